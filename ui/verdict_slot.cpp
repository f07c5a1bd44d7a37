// SPDX-License-Identifier: Apache-2.0
#include "ui/verdict_slot.h"

#include <algorithm>
#include <utility>

namespace carded::ui {

using verifier::Verdict;

void Countdown::start(Moment now, Moment duration) noexcept
{
    m_duration = duration;
    m_end = now + duration;
    m_heldAt.reset();
}

void Countdown::hold(Moment now) noexcept
{
    if (!m_heldAt) {
        m_heldAt = now;
    }
}

void Countdown::goOn(Moment now) noexcept
{
    if (m_heldAt) {
        m_end += now - *m_heldAt;
        m_heldAt.reset();
    }
}

Moment Countdown::left(Moment now) const noexcept
{
    return std::max(Moment{0}, m_end - m_heldAt.value_or(now));
}

double Countdown::fraction(Moment now) const noexcept
{
    if (m_duration <= Moment{0}) {
        return 0;
    }
    return static_cast<double>(left(now).count()) / static_cast<double>(m_duration.count());
}

double Countdown::fractionBySecond(Moment now) const noexcept
{
    if (m_duration <= Moment{0}) {
        return 0;
    }
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left(now));
    return std::min(1.0, std::chrono::duration<double>(seconds) / std::chrono::duration<double>(m_duration));
}

std::optional<Verdict> VerdictSlot::offer(Verdict verdict, Moment now)
{
    if (isLocked(now)) {
        keep(std::move(verdict));
        return std::nullopt;
    }
    return show(std::move(verdict), now);
}

void VerdictSlot::keep(Verdict verdict)
{
    m_isEnding = false;
    m_waiting = std::move(verdict);
}

std::optional<Verdict> VerdictSlot::takeWaiting(Moment now)
{
    if (!m_waiting || isLocked(now)) {
        return std::nullopt;
    }
    return show(*std::exchange(m_waiting, std::nullopt), now);
}

bool VerdictSlot::end(Moment now) noexcept
{
    m_waiting.reset();
    m_isEnding = isLocked(now);
    return !m_isEnding;
}

bool VerdictSlot::takeEnd(Moment now) noexcept
{
    return !isLocked(now) && std::exchange(m_isEnding, false);
}

std::optional<Verdict> VerdictSlot::recall(Moment now)
{
    if (!m_last || isLocked(now) || now - m_lastShownAt > kLastVerdictKept) {
        return std::nullopt;
    }
    m_isEnding = false;
    m_shownAt = now;
    return m_last;
}

void VerdictSlot::clear() noexcept
{
    m_waiting.reset();
    m_isEnding = false;
    m_shownAt.reset();
}

Moment VerdictSlot::lockLeft(Moment now) const noexcept
{
    return m_shownAt ? std::max(Moment{0}, *m_shownAt + kReplaceLock - now) : Moment{0};
}

Verdict VerdictSlot::show(Verdict verdict, Moment now)
{
    m_waiting.reset();
    m_isEnding = false;
    m_shownAt = now;
    m_last = verdict;
    wipeNow(m_last->portrait);
    m_lastShownAt = now;
    return verdict;
}

} // namespace carded::ui
