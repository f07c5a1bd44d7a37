// SPDX-License-Identifier: Apache-2.0
#include "app/till_config.h"
#include "tests/revocation_cache/store_fixture.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::app;
using revocation_cache::overwrite;
using revocation_cache::TestFolder;

namespace {

/// A file of nothing but its format and `rest`.
Result<TillConfig, std::string> parse(const std::string& rest)
{
    return parseTillConfig("format = \"carded-till-1\"\n" + rest);
}

} // namespace

TEST_CASE("Till configuration: every key is taken over")
{
    const auto config = parse(R"(store = "0042"
till = "3.a_b-C"
jurisdiction = "KR"
shop_rules = "/etc/carded/shop.toml"
camera = "/dev/video7"
camera_view = "mirror"
language = "ko"
screen = "full"
category_after = "keep"
login = "required"
shift_folder = "/srv/shifts"
[times]
pass_s = 3
refusal_s = 20
[sound]
volume = 5
at_start = "muted"
[look]
theme = "high_contrast"
motion = "reduced"
text_percent = 150
)");
    REQUIRE(config);
    CHECK(config->store == "0042");
    CHECK(config->till == "3.a_b-C");
    CHECK(config->policy.jurisdiction == "KR");
    CHECK(config->policy.shopRules == "/etc/carded/shop.toml");
    CHECK(config->camera == "/dev/video7");
    CHECK(config->cameraIsMirror);
    CHECK(config->language == "ko");
    CHECK((config->window == WindowKind::Full));
    CHECK(config->needsOperator);
    CHECK(config->shiftFolder == "/srv/shifts");
    CHECK(config->passTime == Seconds{3});
    CHECK(config->refusalTime == Seconds{20});
    CHECK(config->sound.volume == 5);
    CHECK((config->sound.atStart == Mute::On));
    CHECK((config->look.theme == app::LookConfig::Theme::HighContrast));
    CHECK(config->look.isStill);
    CHECK(config->look.textPercent == 150);
}

TEST_CASE("Till configuration: a key that is not there has its default")
{
    const auto config = parse("");
    REQUIRE(config);
    CHECK(config->store.empty());
    CHECK(config->till.empty());
    CHECK(config->policy.jurisdiction.empty());
    CHECK(config->camera == "auto");
    CHECK_FALSE(config->cameraIsMirror);
    CHECK(config->language == "en");
    CHECK((config->window == WindowKind::Plain));
    CHECK(config->passTime == Seconds{5});
    CHECK(config->refusalTime == Seconds{15});
    CHECK(config->sound.volume == 3);
    CHECK((config->sound.atStart == Mute::Off));
    CHECK((config->look.theme == app::LookConfig::Theme::Desktop));
    CHECK_FALSE(config->look.isStill);
    CHECK(config->look.textPercent == 100);
}

TEST_CASE("Till configuration: a till has a customer's side if it says so, and self-service is one by itself")
{
    using Screen = CustomerConfig::Screen;
    const auto none = parse("");
    REQUIRE(none);
    CHECK((none->customer.screen == Screen::None));
    CHECK_FALSE(none->customer.isSelfService());
    const auto second = parse("screen = \"full\"\n[customer]\nscreen = \"second\"\nlanguage = \"ko\"");
    REQUIRE(second);
    CHECK((second->customer.screen == Screen::Second));
    CHECK(second->customer.language == "ko");
    CHECK_FALSE(second->customer.isSelfService());
    CHECK((second->window == WindowKind::Full));
    const auto self = parse("[customer]\nmode = \"self_service\"\ncategory = \"alcohol\"");
    REQUIRE(self);
    CHECK((self->customer.screen == Screen::Only));
    CHECK(self->customer.isSelfService());
    CHECK(self->customer.category == "alcohol");
    CHECK_FALSE(self->customer.language.has_value());
    CHECK((self->window == WindowKind::Locked));
    const auto open = parse("screen = \"window\"\n[customer]\nmode = \"self_service\"\nscreen = \"second\"");
    REQUIRE(open);
    CHECK((open->customer.screen == Screen::Second));
    CHECK((open->window == WindowKind::Plain));
    CHECK((parse("screen = \"locked\"")->window == WindowKind::Locked));
}

TEST_CASE("Till configuration: a customer's side whose words do not go together is refused")
{
    for (const auto& [text, error] :
         {std::pair{"mode = \"self_service\"\nscreen = \"none\"", "customer.screen: may be \"second\" or \"only\""},
          {"screen = \"only\"", "customer.screen: may be \"only\" in self-service alone"},
          {"category = \"alcohol\"", "customer.category: is for self-service alone"},
          {"screen = \"third\"", "customer.screen: "},
          {"language = \"xx\"", "customer.language: "},
          {"motion = \"full\"", "customer.motion: unknown key"},
          {"screens = \"second\"", "customer.screens: unknown key"}}) {
        const std::string words = text;
        CAPTURE(words);
        const auto config = parse("[customer]\n" + words);
        REQUIRE_FALSE(config);
        CAPTURE(config.error());
        CHECK(config.error().find(error) != std::string::npos);
    }
    CHECK_FALSE(parse("customer = \"second\""));
}

TEST_CASE("Till configuration: a camera is a path, a name or any, and nothing else")
{
    for (const char* camera : {"auto", "name:C920", "/dev/v4l/by-id/usb-camera-index0"}) {
        const auto config = parse("camera = \"" + std::string(camera) + "\"");
        REQUIRE(config);
        CHECK(config->camera == camera);
    }
    for (const char* camera : {"C920", "name:", "video0", "Auto"}) {
        CAPTURE(camera);
        const auto config = parse("camera = \"" + std::string(camera) + "\"");
        REQUIRE_FALSE(config);
        CHECK(config.error().starts_with("line 2, column 10: "));
    }
    CHECK_FALSE(parse("camera_view = \"mirrored\""));
}

TEST_CASE("Till configuration: limits hold at their edge")
{
    CHECK(parse("store = \"" + std::string(32, 'x') + "\""));
    CHECK_FALSE(parse("store = \"" + std::string(33, 'x') + "\""));
    CHECK(parse("till = \"x\""));
    CHECK_FALSE(parse("till = \"\""));
    for (const auto& [seconds, isGood] : {std::pair{1, false}, {2, true}, {10, true}, {11, false}}) {
        CHECK(parse("[times]\npass_s = " + std::to_string(seconds)).has_value() == isGood);
    }
    for (const auto& [seconds, isGood] : {std::pair{4, false}, {5, true}, {60, true}, {61, false}}) {
        CHECK(parse("[times]\nrefusal_s = " + std::to_string(seconds)).has_value() == isGood);
    }
    for (const auto& [volume, isGood] : {std::pair{0, false}, {1, true}, {5, true}, {6, false}}) {
        CHECK(parse("[sound]\nvolume = " + std::to_string(volume)).has_value() == isGood);
    }
    const std::string start = "format = \"carded-till-1\"\n#";
    CHECK(parseTillConfig(start + std::string(kMaxConfigBytes - start.size(), 'x')));
    const auto large = parseTillConfig(start + std::string(kMaxConfigBytes - start.size() + 1, 'x'));
    REQUIRE_FALSE(large);
    CHECK(large.error() == "the file is larger than 64 KiB");
}

TEST_CASE("Till configuration: what is wrong is named with its place")
{
    struct Row {
        const char* text;
        const char* error;
    };
    const Row rows[] = {
        {"", "format: is missing. The first line must be: format = \"carded-till-1\""},
        {"[[scanner]]\nkind = \"wedge\"\nusb = \"0c2e:0b61\"", "format: is missing. The first line must be: "},
        {"format = \"carded-till-2\"", "line 1, column 10: format: "},
        {"format = \"carded-till-1\"\nstores = \"1\"",
         "line 2, column 1: stores: unknown key (did you mean \"store\"?)"},
        {"format = \"carded-till-1\"\n[times]\npass = 3", "times.pass: unknown key"},
        {"format = \"carded-till-1\"\nstore = 42", "line 2, column 9: store: must be a string"},
        {"format = \"carded-till-1\"\njurisdiction = 1", "jurisdiction: must be a string"},
        {"format = \"carded-till-1\"\nshop_rules = \"shop.toml\"", "shop_rules: must be a path from /"},
        {"format = \"carded-till-1\"\ncamera = []", "camera: must be a string"},
        {"format = \"carded-till-1\"\nlanguage = \"fr\"", "language: "},
        {"format = \"carded-till-1\"\nscreen = true", "screen: must be a string"},
        {"format = \"carded-till-1\"\ntimes = 3", "times: must be a table"},
        {"format = \"carded-till-1\"\n[times]\npass_s = \"3\"", "times.pass_s: must be a whole number"},
        {"format = \"carded-till-1\"\n[times]\nrefusal_s = 5.0", "times.refusal_s: must be a whole number"},
        {"format = \"carded-till-1\"\nsound = \"off\"", "sound: must be a table"},
        {"format = \"carded-till-1\"\n[look]\ntext_percent = 110", "look.text_percent: may be 100, 125, 150 or 200"},
        {"format = \"carded-till-1\"\n[look]\ntext_percent = 250", "look.text_percent: "},
        {"format = \"carded-till-1\"\n[look]\ntheme = \"pink\"", "look.theme: "},
        {"format = \"carded-till-1\"\n[look]\ncolour = \"pink\"", "look.colour: unknown key"},
        {"format = \"carded-till-1\"\n[sound]\nmute = true", "sound.mute: unknown key"},
        {"format = \"carded-till-1\"\n[sound]\nvolume = \"loud\"", "sound.volume: must be a whole number"},
        {"format = \"carded-till-1\"\n[sound]\nat_start = true", "sound.at_start: must be a string"},
        {"format = \"carded-till-1\"\nstore = \"a b\"", "store: may hold 1 to 32 letters"},
        {"format = \"carded-till-1\"\ntill = \"a/b\"", "till: may hold 1 to 32 letters"},
        {"format = \"carded-till-1\"\nstore = \"\"", "store: "},
        {"format = \"carded-till-1\"\nstore = \"1\"\nstore = \"2\"", "line 3"},
        {"format", "line 1"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto config = parseTillConfig(row.text);
        REQUIRE_FALSE(config);
        CHECK(config.error().find(row.error) != std::string::npos);
        CAPTURE(config.error());
    }
}

TEST_CASE("Till configuration: a file is read, and named if it is wrong")
{
    const TestFolder folder;
    const auto path = folder.path() / "till.toml";
    overwrite(path, "format = \"carded-till-1\"\nstore = \"7\"\n");
    for (const ConfigFile kind : {ConfigFile::Chosen, ConfigFile::Default}) {
        const auto config = loadTillConfig(path, kind, folder.path());
        REQUIRE(config);
        CHECK(config->store == "7");
    }
    overwrite(path, "format = 1\n");
    const auto wrong = loadTillConfig(path, ConfigFile::Default, folder.path());
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().starts_with(path.string() + ", line 1"));
    overwrite(path, std::string(kMaxConfigBytes, '#') + "\n");
    const auto large = loadTillConfig(path, ConfigFile::Chosen, folder.path());
    REQUIRE_FALSE(large);
    CHECK(large.error() == path.string() + ", the file is larger than 64 KiB");
}

TEST_CASE("Till configuration: only the default file may be missing")
{
    const TestFolder folder;
    CHECK(loadTillConfig(folder.path() / "none.toml", ConfigFile::Default, folder.path()));
    const auto missing = loadTillConfig(folder.path() / "none.toml", ConfigFile::Chosen, folder.path());
    REQUIRE_FALSE(missing);
    CHECK(missing.error().find("cannot be read") != std::string::npos);
}

TEST_CASE("Till configuration: what is there and cannot be read is never taken for missing")
{
    const TestFolder folder;
    const auto loop = folder.path() / "loop.toml";
    std::filesystem::create_symlink(loop, loop);
    for (const auto& path : {folder.path(), loop}) {
        for (const ConfigFile kind : {ConfigFile::Chosen, ConfigFile::Default}) {
            CAPTURE(path);
            const auto config = loadTillConfig(path, kind, folder.path());
            REQUIRE_FALSE(config);
            CHECK(config.error().find("cannot be read") != std::string::npos);
        }
    }
}
