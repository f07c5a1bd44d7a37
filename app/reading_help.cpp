// SPDX-License-Identifier: Apache-2.0
#include "app/reading_help.h"

#include <algorithm>

namespace carded::app {

using scanner::ReadingHint;

void ReadingHelp::hear(const scanner::Message& message)
{
    if (const auto* frame = std::get_if<scanner::FrameSeen>(&message)) {
        beginFrame(Moment{frame->stamp.milliseconds});
    } else if (const auto* unread = std::get_if<scanner::CodeUnread>(&message)) {
        seeUnread(unread->hint);
    } else if (std::holds_alternative<scanner::SourceOpened>(message)
               || std::holds_alternative<scanner::SourceEnded>(message)) {
        forget();
    }
}

void ReadingHelp::read(CodeChoice::Kind kind) noexcept
{
    if (kind == CodeChoice::Kind::Credential) {
        forget();
    }
}

void ReadingHelp::beginFrame(Moment at)
{
    if (at < m_frame) { // another source's clock
        forget();
    }
    // Absence counts from frames without the code: one that took long to look into is no absence.
    if (!m_recent.empty() && m_recent.back().at != m_frame && !m_absentSince) {
        m_absentSince = m_frame;
    }
    m_frame = at;
    if (m_absentSince && at - m_recent.back().at >= kStays) {
        forget();
    }
}

void ReadingHelp::seeUnread(ReadingHint hint)
{
    if (!m_recent.empty() && m_recent.back().at == m_frame) { // one a frame: so what is kept has a limit
        return;
    }
    if (m_recent.empty() || (m_absentSince && m_frame - *m_absentSince > kGap)) {
        m_recent.clear();
        m_since = m_frame;
    }
    m_absentSince.reset();
    std::erase_if(m_recent, [this](const Located& located) { return m_frame - located.at >= kLookedBack; });
    m_recent.push_back({m_frame, hint});
    const bool isDue = m_shown ? m_frame - m_shownSince >= kReadable : m_frame - m_since >= kUnreadFor;
    if (!isDue) {
        return;
    }
    const ReadingHint best = mostFrequent();
    if (m_shown != best) {
        m_shown = best;
        m_shownSince = m_frame;
    }
}

void ReadingHelp::forget() noexcept
{
    m_recent.clear();
    m_absentSince.reset();
    m_shown.reset();
}

/// Of equally frequent ones the one that is shown, else the newest.
ReadingHint ReadingHelp::mostFrequent() const
{
    ReadingHint best = m_recent.front().hint;
    for (const Located& located : m_recent) {
        if (countOf(located.hint) >= countOf(best)) {
            best = located.hint;
        }
    }
    return m_shown && countOf(*m_shown) == countOf(best) ? *m_shown : best;
}

std::size_t ReadingHelp::countOf(ReadingHint hint) const
{
    return static_cast<std::size_t>(std::ranges::count(m_recent, hint, &Located::hint));
}

} // namespace carded::app
