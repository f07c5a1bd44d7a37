// SPDX-License-Identifier: Apache-2.0
#include "app/showing.h"

#include <doctest/doctest.h>

using namespace carded;
using app::ScannedTexts;
using app::Showings;
using Moment = Showings::Moment;
using Seen = Showings::Seen;

namespace {

const ByteSpan kOne = asBytes("one");
const ByteSpan kTwo = asBytes("two");

/// A frame with one code in it.
Seen seeAt(Showings& showings, ByteSpan text, int at)
{
    showings.beginFrame(Moment{at});
    return showings.see(text);
}

} // namespace

TEST_CASE("Showings: a code is the same showing until it was out of view for 1.5 s")
{
    for (const int back : {2599, 2600}) {
        Showings showings;
        CHECK(seeAt(showings, kOne, 1000) == Seen::New);
        CHECK(seeAt(showings, kOne, 1033) == Seen::Same);
        showings.beginFrame(Moment{1100}); // the first frame without it
        CHECK(seeAt(showings, kOne, back) == (back - 1100 < 1500 ? Seen::Same : Seen::New));
        CHECK(seeAt(showings, kOne, back + 1) == Seen::Same);
    }
}

TEST_CASE("Showings: a code that comes back in time is not out of view the next time it is missed")
{
    Showings showings;
    CHECK(seeAt(showings, kOne, 0) == Seen::New);
    for (int at = 100; at < 6000; at += 200) { // missed in every second frame
        showings.beginFrame(Moment{at});
        CHECK(seeAt(showings, kOne, at + 100) == Seen::Same);
    }
}

TEST_CASE("Showings: a frame that takes long to look into is no absence")
{
    Showings showings;
    CHECK(seeAt(showings, kOne, 0) == Seen::New);
    CHECK(seeAt(showings, kOne, 5000) == Seen::Same);
}

TEST_CASE("Showings: two codes in turn are two showings, not one each time")
{
    Showings showings;
    CHECK(seeAt(showings, kOne, 0) == Seen::New);
    CHECK(seeAt(showings, kTwo, 100) == Seen::New);
    for (int at = 200; at < 6000; at += 200) {
        CHECK(seeAt(showings, kOne, at) == Seen::Same);
        CHECK(seeAt(showings, kTwo, at + 100) == Seen::Same);
    }
}

TEST_CASE("Showings: after forget() what is in view is new")
{
    Showings showings;
    CHECK(seeAt(showings, kOne, 0) == Seen::New);
    CHECK(showings.see(kTwo) == Seen::New);
    showings.forget(kOne);
    CHECK(seeAt(showings, kOne, 1) == Seen::New);
    CHECK(showings.see(kTwo) == Seen::Same);
    showings.forget();
    CHECK(seeAt(showings, kOne, 2) == Seen::New);
}

TEST_CASE("Showings: a source that begins again has another clock, and its codes are new")
{
    Showings showings;
    CHECK(seeAt(showings, kOne, 7'200'000) == Seen::New);
    CHECK(seeAt(showings, kOne, 0) == Seen::New);
    CHECK(seeAt(showings, kOne, 33) == Seen::Same);
}

TEST_CASE("ScannedTexts: a code is the same showing within 3 s of the last time that a scanner read it")
{
    ScannedTexts texts;
    CHECK(texts.see(kOne, Moment{1000}) == Seen::New);
    CHECK(texts.see(kOne, Moment{3999}) == Seen::Same);
    CHECK(texts.isSame(kOne, Moment{6998}));
    CHECK_FALSE(texts.isSame(kOne, Moment{6999}));
    CHECK(texts.see(kOne, Moment{6998}) == Seen::Same);
    CHECK(texts.see(kOne, Moment{9998}) == Seen::New);
    CHECK_FALSE(texts.isSame(kTwo, Moment{9998}));
}

TEST_CASE("ScannedTexts: another code, and any code after another check began, is new")
{
    ScannedTexts texts;
    CHECK(texts.see(kOne, Moment{0}) == Seen::New);
    CHECK(texts.see(kTwo, Moment{1}) == Seen::New);
    CHECK(texts.see(kOne, Moment{2}) == Seen::Same);
    texts.forget(kOne);
    CHECK(texts.see(kTwo, Moment{3}) == Seen::Same);
    CHECK(texts.see(kOne, Moment{3}) == Seen::New);
    texts.forget();
    CHECK(texts.see(kOne, Moment{4}) == Seen::New);
}

TEST_CASE("Showings: a code in view is being shown, and one that left is not")
{
    Showings showings;
    CHECK(seeAt(showings, kOne, 0) == Seen::New);
    CHECK(showings.isSame(kOne));
    CHECK_FALSE(showings.isSame(kTwo));
    showings.beginFrame(Moment{1});
    showings.beginFrame(Moment{2000});
    CHECK_FALSE(showings.isSame(kOne));
}
