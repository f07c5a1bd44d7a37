// SPDX-License-Identifier: Apache-2.0
// Handheld scanners, from the device to the verdict.
#include "tests/kiosk/scanner_till.h"

#include <doctest/doctest.h>

using namespace carded;
using app::ScannedTexts;
using app::ScannerConfig;
using scanner::Ending;
using test::kLink;
using test::ScannerTill;
using test::serialScanner;
using test::TemporaryFolder;
using test::waitUntil;
using ui::KioskWindow;

TEST_CASE("Kiosk: a code that a scanner sends is answered")
{
    const test::PseudoTerminal line;
    ScannerTill till({serialScanner(line.path())});
    CHECK(till.stateLine().contains(QStringLiteral("Scanner ok")));
    line.send(kLink.substr(0, 5));
    line.send(kLink.substr(5) + "\r\n");
    CHECK(till.says({"online_code"}));
    CHECK(till.window.view() == KioskWindow::View::Verdict);
}

TEST_CASE("Kiosk: the same code again is the same showing, and another one is not")
{
    const test::PseudoTerminal line;
    ScannerTill till({serialScanner(line.path())});
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
        ScannerTill till(hasScanner ? std::vector{serialScanner("/nowhere/scanner")} : std::vector<ScannerConfig>{});
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
    ScannerTill till({serialScanner(line.path())});
    line.send("8801234567893\r4006381333931\r" + kLink + "\r");
    CHECK(till.says({"online_code"}));
}

TEST_CASE("Kiosk: two scanners at once are both read")
{
    const test::PseudoTerminal left;
    const test::PseudoTerminal right;
    ScannerTill till({serialScanner(left.path()), serialScanner(right.path(), Ending::Silence)});
    left.send(kLink + "left\r");
    right.send(kLink + "right");
    CHECK(till.says({"online_code", "online_code"}));
}

TEST_CASE("Kiosk: a code that a scanner sends first waits for its product")
{
    const test::PseudoTerminal line;
    ScannerTill till({serialScanner(line.path())});
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
    ScannerTill till({serialScanner(line.path())});
    line.send(kLink + "\r");
    REQUIRE(till.says({"online_code"}));
    CHECK(till.window.view() == KioskWindow::View::Verdict);
    line.send(test::codeOf("1-adult") + "\r");
    CHECK(waitUntil([&] { return till.window.view() == KioskWindow::View::Held; }));
}

TEST_CASE("Kiosk: a code that waits for a verdict to be read is not the next customer's, and can be shown again")
{
    const test::PseudoTerminal line;
    ScannerTill till({serialScanner(line.path())});
    line.send(kLink + "\r");
    REQUIRE(till.says({"online_code"}));
    line.send(test::codeOf("1-adult") + "\r8801234567893\r" + kLink + "2\r");
    REQUIRE(till.says({"online_code", "online_code"})); // so the code was heard
    emit till.window.cleared({});
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
    ScannerTill till({serialScanner(line.path())});
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
    ScannerTill till({serialScanner(line.path())});
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
    ScannerTill till({serialScanner(line.path())});
    std::string garbled = test::codeOf("1-adult");
    garbled[4] = '>';
    line.send(kLink + "\r");
    REQUIRE(till.says({"online_code"}));
    line.send(garbled + "\r");                // before the verdict may be replaced
    constexpr std::chrono::seconds kSoon{10}; // less than the verdict's own time
    REQUIRE(waitUntil([&] { return till.window.view() == KioskWindow::View::Idle; }, kSoon));
    CHECK(till.stateLine().contains(QStringLiteral("Scanner set wrong")));
    CHECK(till.reasons.size() == 1);
    line.send(kLink + "2\r");
    CHECK(till.says({"online_code", "online_code"}));
    CHECK(till.stateLine().contains(QStringLiteral("Scanner ok")));
    line.send(std::string(5000, 'A') + "\r");
    CHECK(waitUntil([&] { return till.stateLine().contains(QStringLiteral("Scanner set wrong")); }));
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
        ScannerTill till({serialScanner("/nowhere/scanner"), serialScanner(path)});
        CHECK(till.stateLine().contains(QStringLiteral("No scanner")));
        line.send(garbled);
        CHECK(isSaid(till, "Scanner set wrong"));
        line.send(kLink + "\r");
        CHECK(isSaid(till, "No scanner"));
    }
    ScannerTill till({serialScanner(path)});
    line.send(garbled);
    CHECK(isSaid(till, "Scanner set wrong"));
    std::filesystem::remove(path);
    line.hangUp();
    constexpr std::chrono::seconds kSoon{10}; // less than the notice's own time
    CHECK(waitUntil([&] { return till.stateLine().contains(QStringLiteral("No scanner")); }, kSoon));
}
