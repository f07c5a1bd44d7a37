// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/kiosk_fixture.h"
#include "ui/action_button.h"
#include "ui/panel.h"

#include <QImage>

#include <algorithm>

namespace carded::test {

/// How many pixels of the window have the colour of a verdict's field, or that of its frame.
inline int verdictPixels(QWidget& window)
{
    const QImage shot = window.grab().toImage();
    int found = 0;
    for (const auto outcome : {verifier::Outcome::Pass, verifier::Outcome::Refuse, verifier::Outcome::CannotVerify}) {
        const ui::FieldColors colors = ui::Design().fieldColors(outcome);
        for (int y = 0; y < shot.height(); ++y) {
            for (int x = 0; x < shot.width(); ++x) {
                const QRgb pixel = shot.pixel(x, y);
                found += pixel == colors.field.rgb() ? 1 : 0;
                found += outcome == verifier::Outcome::Refuse && pixel == colors.edge.rgb() ? 1 : 0;
            }
        }
    }
    return found;
}

/// The panel's buttons that can be seen.
inline QList<ui::ActionButton*> shownButtons(const ui::Panel& panel)
{
    QList<ui::ActionButton*> shown = panel.findChildren<ui::ActionButton*>();
    shown.removeIf([](const ui::ActionButton* button) { return !button->isVisible(); });
    return shown;
}

/// The one whose accessible name begins so; null if there is none.
inline ui::ActionButton* buttonNamed(const ui::Panel& panel, const QString& name)
{
    const auto shown = shownButtons(panel);
    const auto found = std::ranges::find_if(
        shown, [&](const ui::ActionButton* button) { return button->accessibleName().startsWith(name); });
    return found == shown.end() ? nullptr : *found;
}

/// Whether all that can be pressed is at least `units` high, inside the panel and apart from the rest, with its text
/// inside and not much smaller than usual: large text may give way, but only so far.
inline bool buttonsFit(const ui::Panel& panel, const ui::Design& design, double units)
{
    const auto buttons = shownButtons(panel);
    for (const ui::ActionButton* button : buttons) {
        const bool isInside = panel.rect().contains(button->geometry());
        const bool isApart = std::ranges::all_of(buttons, [&](const ui::ActionButton* other) {
            return other == button || !other->geometry().intersects(button->geometry());
        });
        if (!isInside || !isApart || button->height() < design.px(units) - 1
            || button->fittingScale() * design.textScale() < 0.8) {
            return false;
        }
    }
    return !buttons.empty();
}

/// The space between two buttons, side by side or one above the other; in pixels.
inline int gapBetween(const QWidget& one, const QWidget& other)
{
    const QRect both = one.geometry().united(other.geometry());
    return std::max(both.width() - one.width() - other.width(), both.height() - one.height() - other.height());
}

} // namespace carded::test
