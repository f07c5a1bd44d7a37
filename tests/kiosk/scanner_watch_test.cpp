// SPDX-License-Identifier: Apache-2.0
// Handheld scanners that come and go.
#include "scanner/serial_port.h"
#include "tests/kiosk/scanner_till.h"
#include "tests/scanner/input_folders.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iostream>
#include <sstream>
#include <sys/stat.h>

using namespace carded;
using app::ScannerConfig;
using app::ScannerWatch;
using test::kLink;
using test::ScannerTill;
using test::serialScanner;
using test::TemporaryFolder;
using test::waitUntil;
using ui::ScannerState;

namespace {

ScannerConfig wedge(const char* usb)
{
    ScannerConfig config;
    config.usb = *scanner::parseUsbId(usb);
    return config;
}

} // namespace

TEST_CASE("Kiosk: a scanner that is unplugged is missing, and reads again when it is back")
{
    const TemporaryFolder folder;
    const auto path = folder / "scanner";
    auto line = std::make_unique<test::PseudoTerminal>();
    std::filesystem::create_symlink(line->path(), path); // as udev names lines in /dev/serial/by-id
    ScannerTill till({serialScanner(path)});
    CHECK(till.stateLine().contains(QStringLiteral("Scanner ok")));
    std::ostringstream errors;
    std::streambuf* const before = std::cerr.rdbuf(errors.rdbuf());
    std::filesystem::remove(path);
    line->hangUp();
    const bool isMissing = waitUntil([&] { return till.stateLine().contains(QStringLiteral("No scanner")); });
    std::cerr.rdbuf(before);
    REQUIRE(isMissing);
    CHECK(errors.str().find(path.string() + ": it is not plugged in") != std::string::npos); // in the journal
    line = std::make_unique<test::PseudoTerminal>();
    QElapsedTimer back;
    back.start();
    std::filesystem::create_symlink(line->path(), path);
    REQUIRE(waitUntil([&] { return till.stateLine().contains(QStringLiteral("Scanner ok")); }));
    CHECK(back.elapsed() < ScannerWatch::kRetry.count());
    line->send(kLink + "\r");
    CHECK(till.says({"online_code"}));
}

TEST_CASE("Kiosk: scanners that are started again are open once")
{
    const test::PseudoTerminal line;
    ScannerTill till({serialScanner(line.path())});
    till.kiosk->startScanners();
    REQUIRE(waitUntil([&] { return till.stateLine().contains(QStringLiteral("Scanner ok")); }));
    line.send(kLink + "\r");
    CHECK(till.says({"online_code"}));
    CHECK(till.stateLine().contains(QStringLiteral("Scanner ok")));
}

TEST_CASE("Kiosk: a scanner that another program has is busy, and read when it is given back")
{
    const test::PseudoTerminal line;
    auto other = scanner::openSerial(line.path(), 9600);
    REQUIRE(other);
    ScannerTill till({serialScanner(line.path())});
    CHECK(till.stateLine().contains(QStringLiteral("Scanner taken")));
    line.send(kLink + "\r");
    const UniqueFd keepsTheLine(::open(line.path().c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC));
    other->reset();
    REQUIRE(waitUntil([&] { return till.stateLine().contains(QStringLiteral("Scanner ok")); }));
    line.send(kLink + "\r");
    CHECK(till.says({"online_code"}));
}

TEST_CASE("ScannerWatch: a wedge that comes, and one whose permission comes later, are noticed by their events")
{
    // What is made here is no input device: that it was looked at shows in what is said of it.
    const std::string said = "what is there is no scanner";
    constexpr auto kSoon = ScannerWatch::kSlowLook / 2;
    for (const bool isPermissionLate : {false, true}) {
        const TemporaryFolder folder;
        const auto folders = test::inputFolders(folder);
        std::ostringstream errors;
        std::streambuf* const before = std::cerr.rdbuf(errors.rdbuf());
        ScannerWatch watch;
        watch.start({wedge("0c2e:0b61"), wedge("05e0:1200")}, folders);
        const bool isMissing = watch.state() == ScannerState::Missing;
        bool isSaidTooSoon = false;
        if (isPermissionLate) {
            std::ofstream(folders.devices / "event4") << "";
            (void)waitUntil([&] { return false; }, std::chrono::milliseconds{100});
            isSaidTooSoon = errors.str().find(said) != std::string::npos;
            test::describe(folders, "event4");
            REQUIRE(::chmod((folders.devices / "event4").c_str(), 0600) == 0);
        } else {
            test::plugIn(folders, "event4");
        }
        const bool isNoticed = waitUntil([&] { return errors.str().find(said) != std::string::npos; }, kSoon);
        std::cerr.rdbuf(before);
        CHECK(isMissing);
        CHECK_FALSE(isSaidTooSoon);
        CHECK(isNoticed);
        CHECK(watch.state() == ScannerState::Missing);
    }
}

TEST_CASE("ScannerWatch: nothing configured is nothing fitted")
{
    ScannerWatch watch;
    watch.start({});
    CHECK(watch.state() == ScannerState::NotFitted);
}

TEST_CASE("ScannerWatch: a line that hangs up as soon as it is opened keeps nobody busy")
{
    const TemporaryFolder folder;
    const auto path = folder / "scanner"; // once hung up, the line's own name can be another test's
    test::PseudoTerminal line;
    std::filesystem::create_symlink(line.path(), path);
    ScannerWatch watch;
    int changes = 0;
    QObject::connect(&watch, &ScannerWatch::stateChanged, &watch, [&] { ++changes; });
    watch.start({serialScanner(path)});
    CHECK(watch.state() == ScannerState::Ok);
    std::filesystem::remove(path);
    line.hangUp();
    QElapsedTimer elapsed;
    elapsed.start();
    REQUIRE(waitUntil([&] { return elapsed.elapsed() > 2500; }));
    CHECK(watch.state() == ScannerState::Missing);
    CHECK(changes <= 4);
}
