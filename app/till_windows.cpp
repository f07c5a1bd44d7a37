// SPDX-License-Identifier: Apache-2.0
#include "app/till_windows.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

#include <iostream>
#include <utility>

namespace carded::app {
namespace {

constexpr QSize kPlainSize(1280, 800);
constexpr QSize kPlainCustomerSize(800, 480);

} // namespace

TillWindows::TillWindows(WindowKind kind, CustomerConfig::Screen screen, QWidget& cashier, QWidget* customer)
    : m_kind(kind), m_first(screen == CustomerConfig::Screen::Only && customer != nullptr ? *customer : cashier),
      m_second(screen == CustomerConfig::Screen::Second ? customer : nullptr),
      m_staff(&m_first == &cashier ? nullptr : &cashier)
{
    for (QWidget* window : {&m_first, m_second, m_staff}) {
        if (window != nullptr) {
            window->installEventFilter(this);
        }
    }
    if (customer != nullptr && kind != WindowKind::Plain) {
        customer->setCursor(Qt::BlankCursor); // it is touched, or looked at
    }
}

QScreen* TillWindows::secondScreen()
{
    const QScreen* const first = QGuiApplication::primaryScreen();
    for (QScreen* screen : QGuiApplication::screens()) {
        if (!screen->geometry().intersects(first->geometry())) {
            return screen;
        }
    }
    return nullptr;
}

void TillWindows::show()
{
    for (QScreen* screen : QGuiApplication::screens()) {
        follow(*screen);
    }
    const auto* const application = qobject_cast<QGuiApplication*>(QCoreApplication::instance());
    connect(application, &QGuiApplication::screenAdded, this, [this](QScreen* screen) {
        follow(*screen);
        place();
    });
    connect(application, &QGuiApplication::screenRemoved, this, &TillWindows::place, Qt::QueuedConnection);
    connect(application, &QGuiApplication::primaryScreenChanged, this, &TillWindows::place);
    if (m_kind == WindowKind::Plain) {
        m_first.resize(kPlainSize.boundedTo(QGuiApplication::primaryScreen()->availableSize()));
        m_first.show();
    }
    place();
    m_first.activateWindow();
}

void TillWindows::showStaff()
{
    if (m_staff != nullptr) {
        fill(*m_staff, *QGuiApplication::primaryScreen());
        m_staff->raise();
        m_staff->activateWindow();
    }
}

void TillWindows::hideStaff()
{
    if (m_staff != nullptr) {
        m_staff->hide();
        m_first.activateWindow();
    }
}

void TillWindows::follow(QScreen& screen) const
{
    connect(&screen, &QScreen::geometryChanged, this, &TillWindows::place);
}

void TillWindows::place()
{
    if (m_kind != WindowKind::Plain) {
        fill(m_first, *QGuiApplication::primaryScreen());
    }
    if (m_second != nullptr) {
        placeSecond();
    }
}

void TillWindows::fill(QWidget& window, const QScreen& screen) const
{
    if (m_kind == WindowKind::Locked && !window.isVisible()) {
        window.setWindowFlag(Qt::WindowStaysOnTopHint);
    }
    window.setGeometry(screen.geometry()); // a kiosk may run without a window manager, which would do this
    window.showFullScreen();
}

/// On a desktop with one screen it is a window like others; a till has a screen for it, or does without.
void TillWindows::placeSecond()
{
    const QScreen* const screen = secondScreen();
    if (screen != nullptr) {
        fill(*m_second, *screen);
        return;
    }
    if (m_kind == WindowKind::Plain) {
        m_second->showNormal();
        m_second->resize(kPlainCustomerSize);
        return;
    }
    m_second->hide();
    if (!std::exchange(m_isToldAlone, true)) {
        std::cerr << "carded-kiosk: there is no second screen for the customer's side; it is shown when one comes.\n";
    }
}

bool TillWindows::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Close) {
        return false;
    }
    if (m_kind == WindowKind::Locked) {
        event->ignore();
        return true;
    }
    if (watched == &m_first && m_second != nullptr) {
        m_second->close(); // the program ends with its last window
    }
    return false;
}

} // namespace carded::app
