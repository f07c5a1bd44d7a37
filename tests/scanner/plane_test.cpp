// SPDX-License-Identifier: Apache-2.0
#include "scanner/plane.h"

#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <vector>

using namespace carded::scanner;

namespace {

const Projection kTilted({30, 4, 200, -3, 28, 100, 0.01, -0.004});

std::vector<Sighting> sightingsOf(const Projection& projection, std::initializer_list<Spot> spots)
{
    std::vector<Sighting> sightings;
    for (const Spot spot : spots) {
        sightings.push_back({spot, projection(spot)});
    }
    return sightings;
}

} // namespace

TEST_CASE("Projection: four sightings give back the perspective that made them")
{
    const auto fitted = Projection::fit(sightingsOf(kTilted, {{3.5F, 3.5F}, {40, 3.5F}, {3.5F, 40}, {36, 36}}));
    REQUIRE(fitted);
    for (const Spot spot : {Spot{0, 0}, Spot{44, 0}, Spot{44, 44}, Spot{20, 31}}) {
        CHECK(lengthOf((*fitted)(spot)-kTilted(spot)) < 0.05F);
    }
}

TEST_CASE("Projection: of many sightings the heavy ones count more than one that is wrong")
{
    auto sightings = sightingsOf(kTilted, {{3.5F, 3.5F}, {40, 3.5F}, {3.5F, 40}, {36, 36}, {20, 20}, {6, 20}});
    for (Sighting& one : sightings) {
        one.weight = 10;
    }
    sightings.push_back({{20, 6}, kTilted({20, 6}) + Spot{30, 0}, 0.01F});
    const auto fitted = Projection::fit(sightings);
    REQUIRE(fitted);
    CHECK(lengthOf((*fitted)({20, 20}) - kTilted({20, 20})) < 1);
}

TEST_CASE("Projection: three sightings, or four on one line, are too few")
{
    CHECK_FALSE(Projection::fit(sightingsOf(kTilted, {{0, 0}, {10, 0}, {0, 10}})));
    CHECK_FALSE(Projection::fit(sightingsOf(kTilted, {{0, 0}, {10, 10}, {20, 20}, {30, 30}})));
    CHECK_FALSE(Projection::fit({}));
}

TEST_CASE("Projection: sightings that are no numbers give no map")
{
    constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
    auto sightings = sightingsOf(kTilted, {{3.5F, 3.5F}, {40, 3.5F}, {3.5F, 40}, {36, 36}});
    sightings[2].picture.x = kNone;
    CHECK_FALSE(Projection::fit(sightings));
}
