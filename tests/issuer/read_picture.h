// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ZXing/ReadBarcode.h>
#include <opencv2/core.hpp>

#include <string>

namespace carded::test {

/// The text of the QR code in a grey picture, as ZXing reads it; empty if it finds none.
[[nodiscard]] inline std::string readCode(const cv::Mat& grey)
{
    const ZXing::ImageView view(grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum,
                                static_cast<int>(grey.step[0]));
    const auto result = ZXing::ReadBarcode(view, ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode));
    if (!result.isValid()) {
        return {};
    }
    const auto& bytes = result.bytes();
    return {bytes.begin(), bytes.end()};
}

} // namespace carded::test
