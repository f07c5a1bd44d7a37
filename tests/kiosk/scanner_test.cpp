// SPDX-License-Identifier: Apache-2.0
// Handheld scanners, from the device to the verdict.
#include "scanner/serial_port.h"
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/scanner/input_folders.h"
#include "tests/scanner/pseudo_terminal.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iostream>
#include <sstream>
#include <sys/stat.h>

using namespace carded;
using app::ScannedTexts;
using app::ScannerConfig;
using app::ScannerWatch;
using scanner::Ending;
using test::Reasons;
using test::TemporaryFolder;
using test::Till;
using test::waitUntil;
using ui::KioskWindow;
using ui::ScannerState;

namespace {

ScannerConfig serial(const std::filesystem::path& path, Ending ending = Ending::Cr)
{
    ScannerConfig config;
    config.kind = ScannerConfig::Kind::Serial;
    config.path = path;
    config.format.ending = ending;
    return config;
}

ScannerConfig wedge(const char* usb)
{
    ScannerConfig config;
    config.usb = *scanner::parseUsbId(usb);
    return config;
}

/// A till with the demo's lists as they are now, and scanners.
struct ScannerTill : Till {
    explicit ScannerTill(std::vector<ScannerConfig> scanners)
        : Till(test::demoFolder(), "/nowhere/video0", std::move(scanners))
    {
        kiosk->startScanners();
        REQUIRE(waitUntil([&] { return !tiles().empty(); }));
    }
    /// Whether the verdicts are these, now that all has been answered.
    [[nodiscard]] bool says(const Reasons& wanted)
    {
        return waitUntil([&] { return reasons.size() >= wanted.size(); }, std::chrono::seconds(20))
               && reasons == wanted;
    }
};

/// A link is answered without a product and whatever the time is.
const std::string kLink = "https://a.example/";

} // namespace

TEST_CASE("Kiosk: a code that a scanner sends is answered")
{
    const test::PseudoTerminal line;
    ScannerTill till({serial(line.path())});
    CHECK(till.stateLine().contains(QStringLiteral("Scanner ok")));
    line.send(kLink.substr(0, 5));
    line.send(kLink.substr(5) + "\r\n");
    CHECK(till.says({"online_code"}));
    CHECK(till.window.view() == KioskWindow::View::Verdict);
}

TEST_CASE("Kiosk: the same code again is the same showing, and another one is not")
{
    const test::PseudoTerminal line;
    ScannerTill till({serial(line.path())});
    line.send(kLink + "\r" + kLink + "\r" + kLink + "2\r" + kLink + "\r");
    CHECK(till.says({"online_code", "online_code"}));
}

TEST_CASE("Kiosk: a code that is typed is answered as one that a scanner sends")
{
    ScannerTill till({});
    emit till.window.codeTyped(QString::fromStdString(kLink));
    emit till.window.codeTyped(QString::fromStdString(kLink));
    CHECK(till.says({"online_code"}));
    CHECK_FALSE(till.stateLine().contains(QStringLiteral("canner")));
}

TEST_CASE("Kiosk: a code that is typed wrong gets a verdict, whatever the scanner is")
{
    for (const bool hasScanner : {false, true}) { // the scanner is not plugged in
        ScannerTill till(hasScanner ? std::vector{serial("/nowhere/scanner")} : std::vector<ScannerConfig>{});
        std::string code = test::codeOf("1-adult");
        code[code.size() / 2] = '!'; // no character of base45
        emit till.window.codeTyped(QString::fromStdString("Q" + code.substr(1)));
        CHECK(till.says({"not_a_credential"}));
        emit till.window.codeTyped(QString::fromStdString(code));
        REQUIRE(waitUntil([&] { return till.window.view() == KioskWindow::View::Held; }));
        till.tiles().front()->click();
        CHECK(till.says({"not_a_credential", "malformed"}));
        CHECK(till.stateLine().contains(QStringLiteral("No scanner")) == hasScanner);
        CHECK_FALSE(till.stateLine().contains(QStringLiteral("Scanner")));
    }
}

TEST_CASE("Kiosk: an article's number from a scanner is nobody's business")
{
    const test::PseudoTerminal line;
    ScannerTill till({serial(line.path())});
    line.send("8801234567893\r4006381333931\r" + kLink + "\r");
    CHECK(till.says({"online_code"}));
}

TEST_CASE("Kiosk: two scanners at once are both read")
{
    const test::PseudoTerminal left;
    const test::PseudoTerminal right;
    ScannerTill till({serial(left.path()), serial(right.path(), Ending::Silence)});
    left.send(kLink + "left\r");
    right.send(kLink + "right");
    CHECK(till.says({"online_code", "online_code"}));
}

TEST_CASE("Kiosk: a code that a scanner sends first waits for its product")
{
    const test::PseudoTerminal line;
    ScannerTill till({serial(line.path())});
    line.send(test::codeOf("1-adult") + "\r");
    REQUIRE(waitUntil([&] { return till.window.view() == KioskWindow::View::Held; }));
    CHECK(till.reasons.empty());
    till.tiles().front()->click();
    REQUIRE(waitUntil([&] { return !till.reasons.empty(); }));
    CHECK(till.categories.front() != "");
    // Chosen again, another check begins: the same code is judged anew.
    REQUIRE(waitUntil([&] {
        till.tiles().front()->click();
        return till.window.view() == KioskWindow::View::Idle;
    }));
    line.send(test::codeOf("1-adult") + "\r");
    CHECK(waitUntil([&] { return till.reasons.size() == 2; }));
}

TEST_CASE("Kiosk: a code that comes while a verdict may not be replaced yet is not lost")
{
    const test::PseudoTerminal line;
    ScannerTill till({serial(line.path())});
    line.send(kLink + "\r");
    REQUIRE(till.says({"online_code"}));
    CHECK(till.window.view() == KioskWindow::View::Verdict);
    line.send(test::codeOf("1-adult") + "\r");
    CHECK(waitUntil([&] { return till.window.view() == KioskWindow::View::Held; }));
}

TEST_CASE("Kiosk: a code that waits for a verdict to be read is not the next customer's, and can be shown again")
{
    const test::PseudoTerminal line;
    ScannerTill till({serial(line.path())});
    line.send(kLink + "\r");
    REQUIRE(till.says({"online_code"}));
    line.send(test::codeOf("1-adult") + "\r8801234567893\r" + kLink + "2\r");
    REQUIRE(till.says({"online_code", "online_code"})); // so the code was heard
    emit till.window.cleared();
    QElapsedTimer longer;
    longer.start();
    REQUIRE(waitUntil([&] { return longer.elapsed() > 2 * ui::kReplaceLock.count(); }));
    CHECK(till.window.view() == KioskWindow::View::Verdict);
    line.send(test::codeOf("1-adult") + "\r");
    CHECK(waitUntil([&] { return till.window.view() == KioskWindow::View::Held; }, ScannedTexts::kSameFor / 2));
}

TEST_CASE("Kiosk: garbled input takes the place of a code that waits, and a code that of garbled input")
{
    const test::PseudoTerminal line;
    ScannerTill till({serial(line.path())});
    const std::string code = test::codeOf("1-adult");
    const std::string garbled = "AGE1>" + code.substr(5);
    line.send(kLink + "\r");
    REQUIRE(till.says({"online_code"}));
    line.send(code + "\r" + garbled + "\r");
    REQUIRE(waitUntil([&] { return till.window.view() != KioskWindow::View::Verdict; }));
    CHECK(till.window.view() == KioskWindow::View::Idle);
    line.send(kLink + "2\r");
    REQUIRE(till.says({"online_code", "online_code"}));
    line.send(garbled + "\r" + code + "\r");
    REQUIRE(waitUntil([&] { return till.window.view() != KioskWindow::View::Verdict; }));
    CHECK(till.window.view() == KioskWindow::View::Held);
}

TEST_CASE("Kiosk: an answer that comes after the next code was shown does not take its place")
{
    const test::PseudoTerminal line;
    ScannerTill till({serial(line.path())});
    line.send(kLink + "\r" + test::codeOf("1-adult") + "\r");
    REQUIRE(waitUntil([&] { return till.window.view() == KioskWindow::View::Held; }));
    QElapsedTimer longer;
    longer.start();
    REQUIRE(waitUntil([&] { return longer.elapsed() > 300; })); // many times what an answer takes
    CHECK(till.reasons.empty());
    CHECK(till.window.view() == KioskWindow::View::Held);
}

TEST_CASE(
    "Kiosk: garbled input is no verdict but a notice, which takes the last verdict away and goes with the next code")
{
    const test::PseudoTerminal line;
    ScannerTill till({serial(line.path())});
    std::string garbled = test::codeOf("1-adult");
    garbled[4] = '>';
    line.send(kLink + "\r");
    REQUIRE(till.says({"online_code"}));
    line.send(garbled + "\r");                // before the verdict may be replaced
    constexpr std::chrono::seconds kSoon{10}; // less than the verdict's own time
    REQUIRE(waitUntil([&] { return till.window.view() == KioskWindow::View::Idle; }, kSoon));
    CHECK(till.stateLine().contains(QStringLiteral("Scanner settings")));
    CHECK(till.reasons.size() == 1);
    line.send(kLink + "2\r");
    CHECK(till.says({"online_code", "online_code"}));
    CHECK(till.stateLine().contains(QStringLiteral("Scanner ok")));
    line.send(std::string(5000, 'A') + "\r");
    CHECK(waitUntil([&] { return till.stateLine().contains(QStringLiteral("Scanner settings")); }));
}

TEST_CASE("Kiosk: garbled input is told although another scanner is missing, until a scanner goes missing after it")
{
    const TemporaryFolder folder;
    const auto path = folder / "scanner"; // once hung up, the line's own name can be another test's
    test::PseudoTerminal line;
    std::filesystem::create_symlink(line.path(), path);
    const std::string garbled = "AGE1>" + test::codeOf("1-adult").substr(5) + "\r";
    const auto isSaid = [](const ScannerTill& till, const char* what) {
        return waitUntil([&] { return till.stateLine().contains(QLatin1String(what)); });
    };
    {
        ScannerTill till({serial("/nowhere/scanner"), serial(path)});
        CHECK(till.stateLine().contains(QStringLiteral("No scanner")));
        line.send(garbled);
        CHECK(isSaid(till, "Scanner settings"));
        line.send(kLink + "\r");
        CHECK(isSaid(till, "No scanner"));
    }
    ScannerTill till({serial(path)});
    line.send(garbled);
    CHECK(isSaid(till, "Scanner settings"));
    std::filesystem::remove(path);
    line.hangUp();
    constexpr std::chrono::seconds kSoon{10}; // less than the notice's own time
    CHECK(waitUntil([&] { return till.stateLine().contains(QStringLiteral("No scanner")); }, kSoon));
}

TEST_CASE("Kiosk: a scanner that is unplugged is missing, and reads again when it is back")
{
    const TemporaryFolder folder;
    const auto path = folder / "scanner";
    auto line = std::make_unique<test::PseudoTerminal>();
    std::filesystem::create_symlink(line->path(), path); // as udev names lines in /dev/serial/by-id
    ScannerTill till({serial(path)});
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

TEST_CASE("Kiosk: a scanner that another program has is busy, and read when it is given back")
{
    const test::PseudoTerminal line;
    auto other = scanner::openSerial(line.path(), 9600);
    REQUIRE(other);
    ScannerTill till({serial(line.path())});
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
    watch.start({serial(path)});
    CHECK(watch.state() == ScannerState::Ok);
    std::filesystem::remove(path);
    line.hangUp();
    QElapsedTimer elapsed;
    elapsed.start();
    REQUIRE(waitUntil([&] { return elapsed.elapsed() > 2500; }));
    CHECK(watch.state() == ScannerState::Missing);
    CHECK(changes <= 4);
}
