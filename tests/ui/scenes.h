// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk_window.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace carded::test {

/// One state of the cashier's window. Every scene is drawn, measured and compared in each language and size.
struct Scene {
    QString name; ///< small letters, digits, `-` and `_`: it is part of a file's name
    std::function<void(ui::KioskWindow&)> set;
};

/// All there are, in the order in which they are shown.
[[nodiscard]] std::vector<Scene> allScenes();

/// A window as it is just after the program's start, without a screen's own size. `textPercent` is one of those that
/// its keys step through.
[[nodiscard]] std::unique_ptr<ui::KioskWindow> openWindow(QSize size, const QString& language, int textPercent = 100);

} // namespace carded::test
