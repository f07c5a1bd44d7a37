// SPDX-License-Identifier: Apache-2.0
#include "app/operator_login.h"

#include <utility>

namespace carded::app {

using ui::OperatorPrompt;

OperatorLogin::OperatorLogin(Need need, ShiftFile file, ui::KioskWindow& window, DeskThread& desk,
                             std::function<UnixTime()> now)
    : m_need(need), m_file(std::move(file)), m_window(window), m_desk(desk), m_now(std::move(now)),
      m_view(new ui::OperatorView(&window))
{
    connect(m_view, &ui::OperatorView::entered, this, &OperatorLogin::logIn);
    connect(m_view, &ui::OperatorView::loggedOut, this, [this] {
        m_window.close(*m_view);
        logOut();
    });
    connect(m_view, &ui::OperatorView::managerWanted, this, [this] {
        m_window.close(*m_view);
        emit managerWanted();
    });
}

void OperatorLogin::begin()
{
    if (!m_window.isAsking()) {
        const bool isNeeded = m_need == Need::Required;
        m_view->ask({number(), isNeeded ? OperatorPrompt::Leave::NotBeforeLogin : OperatorPrompt::Leave::Allowed});
        (void)m_window.open(*m_view);
    }
}

/// In a window that is not there, as in self-service, nobody could answer.
void OperatorLogin::insist()
{
    if (m_need == Need::Required && !m_shift && m_window.isVisible()
        && m_window.view() == ui::KioskWindow::View::Idle) {
        begin();
    }
}

void OperatorLogin::logOut()
{
    if (!std::exchange(m_shift, std::nullopt)) {
        return;
    }
    m_desk.post([file = m_file](CheckDesk& desk) {
        desk.setOperator({});
        file.end();
    });
    emit changed();
    insist();
}

QString OperatorLogin::number() const
{
    return m_shift ? QString::fromStdString(m_shift->operatorNumber) : QString();
}

void OperatorLogin::logIn(const QString& number)
{
    if (number == this->number()) {
        m_window.close(*m_view);
        return;
    }
    m_desk.ask(
        *this,
        [file = m_file, number = number.toStdString(), now = m_now()](CheckDesk& desk) {
            desk.setOperator(number);
            return file.begin(number, now);
        },
        [this](const Shift& shift) { take(shift); });
}

void OperatorLogin::take(const Shift& shift)
{
    m_shift = shift;
    m_window.close(*m_view);
    emit changed();
}

} // namespace carded::app
