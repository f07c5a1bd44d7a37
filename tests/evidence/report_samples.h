// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/report_html.h"

namespace carded::test {

/// Of a shop in Seoul with names in `language`.
[[nodiscard]] evidence::ReportHead sampleHead(evidence::ReportLanguage language);

/// No record at all.
[[nodiscard]] evidence::Summary emptyPeriod();
/// 23 November 2026: some 80 checks, nothing out of the ordinary.
[[nodiscard]] evidence::Summary quietDay(evidence::ReportMode mode);
/// November 2026: some 9,000 checks and everything that a record can be about.
[[nodiscard]] evidence::Summary fullMonth();

} // namespace carded::test
