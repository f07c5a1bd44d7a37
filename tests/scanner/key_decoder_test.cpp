// SPDX-License-Identifier: Apache-2.0
#include "tests/scanner/key_events.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;
using scanner::KeyDecoder;
using scanner::Keyed;

namespace {

/// The characters, with `#` for what is lost.
std::string decode(KeyDecoder& keys, const Events& events)
{
    std::string text;
    for (const KeyEvent& event : events) {
        const Keyed keyed = keys.take(event);
        switch (keyed.kind) {
        case Keyed::Kind::Nothing:
            break;
        case Keyed::Kind::Character:
            text += keyed.character;
            break;
        case Keyed::Kind::Lost:
            text += '#';
            break;
        case Keyed::Kind::Resync:
            keys.resume({});
            break;
        }
    }
    return text;
}

std::string decode(const Events& events)
{
    KeyDecoder keys;
    return decode(keys, events);
}

/// Alt down, a number on the pad, Alt up.
Events altNumber(std::string_view digits)
{
    constexpr std::uint16_t kPad[] = {KEY_KP0, KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4,
                                      KEY_KP5, KEY_KP6, KEY_KP7, KEY_KP8, KEY_KP9};
    Events events{down(KEY_LEFTALT), kReport};
    for (const char digit : digits) {
        strike(events, kPad[digit - '0']);
    }
    events.push_back(up(KEY_LEFTALT));
    events.push_back(kReport);
    return events;
}

Events with(std::uint16_t modifier, std::initializer_list<std::uint16_t> keys)
{
    Events events{down(modifier)};
    for (const std::uint16_t key : keys) {
        strike(events, key);
    }
    events.push_back(up(modifier));
    return events;
}

} // namespace

TEST_CASE("KeyDecoder: every printable ASCII character is what a US keyboard has in its place")
{
    std::string all;
    for (char c = ' '; c <= '~'; ++c) {
        all += c;
    }
    CHECK(decode(typed(all)) == all);
    CHECK(decode(typed("A\rb\t")) == "A\rb\t");
}

TEST_CASE("KeyDecoder: the pad types digits and signs whatever Num Lock says")
{
    Events events;
    for (const int key :
         {KEY_NUMLOCK, KEY_KP7, KEY_KP8, KEY_KP9, KEY_KPMINUS, KEY_KP4, KEY_KP5, KEY_KP6, KEY_KPPLUS, KEY_KP1, KEY_KP2,
          KEY_KP3, KEY_KP0, KEY_KPDOT, KEY_KPSLASH, KEY_KPASTERISK, KEY_NUMLOCK, KEY_KPENTER}) {
        strike(events, static_cast<std::uint16_t>(key));
    }
    CHECK(decode(events) == "789-456+1230./*\r");
}

TEST_CASE("KeyDecoder: either Shift counts, as long as one is down")
{
    Events events{down(KEY_LEFTSHIFT), down(KEY_RIGHTSHIFT), up(KEY_LEFTSHIFT)};
    strike(events, KEY_A);
    events.push_back(up(KEY_RIGHTSHIFT));
    strike(events, KEY_A);
    CHECK(decode(events) == "Aa");
}

TEST_CASE("KeyDecoder: a scanner's own Caps Lock turns letters over, and nothing else")
{
    Events events;
    strike(events, KEY_CAPSLOCK);
    for (const int key : {KEY_A, KEY_1, KEY_DOT}) {
        strike(events, static_cast<std::uint16_t>(key));
    }
    const Events shifted = with(KEY_LEFTSHIFT, {KEY_A, KEY_1, KEY_SEMICOLON});
    events.insert(events.end(), shifted.begin(), shifted.end());
    strike(events, KEY_CAPSLOCK);
    strike(events, KEY_A);
    CHECK(decode(events) == "A1.a!:a");
}

TEST_CASE("KeyDecoder: a key that repeats counts once")
{
    Events events{down(KEY_A)};
    for (int i = 0; i < 9; ++i) {
        events.push_back({EV_KEY, KEY_A, 2});
    }
    events.push_back(up(KEY_A));
    CHECK(decode(events) == "a");
}

TEST_CASE("KeyDecoder: Alt and a number on the pad is the character of that number")
{
    CHECK(decode(altNumber("64")) == "@");
    CHECK(decode(altNumber("0010")) == "\n");
    CHECK(decode(altNumber("030")) == "\x1e");
    CHECK(decode(altNumber("255")) == "\xff");
    for (const char* const none : {"0", "256", "99999999999999999999"}) {
        CHECK(decode(altNumber(none)) == "#");
    }
    CHECK(decode(altNumber("")).empty());
    CHECK(decode(with(KEY_LEFTALT, {KEY_A})) == "#");
    CHECK(decode(with(KEY_RIGHTALT, {KEY_Q})) == "#"); // AltGr: no US keyboard has it
}

TEST_CASE("KeyDecoder: the header of a licence comes through with its control characters, by Alt or by Ctrl")
{
    const std::string header = "@\n\x1e\rANSI 636026";
    Events events = typed("@");
    for (const char* const code : {"010", "030", "013"}) {
        const Events one = altNumber(code);
        events.insert(events.end(), one.begin(), one.end());
    }
    for (const KeyEvent& event : typed("ANSI 636026")) {
        events.push_back(event);
    }
    CHECK(decode(events) == header);

    CHECK(decode(with(KEY_LEFTCTRL, {KEY_J, KEY_M, KEY_6, KEY_RIGHTBRACE, KEY_MINUS, KEY_ENTER}))
          == "\n\r\x1e\x1d\x1f\n");
    Events shifted{down(KEY_RIGHTCTRL), down(KEY_LEFTSHIFT)};
    strike(shifted, KEY_6);
    CHECK(decode(shifted) == "\x1e");
    CHECK(decode(with(KEY_LEFTCTRL, {KEY_1, KEY_2, KEY_SPACE})) == "###");
}

TEST_CASE("KeyDecoder: a key without a character, and one that no US keyboard has, is a loss")
{
    for (const int key : {KEY_F1, KEY_DOWN, KEY_102ND, KEY_LEFTMETA, KEY_RO, KEY_MAX}) {
        Events events;
        strike(events, static_cast<std::uint16_t>(key));
        CHECK(decode(events) == "#");
    }
}

TEST_CASE("KeyDecoder: after dropped events, what belongs to them is not read, and the held keys are asked for")
{
    KeyDecoder keys;
    CHECK(decode(keys, {down(KEY_LEFTSHIFT), down(KEY_CAPSLOCK), up(KEY_CAPSLOCK)}).empty());
    CHECK(decode(keys, {kDropped, down(KEY_B), {EV_SYN, SYN_MT_REPORT, 0}, up(KEY_B)}) == "#");
    CHECK(keys.take(kReport).kind == Keyed::Kind::Resync);
    scanner::HeldKeys held;
    held.rightShift = true;
    keys.resume(held);
    CHECK(decode(keys, {down(KEY_1), up(KEY_1), up(KEY_RIGHTSHIFT), down(KEY_A)}) == "!a");
}

TEST_CASE("KeyDecoder: other kinds of events are nobody's characters")
{
    CHECK(decode({{EV_MSC, MSC_SCAN, KEY_A}, {EV_LED, LED_CAPSL, 1}, {EV_REL, REL_X, 1}, {EV_KEY, KEY_A, 7}}).empty());
}
