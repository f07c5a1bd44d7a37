// SPDX-License-Identifier: Apache-2.0
#include "app/pin_check.h"

#include "app/clock.h"
#include "ui/till_state.h"

#include <iostream>
#include <string>
#include <utility>

namespace carded::app {
namespace {

using Tried = PinTried::Answer;
using State = ui::PinPrompt::State;

PinMoment pinMoment()
{
    return {systemTime(), machineRunning()};
}

/// What a kiosk writes to standard error is in the journal.
void tellJournal(const PinTried& tried)
{
    const PinState& state = tried.state;
    std::string sentence;
    if (tried.answer == Tried::Right) {
        sentence = "the manager's PIN was given, after wrong tries: " + std::to_string(state.failures) + '.';
    } else if (tried.answer == Tried::Wrong) {
        sentence = "a wrong PIN was given; wrong tries in a row: " + std::to_string(state.failures) + '.';
    } else if (state.kind == PinState::Kind::Unusable) {
        sentence = "no PIN can be checked: its file cannot be read or written.";
    } else if (state.kind == PinState::Kind::Damaged) {
        sentence = "no PIN can be checked: its file is damaged. Run carded pin set.";
    }
    if (state.kind == PinState::Kind::Locked) {
        const auto minutes = std::chrono::ceil<std::chrono::minutes>(state.lockLeft).count();
        sentence += (sentence.empty() ? "" : " ") + ("The PIN is locked for minutes: " + std::to_string(minutes) + '.');
    }
    std::cerr << "carded-kiosk: " << sentence << '\n';
}

} // namespace

PinCheck::PinCheck(ManagerPin pin, ui::KioskWindow& window, DeskThread& desk)
    : m_pin(std::move(pin)), m_window(window), m_desk(desk), m_view(new ui::PinView(&window))
{
    connect(m_view, &ui::PinView::entered, this, &PinCheck::look);
    connect(m_view, &ui::PinView::left, this, [this] { m_allowed = nullptr; });
    m_desk.post([pin = m_pin](CheckDesk& /*desk*/) { pin.noteRestart(pinMoment()); });
}

void PinCheck::ask(const ui::PinQuestion& question, Seconds utcOffset, std::function<void()> allowed)
{
    m_utcOffset = utcOffset;
    m_view->ask(question, promptFor(m_pin.state(pinMoment())));
    if (m_window.open(*m_view)) { // unless a verdict has just come, which is to be seen first
        ++m_asked;
        m_allowed = std::move(allowed);
    }
}

void PinCheck::look(const WipedBytes& digits)
{
    m_desk.ask(
        *this, [pin = m_pin, digits](CheckDesk& /*desk*/) { return pin.tryPin(digits, pinMoment()); },
        [this, asked = m_asked](const PinTried& tried) {
            tellJournal(tried);
            if (m_allowed && asked == m_asked) {
                take(tried);
            }
        });
}

void PinCheck::take(const PinTried& tried)
{
    if (tried.answer == Tried::Right) {
        const auto allowed = std::exchange(m_allowed, nullptr);
        m_window.close(*m_view);
        allowed();
        return;
    }
    ui::PinPrompt prompt = promptFor(tried.state);
    if (prompt.state == State::Asking) {
        prompt.state = State::Wrong;
    }
    m_view->setPrompt(prompt);
}

ui::PinPrompt PinCheck::promptFor(const PinState& state) const
{
    switch (state.kind) {
    case PinState::Kind::Ready:
        return {State::Asking, state.triesLeft, {}, {}};
    case PinState::Kind::Locked: {
        const UnixTime end = std::chrono::ceil<std::chrono::minutes>(systemTime() + state.lockLeft);
        return {State::Locked, 0, clockText(state.since, m_utcOffset, ui::Clock::Minutes),
                clockText(end, m_utcOffset, ui::Clock::Minutes)};
    }
    case PinState::Kind::Damaged:
        return {State::Damaged, 0, {}, {}};
    case PinState::Kind::NotSet:
    case PinState::Kind::Unusable:
        break;
    }
    return {State::Unusable, 0, {}, {}};
}

} // namespace carded::app
