// SPDX-License-Identifier: Apache-2.0
#include "ui/key_burst.h"

#include <doctest/doctest.h>

using namespace carded::ui;

namespace {

KeyStroke stroke(int key, quint32 scanCode = 0)
{
    return {key, scanCode, Qt::NoModifier, 0};
}

} // namespace

TEST_CASE("KeyBurst: a key that stays alone for 35 ms counts, once")
{
    KeyBurst burst;
    burst.press(stroke(Qt::Key_1), Moment{1000});
    CHECK_FALSE(burst.take(Moment{1034}));
    const auto key = burst.take(Moment{1035});
    REQUIRE(key);
    CHECK(key->key == Qt::Key_1);
    CHECK_FALSE(burst.take(Moment{1100}));
}

TEST_CASE("KeyBurst: nothing of a scanner's burst counts, its first key and its Enter neither")
{
    KeyBurst burst;
    Moment now{1000};
    for (const int key : {Qt::Key_1, Qt::Key_Escape, Qt::Key_2, Qt::Key_Return}) {
        burst.press(stroke(key), now);
        CHECK_FALSE(burst.take(now));
        now += Moment{34};
        CHECK_FALSE(burst.take(now));
    }
    CHECK_FALSE(burst.take(now + Moment{1000}));
}

TEST_CASE("KeyBurst: a key 35 ms after a burst is a person's again")
{
    KeyBurst burst;
    burst.press(stroke(Qt::Key_A), Moment{0});
    burst.press(stroke(Qt::Key_Tab), Moment{10});
    burst.press(stroke(Qt::Key_3), Moment{45});
    const auto key = burst.take(Moment{80});
    REQUIRE(key);
    CHECK(key->key == Qt::Key_3);
}

TEST_CASE("KeyBurst: the platform's times show a burst that was delivered late")
{
    KeyBurst burst;
    burst.press({Qt::Key_A, 0, Qt::NoModifier, 5000}, Moment{0});
    burst.press({Qt::Key_1, 0, Qt::NoModifier, 5010}, Moment{200});
    CHECK_FALSE(burst.take(Moment{400}));
}

TEST_CASE("KeyBurst: Shift is part of a burst, so a digit before a capital letter does not count")
{
    KeyBurst burst;
    burst.press(stroke(Qt::Key_1), Moment{1000});
    burst.pressShift(stroke(Qt::Key_Shift), Moment{1034});
    burst.press(stroke(Qt::Key_A), Moment{1068});
    CHECK_FALSE(burst.take(Moment{2000}));
}

TEST_CASE("KeyBurst: a person's Shift changes a key and is none")
{
    KeyBurst burst;
    burst.pressShift(stroke(Qt::Key_Shift), Moment{1000});
    CHECK_FALSE(burst.take(Moment{1035}));
    burst.press(stroke(Qt::Key_F11), Moment{1035});
    CHECK(burst.take(Moment{1070})->key == Qt::Key_F11);
    burst.press(stroke(Qt::Key_2), Moment{2000});
    burst.pressShift(stroke(Qt::Key_Shift), Moment{2035});
    CHECK(burst.take(Moment{2070})->key == Qt::Key_2);
}

TEST_CASE("digitOf: the key's place counts on X11, the key itself elsewhere")
{
    CHECK(digitOf(stroke(Qt::Key_Ampersand, 10), ScanCodes::X11) == 1); // French layout
    CHECK(digitOf(stroke(Qt::Key_Ccedilla, 18), ScanCodes::X11) == 9);
    CHECK(digitOf(stroke(Qt::Key_0, 19), ScanCodes::X11) == 0);
    CHECK(digitOf(stroke(Qt::Key_Home, 79), ScanCodes::X11) == 7); // the pad without its lock
    CHECK(digitOf(stroke(Qt::Key_Minus, 82), ScanCodes::X11) == -1);
    CHECK(digitOf(stroke(Qt::Key_End, 87), ScanCodes::X11) == 1);
    CHECK(digitOf(stroke(Qt::Key_Insert, 90), ScanCodes::X11) == 0);
    CHECK(digitOf(stroke(Qt::Key_Escape, 9), ScanCodes::X11) == -1);
    CHECK(digitOf(stroke(Qt::Key_4, 0), ScanCodes::X11) == 4); // a key made by a program
    CHECK(digitOf(stroke(Qt::Key_4, 10), ScanCodes::Unknown) == 4);
    CHECK(digitOf(stroke(Qt::Key_A, 10), ScanCodes::Unknown) == -1);
}
