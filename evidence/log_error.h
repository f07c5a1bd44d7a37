// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace carded::evidence {

enum class LogError : std::uint8_t {
    Missing,    ///< there is no log yet
    Busy,       ///< another program writes this log
    NotAllowed, ///< this user may not read or write there, or the folder is missing
    DiskFull,
    NewerFormat, ///< written by a later version of this program
    NotALog,     ///< a file of another kind
    OtherLog,    ///< of another store or till, or signed by another key
    Copied,      ///< not the file that was written here: a backup that was put back, or a copy
    Damaged,     ///< what is in it does not fit together
    WriteFailed, ///< the disk, or what is below it
    BadRecord    ///< a field cannot stand in a record
};

} // namespace carded::evidence
