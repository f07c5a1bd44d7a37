// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/evidence_command.h"
#include "evidence/log_reader.h"

#include <map>
#include <string>

namespace carded::app {

/// What a shop's own clock and words are, by the policy in force; without one UTC and no words.
struct Shop {
    std::string policy; ///< its jurisdiction
    std::string timeZone = "UTC";
    std::map<std::string, std::string> categoryNames; ///< in the language asked for

    [[nodiscard]] Seconds offsetAt(UnixTime time) const;
    /// `2026-11-23 10:20:30`
    [[nodiscard]] std::string localText(UnixTime time) const;
};

[[nodiscard]] Shop shopOf(const EvidenceOptions& options);

/// The period that the options name: `--day`, `--month`, or `--from` and `--to`. The error is a sentence.
[[nodiscard]] Result<evidence::Period, std::string> periodOf(const EvidenceOptions& options, const Shop& shop);

} // namespace carded::app
