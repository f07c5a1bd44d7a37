// SPDX-License-Identifier: Apache-2.0
// What of a badge is said or written in one row.
#include "ui/badge.h"

namespace carded::ui {

namespace {

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral("\u00A0\u00A0\u00B7  ")); // a line may break after the dot, not before
}

} // namespace

QString Badge::spoken() const
{
    const QString answer = QStringLiteral("%1. %2. %3").arg(word, headline, step);
    return isMarked() ? band + QStringLiteral(". ") + answer : answer;
}

QString Badge::foot() const
{
    return joined({category, time, place, shift});
}

QString Badge::placeAndShift() const
{
    return joined({place, shift});
}

QString Badge::timeAndCategory() const
{
    return joined({time, category});
}

} // namespace carded::ui
