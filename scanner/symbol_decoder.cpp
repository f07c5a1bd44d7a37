// SPDX-License-Identifier: Apache-2.0
#include "scanner/symbol_decoder.h"

#include "scanner/eye_protocol.h"

#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <exception>
#include <string_view>

namespace carded::scanner {

namespace {

// ZXing-cpp 1.4 (Debian 12) has DecodeHints and cannot look for light symbols on dark; from 2.2 on it is
// ReaderOptions, which can.
#if __has_include(<ZXing/ReaderOptions.h>)
constexpr bool kLibraryInverts = true;
using Options = ZXing::ReaderOptions;
void askForInverted(Options& options)
{
    options.setTryInvert(true);
}
#else
constexpr bool kLibraryInverts = false;
using Options = ZXing::DecodeHints;
void askForInverted(Options&) {}
#endif

// By name, because the names mean the same in every version of the library, unlike the enumerators.
constexpr const char* kMatrixFormats = "QRCode,Aztec,DataMatrix,PDF417";
constexpr const char* kLinearFormats = "EAN13,EAN8,UPCA,UPCE,Code39,Code93,Code128,ITF,Codabar,DataBar,DataBarExpanded";

Options makeOptions(const char* formats, Effort effort)
{
    Options options;
    options.setFormats(ZXing::BarcodeFormatsFromString(formats));
    options.setTryHarder(effort == Effort::Thorough);
    options.setTryRotate(true);
    askForInverted(options);
    return options;
}

/// "QR Code", "QRCode" and "QR_CODE" become "qrcode".
std::string plainName(std::string_view name)
{
    std::string plain;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            plain.push_back(static_cast<char>(c - 'A' + 'a'));
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            plain.push_back(c);
        }
    }
    return plain;
}

std::string symbologyOf(ZXing::BarcodeFormat format)
{
    std::string name = plainName(ZXing::ToString(format));
    for (const std::string_view article : {"ean13", "ean8", "upca", "upce"}) {
        if (name == article) {
            return name;
        }
    }
    if (name.starts_with("qrcode")) { // 3.x tells models 1 and 2 apart
        return "qr";
    }
    for (const std::string_view matrix : {"aztec", "datamatrix", "pdf417"}) {
        if (name.find(matrix) != std::string::npos) {
            return std::string(matrix);
        }
    }
    return "linear";
}

template <class Position>
std::array<Point, 4> cornersOf(const Position& position)
{
    const auto point = [](const auto& p) { return Point{p.x, p.y}; };
    return {point(position.topLeft()), point(position.topRight()), point(position.bottomRight()),
            point(position.bottomLeft())};
}

void addSymbols(std::vector<Symbol>& symbols, const ZXing::ImageView& view, const Options& options)
{
    for (const auto& found : ZXing::ReadBarcodes(view, options)) {
        const auto& bytes = found.bytes();
        if (!found.isValid() || bytes.empty() || bytes.size() > kMaxSymbolBytes) {
            continue; // the largest symbol of all these kinds holds 7,089 digits: nothing real is left out
        }
        symbols.push_back(
            {symbologyOf(found.format()), Bytes(bytes.begin(), bytes.end()), cornersOf(found.position())});
    }
}

ZXing::ImageView viewOf(const std::vector<std::uint8_t>& luma, const Frame& frame)
{
    return {luma.data(), frame.width, frame.height, ZXing::ImageFormat::Lum};
}

bool isWhole(const Frame& frame) noexcept
{
    return frame.width > 0 && frame.height > 0
           && frame.luma.size() == static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
}

} // namespace

Result<std::vector<Symbol>, DecodeError> decodeSymbols(const Frame& frame, Effort effort) noexcept
try {
    if (!isWhole(frame)) {
        return fail(DecodeError::BadFrame);
    }
    const Options matrix = makeOptions(kMatrixFormats, Effort::Thorough);
    const Options linear = makeOptions(kLinearFormats, effort);
    std::vector<Symbol> symbols;
    addSymbols(symbols, viewOf(frame.luma, frame), matrix);
    addSymbols(symbols, viewOf(frame.luma, frame), linear);
    if (!kLibraryInverts && symbols.empty()) {
        std::vector<std::uint8_t> inverted(frame.luma.size());
        std::ranges::transform(frame.luma, inverted.begin(),
                               [](std::uint8_t luma) { return static_cast<std::uint8_t>(255 - luma); });
        addSymbols(symbols, viewOf(inverted, frame), matrix);
        if (effort == Effort::Thorough) {
            addSymbols(symbols, viewOf(inverted, frame), linear);
        }
    }
    return symbols;
} catch (const std::exception&) {
    return fail(DecodeError::LibraryFailed);
}

} // namespace carded::scanner
