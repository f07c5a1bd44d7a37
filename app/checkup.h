// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/care_commands.h"
#include "base/unix_time.h"

#include <string>
#include <vector>

namespace carded::app {

/// One thing that `carded doctor` looked at.
struct Finding {
    enum class Grade : std::uint8_t {
        Fail, ///< the till cannot check codes, or soon cannot
        Warn, ///< worth doing something about
        Ok,
    };

    Grade grade = Grade::Fail;
    std::string check; ///< what was looked at, one word
    std::string text;  ///< what was found; with a Fail or a Warn also what to do
};

/// Looks a till over without changing anything and without a network.
[[nodiscard]] std::vector<Finding> checkUp(const CareOptions& options, UnixTime now);

} // namespace carded::app
