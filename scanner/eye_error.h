// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace carded::scanner {

/// Why carded-eye says nothing more.
enum class EyeError : std::uint8_t {
    ProgramMissing, ///< no program there that may be run
    StartFailed,    ///< no process, pipe or shared memory to be had
    Died,           ///< it ended, or closed its pipe, before its last message
    Lied,           ///< what it sent is no message, or one that does not belong there
    WrongVersion,   ///< it speaks another version of the protocol
    TimedOut        ///< nothing came before the deadline; it may still come
};

} // namespace carded::scanner
