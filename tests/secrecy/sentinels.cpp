// SPDX-License-Identifier: Apache-2.0
#include "tests/secrecy/sentinels.h"

#include "crypto/encoding.h"
#include "tests/support/run_program.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <zip.h>

namespace carded::test {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kWindow = 16; ///< so many bytes in a row are nobody else's
constexpr std::size_t kWindows = 4;

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

/// What base64 makes of `bytes` when `before` bytes stand before it, as far as it depends on `bytes` alone.
std::string insideBase64(std::string_view bytes, std::size_t before, std::string (*encode)(ByteSpan))
{
    const std::string whole = std::string(before, '\0') + std::string(bytes);
    const std::size_t begin = (before * 8 + 5) / 6;
    const std::size_t end = whole.size() * 8 / 6;
    return encode(asBytes(whole)).substr(begin, end - begin);
}

/// The code points of UTF-8 that is well-formed and has none above U+FFFF.
std::u16string toUtf16(std::string_view text)
{
    std::u16string all;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : 3;
        unsigned point = size == 1 ? first : first & (0xFFU >> (size + 1));
        for (std::size_t i = 1; i < size; ++i) {
            point = point << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
        }
        all += static_cast<char16_t>(point);
        at += size;
    }
    return all;
}

std::string littleEndian(const std::u16string& text)
{
    std::string bytes;
    for (const char16_t unit : text) {
        bytes += static_cast<char>(unit & 0xFFU);
        bytes += static_cast<char>(unit >> 8U);
    }
    return bytes;
}

std::string jsonEscaped(const std::u16string& text)
{
    std::string escaped;
    for (const char16_t unit : text) {
        const std::array<std::uint8_t, 2> both{static_cast<std::uint8_t>(unit >> 8U),
                                               static_cast<std::uint8_t>(unit & 0xFFU)};
        escaped += "\\u" + crypto::encodeHex(both);
    }
    return escaped;
}

bool isLetterOrDigit(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

bool holds(std::string_view text, const Sentinel& sentinel)
{
    for (std::size_t at = text.find(sentinel.bytes); at != std::string_view::npos;
         at = text.find(sentinel.bytes, at + 1)) {
        const std::size_t end = at + sentinel.bytes.size();
        const bool isAlone =
            (at == 0 || !isLetterOrDigit(text[at - 1])) && (end == text.size() || !isLetterOrDigit(text[end]));
        if (!sentinel.isWord || isAlone) {
            return true;
        }
    }
    return false;
}

std::string contentsOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// All that is in a zip, one after another.
std::string unpacked(const fs::path& file)
{
    const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open(file.c_str(), ZIP_RDONLY, nullptr),
                                                                 &zip_discard);
    if (!archive) {
        throw std::runtime_error("no zip: " + file.string());
    }
    std::string all;
    for (zip_int64_t entry = 0; entry < zip_get_num_entries(archive.get(), 0); ++entry) {
        const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> packed(
            zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(entry), 0), &zip_fclose);
        std::array<char, 4096> part{};
        for (zip_int64_t got = 0; (got = zip_fread(packed.get(), part.data(), part.size())) > 0;) {
            all.append(part.data(), static_cast<std::size_t>(got));
        }
    }
    return all;
}

} // namespace

void Sentinels::addForms(const std::string& name, std::string_view bytes)
{
    const std::string hex = crypto::encodeHex(asBytes(bytes));
    m_all.push_back({name, std::string(bytes)});
    m_all.push_back({name + " in hex", hex});
    m_all.push_back({name + " in HEX", upper(hex)});
    for (std::size_t before = 0; before < 3; ++before) {
        const std::string plain = insideBase64(bytes, before, crypto::encodeBase64);
        const std::string url = insideBase64(bytes, before, crypto::encodeBase64Url);
        m_all.push_back({name + " in base64", plain});
        if (url != plain) {
            m_all.push_back({name + " in base64url", url});
        }
    }
}

void Sentinels::addText(const std::string& name, std::string_view text)
{
    addForms(name, text);
    m_all.push_back({name + " in UTF-16", littleEndian(toUtf16(text))});
    m_all.push_back({name + " escaped", jsonEscaped(toUtf16(text))});
}

void Sentinels::addWord(const std::string& name, std::string_view text)
{
    m_all.push_back({name, std::string(text), true});
}

void Sentinels::addBytes(const std::string& name, ByteSpan bytes)
{
    if (bytes.size() < kWindow) {
        throw std::logic_error("a sentinel of a few bytes is found by chance: " + name);
    }
    const std::size_t step = std::max<std::size_t>((bytes.size() - kWindow) / (kWindows - 1), 1);
    for (std::size_t at = 0; at + kWindow <= bytes.size(); at += step) {
        addForms(name, asText(bytes.subspan(at, kWindow)));
    }
}

std::vector<std::string> findings(const std::vector<Place>& places, const Sentinels& sentinels,
                                  const std::vector<std::string>& allowed)
{
    std::vector<std::string> found;
    for (const Sentinel& sentinel : sentinels.all()) {
        const bool isAllowed =
            std::ranges::any_of(allowed, [&](const std::string& name) { return sentinel.name.starts_with(name); });
        for (const Place& place : places) {
            if (!isAllowed && holds(place.bytes, sentinel)) {
                found.push_back(place.name + ": " + sentinel.name);
            }
        }
    }
    return found;
}

std::vector<Place> filesBelow(const fs::path& folder)
{
    std::vector<Place> places;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string path = entry.path();
        places.push_back({"the name " + path, path});
        if (!entry.is_regular_file()) {
            continue;
        }
        places.push_back({path, contentsOf(entry.path())});
        if (places.back().bytes.starts_with("%PDF")) {
            places.push_back({path + " as text", run({"/usr/bin/pdftotext", path, "-"}).out});
        } else if (places.back().bytes.starts_with("PK\3\4")) {
            places.push_back({path + " unpacked", unpacked(path)});
        }
    }
    return places;
}

} // namespace carded::test
