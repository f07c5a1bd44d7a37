// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unix_time.h"
#include "evidence/log_error.h"
#include "evidence/summary.h"
#include "ui/shift_figures.h"

#include <filesystem>
#include <string>

namespace carded::app {

/// What is to be counted.
struct ShiftQuestion {
    std::filesystem::path log;
    UnixTime since{};
    UnixTime now{};
    std::string timeZone; ///< the shop's; one that is not known counts as UTC
    evidence::ReportMode mode = evidence::ReportMode::Live;
    QString operatorNumber;
    QString place;
};

/// Counts the records since then, as `carded evidence report --from` does, while another thread may be writing the log.
[[nodiscard]] Result<ui::ShiftFigures, evidence::LogError> shiftFigures(const ShiftQuestion& question);

/// When the day of `now` began on the shop's clock.
[[nodiscard]] UnixTime dayBegin(UnixTime now, const std::string& timeZone);

/// `2026-11-28 14:03:22` on the shop's clock.
[[nodiscard]] QString shopTimeText(UnixTime time, const std::string& timeZone);

} // namespace carded::app
