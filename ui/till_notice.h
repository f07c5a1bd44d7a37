// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/till_state.h"

#include <QString>

namespace carded::ui {

/// The notice over the tiles. Empty without a problem. What blocks the till comes first, then a customer who calls,
/// then the scanner, then the records, then what can wait.
struct NoticeText {
    Severity severity = Severity::Calm;
    QString what;
    QString why; ///< and since when, if that is known
    QString who;
};
[[nodiscard]] NoticeText noticeText(const TillState& state);

} // namespace carded::ui
