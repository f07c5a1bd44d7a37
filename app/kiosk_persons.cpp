// SPDX-License-Identifier: Apache-2.0
// The kiosk and the persons who work at it: operators, and their manager.
#include "app/kiosk.h"

#include <QRandomGenerator>

namespace carded::app {

void Kiosk::connectPersons()
{
    connect(&m_persons, &PersonDecisions::decided, &m_faces, &FaceCheck::drop);
    connect(&m_window, &ui::KioskWindow::functionPressed, this, &Kiosk::press);
    connect(&m_operators, &OperatorLogin::changed, this, &Kiosk::beginShift);
    connect(&m_operators, &OperatorLogin::managerWanted, this, [this] { press(Qt::Key_F10); });
    m_menu.offer(ui::MenuItem::Shift, [this] { m_shifts.show(ui::ShiftView::Purpose::Look); });
    m_menu.offer(ui::MenuItem::EndOfShift, [this] { m_shifts.show(ui::ShiftView::Purpose::End); });
    beginShift();
    offerTraining();
}

ShiftPlace Kiosk::shiftPlace() const
{
    ui::TillState named;
    named.store = QString::fromStdString(m_config.store);
    named.till = QString::fromStdString(m_config.till);
    return {m_store, m_config.shiftFolder, m_isDemo ? evidence::ReportMode::Demo : evidence::ReportMode::Live,
            named.place()};
}

/// Its number is on every badge: one that was filmed before lacks it.
void Kiosk::beginShift()
{
    m_tillState.shiftNumber = QRandomGenerator::global()->bounded(10, 100);
    m_tillState.operatorNumber = m_operators.number();
    m_window.setTillState(m_tillState);
}

void Kiosk::press(int key)
{
    const bool isIdle = m_window.view() == ui::KioskWindow::View::Idle;
    if (key == Qt::Key_F3 && isIdle) {
        m_operators.begin();
    } else if (key == Qt::Key_F10 && isIdle) {
        openMenu();
    } else if (m_mode == TillMode::Live) { // what persons decide is on record, and in training nothing is
        m_persons.press(key, m_category);
    }
}

void Kiosk::openMenu()
{
    m_menu.begin(m_tillState.utcOffset);
}

QStringList Kiosk::functionKeys() const
{
    QStringList keys{QStringLiteral("F3"), QStringLiteral("F10")};
    if (m_mode == TillMode::Live) {
        keys += m_persons.keys();
    }
    return keys + m_offeredKeys;
}

void Kiosk::setMode(TillMode mode)
{
    m_mode = mode;
    m_desk.post(
        [mode, time = now(), running = m_desk.running()](CheckDesk& desk) { desk.setMode(mode, time, running); });
    offerTraining();
    showState();
}

/// A demo is marked, and practised on as it is.
void Kiosk::offerTraining()
{
    if (m_isDemo) {
        return;
    }
    const bool isLive = m_mode == TillMode::Live;
    m_menu.withdraw(isLive ? ui::MenuItem::EndTraining : ui::MenuItem::StartTraining);
    m_menu.offer(isLive ? ui::MenuItem::StartTraining : ui::MenuItem::EndTraining,
                 [this, isLive] { setMode(isLive ? TillMode::Training : TillMode::Live); });
}

} // namespace carded::app
