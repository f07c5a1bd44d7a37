// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/customer_window.h"

#include <QString>

#include <memory>
#include <vector>

namespace carded::test {

/// One state of the customer's side.
struct CustomerShot {
    QString name;
    ui::CustomerWindow::Touch touch = ui::CustomerWindow::Touch::None;
    ui::CustomerView view{};
    bool hasProducts = false;
    int waitedSeconds = 0; ///< since a product was touched; 0: nothing was
};

[[nodiscard]] std::vector<CustomerShot> customerShots();

/// The window in that state, shown.
[[nodiscard]] std::unique_ptr<ui::CustomerWindow> openCustomer(const CustomerShot& shot, QSize size,
                                                               const QString& language);

} // namespace carded::test
