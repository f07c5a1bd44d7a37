// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/colour_math.h"
#include "ui/design.h"

#include <doctest/doctest.h>

using namespace carded;
using test::contrast;
using test::deltaE2000;
using test::Linear;
using test::toLinear;
using ui::color;
using ui::Design;
using ui::fieldColors;
using ui::hollowColors;
using ui::Token;
using verifier::Outcome;

namespace {

constexpr Outcome kOutcomes[] = {Outcome::Pass, Outcome::Refuse, Outcome::CannotVerify};

} // namespace

TEST_CASE("Design: a unit is an even number of pixels and the window has 75 to 80 of them on its short side")
{
    struct Row {
        QSize window;
        int unit;
    };
    const Row rows[] = {{{800, 480}, 6}, {{1024, 600}, 8}, {{1280, 800}, 10}, {{1920, 1080}, 14}, {{1080, 1920}, 14}};
    for (const Row& row : rows) {
        CHECK(Design::of(row.window).unit() == row.unit);
    }
    CHECK(Design::of({1, 1}).unit() == 2);
    CHECK(Design::of({1080, 1920}).isPortrait());
    CHECK_FALSE(Design::of({1920, 1080}).isPortrait());
}

TEST_CASE("Design: text on every ground has the contrast it needs")
{
    for (const Outcome outcome : kOutcomes) {
        CHECK(contrast(fieldColors(outcome).ink, fieldColors(outcome).field) >= 4.5);
        CHECK(contrast(hollowColors(outcome).ink, hollowColors(outcome).field) >= 4.5);
    }
    CHECK(contrast(fieldColors(Outcome::Refuse).edge, fieldColors(Outcome::Refuse).field) >= 3);
    CHECK(contrast(fieldColors(Outcome::CannotVerify).edge, fieldColors(Outcome::CannotVerify).field) >= 3);
    for (const Token ground : {Token::Ground, Token::Surface}) {
        CHECK(contrast(color(Token::Ink), color(ground)) >= 7);
        CHECK(contrast(color(Token::Ink2), color(ground)) >= 7);
        CHECK(contrast(color(Token::ControlLine), color(ground)) >= 3);
        CHECK(contrast(color(Token::Focus), color(ground)) >= 3);
    }
    CHECK(contrast(color(Token::PictureInk), color(Token::PictureGround)) >= 4.5);
    for (const ui::Mark mark : {ui::Mark::Demo, ui::Mark::Training}) {
        CHECK(contrast(ui::markColors(mark).ink, ui::markColors(mark).field) >= 4.5);
    }
}

TEST_CASE("Design: the three fields stay apart for every kind of colour sight, and in lightness")
{
    for (const auto& sight : test::kSights) {
        for (const auto& [a, b] :
             {std::pair(Outcome::Pass, Outcome::Refuse), std::pair(Outcome::Pass, Outcome::CannotVerify),
              std::pair(Outcome::Refuse, Outcome::CannotVerify)}) {
            CAPTURE(sight.name);
            const Linear seenA = test::seenAs(sight, toLinear(fieldColors(a).field));
            const Linear seenB = test::seenAs(sight, toLinear(fieldColors(b).field));
            CHECK(deltaE2000(seenA, seenB) >= 20);
            CHECK(test::luminanceRatio(seenA, seenB) >= 1.7);
        }
    }
}

TEST_CASE("Colour distance: the measure agrees with published pairs")
{
    // Sharma, Wu, Dalal: "The CIEDE2000 color-difference formula", test pairs 1 and 17.
    CHECK(test::deltaE2000(test::Lab{50, 2.6772, -79.7751}, test::Lab{50, 0, -82.7485})
          == doctest::Approx(2.0425).epsilon(1e-4));
    CHECK(test::deltaE2000(test::Lab{50, 2.5, 0}, test::Lab{73, 25, -18}) == doctest::Approx(27.1492).epsilon(1e-4));
}
