// SPDX-License-Identifier: Apache-2.0
#include "issuer/qr_picture.h"

#include "issuer/files.h"
#include "issuer/qr_image.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <qrencode.h>

#include <memory>

namespace carded::issuer {
namespace {

constexpr int kQuietModules = 4;

struct FreeInput {
    void operator()(QRinput* input) const noexcept { QRinput_free(input); }
};
struct FreeCode {
    void operator()(QRcode* code) const noexcept { QRcode_free(code); }
};

IssuerError doesNotFit(std::string_view text)
{
    return {IssuerError::Cause::CodeTooLong, "a text of " + std::to_string(text.size())
                                                 + " characters does not fit into a QR code in alphanumeric mode"};
}

} // namespace

Result<QrCode, IssuerError> makeQrCode(std::string_view text)
{
    // Version 0 lets libqrencode pick the smallest that holds the bits.
    const std::unique_ptr<QRinput, FreeInput> input(QRinput_new2(0, QR_ECLEVEL_L));
    if (!input || text.empty()
        || QRinput_append(input.get(), QR_MODE_AN, static_cast<int>(text.size()),
                          reinterpret_cast<const unsigned char*>(text.data()))
               != 0) {
        return fail(doesNotFit(text));
    }
    const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeInput(input.get()));
    if (!code) {
        return fail(doesNotFit(text));
    }
    QrCode result{code->version, code->width, {}};
    const auto modules = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    result.dark.reserve(modules);
    for (std::size_t i = 0; i < modules; ++i) {
        result.dark.push_back((code->data[i] & 1U) != 0); // the lowest bit is the colour
    }
    return result;
}

cv::Mat drawQrCode(const QrCode& code, int scale)
{
    const int side = code.width + 2 * kQuietModules;
    cv::Mat small(side, side, CV_8UC1, cv::Scalar(255));
    std::size_t module = 0;
    for (int row = 0; row < code.width; ++row) {
        for (int column = 0; column < code.width; ++column) {
            if (code.dark[module++]) {
                small.at<std::uint8_t>(row + kQuietModules, column + kQuietModules) = 0;
            }
        }
    }
    cv::Mat picture;
    cv::resize(small, picture, {}, scale, scale, cv::INTER_NEAREST);
    return picture;
}

Result<void, IssuerError> writePng(const std::filesystem::path& path, const QrCode& code, int scale)
{
    Bytes png;
    bool isEncoded = false;
    try {
        isEncoded = cv::imencode(".png", drawQrCode(code, scale), png);
    } catch (const cv::Exception&) {
        isEncoded = false;
    }
    if (!isEncoded) {
        return fail(IssuerError{IssuerError::Cause::CannotWrite, path.string() + ": the picture could not be made"});
    }
    return writeFile(path, png, FileAccess::Public);
}

} // namespace carded::issuer
