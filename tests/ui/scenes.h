// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk_window.h"

#include <QSize>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace carded::test {

/// How a window begins. `textPercent` is one of those that the cashier's keys step through.
struct Opening {
    QSize size;
    QString language;
    int textPercent = 100;
};

/// One state of one of the till's windows. Every scene is drawn, measured and compared in each language and size.
struct Scene {
    enum class Side : std::uint8_t { Cashier, Customer };

    QString name; ///< small letters, digits, `-` and `_`: it is part of a file's name
    Side side = Side::Cashier;
    std::function<std::unique_ptr<QWidget>(const Opening&)> open; ///< the window in that state, shown
};

/// One of the cashier's window, as what is done to it once it is there.
struct CashierScene {
    QString name;
    std::function<void(ui::KioskWindow&)> set;
};

/// All there are, in the order in which they are shown.
[[nodiscard]] std::vector<Scene> allScenes();

/// The cashier's window as it is just after the program's start, without a screen's own size.
[[nodiscard]] std::unique_ptr<ui::KioskWindow> openWindow(const Opening& opening);

} // namespace carded::test
