// SPDX-License-Identifier: Apache-2.0
// What a scanner that acts as a keyboard sends for a text.
#pragma once

#include "scanner/key_decoder.h"

#include <linux/input-event-codes.h>
#include <linux/input.h>
#include <string>
#include <string_view>
#include <vector>

namespace carded::test {

using scanner::KeyEvent;

inline constexpr KeyEvent kReport{EV_SYN, SYN_REPORT, 0};
inline constexpr KeyEvent kDropped{EV_SYN, SYN_DROPPED, 0};

inline KeyEvent down(std::uint16_t key)
{
    return {EV_KEY, key, 1};
}
inline KeyEvent up(std::uint16_t key)
{
    return {EV_KEY, key, 0};
}

using Events = std::vector<KeyEvent>;

/// As the kernel reports a key of a USB keyboard: scan code, key, report.
inline void strike(Events& events, std::uint16_t key)
{
    for (const KeyEvent& event : {down(key), up(key)}) {
        events.push_back({EV_MSC, MSC_SCAN, 0x70000 + key});
        events.push_back(event);
        events.push_back(kReport);
    }
}

/// Where a character is on a US keyboard.
struct Place {
    std::uint16_t key = 0;
    bool isShifted = false;
};

inline Place placeOf(char c)
{
    struct Named {
        std::string_view characters;
        std::vector<std::uint16_t> keys;
        bool isShifted;
    };
    static const std::vector<Named> rows{
        {"abcdefghijklmnopqrstuvwxyz",
         {KEY_A, KEY_B, KEY_C, KEY_D, KEY_E, KEY_F, KEY_G, KEY_H, KEY_I, KEY_J, KEY_K, KEY_L, KEY_M,
          KEY_N, KEY_O, KEY_P, KEY_Q, KEY_R, KEY_S, KEY_T, KEY_U, KEY_V, KEY_W, KEY_X, KEY_Y, KEY_Z},
         false},
        {"ABCDEFGHIJKLMNOPQRSTUVWXYZ",
         {KEY_A, KEY_B, KEY_C, KEY_D, KEY_E, KEY_F, KEY_G, KEY_H, KEY_I, KEY_J, KEY_K, KEY_L, KEY_M,
          KEY_N, KEY_O, KEY_P, KEY_Q, KEY_R, KEY_S, KEY_T, KEY_U, KEY_V, KEY_W, KEY_X, KEY_Y, KEY_Z},
         true},
        {"0123456789", {KEY_0, KEY_1, KEY_2, KEY_3, KEY_4, KEY_5, KEY_6, KEY_7, KEY_8, KEY_9}, false},
        {")!@#$%^&*(", {KEY_0, KEY_1, KEY_2, KEY_3, KEY_4, KEY_5, KEY_6, KEY_7, KEY_8, KEY_9}, true},
        {"-=[]\\;'`,./ ",
         {KEY_MINUS, KEY_EQUAL, KEY_LEFTBRACE, KEY_RIGHTBRACE, KEY_BACKSLASH, KEY_SEMICOLON, KEY_APOSTROPHE, KEY_GRAVE,
          KEY_COMMA, KEY_DOT, KEY_SLASH, KEY_SPACE},
         false},
        {"_+{}|:\"~<>?",
         {KEY_MINUS, KEY_EQUAL, KEY_LEFTBRACE, KEY_RIGHTBRACE, KEY_BACKSLASH, KEY_SEMICOLON, KEY_APOSTROPHE, KEY_GRAVE,
          KEY_COMMA, KEY_DOT, KEY_SLASH},
         true},
        {"\r\t", {KEY_ENTER, KEY_TAB}, false},
    };
    for (const Named& row : rows) {
        if (const auto at = row.characters.find(c); at != std::string_view::npos) {
            return {row.keys[at], row.isShifted};
        }
    }
    return {};
}

/// As a scanner types it on a US keyboard, Shift down and up around each character that needs it.
inline Events typed(std::string_view text)
{
    Events events;
    for (const char c : text) {
        const Place place = placeOf(c);
        if (place.isShifted) {
            events.push_back(down(KEY_LEFTSHIFT));
            events.push_back(kReport);
        }
        strike(events, place.key);
        if (place.isShifted) {
            events.push_back(up(KEY_LEFTSHIFT));
            events.push_back(kReport);
        }
    }
    return events;
}

/// The bytes that a program reads from the device.
inline std::string recorded(const Events& events)
{
    std::string bytes;
    for (const KeyEvent& event : events) {
        input_event record{};
        record.type = event.type;
        record.code = event.code;
        record.value = event.value;
        bytes.append(reinterpret_cast<const char*>(&record), sizeof record);
    }
    return bytes;
}

} // namespace carded::test
