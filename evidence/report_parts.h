// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/report_html.h"

#include <string>

namespace carded::evidence {

// The parts of a report, in their order, as markup.

/// Whose report of what, the numbers, and what is out of the ordinary.
[[nodiscard]] std::string overview(const Summary& summary, const ReportHead& head);
/// Checks by the hour of the day, as bars.
[[nodiscard]] std::string hoursChart(const Summary& summary, ReportLanguage language);
/// Reasons, faces, cards, categories, events, age of the lists, versions.
[[nodiscard]] std::string details(const Summary& summary, const ReportHead& head);
/// What it is worth, and how somebody else checks it.
[[nodiscard]] std::string proof(const ReportHead& head);

} // namespace carded::evidence
