// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/corpus.h"
#include "tests/corpus/pictures.h"

#include <algorithm>
#include <array>
#include <iconv.h>
#include <memory>
#include <optional>
#include <stdexcept>

namespace carded::corpus {
namespace {

struct CloseIconv {
    using pointer = iconv_t; // NOLINT(readability-identifier-naming): the name std::unique_ptr looks for
    void operator()(iconv_t handle) const noexcept { iconv_close(handle); }
};

/// `utf8` in another character set; nothing if that has no such character.
std::optional<std::string> converted(std::string utf8, const char* characterSet)
{
    const std::unique_ptr<iconv_t, CloseIconv> handle(iconv_open(characterSet, "UTF-8"));
    std::string text(utf8.size() * 4, '\0');
    char* from = utf8.data();
    char* to = text.data();
    std::size_t fromLeft = utf8.size();
    std::size_t toLeft = text.size();
    if (iconv(handle.get(), &from, &fromLeft, &to, &toLeft) != 0) {
        return std::nullopt;
    }
    text.resize(text.size() - toLeft);
    return text;
}

std::size_t sizeOfFirstCharacter(std::string_view utf8)
{
    std::size_t size = 1;
    while (size < utf8.size() && (static_cast<unsigned char>(utf8[size]) & 0xC0U) == 0x80U) {
        ++size;
    }
    return size;
}

/// Whether `bytes` are the characters of `utf8`, each in a set that such symbols use: one symbol of these pictures
/// changes its set in the middle.
bool isWritten(std::string_view bytes, std::string_view utf8)
{
    constexpr std::array kCharacterSets{"ISO-8859-1", "ISO-8859-2", "ISO-8859-7", "CP1251", "SHIFT_JIS", "GB18030"};
    while (!utf8.empty()) {
        const std::string character(utf8.substr(0, sizeOfFirstCharacter(utf8)));
        std::size_t matched = 0;
        for (const char* set : kCharacterSets) {
            const auto form = converted(character, set);
            if (form && bytes.starts_with(*form)) {
                matched = std::max(matched, form->size());
            }
        }
        if (matched == 0) {
            return false;
        }
        bytes.remove_prefix(matched);
        utf8.remove_prefix(character.size());
    }
    return bytes.empty();
}

std::string shownText(const scanner::Symbol& symbol)
{
    constexpr auto kReplace = nlohmann::json::error_handler_t::replace;
    return symbol.symbology + " " + nlohmann::json(asText(symbol.bytes)).dump(-1, ' ', true, kReplace);
}

/// Pictures of our kinds of symbols that are not read. Any other one that is not read is a disagreement: else a decoder
/// that reads nothing would pass.
constexpr std::array<std::string_view, 13> kHardPictures{
    "aztec-2/04.webp",  "aztec-2/05.webp",  "aztec-2/06.webp", "aztec-2/07.webp",   "aztec-2/11.webp",
    "aztec-2/16.webp",  "aztec-2/17.webp",  "aztec-2/20.webp", "qrcode-2/#940.png", "qrcode-2/qr-model-1.png",
    "qrcode-4/06.webp", "qrcode-4/30.webp", "qrcode-4/31.webp"};

/// The file with the expected content; the other one that some cases have tells how the code is made.
std::string contentFileOf(const nlohmann::json& oneCase)
{
    for (const auto& file : oneCase["expected"]) {
        const auto& name = file.get_ref<const std::string&>();
        if (!name.ends_with(".result.txt")) {
            return name;
        }
    }
    throw std::runtime_error("nothing expected");
}

/// What the outer one of two symbols says, in a picture with one symbol inside another. The label is about the inner
/// one ("内側"); the outer one calls itself so ("外側").
std::optional<std::string_view> outerTextOf(std::string_view id)
{
    return id == "qrcode-2/16.webp"
               ? std::optional<std::string_view>("[外側QRコード]\r\n \r\n*ﾀﾞﾌﾞﾙQR*\r\nhttp://d-qr.net/ex/")
               : std::nullopt;
}

Answer judgeContent(const std::vector<scanner::Symbol>& symbols, const nlohmann::json& oneCase,
                    const std::string& expected)
{
    const std::string id = oneCase["id"];
    const bool isBinary = contentFileOf(oneCase).ends_with(".bin");
    const auto outerText = outerTextOf(id);
    for (const scanner::Symbol& symbol : symbols) {
        const std::string_view bytes = asText(symbol.bytes);
        const bool isRight = bytes == expected || (!isBinary && isWritten(bytes, expected))
                             || (outerText && isWritten(bytes, *outerText));
        if (!isRight) {
            return Answer::disagree(shownText(symbol));
        }
    }
    if (!symbols.empty()) {
        return Answer::agree();
    }
    if (id.starts_with("micro") || id.starts_with("rmqr")) {
        return Answer::skipped("of kinds that are not looked for: Micro QR, rMQR, MicroPDF417");
    }
    const bool isHard = std::ranges::count(kHardPictures, id) != 0;
    return isHard ? Answer::skipped("not read by the decoder, as known") : Answer::disagree("not read");
}

/// Pictures with several symbols and no expected text: how many there are, by eye.
Answer judgeSeveral(const std::vector<scanner::Symbol>& symbols, std::string_view id)
{
    struct Several {
        std::string_view id;
        std::size_t symbols;
    };
    constexpr std::array<Several, 5> kSeveral{{{"multi-1/#360.png", 4},
                                               {"multi-1/1.png", 2},
                                               {"multi-1/3xean-8.png", 3},
                                               {"multi-1/multi-dm.png", 5},
                                               {"multi-1/multi-qr.png", 4}}};
    const auto* const several = std::ranges::find(kSeveral, id, &Several::id);
    if (several == kSeveral.end()) {
        throw std::runtime_error("not understood");
    }
    if (id == "multi-1/multi-dm.png" && symbols.size() == 1) {
        return Answer::skipped("one of several symbols read by the decoder, as known");
    }
    return Answer::of(symbols.size() == several->symbols, std::to_string(symbols.size()) + " symbols");
}

/// The four symbols of one message ("structured append"). They are not joined, and none by itself is a credential.
Answer judgeParts(SetFolder& folder)
{
    for (const char* file : {"qrcode-7/01-01.png", "qrcode-7/01-02.png", "qrcode-7/01-03.png", "qrcode-7/01-04.png"}) {
        const auto symbols = symbolsIn(folder.bytes(file));
        if (symbols.size() != 1) {
            return Answer::disagree(std::to_string(symbols.size()) + " symbols");
        }
        const std::string answer = tillAnswer(asText(symbols[0].bytes));
        if (answer != "not_a_credential") {
            return Answer::disagree(answer);
        }
    }
    return Answer::agree();
}

} // namespace

/// Compared. Pictures with an expected text, of our kinds of symbols and of others: every symbol that is read says it,
/// byte by byte (the product applies no character set, the expected files are UTF-8). Several symbols: how many are
/// read. Nothing expected: nothing is read. The parts of a longer message: the till's answer to each.
Answer judgePicture(const nlohmann::json& oneCase, SetFolder& folder)
{
    const std::string id = oneCase["id"];
    if (id == "qrcode-7") {
        return judgeParts(folder);
    }
    const auto symbols = symbolsIn(folder.bytes(oneCase["file"]));
    if (oneCase["verdict"] == "no-symbol") {
        return symbols.empty() ? Answer::agree() : Answer::disagree(shownText(symbols[0]));
    }
    return oneCase["expected"].empty() ? judgeSeveral(symbols, id)
                                       : judgeContent(symbols, oneCase, folder.text(contentFileOf(oneCase)));
}

} // namespace carded::corpus
