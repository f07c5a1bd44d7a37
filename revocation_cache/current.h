// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unix_time.h"
#include "crypto/checksum.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace carded::revocation_cache {

/// Why a store cannot be used.
enum class OpenError : std::uint8_t {
    Missing,      ///< no folder, or no pointer in it: nothing was ever stored
    NotPermitted, ///< this user may not read it
    Damaged,      ///< pointer or state file is not what was written, or they do not belong together
    NewerFormat,  ///< written by a later version of this program
    Unreadable,   ///< the disk or SQLite fails, or this machine cannot make sense of what is stored
};

/// The pointer file `current`: which state file is in force (docs/formats/store.md).
struct Current {
    std::uint64_t generation = 0;
    std::uint64_t size = 0;  ///< of the state file, in bytes
    crypto::Checksum digest; ///< of the state file
    UnixTime verifiedAt{};   ///< reference time of the last verified sync, with or without news
    UnixTime clockFloor{};   ///< the latest time ever accepted from a repository; never lowered

    friend bool operator==(const Current&, const Current&) = default;

    /// Whether both name the same state: then their times alone may differ.
    [[nodiscard]] bool namesSameState(const Current& other) const noexcept;
};

/// What is in force in `storeDir` now. Reads a few hundred bytes: cheap enough to ask before every check.
[[nodiscard]] Result<Current, OpenError> readCurrent(const std::filesystem::path& storeDir);

/// Puts `current` in force in one step that survives a power cut; false leaves the old one in force.
[[nodiscard]] bool writeCurrent(const std::filesystem::path& storeDir, const Current& current);

/// The pointer's text and back. Anything but the exact text of formatCurrent() is Damaged or NewerFormat.
[[nodiscard]] std::string formatCurrent(const Current& current);
[[nodiscard]] Result<Current, OpenError> parseCurrent(std::string_view text);

/// `state-7.db`.
[[nodiscard]] std::string stateFileName(std::uint64_t generation);

} // namespace carded::revocation_cache
