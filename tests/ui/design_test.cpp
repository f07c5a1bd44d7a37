// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/colour_math.h"
#include "ui/design.h"

#include <doctest/doctest.h>

using namespace carded;
using test::contrast;
using test::deltaE2000;
using test::Linear;
using test::toLinear;
using ui::Design;
using ui::Theme;
using ui::Token;
using verifier::Outcome;

namespace {

constexpr Outcome kOutcomes[] = {Outcome::Pass, Outcome::Refuse, Outcome::CannotVerify};
constexpr Theme kThemes[] = {Theme::Light, Theme::Dark, Theme::HighContrast};

Design designOf(Theme theme)
{
    return Design::of({1280, 800}, 100, {}, theme);
}

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

TEST_CASE("Design: text on every ground has the contrast it needs, in each theme")
{
    for (const Theme theme : kThemes) {
        CAPTURE(static_cast<int>(theme));
        const Design design = designOf(theme);
        for (const Outcome outcome : kOutcomes) {
            const ui::FieldColors full = design.fieldColors(outcome);
            const ui::FieldColors hollow = design.hollowColors(outcome);
            CHECK(contrast(full.ink, full.field) >= 4.5);
            CHECK(contrast(full.text, full.field) >= 4.5);
            CHECK(contrast(hollow.ink, hollow.field) >= 4.5);
            CHECK(contrast(hollow.text, hollow.field) >= 7);
            if (full.edge.isValid()) {
                CHECK(contrast(full.edge, full.field) >= 3);
            }
        }
        for (const Token ground : {Token::Ground, Token::Surface}) {
            CHECK(contrast(design.color(Token::Ink), design.color(ground)) >= 7);
            CHECK(contrast(design.color(Token::Ink2), design.color(ground)) >= 7);
            CHECK(contrast(design.color(Token::ControlLine), design.color(ground)) >= 3);
            CHECK(contrast(design.color(Token::Focus), design.color(ground)) >= 3);
        }
        CHECK(contrast(design.color(Token::PictureInk), design.color(Token::PictureGround)) >= 4.5);
    }
    for (const ui::Mark mark : {ui::Mark::Demo, ui::Mark::Training}) {
        CHECK(contrast(ui::markColors(mark).ink, ui::markColors(mark).field) >= 4.5);
    }
}

TEST_CASE("Design: in high contrast each outcome has a frame of its own")
{
    const Design design = designOf(Theme::HighContrast);
    const auto pass = design.fieldColors(Outcome::Pass);
    const auto refuse = design.fieldColors(Outcome::Refuse);
    const auto cannotTell = design.fieldColors(Outcome::CannotVerify);
    CHECK(pass.edgeLine != refuse.edgeLine);
    CHECK(pass.edge != cannotTell.edge);
    CHECK(pass.edge.isValid());
}

TEST_CASE("Design: the three fields stay apart for every kind of colour sight, and in lightness")
{
    const Design design = designOf(Theme::Light);
    for (const auto& sight : test::kSights) {
        for (const auto& [a, b] :
             {std::pair(Outcome::Pass, Outcome::Refuse), std::pair(Outcome::Pass, Outcome::CannotVerify),
              std::pair(Outcome::Refuse, Outcome::CannotVerify)}) {
            CAPTURE(sight.name);
            const Linear seenA = test::seenAs(sight, toLinear(design.fieldColors(a).field));
            const Linear seenB = test::seenAs(sight, toLinear(design.fieldColors(b).field));
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
