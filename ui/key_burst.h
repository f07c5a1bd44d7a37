// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/verdict_slot.h"

#include <QString>
#include <Qt>
#include <QtGlobal>

#include <cstdint>
#include <optional>

namespace carded::ui {

/// One key as it went down.
struct KeyStroke {
    int key = 0;          ///< Qt::Key
    quint32 scanCode = 0; ///< of the platform; 0 if it has none
    Qt::KeyboardModifiers modifiers;
    quint64 eventTime = 0; ///< ms on the platform's clock, 0 if unknown: right even when we were busy
    QString text = {};     ///< what it types; empty for most keys
};

/// Nobody types two keys within this time; a scanner that acts as a keyboard always does.
inline constexpr Moment kBurstGap{35};

/// Tells a person's keys from a scanner's. A scanner's first key looks like any other, so a key counts only
/// when it stayed alone for kBurstGap before and after. The Enter or Tab that ends a burst is part of it.
class KeyBurst {
public:
    /// A key went down. Modifiers and repeats are not for here.
    void press(const KeyStroke& stroke, Moment now);
    /// Shift or Caps Lock went down: of a scanner's burst it is a part, for a person it is no key of its own.
    void pressShift(const KeyStroke& stroke, Moment now);
    /// The person's key that has stayed alone by now, once.
    [[nodiscard]] std::optional<KeyStroke> take(Moment now);

private:
    [[nodiscard]] bool isBurst(const KeyStroke& stroke, Moment now);

    std::optional<KeyStroke> m_pending;
    std::optional<Moment> m_lastPress;
    quint64 m_lastEventTime = 0;
};

enum class ScanCodes : std::uint8_t { X11, Unknown };

/// 0-9 by the place of the key, so that layouts and Hangul input do not matter; -1 for another key.
/// X11: scan codes are evdev's plus 8. With others, and for codes that are no digit, the Qt key counts.
[[nodiscard]] int digitOf(const KeyStroke& stroke, ScanCodes codes) noexcept;

} // namespace carded::ui
