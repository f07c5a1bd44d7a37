// SPDX-License-Identifier: Apache-2.0
// The customer's side in self-service: what is touched or typed, and the time to do so.
#include "ui/customer_window.h"
#include "ui/language.h"
#include "ui/touch_button.h"

namespace carded::ui {

namespace {

constexpr int kTickMs = 100;

} // namespace

void CustomerWindow::connectTouch()
{
    connect(m_keys.get(), &KeyFilter::due, this, &CustomerWindow::tick);
    connect(m_corner.get(), &HoldCorner::due, this, &CustomerWindow::tick);
    connect(m_languages, &ButtonGrid::pressed, this, [this](int index) {
        setLanguage(Language::tags()[index]);
        actNow();
    });
    connect(m_products, &ButtonGrid::pressed, this, [this](int index) {
        m_products->mark(m_view.chosen);
        actNow();
        emit categoryPressed(index);
    });
    connect(m_call, &QPushButton::clicked, this, [this] {
        actNow();
        emit staffCalled();
    });
    connect(m_again, &QPushButton::clicked, this, &CustomerWindow::startedAgain);
    connect(m_more, &QPushButton::clicked, this, &CustomerWindow::actNow);
}

bool CustomerWindow::isAsking() const
{
    return m_acting && !m_acting->isHeld()
           && m_acting->fraction(m_now()) * kTimeToAct.count() <= static_cast<double>(kAskBefore.count());
}

void CustomerWindow::actNow()
{
    if (!isTouched()) {
        return;
    }
    m_acting.emplace().start(m_now(), kTimeToAct);
    m_timer.start(kTickMs);
    layParts();
}

void CustomerWindow::nextCustomer()
{
    m_acting.reset();
    m_timer.stop();
    if (isTouched()) {
        setLanguage(m_manner.language);
    }
}

void CustomerWindow::act(const KeyStroke& stroke)
{
    if (stroke.key == Qt::Key_F10 && stroke.modifiers.testFlag(Qt::ControlModifier)) {
        emit staffRequested();
    } else if (stroke.key == Qt::Key_Tab || stroke.key == Qt::Key_Backtab) {
        m_isChosen = focusNextPrevChild(stroke.key == Qt::Key_Tab);
    } else if (stroke.key == Qt::Key_Return || stroke.key == Qt::Key_Enter || stroke.key == Qt::Key_Space) {
        auto* const button = qobject_cast<TouchButton*>(focusWidget());
        if (m_isChosen && button != nullptr && button->isVisible()) {
            button->click();
        }
    } else {
        m_isChosen = false;
    }
}

} // namespace carded::ui
