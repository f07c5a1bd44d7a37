// SPDX-License-Identifier: Apache-2.0
#include "bench/scan_readers.h"

#include "scanner/look_worker.h"

#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/wechat_qrcode.hpp>

#include <array>
#include <memory>
#include <stdexcept>
#include <system_error>

namespace carded::bench {
namespace {

using Texts = std::vector<std::string>;

cv::Mat matOf(const scanner::Frame& frame)
{
    return {frame.height, frame.width, CV_8UC1, const_cast<std::uint8_t*>(frame.luma.data())};
}

Texts readWithZxing(const cv::Mat& grey, const ZXing::DecodeHints& hints)
try {
    Texts texts;
    for (const auto& found : ZXing::ReadBarcodes({grey.data, grey.cols, grey.rows, ZXing::ImageFormat::Lum}, hints)) {
        if (found.isValid()) {
            texts.emplace_back(found.bytes().begin(), found.bytes().end());
        }
    }
    return texts;
} catch (const std::out_of_range&) { // 1.4.0 looks beside some pictures; who uses it has to catch that
    return {};
}

cv::Mat blurred(const cv::Mat& grey, double sigma)
{
    cv::Mat result;
    cv::GaussianBlur(grey, result, {}, sigma);
    return result;
}

cv::Mat scaled(const cv::Mat& grey, double factor)
{
    cv::Mat result;
    cv::resize(grey, result, {}, factor, factor, factor < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    return result;
}

cv::Mat unsharp(const cv::Mat& grey)
{
    cv::Mat result;
    cv::addWeighted(grey, 2.5, blurred(grey, 2), -1.5, 0, result);
    return blurred(result, 0.6);
}

cv::Mat medianOf(const cv::Mat& grey)
{
    cv::Mat result;
    cv::medianBlur(grey, result, 3);
    return result;
}

struct Pass {
    cv::Mat (*prepare)(const cv::Mat&);
    ZXing::Binarizer binarizer;
};
constexpr auto kLocal = ZXing::Binarizer::LocalAverage;
constexpr std::array<Pass, 12> kPasses{{
    {[](const cv::Mat& grey) { return grey; }, kLocal},
    {[](const cv::Mat& grey) { return scaled(grey, 0.5); }, ZXing::Binarizer::GlobalHistogram},
    {[](const cv::Mat& grey) { return scaled(grey, 0.5); }, kLocal},
    {[](const cv::Mat& grey) { return blurred(grey, 0.6); }, kLocal},
    {[](const cv::Mat& grey) { return blurred(grey, 0.9); }, kLocal},
    {[](const cv::Mat& grey) { return unsharp(grey); }, kLocal},
    {[](const cv::Mat& grey) { return medianOf(grey); }, kLocal},
    {[](const cv::Mat& grey) { return blurred(grey, 1.5); }, kLocal},
    {[](const cv::Mat& grey) { return scaled(grey, 1.5); }, kLocal},
    {[](const cv::Mat& grey) { return scaled(grey, 2); }, kLocal},
    {[](const cv::Mat& grey) { return scaled(blurred(grey, 0.9), 2); }, kLocal},
    {[](const cv::Mat& grey) { return scaled(blurred(grey, 0.9), 1.5); }, kLocal},
}};

std::string zxingName()
{
    return "ZXing-cpp " + std::to_string(ZXING_VERSION_MAJOR) + '.' + std::to_string(ZXING_VERSION_MINOR) + '.'
           + std::to_string(ZXING_VERSION_PATCH);
}

bool hasModels(const std::filesystem::path& folder)
{
    std::error_code ignored;
    return !folder.empty() && std::filesystem::exists(folder / "detect.caffemodel", ignored);
}

} // namespace

std::vector<std::string> textsOf(const Result<scanner::Reading, scanner::DecodeError>& reading)
{
    Texts texts;
    for (const scanner::Symbol& symbol : reading ? reading->symbols : std::vector<scanner::Symbol>()) {
        texts.emplace_back(symbol.bytes.begin(), symbol.bytes.end());
    }
    return texts;
}

NamedReader oursCold()
{
    return {"ours, cold", [](const scanner::Frame& frame) {
                scanner::CodeReader reader;
                const auto deadline = std::chrono::steady_clock::now() + scanner::kLiveLookTime.budget;
                return textsOf(reader.read(scanner::LumaView(frame), scanner::Effort::Live, deadline));
            }};
}

std::vector<NamedReader> peers(const std::filesystem::path& models)
{
    std::vector<NamedReader> all;
    all.push_back(
        {zxingName(), [](const scanner::Frame& frame) { return readWithZxing(matOf(frame), ZXing::DecodeHints()); }});
    all.push_back(zbarReader());
    if (hasModels(models)) {
        const auto weChat = std::make_shared<cv::wechat_qrcode::WeChatQRCode>(
            (models / "detect.prototxt").string(), (models / "detect.caffemodel").string(),
            (models / "sr.prototxt").string(), (models / "sr.caffemodel").string());
        all.push_back(
            {"WeChatQRCode", [weChat](const scanner::Frame& frame) { return weChat->detectAndDecode(matOf(frame)); }});
    }
    return all;
}

NamedReader simplePasses()
{
    return {"12 ZXing passes", [](const scanner::Frame& frame) {
                for (const Pass& pass : kPasses) {
                    ZXing::DecodeHints hints;
                    hints.setBinarizer(pass.binarizer);
                    if (auto texts = readWithZxing(pass.prepare(matOf(frame)), hints); !texts.empty()) {
                        return texts;
                    }
                }
                return Texts{};
            }};
}

} // namespace carded::bench
