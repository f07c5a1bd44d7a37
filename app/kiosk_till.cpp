// SPDX-License-Identifier: Apache-2.0
// What the kiosk's window tells about the till itself.
#include "app/kiosk.h"
#include "app/kiosk_state.h"
#include "policy/time_zone.h"

#include <iostream>

namespace carded::app {
namespace {

constexpr std::chrono::milliseconds kClockInterval{1000};

ui::Mark markOf(bool isDemo, TillMode mode)
{
    if (isDemo) {
        return ui::Mark::Demo;
    }
    return mode == TillMode::Training ? ui::Mark::Training : ui::Mark::None;
}

} // namespace

void Kiosk::takeOver(DeskChange change, const DeskState& state)
{
    if (state.problem != m_deskState.problem && !state.problem.empty()) {
        std::cerr << "carded-kiosk: " << state.problem << '\n';
    }
    m_deskState = state;
    m_persons.setState(state);
    if (change == DeskChange::State) { // the tiles stay as they are for an age: a finger may be on one
        m_categoriesDay.reset();
    }
    showState();
    m_clockTimer.start(kClockInterval);
    emit stateShown(m_deskState);
}

void Kiosk::showState()
{
    const UnixTime time = now();
    m_tillState.now = time;
    m_tillState.problem = problemOf(m_deskState, time);
    m_tillState.records = recordsOf(m_deskState.records);
    m_tillState.functionKeys = functionKeys();
    m_tillState.overridable = m_mode == TillMode::Live ? m_persons.overridable() : decltype(m_tillState.overridable)();
    m_tillState.listAge.reset();
    m_tillState.policy.clear();
    m_tillState.nextSync = m_deskState.nextSync > time ? m_deskState.nextSync : std::nullopt; // none is late already
    m_tillState.mark = markOf(m_deskState.hasState ? m_deskState.info.demo : m_isDemo, m_mode);
    if (m_deskState.hasState) {
        m_shifts.setTimeZone(m_deskState.policy.timeZone);
        m_tillState.policy = QString::fromStdString(m_deskState.policy.jurisdiction);
        m_tillState.listAge = std::max(Seconds{0}, time - m_deskState.info.verifiedAt);
        m_tillState.utcOffset = policy::utcOffset(m_deskState.policy.timeZone, time).value_or(Seconds{0});
    }
    showCategories(time);
    m_window.setTillState(m_tillState);
    emit tillStateShown(m_tillState);
    m_operators.insist();
}

/// The rules in force are a matter of the day: it may change while the state stays, by midnight or because the
/// clock was wrong.
void Kiosk::showCategories(UnixTime time)
{
    const auto today = std::chrono::floor<std::chrono::days>(time + m_tillState.utcOffset);
    if (m_categoriesDay != today) {
        m_categoriesDay = today;
        const auto categories = categoriesOf(m_deskState.policy, time);
        m_window.setCategories(categories);
        emit categoriesShown(categories);
    }
}

void Kiosk::offerKey(const QString& key)
{
    m_offeredKeys += key;
    changeTillState([this](ui::TillState& state) { state.functionKeys = functionKeys(); });
}

void Kiosk::changeTillState(const std::function<void(ui::TillState&)>& change)
{
    change(m_tillState);
    m_menu.setSound(m_tillState.sound);
    m_window.setTillState(m_tillState);
}

void Kiosk::askDesk()
{
    m_desk.ask(
        *this, [](CheckDesk& /*desk*/) { return true; }, [this](bool /*answer*/) { emit deskAnswered(); });
}

} // namespace carded::app
