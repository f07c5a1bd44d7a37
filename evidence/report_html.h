// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/report_words.h"
#include "evidence/summary.h"

#include <cstdint>
#include <map>
#include <string>

namespace carded::evidence {

/// What a report says besides the summary. All texts are shown as they are; times are the shop's, in words or digits.
struct ReportHead {
    ReportLanguage language = ReportLanguage::English;
    std::string store;
    std::string till;
    std::string from; ///< the first moment of the period
    std::string to;   ///< and the last
    std::string timeZone;
    std::string policy; ///< the name of the rules in force
    std::string made;   ///< when the report was made
    std::map<std::string, std::string>
        categoryNames;        ///< in the report's language; an id that is not here is shown itself
    std::uint64_t pruned = 0; ///< records of the period whose text was dropped
    std::string origin;
    std::uint64_t size = 0; ///< of the checkpoint
    std::string root;       ///< of the checkpoint, as it writes it
    std::string verifierKey;
};

/// The report as one HTML document, for a browser, a printer and carded-report: no scripts, no links, nothing to load.
/// A demo's says so in its title.
[[nodiscard]] std::string reportHtml(const Summary& summary, const ReportHead& head);

} // namespace carded::evidence
