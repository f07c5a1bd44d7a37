// SPDX-License-Identifier: Apache-2.0
#include "scanner/line_assembler.h"

#include <doctest/doctest.h>

using namespace carded;
using scanner::Ending;
using scanner::kMaxLineSize;
using scanner::Line;
using scanner::LineAssembler;
using scanner::LineError;
using Moment = LineAssembler::Moment;

namespace {

std::string shown(const std::vector<Line>& lines)
{
    std::string text;
    for (const Line& line : lines) {
        text += '[';
        if (line) {
            text += *line;
        } else {
            constexpr const char* kErrors[] = {"too long", "garbled", "no ending", "no prefix"};
            text += std::string("! ") + kErrors[static_cast<std::size_t>(line.error())];
        }
        text += ']';
    }
    return text;
}

/// A scanner and its clock, which stands until it is moved.
struct Scanner {
    explicit Scanner(Ending ending, std::string prefix = {}) : lines({std::move(prefix), ending}) {}

    std::string send(std::string_view bytes) { return shown(lines.take(asBytes(bytes), now)); }
    std::string wait(int milliseconds)
    {
        now += Moment{milliseconds};
        return shown(lines.wait(now));
    }

    LineAssembler lines;
    Moment now{5'000'000};
};

} // namespace

TEST_CASE("LineAssembler: a text ends with its ending and not before, however it is cut up")
{
    struct Row {
        Ending ending;
        const char* bytes;
    };
    for (const Row& row : {Row{Ending::Cr, "\r"},
                           {Ending::Lf, "\n"},
                           {Ending::CrLf, "\r\n"},
                           {Ending::Tab, "\t"},
                           {Ending::Etx, "\x03"}}) {
        CAPTURE(static_cast<int>(row.ending));
        const std::string whole = std::string("AGE1:AB C") + row.bytes;
        for (std::size_t cut = 0; cut < whole.size(); ++cut) {
            Scanner scanner(row.ending);
            CHECK(scanner.send(whole.substr(0, cut)).empty());
            CHECK(scanner.wait(999).empty());
            CHECK(scanner.send(whole.substr(cut)) == "[AGE1:AB C]");
            CHECK_FALSE(scanner.lines.dueAt());
        }
        Scanner scanner(row.ending);
        CHECK(scanner.send(whole + whole + "x") == "[AGE1:AB C][AGE1:AB C]");
        CHECK(scanner.send(row.bytes) == "[x]");
    }
}

TEST_CASE("LineAssembler: line ends before a text, and endings without one, are nothing")
{
    Scanner scanner(Ending::Cr);
    CHECK(scanner.send("\r\nA\r\n\n\rB\r") == "[A][B]");
    CHECK_FALSE(scanner.lines.dueAt());
    Scanner tab(Ending::Tab);
    CHECK(tab.send("\tA\t\t\tB\t") == "[A][B]");
    Scanner both(Ending::CrLf);
    CHECK(both.send("\nA\rB\r\n") == "[A\rB]");
}

TEST_CASE("LineAssembler: without an ending, a text ends when nothing has come for 80 ms")
{
    Scanner scanner(Ending::Silence);
    CHECK(scanner.send("AGE").empty());
    CHECK(scanner.wait(79).empty());
    CHECK(scanner.send("1:").empty());
    CHECK(scanner.lines.dueAt() == scanner.now + LineAssembler::kSilence);
    CHECK(scanner.wait(79).empty());
    CHECK(scanner.wait(1) == "[AGE1:]");
    CHECK_FALSE(scanner.lines.dueAt());
    CHECK(scanner.wait(5000).empty());
    CHECK(scanner.send("B\r\n").empty());
    CHECK(scanner.wait(80) == "[B\r\n]"); // nobody said that this is an ending
}

TEST_CASE("LineAssembler: bytes that waited to be read are no silence")
{
    Scanner scanner(Ending::Silence);
    CHECK(scanner.send("A").empty());
    scanner.now += Moment{500}; // the window was busy; nobody looked meanwhile
    CHECK(scanner.send("B").empty());
    CHECK(scanner.wait(80) == "[AB]");
}

TEST_CASE("LineAssembler: a text whose ending does not come is an error after a second, and the next one is whole")
{
    Scanner scanner(Ending::CrLf);
    CHECK(scanner.send("A\r").empty());
    CHECK(scanner.wait(999).empty());
    CHECK(scanner.wait(1) == "[! no ending]");
    CHECK_FALSE(scanner.lines.dueAt());
    CHECK(scanner.send("B\r\n") == "[B]");
}

TEST_CASE("LineAssembler: a licence's text holds line ends and ends by silence, whatever the ending is")
{
    const std::string licence = "@\n\x1e\rANSI 636026080102DL\nDAQ1\nDBB19900101\r";
    for (const Ending ending : {Ending::Cr, Ending::Lf, Ending::CrLf, Ending::Etx, Ending::Silence}) {
        Scanner scanner(ending);
        CHECK(scanner.send(licence + "\r").empty());
        CHECK(scanner.wait(79).empty());
        const std::string read = scanner.wait(1);
        CHECK(read.starts_with("[@\n\x1e\rANSI "));
        CHECK(read.find("\nDBB19900101\r") != std::string::npos);
    }
    Scanner prefixed(Ending::Cr, "#");
    CHECK(prefixed.send("#@\nA\rB\r").empty());
    CHECK(prefixed.wait(80) == "[@\nA\rB]"); // without the ending
    Scanner other(Ending::Cr);
    CHECK(other.send("@A\r") == "[@A]");
}

TEST_CASE("LineAssembler: the prefix is no part of a text, and a text without it is an error")
{
    Scanner scanner(Ending::Cr, "]Q1");
    CHECK(scanner.send("]Q1AGE1:A\r") == "[AGE1:A]");
    CHECK(scanner.send("AGE1:A\r]Q\r") == "[! no prefix][! no prefix]");
    CHECK(scanner.send("]Q1\r").empty());
    CHECK(scanner.send("]Q1]Q1B\r") == "[]Q1B]");
}

TEST_CASE("LineAssembler: a text may have 4,296 characters, and a longer one is one error, swallowed to its end")
{
    for (const Ending ending : {Ending::Cr, Ending::CrLf}) {
        const std::string end = ending == Ending::Cr ? "\r" : "\r\n";
        Scanner scanner(ending, "#");
        const std::string longest(kMaxLineSize, 'A');
        CHECK(scanner.send("#" + longest + end) == "[" + longest + "]");
        CHECK(scanner.send("#" + longest + "A" + end + "#B" + end) == "[! too long][B]");
        CHECK(scanner.send(std::string(1'000'000, 'A')) == "[! too long]");
        CHECK(scanner.send(std::string(1'000'000, 'A') + end + "#C" + end) == "[C]");
    }
}

TEST_CASE("LineAssembler: a text that is too long and has no end is over when nothing comes any more")
{
    Scanner scanner(Ending::Silence);
    CHECK(scanner.send(std::string(5000, 'A')) == "[! too long]");
    CHECK(scanner.send("A").empty());
    CHECK(scanner.wait(80).empty());
    CHECK(scanner.send("B").empty());
    CHECK(scanner.wait(80) == "[B]");
    Scanner ending(Ending::Cr);
    CHECK(ending.send(std::string(5000, 'A')) == "[! too long]");
    CHECK(ending.wait(1000).empty());
    CHECK(ending.send("B\r") == "[B]");
}

TEST_CASE("LineAssembler: what lost a part is garbled, once, and is swallowed to its end")
{
    Scanner scanner(Ending::Cr);
    CHECK(scanner.send("AB").empty());
    CHECK(shown(scanner.lines.lose(scanner.now)) == "[! garbled]");
    CHECK(shown(scanner.lines.lose(scanner.now)).empty());
    CHECK(scanner.send("CD\rE\r") == "[E]");
    CHECK(shown(scanner.lines.lose(scanner.now)) == "[! garbled]");
    CHECK(scanner.wait(1000).empty()); // the ending may have been lost as well
    CHECK(scanner.send("F\r") == "[F]");
}

TEST_CASE("LineAssembler: every byte but a line end may stand in a text")
{
    Scanner scanner(Ending::Cr);
    for (int byte = 0; byte < 256; ++byte) {
        if (byte != '\r' && byte != '\n') {
            const std::string text(1, static_cast<char>(byte));
            CHECK(scanner.send(text + "\r") == "[" + text + "]");
        }
    }
}
