// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/till_config.h"
#include "ui/customer_window.h"
#include "ui/kiosk_window.h"

#include <QObject>

#include <string>
#include <vector>

namespace carded::app {

class Kiosk;

/// The customer's side of the till: told what the cashier's window shows as far as it is a customer's business, and
/// never why. In self-service it also chooses the product and calls staff. Lives in the windows' thread.
class CustomerSide final : public QObject {
    Q_OBJECT
public:
    /// `cashier` outlives it. In self-service that window may stay hidden; it still says what comes when.
    CustomerSide(const TillConfig& config, ui::KioskWindow& cashier, const ui::SteadyClock& now);

    [[nodiscard]] ui::CustomerWindow& window() noexcept { return m_window; }

    /// From now on. `kiosk` outlives it, and drives the cashier's window. Once.
    void follow(Kiosk& kiosk);

signals:
    /// By the customer, or because a check needs help: for a sound.
    void staffCalled();

private:
    void hearKiosk(Kiosk& kiosk);
    void hearTouch(Kiosk& kiosk);
    void tell(ui::CustomerScene scene);
    void setTillState(const ui::TillState& state);
    void setCategories(const std::vector<ui::Category>& categories);
    void choose(const std::string& ids);
    void beginNext();
    void callStaff(const char* why);
    void endCall();
    void showScene();
    [[nodiscard]] ui::CustomerScene scene() const;
    [[nodiscard]] bool canRead() const noexcept;

    CustomerConfig m_config;
    Seconds m_passTime;
    ui::KioskWindow& m_cashier;
    ui::CustomerWindow m_window;
    Kiosk* m_kiosk = nullptr; ///< null until it is followed
    bool m_isStateKnown = false;
    bool m_isSold = true; ///< in self-service: there is something that may be sold
    ui::TillState m_state;
    std::vector<ui::Category> m_categories;
    ui::CustomerScene m_told = ui::CustomerScene::Idle;
    ui::CustomerView m_view;
};

} // namespace carded::app
