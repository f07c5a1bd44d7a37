// SPDX-License-Identifier: Apache-2.0
#include "ui/hint.h"

#include <QCoreApplication>

namespace carded::ui {

QString hintText(Hint hint)
{
    switch (hint) {
    case Hint::Nearer:
        return QCoreApplication::translate("ui", "Hold it nearer");
    case Hint::Farther:
        return QCoreApplication::translate("ui", "Hold it farther away");
    case Hint::Brighter:
        return QCoreApplication::translate("ui", "Make the phone brighter");
    case Hint::Tilt:
        return QCoreApplication::translate("ui", "Glare: tilt it a little");
    case Hint::HoldStill:
        return QCoreApplication::translate("ui", "Hold it still");
    case Hint::WholeCode:
        return QCoreApplication::translate("ui", "Show the whole code");
    }
    return {};
}

} // namespace carded::ui
