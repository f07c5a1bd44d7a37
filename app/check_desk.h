// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/checker.h"
#include "app/open_store.h"
#include "app/used_tokens.h"
#include "revocation_cache/current.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace carded::app {

/// Where a desk's store is and what it may be.
struct DeskOptions {
    std::filesystem::path store;
    std::string jurisdiction; ///< empty: the only policy in the store
    DemoStores demoStores = DemoStores::Refused;
};

/// One symbol to be judged, with all that the judgement depends on.
struct CheckRequest {
    std::string symbology;
    Bytes bytes;
    std::string category;
    UnixTime now{};
    UsedTokens::Moment runningTime{0};
};

/// What a kiosk shows about its state.
struct DeskState {
    bool hasState = false;
    bool isMissing = false;           ///< nothing was ever stored: the till is new
    std::string problem;              ///< a sentence if there is no state, or no policy
    revocation_cache::StateInfo info; ///< meaningless without a state
    policy::Policy policy;            ///< the one in force; empty without a state
};

/// The kiosk's side of the straight line: the state in force, taken over as soon as a newer one is, and the
/// tokens used up. One thread at a time.
class CheckDesk {
public:
    explicit CheckDesk(DeskOptions options) : m_options(std::move(options)) {}

    /// Looks whether another state is in force, and opens it; one that could not be opened is tried again.
    /// True if anything changed.
    bool refresh();
    [[nodiscard]] DeskState state() const;

    /// Judges one symbol on the state in force. A token that gives a pass is used up.
    [[nodiscard]] Answer check(const CheckRequest& request);

private:
    void open();

    DeskOptions m_options;
    std::optional<revocation_cache::Current> m_current;
    OpenedStore m_store;
    const policy::Policy* m_policy = nullptr;
    bool m_isOpened = false;
    UsedTokens m_used;
};

} // namespace carded::app
