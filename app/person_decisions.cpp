// SPDX-License-Identifier: Apache-2.0
#include "app/person_decisions.h"

#include <utility>

namespace carded::app {

PersonDecisions::PersonDecisions(ManagerPin pin, ui::KioskWindow& window, DeskThread& desk,
                                 std::function<UnixTime()> now)
    : m_window(window), m_now(std::move(now)), m_pin(std::move(pin), window, desk), m_manual(window, desk, m_now),
      m_override(m_pin, desk, m_now), m_note(new ui::NoteView(&window))
{
    connect(&window, &ui::KioskWindow::verdictShown, this, [this] { m_shown = m_next; });
    connect(&m_manual, &ManualCheck::decided, this, &PersonDecisions::tell);
    connect(&m_override, &Override::decided, this, &PersonDecisions::tell);
    connect(m_note, &ui::NoteView::left, &window, &ui::KioskWindow::dismiss);
}

QStringList PersonDecisions::keys() const
{
    QStringList keys;
    if (!manualChoicesOf(m_state, m_now()).empty()) {
        keys += QStringLiteral("F2");
    }
    return keys;
}

std::vector<verifier::Reason> PersonDecisions::overridable() const
{
    return m_pin.isSet() ? overridableIn(m_state) : std::vector<verifier::Reason>();
}

void PersonDecisions::expect(const Answer& answer)
{
    m_next = {answer.verdict.reason, answer.verdict.category, answer.record};
}

void PersonDecisions::press(int key, const std::string& category)
{
    const auto view = m_window.view();
    const bool isVerdict = view == ui::KioskWindow::View::Verdict;
    if (key == Qt::Key_F2 && isVerdict) {
        m_manual.begin(m_state, {m_shown.category, m_shown.record});
    } else if (key == Qt::Key_F2 && view == ui::KioskWindow::View::Idle) {
        m_manual.begin(m_state, {category, std::nullopt});
    } else if (key == Qt::Key_F10 && isVerdict) {
        m_override.begin(m_state, m_shown);
    }
}

void PersonDecisions::tell(const ui::Note& note)
{
    m_note->tell(note);
    emit decided();
    (void)m_window.open(*m_note);
}

} // namespace carded::app
