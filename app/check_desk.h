// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/checker.h"
#include "app/open_store.h"
#include "app/recorder.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace carded::app {

/// Where a desk's store is and what it may be.
struct DeskOptions {
    std::filesystem::path store;
    PolicyChoice policy;
    DemoStores demoStores = DemoStores::Refused;
    std::string storeNumber{}; ///< as they stand in records; empty: not set
    std::string tillNumber{};
};

/// Training: checks are for practice. They are marked so, are on no record, and use up no token.
enum class TillMode : std::uint8_t { Live, Training };

/// One symbol to be judged, with all that the judgement depends on.
struct CheckRequest {
    std::string symbology;
    WipedBytes bytes;
    std::string category;
    UnixTime now{}; ///< when it was shown: what is answered later is judged as of then
    Recorder::Moment runningTime{0};
    verifier::Shown::Face face = verifier::Shown::Face::NotCompared;
    std::optional<std::uint64_t> answers{}; ///< place in the log of the check that asked for the face
};

/// What a kiosk shows about its state.
struct DeskState {
    bool hasState = false;
    bool isMissing = false;           ///< nothing was ever stored: the till is new
    std::string problem;              ///< a sentence if there is no state, or no policy
    revocation_cache::StateInfo info; ///< meaningless without a state
    policy::Policy policy;            ///< the one in force; empty without a state
    RecorderState records;
    std::optional<UnixTime> nextSync; ///< when the next sync is due, if that is known
};

/// What a look at the pointer brought. A later value includes the earlier ones.
enum class DeskChange : std::uint8_t {
    Nothing,
    Records, ///< how well records are kept
    Times,   ///< the same state, verified anew: its age alone has changed
    State,   ///< another state, or none any more, or another problem
};

/// The kiosk's side of the straight line: the state in force, taken over as soon as a newer one is, and the
/// record of checks. One thread at a time.
class CheckDesk {
public:
    explicit CheckDesk(DeskOptions options);

    /// Records that the program begins, or ends.
    void start(UnixTime now, Recorder::Moment running);
    void stop(UnixTime now, Recorder::Moment running);

    /// Records that the till's mode changes.
    void setMode(TillMode mode, UnixTime now, Recorder::Moment running);

    /// Who works at the till from now on, by number; empty: nobody has said.
    void setOperator(std::string number) { m_recorder.setOperator(std::move(number)); }

    /// Tries again to keep records, if that could not be done.
    void retryRecords(UnixTime now, Recorder::Moment running);

    /// Looks whether another state is in force, and opens it; one that could not be opened is tried again, and serves
    /// for nothing meanwhile: the state before it may lack a revocation. takeChange() tells what came of it.
    void look();
    /// What has changed since this was last asked, by a look or by a check.
    [[nodiscard]] DeskChange takeChange() { return std::exchange(m_change, DeskChange::Nothing); }
    [[nodiscard]] DeskState state() const;

    /// Looks likewise and judges one symbol on the state in force, all of it on that one. When this returns the check
    /// is recorded, and a token that gave a pass is used up.
    [[nodiscard]] Answer check(const CheckRequest& request);

    /// Records what a person has decided, durably before this returns. Its place in the log, or why there is none.
    [[nodiscard]] Result<std::uint64_t, RecorderState> record(evidence::Record record, Recorder::Moment running);

private:
    void open();
    [[nodiscard]] static Answer practise(Checker& checker, const CheckRequest& request);
    void noteRecords(const RecorderState& before);

    DeskOptions m_options;
    TillMode m_mode = TillMode::Live;
    OpenedStore m_store;
    std::optional<UnixTime> m_nextSync;
    std::shared_ptr<const policy::Policy> m_policy;
    DeskChange m_change = DeskChange::Nothing;
    Recorder m_recorder;
};

} // namespace carded::app
