// SPDX-License-Identifier: Apache-2.0
#include "scanner/grey_picture.h"
#include "tests/scanner/code_scenes.h"
#include "tests/scanner/reading_support.h"
#include "tests/scanner/scanner_support.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;

namespace {

std::vector<Symbol> allIn(const Frame& frame)
{
    return symbolsIn(frame, Effort::Thorough);
}

/// Two pictures of the same height side by side.
Frame beside(const Frame& left, const Frame& right)
{
    REQUIRE(left.height == right.height);
    Frame both{left.width + right.width, left.height, {}};
    for (int row = 0; row < left.height; ++row) {
        for (const Frame* part : {&left, &right}) {
            const auto begin = part->luma.begin() + std::ptrdiff_t{row} * part->width;
            both.luma.insert(both.luma.end(), begin, begin + part->width);
        }
    }
    return both;
}

/// An EAN-13 symbol, three pixels a module (ISO/IEC 15420: odd and even parity left, complement right).
Frame articleFrame(std::string_view digits)
{
    constexpr std::array<std::string_view, 10> kOdd{"0001101", "0011001", "0010011", "0111101", "0100011",
                                                    "0110001", "0101111", "0111011", "0110111", "0001011"};
    constexpr std::array<std::string_view, 10> kParity{"OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE",
                                                       "OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO"};
    const auto complement = [](std::string bits) {
        std::ranges::transform(bits, bits.begin(), [](char bit) { return bit == '0' ? '1' : '0'; });
        return bits;
    };
    const auto at = [&](std::size_t i) { return static_cast<std::size_t>(digits[i] - '0'); };
    std::string bars = "101";
    for (std::size_t i = 1; i <= 6; ++i) {
        std::string bits(kOdd[at(i)]);
        if (kParity[at(0)][i - 1] == 'E') { // even parity: the complement, mirrored
            bits = complement(bits);
            std::ranges::reverse(bits);
        }
        bars += bits;
    }
    bars += "01010";
    for (std::size_t i = 7; i <= 12; ++i) {
        bars += complement(std::string(kOdd[at(i)]));
    }
    bars += "101";
    Frame frame = blankFrame(static_cast<int>(bars.size()) * 3, 120);
    for (std::size_t i = 0; i < frame.luma.size(); ++i) {
        frame.luma[i] = bars[i % static_cast<std::size_t>(frame.width) / 3] == '1' ? 0 : 255;
    }
    return frame;
}

/// How many pictures below `folder` give a QR symbol that begins with `start`, and how many there are.
std::pair<int, int> countReadable(const std::filesystem::path& folder, std::string_view start)
{
    int readable = 0;
    int pictures = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".png") {
            continue;
        }
        ++pictures;
        const Bytes file = readFile(entry.path());
        const auto frame = decodeGreyPicture(file);
        const auto symbols = frame ? allIn(*frame) : std::vector<Symbol>{};
        const bool isFound =
            std::ranges::any_of(symbols, [&](const Symbol& symbol) { return asText(symbol.bytes).starts_with(start); });
        if (!isFound) {
            MESSAGE("nothing found in " << entry.path().string());
        }
        readable += isFound ? 1 : 0;
    }
    return {readable, pictures};
}

} // namespace

TEST_CASE("CodeReader: a QR symbol gives the exact bytes, zeros and bytes above 127 too")
{
    for (const Bytes& payload :
         {hex("00"), hex("41 00 42 00"), hex("FF FE 80 00 C3 28"), Bytes(900, std::uint8_t{0})}) {
        const auto symbols = allIn(qrFrame(payload));
        REQUIRE(symbols.size() == 1);
        CHECK(symbols[0].symbology == "qr");
        CHECK(symbols[0].bytes == payload);
    }
}

TEST_CASE("CodeReader: all of several symbols are found")
{
    const auto symbols = allIn(beside(qrFrame(asBytes("first")), qrFrame(asBytes("other"))));
    std::set<std::string> texts;
    for (const Symbol& symbol : symbols) {
        texts.emplace(asText(symbol.bytes));
    }
    CHECK(texts == std::set<std::string>{"first", "other"});
}

TEST_CASE("CodeReader: every code of a sheet is found in a picture, though the library sees none")
{
    struct Row {
        int codes;
        std::size_t characters;
        int columns;
    };
    for (const Row& row : {Row{30, 150, 6}, Row{9, 400, 3}, Row{64, 40, 8}}) {
        CAPTURE(row.codes);
        std::vector<std::string> expected;
        for (int i = 0; i < row.codes; ++i) {
            const auto letter = static_cast<char>('A' + i % 26);
            expected.push_back("AGE1:" + std::to_string(i) + std::string(row.characters, letter));
        }
        const int pitch = qrFrame(asBytes(expected.back()), 3).width + 6;
        const cv::Mat sheet = matOf(sheetFrame(expected, row.columns, pitch, 3));
        std::set<std::string> texts;
        for (const Symbol& symbol : allIn(frameOf(noisy(blurred(sheet, 1), 6, 1)))) {
            texts.emplace(asText(symbol.bytes));
        }
        CHECK(texts == std::set(expected.begin(), expected.end()));
    }
}

TEST_CASE("CodeReader: an article code is named by its kind and gives its digits")
{
    for (const Effort effort : {Effort::Live, Effort::Thorough}) {
        const auto symbols = symbolsIn(centred(articleFrame("4006381333931"), 640, 480), effort);
        REQUIRE(symbols.size() == 1);
        CHECK(symbols[0].symbology == "ean13");
        CHECK(asText(symbols[0].bytes) == "4006381333931");
    }
}

TEST_CASE("CodeReader: a few stripes that pass for two or three characters are no code")
{
    for (const auto& [text, found] : {std::pair{"AA", 0U}, std::pair{"A1B2", 0U}, std::pair{"A1B2C", 1U}}) {
        CAPTURE(text);
        cv::Mat code = matrixCode("Code39", text, 3);
        cv::resize(code, code, {code.cols, 120}, 0, 0, cv::INTER_NEAREST);
        const auto symbols = symbolsIn(centred(frameOf(code), 640, 480), Effort::Live);
        REQUIRE(symbols.size() == found);
        CHECK((symbols.empty() || symbols[0].symbology == "linear"));
    }
}

TEST_CASE("CodeReader: a symbol light on dark is found")
{
    Frame frame = qrFrame(asBytes("night mode"));
    std::ranges::transform(frame.luma, frame.luma.begin(), [](auto luma) { return std::uint8_t(255 - luma); });
    for (const Effort effort : {Effort::Live, Effort::Thorough}) {
        const auto symbols = symbolsIn(frame, effort);
        REQUIRE(symbols.size() == 1);
        CHECK(asText(symbols[0].bytes) == "night mode");
    }
}

TEST_CASE("CodeReader: a symbol on its side or its head is found")
{
    Frame frame = centred(qrFrame(asBytes("turned")), 400, 300);
    std::ranges::reverse(frame.luma);
    REQUIRE(allIn(frame).size() == 1);
}

TEST_CASE("CodeReader: an empty picture has no symbols")
{
    CHECK(allIn(blankFrame(640, 480)).empty());
}

TEST_CASE("CodeReader: a frame whose pixels are not width x height is refused")
{
    for (const Frame& frame : {Frame{}, Frame{10, 10, Bytes(99)}, Frame{-10, -10, Bytes(100)}, Frame{0, 5, {}}}) {
        const auto reading = CodeReader().read(LumaView(frame), Effort::Thorough, late());
        REQUIRE_FALSE(reading);
        CHECK(reading.error() == DecodeError::BadFrame);
    }
}

TEST_CASE("CodeReader: public pictures of health certificates give their texts")
{
    const auto corpus = corpusFolder();
    if (!corpus) {
        return;
    }
    const auto [european, europeanPictures] = countReadable(*corpus / "07-eu-dcc" / "png", "HC1:");
    CHECK(europeanPictures > 50);
    CHECK(european == europeanPictures);
    const auto [pass, passPictures] = countReadable(*corpus / "09-nz-covid-pass", "NZCP:/");
    CHECK(passPictures > 0);
    CHECK(pass == passPictures);
}

TEST_CASE("CodeReader: of the public pictures as many are read as when this was written, and nothing in empty ones")
{
    const auto corpus = corpusFolder();
    if (!corpus) {
        return;
    }
    std::map<std::string, int> found; // by the folder's name without its number
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*corpus / "11-barcode-images")) {
        const auto ending = entry.path().extension();
        if (ending != ".png" && ending != ".webp" && ending != ".jpg") {
            continue;
        }
        const Bytes file = readFile(entry.path());
        const auto frame = decodeGreyPicture(file);
        const std::string folder = entry.path().parent_path().filename().string();
        found[folder.substr(0, folder.find('-'))] += frame && !allIn(*frame).empty() ? 1 : 0;
    }
    CHECK(found.at("qrcode") >= 87); // of 92
    CHECK(found.at("datamatrix") == 8);
    CHECK(found.at("pdf417") == 33);
    CHECK(found.at("aztec") >= 1); // of 9
    CHECK(found.at("falsepositives") == 0);
}
