// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/used_tokens.h"
#include "credential/presentation.h"
#include "evidence/log_folder.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace carded::app {

/// What tells the time of what is recorded. A film brings a clock of its own, and the same codes in each run: going
/// back is no news then, and a token is used up for this run alone.
enum class RecordClock : std::uint8_t { System, Film };

/// Where and as whose a till's checks are recorded.
struct RecorderOptions {
    std::filesystem::path folder; ///< recordsFolder()
    std::string store;            ///< empty: not set, which is recorded as `unset`
    std::string till;             ///< the same
    std::string mode;             ///< of each record: `live`, `command_line` or `demo`
    RecordClock clock = RecordClock::System;
};

/// The folder of a till's records beside its lists.
[[nodiscard]] std::filesystem::path recordsFolder(const std::filesystem::path& store);

/// Free bytes on the disk of the records below which somebody must make room: weeks of records of a busy till.
inline constexpr std::uintmax_t kLittleSpaceForRecords = std::uintmax_t{64} * 1024 * 1024;

/// A store's or till's number as it stands in records: `unset` if there is none.
[[nodiscard]] std::string numberOrUnset(const std::string& number);

/// How well records are kept, for whoever is in charge of the till.
struct RecorderState {
    std::optional<evidence::LogError> problem; ///< nothing is recorded; nothing: all is well
    bool isSpaceLow = false;                   ///< the disk will soon be full

    friend bool operator==(const RecorderState&, const RecorderState&) = default;
};

/// Keeps the record of a till's checks and its ledger of used tokens. What cannot be recorded changes nothing about a
/// sale: it is counted as a gap, which is recorded as soon as that can be done, and used tokens are remembered until
/// then. One thread.
class Recorder {
public:
    using Moment = std::chrono::milliseconds; ///< of the program's running time

    /// `journal` gets a sentence for each record, with the log's new size and root, and for each trouble: kept outside
    /// of the log, it shows when the end of the log has been cut off.
    Recorder(RecorderOptions options, std::function<void(const std::string&)> journal);

    /// Opens the log, and records what was missed before. False if nothing can be recorded; state() tells why.
    bool open(UnixTime now, Moment running);

    /// Records the start of the program.
    void start(UnixTime now, Moment running);
    /// Records its end.
    void stop(UnixTime now, Moment running);

    /// Who works at the till from now on, by number: it stands in what persons do. Empty: nobody has said.
    void setOperator(std::string number) { m_operator = std::move(number); }

    /// Records that the till is in another mode from now on: `live` or `training`.
    void recordMode(std::string mode, UnixTime now, Moment running);

    /// Whether this till has sold on the token, in whatever run of the program.
    [[nodiscard]] bool isUsed(const crypto::Sha256Digest& token, UnixTime now, Moment running);

    /// Records one thing that has happened, durably before this returns, with the token that it uses up. Gives its
    /// place in the log; nothing if it could not be recorded.
    std::optional<std::uint64_t> record(evidence::Record record, const std::optional<credential::SingleUse>& used,
                                        Moment running);

    [[nodiscard]] const RecorderState& state() const noexcept { return m_state; }

private:
    void tellUnfinished() const;
    void tellBeginning(evidence::Beginning beginning) const;
    std::optional<std::uint64_t> append(evidence::Record record, const std::optional<credential::SingleUse>& used,
                                        Moment running);
    void fail(evidence::LogError error, UnixTime now);
    void measureSpace();

    RecorderOptions m_options;
    std::function<void(const std::string&)> m_journal;
    std::optional<evidence::OpenedLog> m_opened;
    std::string m_birth; ///< of the log's file, while it is open
    RecorderState m_state;
    std::string m_operator;
    std::optional<UnixTime> m_gapSince; ///< the time of the first thing that could not be recorded
    UsedTokens m_unwritten;             ///< tokens used up that are not in the ledger
};

} // namespace carded::app
