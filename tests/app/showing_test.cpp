// SPDX-License-Identifier: Apache-2.0
#include "app/showing.h"

#include <doctest/doctest.h>

using namespace carded;
using app::Showings;
using Moment = Showings::Moment;
using Seen = Showings::Seen;

namespace {

const ByteSpan kOne = asBytes("one");
const ByteSpan kTwo = asBytes("two");

} // namespace

TEST_CASE("Showings: a code is the same showing until it was out of view for 1.5 s")
{
    Showings showings;
    CHECK(showings.see(kOne, Moment{1000}) == Seen::New);
    CHECK(showings.see(kOne, Moment{1000}) == Seen::Same);
    CHECK(showings.see(kOne, Moment{2499}) == Seen::Same);
    CHECK(showings.see(kOne, Moment{3998}) == Seen::Same); // 1499 ms after it was last seen
    CHECK(showings.see(kOne, Moment{5498}) == Seen::New);
    CHECK(showings.see(kOne, Moment{5499}) == Seen::Same);
}

TEST_CASE("Showings: two codes in turn are two showings, not one each time")
{
    Showings showings;
    CHECK(showings.see(kOne, Moment{0}) == Seen::New);
    CHECK(showings.see(kTwo, Moment{100}) == Seen::New);
    for (int at = 200; at < 6000; at += 200) {
        CHECK(showings.see(kOne, Moment{at}) == Seen::Same);
        CHECK(showings.see(kTwo, Moment{at + 100}) == Seen::Same);
    }
    CHECK(showings.see(kTwo, Moment{9000}) == Seen::New);
    CHECK(showings.see(kOne, Moment{9000}) == Seen::New);
}

TEST_CASE("Showings: after forget() what is in view is new")
{
    Showings showings;
    CHECK(showings.see(kOne, Moment{0}) == Seen::New);
    showings.forget();
    CHECK(showings.see(kOne, Moment{1}) == Seen::New);
}

TEST_CASE("Showings: a source that begins again has another clock, and its codes are new")
{
    Showings showings;
    CHECK(showings.see(kOne, Moment{7'200'000}) == Seen::New);
    CHECK(showings.see(kOne, Moment{0}) == Seen::New);
    CHECK(showings.see(kOne, Moment{33}) == Seen::Same);
}
