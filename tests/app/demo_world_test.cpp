// SPDX-License-Identifier: Apache-2.0
#include "app/demo_world.h"
#include "tests/app/demo_fixture.h"

#include <doctest/doctest.h>

using namespace carded;
using revocation_cache::overwrite;
using revocation_cache::TestFolder;

TEST_CASE("Demo world: what the issuer's program made is read whole")
{
    const auto world = app::loadDemoWorld(test::demoFolder());
    REQUIRE(world);
    CHECK(world->madeAt == test::kMadeAt);
    CHECK(world->category == "tobacco");
    REQUIRE(world->films.size() == 10);
    CHECK(world->films[0].file == test::demoFolder() / "films" / "1-adult.avi");
    CHECK(world->films[0].outcome == "pass");
    CHECK(world->films[8].reason == "unknown_issuer");
}

TEST_CASE("Demo world: a folder without one, and a broken one, say how to make it")
{
    const TestFolder folder;
    const auto missing = app::loadDemoWorld(folder.path());
    REQUIRE_FALSE(missing);
    CHECK(missing.error().find("is not there") != std::string::npos);
    CHECK(missing.error().find("carded-issuer demo DIR") != std::string::npos);
    for (const char* text :
         {"", "{", "[]", "null", "{}", R"({"made_at":"now","category":"c","films":[]})",
          R"({"made_at":1,"category":2,"films":[]})", R"({"made_at":1,"category":"c"})",
          R"({"made_at":1,"category":"c","films":[{}]})",
          R"({"made_at":1,"category":"c","films":[{"file":"f","customer":"x","expected":{"outcome":"pass"}}]})"}) {
        CAPTURE(text);
        overwrite(folder.path() / "demo.json", text);
        const auto broken = app::loadDemoWorld(folder.path());
        REQUIRE_FALSE(broken);
        CHECK(broken.error().find("is damaged") != std::string::npos);
    }
}
