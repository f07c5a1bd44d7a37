// SPDX-License-Identifier: Apache-2.0
#include "tests/scanner/scanner_support.h"

#include "scanner/eye_client.h"

#include <doctest/doctest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <qrencode.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace carded::test {

namespace fs = std::filesystem;

namespace {

cv::Mat matOf(const scanner::Frame& frame)
{
    return cv::Mat(frame.height, frame.width, CV_8UC1, const_cast<std::uint8_t*>(frame.luma.data())).clone();
}

} // namespace

void writeFile(const fs::path& path, ByteSpan bytes)
{
    std::ofstream(path, std::ios::binary).write(asText(bytes).data(), static_cast<std::streamsize>(bytes.size()));
}

Bytes readFile(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

scanner::Frame blankFrame(int width, int height)
{
    return {width, height, Bytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255)};
}

scanner::Frame qrFrame(ByteSpan payload, int moduleSize)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(payload.size()), payload.data(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code) {
        throw std::runtime_error("QRcode_encodeData");
    }
    constexpr int kQuiet = 4;
    const int edge = (code->width + 2 * kQuiet) * moduleSize;
    scanner::Frame frame = blankFrame(edge, edge);
    for (int y = 0; y < code->width * moduleSize; ++y) {
        for (int x = 0; x < code->width * moduleSize; ++x) {
            if ((code->data[y / moduleSize * code->width + x / moduleSize] & 1) != 0) {
                const int at = (y + kQuiet * moduleSize) * edge + x + kQuiet * moduleSize;
                frame.luma[static_cast<std::size_t>(at)] = 0;
            }
        }
    }
    return frame;
}

scanner::Frame centred(const scanner::Frame& inner, int width, int height)
{
    scanner::Frame frame = blankFrame(width, height);
    cv::Mat whole(height, width, CV_8UC1, frame.luma.data());
    matOf(inner).copyTo(
        whole(cv::Rect((width - inner.width) / 2, (height - inner.height) / 2, inner.width, inner.height)));
    return frame;
}

scanner::Frame sheetFrame(const std::vector<std::string>& texts, int columns, int pitch, int moduleSize)
{
    const int rows = (static_cast<int>(texts.size()) + columns - 1) / columns;
    scanner::Frame sheet = blankFrame(columns * pitch, rows * pitch);
    const cv::Mat whole(sheet.height, sheet.width, CV_8UC1, sheet.luma.data());
    for (int i = 0; i < static_cast<int>(texts.size()); ++i) {
        const cv::Mat code = matOf(qrFrame(asBytes(texts[static_cast<std::size_t>(i)]), moduleSize));
        code.copyTo(whole(cv::Rect(i % columns * pitch, i / columns * pitch, code.cols, code.rows)));
    }
    return sheet;
}

Bytes pictureFile(const scanner::Frame& frame, const std::string& ending)
{
    Bytes bytes;
    cv::imencode(ending, matOf(frame), bytes);
    return bytes;
}

Bytes transparentPng(const scanner::Frame& frame)
{
    cv::Mat picture(frame.height, frame.width, CV_8UC4, cv::Scalar(0, 0, 0, 0));
    picture.setTo(cv::Scalar(0, 0, 0, 255), matOf(frame) < 128);
    Bytes bytes;
    cv::imencode(".png", picture, bytes);
    return bytes;
}

Bytes colourFile(int width, int height, const std::string& ending, int quality)
{
    cv::Mat picture(height, width, CV_8UC3, cv::Scalar(40, 90, 200)); // blue, green, red
    cv::circle(picture, {width / 2, height / 2}, width / 3, cv::Scalar(200, 220, 230), cv::FILLED);
    const int key = ending == ".webp" ? cv::IMWRITE_WEBP_QUALITY : cv::IMWRITE_JPEG_QUALITY;
    Bytes bytes;
    cv::imencode(ending, picture, bytes, {key, quality});
    return bytes;
}

void writeFilm(const fs::path& path, const scanner::Frame& frame, int count)
{
    writeFilm(path, std::vector{frame}, count);
}

void writeFilm(const fs::path& path, const std::vector<scanner::Frame>& scenes, int countOfEach)
{
    cv::VideoWriter film(path.string(), cv::CAP_OPENCV_MJPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 25,
                         cv::Size(scenes.front().width, scenes.front().height));
    for (const scanner::Frame& frame : scenes) {
        cv::Mat colour;
        cv::cvtColor(matOf(frame), colour, cv::COLOR_GRAY2BGR);
        for (int i = 0; i < countOfEach; ++i) {
            film.write(colour);
        }
    }
}

std::optional<fs::path> corpusFolder()
{
    const char* named = std::getenv("CARDED_CORPUS");
    const fs::path folder =
        named != nullptr ? fs::path(named) : fs::path(CARDED_SOURCE_DIR) / ".." / "shared" / "corpus";
    if (!fs::is_directory(folder)) {
        MESSAGE("skipped: no test vectors at " << folder.string() << " (CARDED_CORPUS names another folder)");
        return std::nullopt;
    }
    return folder;
}

fs::path eyeProgram()
{
    return scanner::eyeProgramPath(fs::read_symlink("/proc/self/exe").parent_path());
}

} // namespace carded::test
