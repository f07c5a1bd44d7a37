// SPDX-License-Identifier: Apache-2.0
#include "ui/key_burst.h"

#include <array>
#include <utility>

namespace carded::ui {

namespace {

// The row of digits starts with 1 and ends with 0; the pad has three rows and 0 below.
constexpr quint32 kRowOne = 10;
constexpr quint32 kRowZero = 19;
constexpr quint32 kPadFirst = 79;
constexpr std::array<int, 12> kPad{7, 8, 9, -1, 4, 5, 6, -1, 1, 2, 3, 0};

int digitOfX11(quint32 scanCode) noexcept
{
    if (scanCode >= kRowOne && scanCode <= kRowZero) {
        return static_cast<int>(scanCode - kRowOne + 1) % 10;
    }
    if (scanCode >= kPadFirst && scanCode < kPadFirst + kPad.size()) {
        return kPad[scanCode - kPadFirst];
    }
    return -1;
}

} // namespace

bool KeyBurst::isBurst(const KeyStroke& stroke, Moment now)
{
    const auto gap = static_cast<quint64>(kBurstGap.count());
    const bool bothTimed = stroke.eventTime != 0 && m_lastEventTime != 0;
    const bool isClose =
        (m_lastPress && now - *m_lastPress < kBurstGap) || (bothTimed && stroke.eventTime - m_lastEventTime < gap);
    m_lastPress = now;
    m_lastEventTime = stroke.eventTime;
    return isClose;
}

void KeyBurst::press(const KeyStroke& stroke, Moment now)
{
    if (isBurst(stroke, now)) {
        m_pending.reset();
    } else {
        m_pending = stroke;
    }
}

void KeyBurst::pressShift(const KeyStroke& stroke, Moment now)
{
    if (isBurst(stroke, now)) {
        m_pending.reset();
    }
}

std::optional<KeyStroke> KeyBurst::take(Moment now)
{
    if (!m_pending || now - *m_lastPress < kBurstGap) {
        return std::nullopt;
    }
    return std::exchange(m_pending, std::nullopt);
}

int digitOf(const KeyStroke& stroke, ScanCodes codes) noexcept
{
    if (codes == ScanCodes::X11) {
        if (const int digit = digitOfX11(stroke.scanCode); digit >= 0) {
            return digit;
        }
    }
    const bool isDigit = stroke.key >= Qt::Key_0 && stroke.key <= Qt::Key_9;
    return isDigit ? stroke.key - Qt::Key_0 : -1;
}

} // namespace carded::ui
