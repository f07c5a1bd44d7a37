// SPDX-License-Identifier: Apache-2.0
#include "app/customer_side.h"

#include "app/kiosk.h"
#include "app/till_look.h"
#include "ui/action_button.h"

#include <algorithm>
#include <iostream>
#include <utility>

namespace carded::app {

using ui::CustomerScene;

namespace {

/// In self-service the customer's own time decides; behind it, the window's.
constexpr ui::Moment kLonger = 2 * ui::CustomerWindow::kTimeToAct;

ui::CustomerWindow::Manner mannerOf(const TillConfig& config)
{
    using Window = ui::CustomerWindow;
    return {config.customer.isSelfService() ? Window::Touch::SelfService : Window::Touch::None, motionOf(config.look),
            themeOf(config.look), QString::fromStdString(config.customer.language.value_or(config.language))};
}

int customerLanguageKey()
{
    return (Qt::SHIFT | Qt::Key_F11).toCombined();
}

} // namespace

CustomerSide::CustomerSide(const TillConfig& config, ui::KioskWindow& cashier, const ui::SteadyClock& now)
    : m_config(config.customer), m_passTime(config.passTime), m_cashier(cashier), m_window(now, mannerOf(config))
{}

void CustomerSide::follow(Kiosk& kiosk)
{
    m_kiosk = &kiosk;
    hearKiosk(kiosk);
    if (m_config.isSelfService()) {
        hearTouch(kiosk);
    }
    kiosk.offerKey(ui::keyName(customerLanguageKey()));
}

void CustomerSide::hearKiosk(Kiosk& kiosk)
{
    connect(&m_cashier, &ui::KioskWindow::customerTold, this, &CustomerSide::tell);
    connect(&m_cashier, &ui::KioskWindow::functionPressed, this, [this](int key) {
        if (key == customerLanguageKey()) {
            m_window.stepLanguage();
        }
    });
    connect(&kiosk.camera(), &CameraWatch::pictureTaken, &m_window, &ui::CustomerWindow::showPreview);
    connect(&kiosk, &Kiosk::tillStateShown, this, &CustomerSide::setTillState);
    connect(&kiosk, &Kiosk::hintShown, this, [this](std::optional<ui::Hint> hint) {
        if (m_view.hint != hint) { // told with every message
            m_view.hint = hint;
            showScene();
        }
    });
}

void CustomerSide::hearTouch(Kiosk& kiosk)
{
    m_cashier.configure({{m_passTime, kLonger, kLonger, kLonger}, ui::AfterCheck::Forget});
    connect(&kiosk, &Kiosk::categoriesShown, this, &CustomerSide::setCategories);
    connect(&m_cashier, &ui::KioskWindow::categoryChosen, this, &CustomerSide::choose);
    connect(&m_cashier, &ui::KioskWindow::cleared, this, &CustomerSide::beginNext);
    connect(&m_cashier, &ui::KioskWindow::heldTimedOut, this, &CustomerSide::beginNext);
    connect(&m_window, &ui::CustomerWindow::categoryPressed, &m_cashier, &ui::KioskWindow::pressTile);
    connect(&m_window, &ui::CustomerWindow::startedAgain, &m_cashier, &ui::KioskWindow::dismiss);
    connect(&m_window, &ui::CustomerWindow::staffCalled, this, [this] { callStaff("a customer calls staff"); });
    connect(&m_window, &ui::CustomerWindow::staffRequested, this, &CustomerSide::endCall);
}

void CustomerSide::tell(CustomerScene scene)
{
    m_told = scene;
    showScene();
    if (scene == CustomerScene::Help && m_config.isSelfService() && !m_view.isStaffCalled) {
        callStaff("a customer needs help");
    }
}

void CustomerSide::setTillState(const ui::TillState& state)
{
    m_isStateKnown = true;
    m_state = state;
    m_view.hasPicture = state.camera == ui::Device::Ok;
    m_view.mark = state.mark;
    showScene();
}

void CustomerSide::setCategories(const std::vector<ui::Category>& categories)
{
    m_categories = categories;
    const std::string& only = m_config.category;
    const bool wasSold = std::exchange(
        m_isSold, only.empty() ? !categories.empty()
                               : std::ranges::any_of(categories, [&](const auto& sold) { return sold.id == only; }));
    if (wasSold && !m_isSold && !only.empty() && !categories.empty()) {
        std::cerr << "carded-kiosk: customer.category names nothing that the policy knows today: " << only << '\n';
    }
    m_window.setCategories(only.empty() ? categories : std::vector<ui::Category>{});
    showScene();
}

void CustomerSide::choose(const std::string& ids)
{
    m_view.chosen.clear();
    for (std::size_t i = 0; i < m_categories.size(); ++i) {
        if (("," + ids + ",").find("," + m_categories[i].id + ",") != std::string::npos) {
            m_view.chosen.push_back(static_cast<int>(i));
        }
    }
    showScene();
}

void CustomerSide::beginNext()
{
    m_view.chosen.clear();
    endCall();
    m_window.nextCustomer();
    showScene();
}

/// The journal hears that, never of whom or what.
void CustomerSide::callStaff(const char* why)
{
    std::cerr << "carded-kiosk: " << why << '\n';
    m_view.isStaffCalled = true;
    m_kiosk->changeTillState([](ui::TillState& state) { state.isStaffCalled = true; });
    showScene();
    emit staffCalled();
}

void CustomerSide::endCall()
{
    if (std::exchange(m_view.isStaffCalled, false)) {
        m_kiosk->changeTillState([](ui::TillState& state) { state.isStaffCalled = false; });
        showScene();
    }
}

bool CustomerSide::canRead() const noexcept
{
    const bool isBlind = m_state.camera != ui::Device::Ok && m_state.camera != ui::Device::NotFitted;
    const bool hasScanner = m_state.scanner == ui::ScannerState::Ok || m_state.scanner == ui::ScannerState::Misread;
    return m_isSold && (hasScanner || !isBlind) && severityOf(m_state.problem) != ui::Severity::Blocked;
}

CustomerScene CustomerSide::scene() const
{
    if (!m_isStateKnown) {
        return CustomerScene::Closed;
    }
    const bool isWaiting = m_told == CustomerScene::Idle || m_told == CustomerScene::OneMoment;
    return isWaiting && !canRead() ? CustomerScene::NoCodes : m_told;
}

void CustomerSide::showScene()
{
    m_view.scene = scene();
    m_window.setView(m_view);
}

} // namespace carded::app
