// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace carded::issuer {

/// Why something could not be made: a cause for programs, and words that say what happened and what to do.
struct IssuerError {
    enum class Cause : std::uint8_t {
        BadArgument, ///< what was asked for is impossible or contradicts itself
        Exists,      ///< a file is there already and is not overwritten
        CannotRead,
        CannotWrite,
        BadFile,     ///< a file is there, but is not what it should be
        ListFull,    ///< the status list has no free entry left
        CodeTooLong, ///< the text fits in no QR code, or is above the profile's limit
        Refused,     ///< the store refused what was made, or tills would refuse it
        KeyMissing,  ///< too few of a role's secret keys are at hand
        PartlyDone,  ///< done, but for parts that nobody could use
        RunsOut,     ///< something has less time left than was asked for
    };
    Cause cause{};
    std::string message;
};

} // namespace carded::issuer
