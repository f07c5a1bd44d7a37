// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"

#include <filesystem>
#include <string>

namespace carded::app {

/// Who works at the till, and since when.
struct Shift {
    std::string operatorNumber; ///< digits
    UnixTime since{};

    friend bool operator==(const Shift&, const Shift&) = default;
};

/// The shift that was not ended yet, in a file of the window's user: after a crash or a restart the same operator's
/// goes on, and nobody else's. Nobody is logged in by it.
class ShiftFile {
public:
    /// Nobody works longer. What was begun before that is forgotten, not ended.
    static constexpr std::chrono::hours kLongestShift{16};

    /// `store`: the till's data folder.
    explicit ShiftFile(const std::filesystem::path& store);

    /// `number` logs in: the shift that goes on, else one that begins now. Where the file cannot be written it is not
    /// known after a restart.
    [[nodiscard]] Shift begin(const std::string& number, UnixTime now) const;
    void end() const;

private:
    std::filesystem::path m_store;
    std::filesystem::path m_file;
};

} // namespace carded::app
