// SPDX-License-Identifier: Apache-2.0
#include "tests/scanner/code_scenes.h"

#include "tests/scanner/reading_support.h"
#include "tests/scanner/scanner_support.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <doctest/doctest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace carded::test {
namespace {

cv::Mat noise(cv::Size size, double strength, std::uint64_t seed)
{
    cv::Mat values(size, CV_16SC1);
    cv::RNG(seed).fill(values, cv::RNG::NORMAL, 0, strength);
    return values;
}

} // namespace

std::string longText(char letter)
{
    return "AGE1:" + std::string(400, letter);
}

cv::Mat matOf(const scanner::Frame& frame)
{
    return cv::Mat(frame.height, frame.width, CV_8UC1, const_cast<std::uint8_t*>(frame.luma.data())).clone();
}

scanner::Frame frameOf(const cv::Mat& grey)
{
    const cv::Mat whole = grey.clone();
    return {whole.cols, whole.rows, {whole.datastart, whole.dataend}};
}

cv::Mat scene(const std::string& text, int module)
{
    cv::Mat picture(720, 1280, CV_8UC1, cv::Scalar(90));
    const cv::Mat code = matOf(qrFrame(asBytes(text), module));
    const cv::Rect all(0, 0, picture.cols, picture.rows);
    const cv::Rect place =
        cv::Rect((picture.cols - code.cols) / 2, (picture.rows - code.rows) / 2, code.cols, code.rows);
    const cv::Rect shown = place & all;
    code(shown - place.tl()).copyTo(picture(shown));
    return picture;
}

cv::Mat matrixCode(const std::string& symbology, const std::string& text, int module)
{
    constexpr int kQuiet = 4;
    ZXing::MultiFormatWriter writer(ZXing::BarcodeFormatFromString(symbology));
    const ZXing::BitMatrix modules = writer.setMargin(kQuiet).encode(std::wstring(text.begin(), text.end()), 0, 0);
    cv::Mat drawn(modules.height(), modules.width(), CV_8UC1, cv::Scalar(255));
    for (int y = 0; y < drawn.rows; ++y) {
        for (int x = 0; x < drawn.cols; ++x) {
            drawn.at<std::uint8_t>(y, x) = modules.get(x, y) ? 0 : 255;
        }
    }
    cv::resize(drawn, drawn, {}, module, module, cv::INTER_NEAREST);
    return drawn;
}

cv::Mat noisy(const cv::Mat& picture, double strength, std::uint64_t seed)
{
    cv::Mat seen;
    cv::add(picture, noise(picture.size(), strength, seed), seen, cv::noArray(), CV_8U);
    return seen;
}

cv::Mat blurred(const cv::Mat& picture, double sigma)
{
    cv::Mat result;
    cv::GaussianBlur(picture, result, {}, sigma);
    return result;
}

scanner::Reading readBy(scanner::CodeReader& reader, const cv::Mat& picture)
{
    const scanner::Frame frame = frameOf(picture);
    auto reading = reader.read(scanner::LumaView(frame), scanner::Effort::Live, late());
    REQUIRE(reading);
    return *std::move(reading);
}

} // namespace carded::test
