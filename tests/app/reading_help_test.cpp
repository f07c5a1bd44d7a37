// SPDX-License-Identifier: Apache-2.0
#include "app/reading_help.h"

#include <doctest/doctest.h>

#include <cctype>
#include <string>
#include <string_view>

using namespace carded;
using app::CodeChoice;
using app::ReadingHelp;
using scanner::CodeUnread;
using scanner::FrameSeen;
using scanner::FrameStamp;
using scanner::ReadingHint;

namespace {

constexpr std::uint64_t kStep = 100; // milliseconds from one letter to the next

std::optional<ReadingHint> hintOf(char letter)
{
    switch (std::toupper(static_cast<unsigned char>(letter))) {
    case 'F':
        return ReadingHint::TooFar;
    case 'G':
        return ReadingHint::Glare;
    case 'S':
        return ReadingHint::NotSharp;
    default:
        return std::nullopt;
    }
}

char letterOf(std::optional<ReadingHint> hint)
{
    for (const char letter : {'F', 'G', 'S'}) {
        if (hint == hintOf(letter)) {
            return letter;
        }
    }
    return '.';
}

/// A letter with a hint: a frame with an unread code; a small one: with a poster's beside it that is read. `r`: with a
/// credential that is read, `p`: with a poster's. `.`: with no code. `-`: no frame at all.
void hearFrame(ReadingHelp& help, char letter, std::uint64_t at)
{
    if (letter == '-') {
        return;
    }
    const FrameStamp stamp{0, at / kStep, at};
    help.hear(FrameSeen{stamp});
    const bool isSmall = std::islower(static_cast<unsigned char>(letter)) != 0;
    if (const auto hint = hintOf(letter)) {
        help.hear(CodeUnread{stamp, *hint});
    }
    if (isSmall) {
        help.hear(scanner::SymbolSeen{stamp, "qr", {1}});
        help.read(letter == 'r' ? CodeChoice::Kind::Credential : CodeChoice::Kind::Other);
    }
}

std::string shownDuring(std::string_view frames)
{
    ReadingHelp help;
    std::string shown;
    std::uint64_t at = 5000;
    for (const char letter : frames) {
        hearFrame(help, letter, at);
        shown += letterOf(help.shown());
        at += kStep;
    }
    return shown;
}

} // namespace

TEST_CASE("ReadingHelp: a hint is shown when a code was located and not read for half a second, and goes as it should")
{
    struct Row {
        const char* about;
        const char* frames;
        const char* shown;
    };
    const Row rows[] = {
        {"nothing without a code", "..........", ".........."},
        {"not before half a second", "FFFFFF", ".....F"},
        {"a code that is read in time", "FFFFFrFFFFFF", "...........F"},
        {"gaps of three frames change nothing", "F...FF", ".....F"},
        {"after a gap of four frames the time begins anew", "F....FFFFFF", "..........F"},
        {"frames that took long are no gap", "F----F", ".....F"},
        {"the most frequent counts", "FFFSFS", ".....F"},
        {"of equally frequent ones the newest", "SSFSFF", ".....F"},
        {"it goes at once when a credential is read", "FFFFFFr", ".....F."},
        {"it comes and stays while a poster is read beside it", "ffffffpfpf", ".....FFFFF"},
        {"it goes in time when only a poster is read", "FFFFFFppppppppppppppp", ".....FFFFFFFFFFFFFFF."},
        {"it goes 1.5 s after the code was last located", "FFFFFF...............", ".....FFFFFFFFFFFFFFF."},
        {"it stays when the code is located again before", "FFFFFF.............FFFFF", ".....FFFFFFFFFFFFFFFFFFF"},
        {"another one takes its place after 1.5 s", "FFFFFFGGGGGGGGGGGGGGGG", ".....FFFFFFFFFFFFFFFGG"},
        {"what was said more than a second ago does not count", "FFFFFFFFFFFFFFFGGGGGGG", ".....FFFFFFFFFFFFFFFGG"},
        {"flicker in equal parts changes nothing", "FGFGFGFGFGFGFGFGFGFGFGFGFGFGFGFGFGFGFG",
         ".....GGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGG"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        CHECK(shownDuring(row.frames) == row.shown);
    }
}

TEST_CASE("ReadingHelp: a source that opens, ends, or begins again with another clock says nothing of what was before")
{
    const auto shownAfter = [](const scanner::Message& message) {
        ReadingHelp help;
        for (std::uint64_t at = 5000; at <= 5500; at += kStep) {
            hearFrame(help, 'F', at);
        }
        REQUIRE(help.shown() == ReadingHint::TooFar);
        help.hear(message);
        return help.shown();
    };
    CHECK_FALSE(shownAfter(scanner::SourceOpened{0, 1280, 720}));
    CHECK_FALSE(shownAfter(scanner::SourceEnded{0}));
    CHECK_FALSE(shownAfter(FrameSeen{{0, 0, 0}}));
    CHECK(shownAfter(FrameSeen{{0, 60, 5600}}) == ReadingHint::TooFar);
}

TEST_CASE("ReadingHelp: many codes in one frame count once, and frames may be a hundred years apart")
{
    ReadingHelp help;
    for (int i = 0; i < 10; ++i) {
        hearFrame(help, 'S', 0);
    }
    hearFrame(help, 'F', 400);
    hearFrame(help, 'F', 500);
    CHECK(help.shown() == ReadingHint::TooFar);
    for (const std::uint64_t at : {scanner::kMaxFrameMilliseconds, std::uint64_t{0}, scanner::kMaxFrameMilliseconds}) {
        hearFrame(help, 'G', at);
    }
    CHECK(help.shown() != ReadingHint::NotSharp);
}
