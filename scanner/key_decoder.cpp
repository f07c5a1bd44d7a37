// SPDX-License-Identifier: Apache-2.0
#include "scanner/key_decoder.h"

#include <algorithm>
#include <linux/input-event-codes.h>
#include <string_view>
#include <utility>

namespace carded::scanner {
namespace {

constexpr std::int32_t kReleased = 0;
constexpr std::int32_t kPressed = 1; // 2 is a repeat
constexpr unsigned kMaxAltNumber = 255;

/// Keys that follow each other on the keyboard, and so in their codes.
struct KeyRow {
    std::uint16_t first;
    std::string_view plain;
    std::string_view shifted;
};
constexpr std::array kRows{
    KeyRow{KEY_1, "1234567890-=", "!@#$%^&*()_+"},
    KeyRow{KEY_Q, "qwertyuiop[]", "QWERTYUIOP{}"},
    KeyRow{KEY_A, "asdfghjkl;'`", "ASDFGHJKL:\"~"},
    KeyRow{KEY_BACKSLASH, "\\zxcvbnm,./", "|ZXCVBNM<>?"},
    KeyRow{KEY_SPACE, " ", " "},
    KeyRow{KEY_ESC, "\x1b", "\x1b"},
    KeyRow{KEY_BACKSPACE, "\b\t", "\b\t"},
    KeyRow{KEY_ENTER, "\r", "\r"},
    KeyRow{KEY_KPENTER, "\r", "\r"},
    KeyRow{KEY_KPASTERISK, "*", "*"},
    KeyRow{KEY_KP7, "789-456+1230.", "789-456+1230."}, // with or without Num Lock, which is nobody's business here
    KeyRow{KEY_KPSLASH, "/", "/"},
};

enum class Level : std::uint8_t { Plain, Shifted };

std::optional<char> characterOf(std::uint16_t code, Level level)
{
    for (const KeyRow& row : kRows) {
        if (code >= row.first && code < row.first + row.plain.size()) {
            const std::size_t at = code - row.first;
            return level == Level::Shifted ? row.shifted[at] : row.plain[at];
        }
    }
    return std::nullopt;
}

std::optional<int> padDigit(std::uint16_t code)
{
    const auto character = code >= KEY_KP7 && code <= KEY_KP0 ? characterOf(code, Level::Plain) : std::nullopt;
    const bool isDigit = character && *character >= '0' && *character <= '9';
    return isDigit ? std::optional(*character - '0') : std::nullopt;
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Ctrl and a key, as terminals have it: A to Z, and `[ \ ] ^ _`, the last two without Shift too.
std::optional<char> controlOf(char c)
{
    if (c == '\r') {
        return '\n';
    }
    if (c == '6') {
        c = '^';
    } else if (c == '-') {
        c = '_';
    } else if (c >= 'a' && c <= 'z') {
        c = static_cast<char>(c - 'a' + 'A');
    }
    return c > '@' && c <= '_' ? std::optional(static_cast<char>(c - '@')) : std::nullopt;
}

Keyed characterOrLost(std::optional<char> character)
{
    return character ? Keyed{Keyed::Kind::Character, *character} : Keyed{Keyed::Kind::Lost};
}

} // namespace

Keyed KeyDecoder::take(const KeyEvent& event)
{
    if (event.type == EV_SYN && event.code == SYN_DROPPED) {
        m_isDropping = true;
        return {Keyed::Kind::Lost};
    }
    if (m_isDropping) { // what comes before the next report belongs to what was dropped
        const bool isOver = event.type == EV_SYN && event.code == SYN_REPORT;
        m_isDropping = !isOver;
        return {isOver ? Keyed::Kind::Resync : Keyed::Kind::Nothing};
    }
    if (event.type != EV_KEY) {
        return {};
    }
    if (event.value == kReleased) {
        return release(event.code);
    }
    return event.value == kPressed ? press(event.code) : Keyed{};
}

void KeyDecoder::resume(const HeldKeys& held)
{
    m_held = held;
    m_altNumber.reset();
    m_isCapsLocked = false;
}

bool* KeyDecoder::modifier(std::uint16_t code)
{
    switch (code) {
    case KEY_LEFTSHIFT:
        return &m_held.leftShift;
    case KEY_RIGHTSHIFT:
        return &m_held.rightShift;
    case KEY_LEFTCTRL:
        return &m_held.leftControl;
    case KEY_RIGHTCTRL:
        return &m_held.rightControl;
    case KEY_LEFTALT:
        return &m_held.leftAlt;
    case KEY_RIGHTALT:
        return &m_held.rightAlt;
    default: // no enum: all other keys
        return nullptr;
    }
}

Keyed KeyDecoder::press(std::uint16_t code)
{
    if (bool* const held = modifier(code); held != nullptr) {
        *held = true;
        return {};
    }
    if (code == KEY_CAPSLOCK) {
        m_isCapsLocked = !m_isCapsLocked;
        return {};
    }
    if (code == KEY_NUMLOCK || code == KEY_SCROLLLOCK) { // some scanners see to Num Lock before a number on the pad
        return {};
    }
    if (hasAlt()) {
        const auto digit = padDigit(code);
        return digit ? takeAltDigit(*digit) : Keyed{Keyed::Kind::Lost};
    }
    const auto plain = characterOf(code, Level::Plain);
    const bool isShifted = (m_held.leftShift || m_held.rightShift) != (m_isCapsLocked && plain && isLetter(*plain));
    const auto character = isShifted ? characterOf(code, Level::Shifted) : plain;
    if (character && (m_held.leftControl || m_held.rightControl)) {
        return characterOrLost(controlOf(*character));
    }
    return characterOrLost(character);
}

Keyed KeyDecoder::takeAltDigit(int digit)
{
    const unsigned number = m_altNumber.value_or(0) * 10 + static_cast<unsigned>(digit);
    m_altNumber = std::min(number, kMaxAltNumber + 1); // stays too large however many follow
    return {};
}

Keyed KeyDecoder::release(std::uint16_t code)
{
    if (bool* const held = modifier(code); held != nullptr) {
        *held = false;
    }
    if (hasAlt() || !m_altNumber) {
        return {};
    }
    const unsigned number = *std::exchange(m_altNumber, std::nullopt);
    const bool isCharacter = number > 0 && number <= kMaxAltNumber;
    return isCharacter ? Keyed{Keyed::Kind::Character, static_cast<char>(number)} : Keyed{Keyed::Kind::Lost};
}

} // namespace carded::scanner
