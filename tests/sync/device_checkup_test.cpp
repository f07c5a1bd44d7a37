// SPDX-License-Identifier: Apache-2.0
#include "app/device_checkup.h"
#include "tests/scanner/pseudo_terminal.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace carded;
using app::Finding;
using app::ScannerConfig;

namespace {

app::TillConfig tillWith(const std::filesystem::path& scanner)
{
    ScannerConfig config;
    config.kind = ScannerConfig::Kind::Serial;
    config.path = scanner;
    app::TillConfig till;
    till.scanners = {config};
    return till;
}

const Finding& scannerIn(const std::vector<Finding>& findings)
{
    const auto found = std::ranges::find(findings, "scanner", &Finding::check);
    REQUIRE(found != findings.end());
    return *found;
}

} // namespace

TEST_CASE("Doctor: a serial scanner is a serial line, and nothing else that has the name")
{
    const test::PseudoTerminal line;
    const auto good = app::checkDevices(tillWith(line.path()));
    CHECK((scannerIn(good).grade == Finding::Grade::Ok));
    CHECK(scannerIn(good).text == line.path());

    const test::TemporaryFolder folder;
    std::ofstream(folder / "picture.png") << "no line";
    for (const std::filesystem::path& other :
         {std::filesystem::path("/dev/null"), folder.path(), folder / "picture.png"}) {
        const auto findings = app::checkDevices(tillWith(other));
        CHECK((scannerIn(findings).grade == Finding::Grade::Warn));
        CHECK(scannerIn(findings).text.starts_with(other.string() + " is no serial line. "));
    }
    const auto missing = app::checkDevices(tillWith(folder / "none"));
    CHECK((scannerIn(missing).grade == Finding::Grade::Warn));
    CHECK(scannerIn(missing).text.find("none is not plugged in. ") != std::string::npos);
}

TEST_CASE("Doctor: a sound card is there if it can play, and is not missed where the till is muted")
{
    const test::TemporaryFolder folder;
    const auto sound = [&](const app::TillConfig& till) {
        const auto findings = app::checkDevices(till, folder / "snd");
        const auto found = std::ranges::find(findings, "sound", &Finding::check);
        REQUIRE(found != findings.end());
        return *found;
    };
    app::TillConfig till;
    CHECK((sound(till).grade == Finding::Grade::Warn));
    std::filesystem::create_directory(folder / "snd");
    std::ofstream(folder / "snd/pcmC0D0c") << ""; // a microphone
    std::ofstream(folder / "snd/controlC0") << "";
    CHECK((sound(till).grade == Finding::Grade::Warn));
    till.sound.atStart = app::Mute::On;
    CHECK((sound(till).grade == Finding::Grade::Ok));
    till.sound.atStart = app::Mute::Off;
    std::ofstream(folder / "snd/pcmC1D3p") << "";
    CHECK((sound(till).grade == Finding::Grade::Ok));
}

TEST_CASE("Doctor: a scanner that acts as a keyboard is told missing by its USB id")
{
    app::TillConfig till;
    till.scanners = {ScannerConfig{}}; // 0000:0000
    const auto findings = app::checkDevices(till);
    CHECK((scannerIn(findings).grade == Finding::Grade::Warn));
    CHECK(scannerIn(findings).text.starts_with("0000:0000 is not plugged in. "));
}
