// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace carded::scanner {

/// One event of an input device, as the kernel gives it.
struct KeyEvent {
    std::uint16_t type = 0;
    std::uint16_t code = 0;
    std::int32_t value = 0;
};

/// Keys that change what others mean, as far as they are down.
struct HeldKeys {
    bool leftShift = false;
    bool rightShift = false;
    bool leftControl = false;
    bool rightControl = false;
    bool leftAlt = false;
    bool rightAlt = false;
};

/// What an event came to.
struct Keyed {
    enum class Kind : std::uint8_t {
        Nothing,
        Character,
        Lost,   ///< a key that stands for no character, or events that the kernel dropped
        Resync, ///< the dropping is over: which keys are down must be asked, and told to resume()
    };
    Kind kind = Kind::Nothing;
    char character = 0;
};

/// Reads a scanner that acts as a keyboard: the characters of a US keyboard by the place of the key. Shift and Caps
/// Lock are the scanner's own, as its events tell; the session's layout and locks do not matter. Enter is CR.
/// Control characters come as Ctrl with a letter, or as Alt with a number on the pad, which scanners send for
/// characters that no key has.
class KeyDecoder {
public:
    [[nodiscard]] Keyed take(const KeyEvent& event);
    void resume(const HeldKeys& held);

private:
    [[nodiscard]] bool* modifier(std::uint16_t code);
    [[nodiscard]] Keyed press(std::uint16_t code);
    [[nodiscard]] Keyed release(std::uint16_t code);
    [[nodiscard]] Keyed takeAltDigit(int digit);
    [[nodiscard]] bool hasAlt() const { return m_held.leftAlt || m_held.rightAlt; }

    HeldKeys m_held;
    bool m_isCapsLocked = false;
    bool m_isDropping = false;
    std::optional<unsigned> m_altNumber; ///< typed on the pad while Alt is down
};

} // namespace carded::scanner
