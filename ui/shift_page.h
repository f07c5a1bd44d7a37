// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shift_figures.h"

#include <QByteArray>
#include <QString>

namespace carded::ui {

/// What stands on the page besides the numbers.
struct PageHead {
    QString language; ///< the tag of the language in use
    QString made;     ///< when, on the shop's clock
};

/// A shift on one page of A4, as PDF: numbers, hours, reasons, and the record's size, root and signed note as a QR
/// code.
[[nodiscard]] QByteArray shiftPdf(const ShiftFigures& figures, const PageHead& head);

} // namespace carded::ui
