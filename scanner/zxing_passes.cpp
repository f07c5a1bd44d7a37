// SPDX-License-Identifier: Apache-2.0
#include "scanner/zxing_passes.h"

#include "scanner/eye_protocol.h"

#include <ZXing/ReadBarcode.h>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace carded::scanner {
namespace {

// ZXing-cpp 1.4 (Debian 12) has DecodeHints; from 2.2 on it is ReaderOptions.
#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

// By name, because the names mean the same in every version of the library, unlike the enumerators.
constexpr const char* kMatrixFormats = "QRCode,Aztec,DataMatrix,PDF417";
constexpr const char* kLinearFormats = "EAN13,EAN8,UPCA,UPCE,Code39,Code93,Code128,ITF,Codabar,DataBar,DataBarExpanded";

/// Some linear codes have no check digit: a few stripes of anything, a QR code's among them, pass for two or three
/// characters. What a till is shown instead of a proof of age has ten and more.
constexpr std::size_t kLeastLinearCharacters = 5;

Options optionsFor(Look look)
{
    Options options;
    options.setFormats(ZXing::BarcodeFormatsFromString(look == Look::Matrix ? kMatrixFormats : kLinearFormats));
    options.setTryHarder(look != Look::Linear);
    options.setTryRotate(true);
    options.setBinarizer(ZXing::Binarizer::LocalAverage);
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

constexpr std::string_view kLinear = "linear";

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
    return std::string(kLinear);
}

} // namespace

std::vector<Symbol> lookWithZxing(const LumaView& grey, Look look)
try {
    const ZXing::ImageView view(grey.luma, grey.width, grey.height, ZXing::ImageFormat::Lum, grey.stride);
    std::vector<Symbol> symbols;
    for (const auto& found : ZXing::ReadBarcodes(view, optionsFor(look))) {
        const auto& bytes = found.bytes();
        if (!found.isValid() || bytes.empty() || bytes.size() > kMaxSymbolBytes) {
            continue; // the largest symbol of all these kinds holds 7,089 digits: nothing real is left out
        }
        std::string symbology = symbologyOf(found.format());
        if (symbology != kLinear || bytes.size() >= kLeastLinearCharacters) {
            symbols.push_back({std::move(symbology), WipedBytes(bytes.begin(), bytes.end())});
        }
    }
    return symbols;
} catch (const std::out_of_range&) { // 1.4.0 looks beside some pictures: this pass alone has failed
    return {};
}

std::optional<WipedBytes> readPureQr(const std::vector<bool>& dark, int side)
try {
    constexpr int kQuietModules = 4;
    const int width = side + 2 * kQuietModules;
    std::vector<std::uint8_t> picture(static_cast<std::size_t>(width) * static_cast<std::size_t>(width), 255);
    std::size_t module = 0;
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side; ++column) {
            if (dark[module++]) {
                picture[static_cast<std::size_t>(row + kQuietModules) * static_cast<std::size_t>(width)
                        + static_cast<std::size_t>(column + kQuietModules)] = 0;
            }
        }
    }
    Options options;
    options.setFormats(ZXing::BarcodeFormatsFromString("QRCode"));
    options.setIsPure(true);
    options.setTryHarder(false);
    options.setTryRotate(false);
    options.setBinarizer(ZXing::Binarizer::FixedThreshold);
    const auto found = ZXing::ReadBarcode({picture.data(), width, width, ZXing::ImageFormat::Lum}, options);
    if (!found.isValid() || found.bytes().empty() || found.bytes().size() > kMaxSymbolBytes) {
        return std::nullopt;
    }
    return WipedBytes(found.bytes().begin(), found.bytes().end());
} catch (const std::out_of_range&) {
    return std::nullopt;
}

} // namespace carded::scanner
