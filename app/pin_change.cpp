// SPDX-License-Identifier: Apache-2.0
#include "app/pin_change.h"

#include <QPointer>

#include <utility>

namespace carded::app {

using Purpose = ui::PinQuestion::Purpose;
using State = ui::PinPrompt::State;

PinChange::PinChange(ManagerPin pin, ui::KioskWindow& window, DeskThread& desk)
    : m_pin(std::move(pin)), m_window(window), m_desk(desk), m_view(new ui::PinView(&window))
{
    connect(m_view, &ui::PinView::entered, this, &PinChange::take);
    // Whoever left it closes it, and opens what was there before it then.
    connect(
        m_view, &ui::PinView::left, this, [this] { end(End::Left); }, Qt::QueuedConnection);
}

void PinChange::ask()
{
    m_first.clear();
    m_view->ask({Purpose::NewPin, {}}, {State::Asking, 0, {}, {}});
    (void)m_window.open(*m_view);
}

void PinChange::take(const WipedBytes& digits)
{
    if (m_first.empty()) {
        m_first = digits;
        m_view->ask({Purpose::SamePin, {}}, {State::Asking, 0, {}, {}});
        return;
    }
    if (std::exchange(m_first, {}) != digits) {
        m_view->ask({Purpose::NewPin, {}}, {State::Wrong, 0, {}, {}});
        return;
    }
    save(digits);
}

void PinChange::save(const WipedBytes& digits)
{
    m_desk.ask( // a slow hash; the pad takes nothing meanwhile
        m_desk, // which outlives this
        [pin = m_pin, digits](CheckDesk& /*desk*/) { return pin.set(digits).has_value(); },
        [self = QPointer(this)](bool isSet) {
            if (self) {
                self->m_window.close(*self->m_view);
                self->end(isSet ? End::Set : End::Failed);
            }
        });
}

void PinChange::end(End end)
{
    m_first.clear();
    emit ended(end);
}

} // namespace carded::app
