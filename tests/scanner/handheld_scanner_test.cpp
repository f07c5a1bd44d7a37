// SPDX-License-Identifier: Apache-2.0
#include "scanner/handheld_scanner.h"
#include "scanner/serial_port.h"
#include "tests/scanner/key_events.h"
#include "tests/scanner/pseudo_terminal.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <fstream>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>

using namespace carded;
using namespace carded::test;
using scanner::Ending;
using scanner::HandheldError;
using scanner::HandheldScanner;
using scanner::LineError;
using scanner::openSerial;
using Moment = HandheldScanner::Moment;
using Speaks = HandheldScanner::Speaks;
using Texts = std::vector<std::string>;

namespace {

constexpr Moment kNow{1000};

/// Waits until there is something to read: a pseudo-terminal hands over in its own time.
bool isReadable(const HandheldScanner& scanner)
{
    pollfd entry{scanner.fd(), POLLIN, 0};
    return ::poll(&entry, 1, 10'000) == 1;
}

/// The texts that come until there are `count`.
Texts readTexts(HandheldScanner& scanner, std::size_t count)
{
    Texts texts;
    while (texts.size() < count && isReadable(scanner)) {
        const auto lines = scanner.read(kNow);
        if (!lines) {
            break;
        }
        for (const scanner::Line& line : *lines) {
            texts.push_back(line ? std::string(*line) : "!" + std::to_string(static_cast<int>(line.error())));
        }
    }
    return texts;
}

HandheldScanner serialScanner(const PseudoTerminal& line, Ending ending = Ending::Cr)
{
    auto opened = openSerial(line.path(), 115200);
    REQUIRE(opened);
    return {*std::move(opened), Speaks::Bytes, {"", ending}};
}

/// The end of a pipe that a scanner's events are written into, and the scanner that reads them.
struct Wedge {
    Wedge()
    {
        std::array<int, 2> ends{};
        REQUIRE(::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) == 0);
        scanner.emplace(UniqueFd(ends[0]), Speaks::Keys, scanner::LineFormat{"", Ending::Cr});
        input = UniqueFd(ends[1]);
    }
    void send(std::string_view bytes) const
    {
        REQUIRE(::write(input.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    }

    std::optional<HandheldScanner> scanner;
    UniqueFd input;
};

} // namespace

TEST_CASE("Serial scanner: a text in pieces is one, and two in one read are two")
{
    const PseudoTerminal line;
    HandheldScanner scanner = serialScanner(line);
    line.send("AGE1:");
    CHECK(readTexts(scanner, 0).empty());
    line.send("A B\rAGE1:C\rAGE");
    CHECK(readTexts(scanner, 2) == Texts{"AGE1:A B", "AGE1:C"});
    line.send("1:D\r");
    CHECK(readTexts(scanner, 1) == Texts{"AGE1:D"});
}

TEST_CASE("Serial scanner: every byte arrives as it was sent, those that terminals act on too")
{
    const PseudoTerminal line;
    HandheldScanner scanner = serialScanner(line, Ending::Tab);
    std::string all;
    for (int byte = 0; byte < 256; ++byte) {
        if (byte != '\t') {
            all += static_cast<char>(byte);
        }
    }
    line.send("x" + all + "\t");
    CHECK(readTexts(scanner, 1) == Texts{"x" + all});
}

TEST_CASE("Serial scanner: the longest text that a code holds comes through")
{
    const PseudoTerminal line;
    HandheldScanner scanner = serialScanner(line, Ending::CrLf);
    const std::string longest(scanner::kMaxLineSize, 'A');
    // A pseudo-terminal holds 4,095 bytes, and nobody reads meanwhile.
    line.send(longest.substr(0, 3000));
    REQUIRE(isReadable(scanner));
    CHECK(scanner.read(kNow)->empty());
    line.send(longest.substr(3000) + "\r\n");
    CHECK(readTexts(scanner, 1) == Texts{longest});
}

TEST_CASE("Serial scanner: without an ending, a text ends by silence")
{
    const PseudoTerminal line;
    HandheldScanner scanner = serialScanner(line, Ending::Silence);
    line.send("AGE1:A");
    REQUIRE(isReadable(scanner));
    CHECK(scanner.read(kNow)->empty());
    REQUIRE(scanner.dueAt() == kNow + scanner::LineAssembler::kSilence);
    CHECK(scanner.read(kNow + Moment{79})->empty());
    const auto lines = scanner.read(*scanner.dueAt());
    REQUIRE(lines->size() == 1);
    CHECK(lines->front() == "AGE1:A");
}

TEST_CASE("Serial scanner: unplugged it is missing, after what it sent, and plugged back it reads again")
{
    auto line = std::make_unique<PseudoTerminal>();
    HandheldScanner scanner = serialScanner(*line);
    line->send("AGE1:A\rAGE1:cut");
    CHECK(readTexts(scanner, 1) == Texts{"AGE1:A"});
    const auto path = line->path();
    line->hangUp();
    REQUIRE(isReadable(scanner));
    for (int i = 0; i < 3; ++i) {
        const auto gone = scanner.read(kNow);
        REQUIRE_FALSE(gone);
        CHECK(gone.error() == HandheldError::Missing);
    }
    line = std::make_unique<PseudoTerminal>();
    scanner = serialScanner(*line);
    line->send("AGE1:B\r");
    CHECK(readTexts(scanner, 1) == Texts{"AGE1:B"});
}

TEST_CASE("Serial scanner: what was sent before it was opened is dropped")
{
    const PseudoTerminal line;
    const UniqueFd before(::open(line.path().c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC)); // keeps the line up
    line.send("AGE1:yesterday\r");
    HandheldScanner scanner = serialScanner(line);
    line.send("AGE1:A\r");
    CHECK(readTexts(scanner, 1) == Texts{"AGE1:A"});
}

TEST_CASE("Serial line: every standard rate is set, with 8 bits and no parity, and no other rate is taken")
{
    const PseudoTerminal line;
    constexpr speed_t kSpeeds[] = {B9600, B19200, B38400, B57600, B115200, B230400, B460800, B921600};
    for (std::size_t i = 0; i < scanner::kBaudRates.size(); ++i) {
        const auto opened = openSerial(line.path(), scanner::kBaudRates[i]);
        REQUIRE(opened);
        termios settings{};
        REQUIRE(::tcgetattr(opened->get(), &settings) == 0);
        CHECK(::cfgetispeed(&settings) == kSpeeds[i]);
        CHECK(::cfgetospeed(&settings) == kSpeeds[i]);
        CHECK((settings.c_cflag & (CSIZE | PARENB | CSTOPB | CRTSCTS)) == CS8);
    }
    for (const int baud : {0, -1, 4800, 9601, 1'000'000}) {
        CHECK(openSerial(line.path(), baud).error() == HandheldError::NotAScanner);
    }
}

TEST_CASE("Serial line: one that somebody else has is busy, one that is not there missing, and a file none")
{
    const TemporaryFolder folder;
    const PseudoTerminal line;
    const auto opened = openSerial(line.path(), 9600);
    REQUIRE(opened);
    CHECK(openSerial(line.path(), 9600).error() == HandheldError::Busy);
    CHECK(openSerial(folder / "none", 9600).error() == HandheldError::Missing);
    std::ofstream(folder / "file") << "AGE1:A\r";
    CHECK(openSerial(folder / "file", 9600).error() == HandheldError::NotAScanner);
    const PseudoTerminal locked;
    const UniqueFd other(::open(locked.path().c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC));
    REQUIRE(::flock(other.get(), LOCK_EX) == 0);
    CHECK(openSerial(locked.path(), 9600).error() == HandheldError::Busy);
}

TEST_CASE("Serial line: one that this user may not open is not allowed")
{
    const PseudoTerminal line;
    REQUIRE(::chmod(line.path().c_str(), 0) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) { // root may open anything
        constexpr uid_t kNobody = 65534;
        const bool isNobody = ::geteuid() != 0 || (::setgid(kNobody) == 0 && ::setuid(kNobody) == 0);
        const auto opened = openSerial(line.path(), 9600);
        ::_exit(isNobody && !opened && opened.error() == HandheldError::NotAllowed ? 0 : 1);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
}

TEST_CASE("Serial line: the program that opens it does not get it for its terminal")
{
    const PseudoTerminal line;
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) { // a session without a terminal would take the first that it opens
        const bool hasSession = ::setsid() >= 0;
        const auto opened = openSerial(line.path(), 9600);
        const UniqueFd terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC));
        ::_exit((hasSession ? 0 : 1) | (opened ? 0 : 2) | (terminal ? 4 : 0));
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
}

TEST_CASE("Wedge scanner: the recorded events of two codes are two texts")
{
    Wedge wedge;
    wedge.send(recorded(typed("AGE1:6BF $%*+-./:\rHC1:NCFO\r")));
    CHECK(readTexts(*wedge.scanner, 2) == Texts{"AGE1:6BF $%*+-./:", "HC1:NCFO"});
}

TEST_CASE("Wedge scanner: events that arrive in pieces of any size are put together")
{
    const std::string bytes = recorded(typed("aB\r"));
    for (std::size_t cut = 1; cut < bytes.size(); cut += 5) {
        Wedge wedge;
        wedge.send(bytes.substr(0, cut));
        const auto first = wedge.scanner->read(kNow);
        wedge.send(bytes.substr(cut));
        const auto second = wedge.scanner->read(kNow);
        REQUIRE(first);
        REQUIRE(second);
        CHECK(first->size() + second->size() == 1);
        CHECK((first->empty() ? *second : *first).front() == "aB");
    }
}

TEST_CASE("Wedge scanner: a code within which the kernel dropped events is garbled, and the next one is whole")
{
    Wedge wedge;
    Events events = typed("AGE1:A");
    events.push_back(down(KEY_LEFTSHIFT)); // its release is among what is dropped
    events.push_back(kDropped);
    strike(events, KEY_B);
    for (const KeyEvent& event : typed("C\rAGE1:d\r")) {
        events.push_back(event);
    }
    wedge.send(recorded(events));
    CHECK(readTexts(*wedge.scanner, 2) == Texts{"!1", "AGE1:d"});
}

TEST_CASE("Wedge scanner: unplugged it is missing")
{
    Wedge wedge;
    wedge.send(recorded(typed("A\rB")));
    wedge.input.reset();
    CHECK(readTexts(*wedge.scanner, 1) == Texts{"A"});
    CHECK(wedge.scanner->read(kNow).error() == HandheldError::Missing);
}
