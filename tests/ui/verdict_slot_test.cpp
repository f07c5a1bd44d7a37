// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/samples.h"
#include "ui/verdict_slot.h"

#include <doctest/doctest.h>

using namespace carded;
using ui::Countdown;
using ui::kLastVerdictKept;
using ui::kReplaceLock;
using ui::Moment;
using ui::VerdictSlot;
using verifier::Reason;

TEST_CASE("VerdictSlot: a verdict cannot be replaced for 0.8 s, then the latest that came is shown")
{
    VerdictSlot slot;
    REQUIRE(slot.offer(test::sampleVerdict(Reason::Underage), Moment{1000}));
    CHECK_FALSE(slot.offer(test::sampleVerdict(Reason::Expired), Moment{1500}));
    CHECK_FALSE(slot.offer(test::sampleVerdict(Reason::OldEnough), Moment{1799}));
    CHECK_FALSE(slot.takeWaiting(Moment{1799}));
    const auto next = slot.takeWaiting(Moment{1000} + kReplaceLock);
    REQUIRE(next);
    CHECK((next->reason == Reason::OldEnough));
    CHECK_FALSE(slot.takeWaiting(Moment{5000}));
}

TEST_CASE("VerdictSlot: after 0.8 s another verdict is shown at once")
{
    VerdictSlot slot;
    REQUIRE(slot.offer(test::sampleVerdict(Reason::Underage), Moment{0}));
    CHECK(slot.offer(test::sampleVerdict(Reason::Expired), kReplaceLock));
}

TEST_CASE("VerdictSlot: the lock ends when the screen is free")
{
    VerdictSlot slot;
    CHECK_FALSE(slot.isLocked(Moment{0}));
    REQUIRE(slot.offer(test::sampleVerdict(Reason::Underage), Moment{0}));
    CHECK(slot.isLocked(Moment{799}));
    slot.clear();
    CHECK_FALSE(slot.isLocked(Moment{799}));
}

TEST_CASE("VerdictSlot: what is ended while it is locked ends once, when the lock does")
{
    VerdictSlot slot;
    REQUIRE(slot.offer(test::sampleVerdict(Reason::OldEnough), Moment{0}));
    CHECK_FALSE(slot.end(Moment{300}));
    CHECK_FALSE(slot.takeEnd(Moment{799}));
    CHECK(slot.takeEnd(Moment{800}));
    CHECK_FALSE(slot.takeEnd(Moment{900}));
    CHECK(slot.end(Moment{1000}));
    CHECK_FALSE(slot.takeEnd(Moment{1000}));
}

TEST_CASE("VerdictSlot: of a verdict and an end that wait the later counts")
{
    VerdictSlot slot;
    REQUIRE(slot.offer(test::sampleVerdict(Reason::Underage), Moment{0}));
    CHECK_FALSE(slot.offer(test::sampleVerdict(Reason::OldEnough), Moment{100}));
    CHECK_FALSE(slot.end(Moment{200}));
    CHECK_FALSE(slot.takeWaiting(Moment{800}));
    CHECK(slot.takeEnd(Moment{800}));
    VerdictSlot other;
    REQUIRE(other.offer(test::sampleVerdict(Reason::OldEnough), Moment{0}));
    CHECK_FALSE(other.end(Moment{100}));
    CHECK_FALSE(other.offer(test::sampleVerdict(Reason::Underage), Moment{200}));
    CHECK(other.takeWaiting(Moment{800}));
    CHECK_FALSE(other.takeEnd(Moment{1600}));
}

TEST_CASE("VerdictSlot: an end that waits is over when the screen is free, shown anew or promised to another")
{
    for (const int how : {0, 1, 2}) {
        VerdictSlot slot;
        REQUIRE(slot.offer(test::sampleVerdict(Reason::OldEnough), Moment{0}));
        CHECK_FALSE(slot.end(Moment{100}));
        if (how == 0) {
            slot.clear();
        } else if (how == 1) {
            CHECK(slot.recall(Moment{800}));
        } else {
            slot.forgetEnd();
        }
        CHECK_FALSE(slot.takeEnd(Moment{5000}));
    }
}

TEST_CASE("VerdictSlot: the last verdict comes back for 60 s, without its portrait")
{
    VerdictSlot slot;
    CHECK_FALSE(slot.recall(Moment{0}));
    verifier::Verdict verdict = test::sampleVerdict(Reason::FaceCheckNeeded);
    verdict.portrait = {1, 2, 3};
    REQUIRE(slot.offer(verdict, Moment{1000})->portrait.size() == 3);
    slot.clear();
    const auto last = slot.recall(Moment{1000} + kLastVerdictKept);
    REQUIRE(last);
    CHECK((last->reason == Reason::FaceCheckNeeded));
    CHECK(last->portrait.empty());
    slot.clear();
    CHECK_FALSE(slot.recall(Moment{1001} + kLastVerdictKept));
}

TEST_CASE("VerdictSlot: bringing the last verdict back does not take away one that is locked")
{
    VerdictSlot slot;
    REQUIRE(slot.offer(test::sampleVerdict(Reason::Underage), Moment{0}));
    CHECK_FALSE(slot.recall(Moment{799}));
    CHECK(slot.recall(Moment{800}));
}

TEST_CASE("Countdown: runs from 1 to 0 and stands still while it is held")
{
    Countdown countdown;
    CHECK(countdown.isOver(Moment{0}));
    countdown.start(Moment{1000}, Moment{4000});
    CHECK(countdown.fraction(Moment{1000}) == 1.0);
    CHECK(countdown.fraction(Moment{2000}) == 0.75);
    countdown.hold(Moment{3000});
    countdown.hold(Moment{9000});
    CHECK(countdown.isHeld());
    CHECK(countdown.fraction(Moment{60'000}) == 0.5);
    countdown.goOn(Moment{60'000});
    CHECK_FALSE(countdown.isOver(Moment{61'999}));
    CHECK(countdown.isOver(Moment{62'000}));
    CHECK(countdown.fraction(Moment{70'000}) == 0.0);
}
