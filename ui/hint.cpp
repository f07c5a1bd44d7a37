// SPDX-License-Identifier: Apache-2.0
#include "ui/hint.h"

#include <QCoreApplication>

namespace carded::ui {

const char* hintSource(Hint hint) noexcept
{
    switch (hint) {
    case Hint::Nearer:
        return QT_TRANSLATE_NOOP("ui", "Hold it nearer");
    case Hint::Farther:
        return QT_TRANSLATE_NOOP("ui", "Hold it farther away");
    case Hint::Brighter:
        return QT_TRANSLATE_NOOP("ui", "Make the phone brighter");
    case Hint::Tilt:
        return QT_TRANSLATE_NOOP("ui", "Glare: tilt it a little");
    case Hint::HoldStill:
        return QT_TRANSLATE_NOOP("ui", "Hold it still");
    case Hint::WholeCode:
        return QT_TRANSLATE_NOOP("ui", "Show the whole code");
    }
    return "";
}

QString hintText(Hint hint)
{
    return QCoreApplication::translate("ui", hintSource(hint));
}

} // namespace carded::ui
