// SPDX-License-Identifier: Apache-2.0
#include "app/window_settings.h"
#include "tests/revocation_cache/store_fixture.h"

#include <doctest/doctest.h>

#include <sys/stat.h>
#include <unistd.h>

using namespace carded;
using namespace carded::app;
using revocation_cache::contentsOf;
using revocation_cache::overwrite;
using revocation_cache::TestFolder;

namespace {

TillConfig chosen()
{
    TillConfig settings;
    settings.store = "0042";
    settings.till = "3";
    settings.policy.jurisdiction = "KR";
    settings.camera = R"(name:A "quoted" \ camera)";
    settings.language = "ko";
    settings.sound.volume = 5;
    settings.setupCode = "CARDED-SETUP1:" + std::string(700, 'Z') + "$%*+-./: ";
    ScannerConfig wedge;
    wedge.usb = {0x0c2e, 0x0b61};
    ScannerConfig serial;
    serial.kind = ScannerConfig::Kind::Serial;
    serial.path = "/dev/serial/by-id/usb-0";
    serial.format = {"#", scanner::Ending::CrLf};
    settings.scanners = {wedge, serial};
    return settings;
}

/// The configuration of a till with this till.toml.
Result<TillConfig, std::string> load(const std::filesystem::path& store, const std::string& till)
{
    overwrite(store / "till.toml", "format = \"carded-till-1\"\n" + till);
    return loadTillConfig(store / "till.toml", ConfigFile::Chosen, store);
}

} // namespace

TEST_CASE("Window settings: what was chosen is there again, and everybody may read it")
{
    const TestFolder folder;
    const TillConfig settings = chosen();
    REQUIRE(saveWindowSettings(folder.path(), settings));
    const auto loaded = loadWindowSettings(folder.path());
    REQUIRE(loaded);
    CHECK(loaded->store == settings.store);
    CHECK(loaded->till == settings.till);
    CHECK(loaded->policy.jurisdiction == settings.policy.jurisdiction);
    CHECK(loaded->camera == settings.camera);
    CHECK(loaded->language == settings.language);
    CHECK(loaded->sound.volume == settings.sound.volume);
    CHECK(loaded->setupCode == settings.setupCode);
    CHECK(loaded->isSetUp);
    REQUIRE(loaded->scanners.size() == 2);
    CHECK(loaded->scanners[0].usb == settings.scanners[0].usb);
    CHECK(loaded->scanners[1].path == settings.scanners[1].path);
    CHECK(loaded->scanners[1].format.prefix == "#");
    CHECK((loaded->scanners[1].format.ending == scanner::Ending::CrLf));
    struct stat status {};
    REQUIRE(::stat((windowSettingsFolder(folder.path()) / "setup.toml").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0644);
}

TEST_CASE("Window settings: a till that nobody has set up has the defaults")
{
    const TestFolder folder;
    const auto config = loadTillConfig(folder.path() / "none.toml", ConfigFile::Default, folder.path());
    REQUIRE(config);
    CHECK_FALSE(config->isSetUp);
    CHECK(config->fixed.empty());
    CHECK(config->camera == "auto");
    REQUIRE(saveWindowSettings(folder.path(), chosen()));
    CHECK(loadTillConfig(folder.path() / "none.toml", ConfigFile::Default, folder.path())->isSetUp);
}

TEST_CASE("Window settings: what till.toml says goes before them, key by key")
{
    const TestFolder folder;
    REQUIRE(saveWindowSettings(folder.path(), chosen()));
    const auto config = load(folder.path(), "till = \"7\"\ncamera = \"auto\"\n[sound]\nat_start = \"muted\"\n");
    REQUIRE(config);
    CHECK(config->store == "0042");
    CHECK(config->till == "7");
    CHECK(config->camera == "auto");
    CHECK(config->language == "ko");
    CHECK(config->sound.volume == 5);
    CHECK((config->sound.atStart == Mute::On));
    CHECK(config->scanners.size() == 2);
    CHECK(config->fixed == std::set<std::string>{"format", "till", "camera", "sound"});
    const auto scanners = load(folder.path(), "[[scanner]]\nkind = \"wedge\"\nusb = \"1234:5678\"\n");
    REQUIRE(scanners);
    CHECK(scanners->scanners.size() == 1);
}

TEST_CASE("Window settings: they cannot say what reaches other programs and files")
{
    for (const char* line :
         {"camera = \"/dev/watchdog\"", "camera = \"/dev/video\"", "camera = \"/dev/video0/../watchdog\"",
          "shop_rules = \"/etc/passwd\"", "[repository]\nurl = \"file:///etc\"", "screen = \"full\""}) {
        CAPTURE(line);
        CHECK_FALSE(parseWindowSettings("format = \"carded-setup-1\"\n" + std::string(line)));
    }
    CHECK_FALSE(parseWindowSettings("format = \"carded-till-1\"\n"));
    CHECK(parseWindowSettings("format = \"carded-setup-1\"\n"));
}

TEST_CASE("Window settings: a damaged file, a later one and a link elsewhere are told, and never overwritten unread")
{
    const TestFolder folder;
    REQUIRE(saveWindowSettings(folder.path(), chosen()));
    const auto file = windowSettingsFolder(folder.path()) / "setup.toml";
    overwrite(file, "format = \"carded-setup-2\"\n");
    const auto later = loadTillConfig(folder.path() / "none.toml", ConfigFile::Default, folder.path());
    REQUIRE(later); // as if nobody had set it up: nobody is kept from the lists
    CHECK_FALSE(later->isSetUp);
    CHECK(later->store.empty());
    CHECK(later->windowProblem.starts_with(file.string() + ", line 1"));
    CHECK(later->windowProblem.find("set the till up anew") != std::string::npos);

    std::filesystem::remove(file);
    overwrite(folder.path() / "secret", "format = \"carded-setup-1\"\n");
    std::filesystem::create_symlink(folder.path() / "secret", file);
    const auto link = loadWindowSettings(folder.path());
    REQUIRE_FALSE(link);
    CHECK(link.error().find("cannot be read") != std::string::npos);
}

TEST_CASE("Window settings: what could not be read again is not written, nor what may not be")
{
    const TestFolder folder;
    TillConfig settings = chosen();
    settings.store = "a b";
    CHECK_FALSE(saveWindowSettings(folder.path(), settings));
    CHECK_FALSE(std::filesystem::exists(windowSettingsFolder(folder.path())));
    CHECK(mayWriteWindowSettings(folder.path()));
    CHECK(mayWriteWindowSettings(folder.path() / "to/be/made"));
    overwrite(folder.path() / "file", "");
    CHECK_FALSE(saveWindowSettings(folder.path() / "file", chosen()));
    if (::geteuid() != 0) {
        std::filesystem::permissions(folder.path(), std::filesystem::perms{0500});
        CHECK_FALSE(mayWriteWindowSettings(folder.path()));
        std::filesystem::permissions(folder.path(), std::filesystem::perms{0700});
    }
}

TEST_CASE("Window settings: a writer that is stopped before its last step leaves them as they were")
{
    const TestFolder folder;
    REQUIRE(saveWindowSettings(folder.path(), chosen()));
    const auto file = windowSettingsFolder(folder.path()) / "setup.toml";
    const std::string before = contentsOf(file);
    overwrite(file.string() + ".tmp", "format = \"carded-se"); // as one that was killed has left it
    CHECK(contentsOf(file) == before);
    CHECK(loadWindowSettings(folder.path()));
    TillConfig settings = chosen();
    settings.till = "4";
    std::filesystem::remove(file.string() + ".tmp");
    REQUIRE(saveWindowSettings(folder.path(), settings));
    CHECK(loadWindowSettings(folder.path())->till == "4");
    CHECK_FALSE(std::filesystem::exists(file.string() + ".tmp"));
}
