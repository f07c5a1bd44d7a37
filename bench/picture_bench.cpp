// SPDX-License-Identifier: Apache-2.0
#include "bench/benches.h"
#include "scanner/luma.h"

#include <benchmark/benchmark.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <memory>
#include <stdexcept>
#include <utility>

// Budget: a camera's JPEG of 1280x720 becomes grey in 0.45 of the time that cv::VideoCapture and cvtColor take for the
// same JPEG. The peer is the way on which OpenCV decodes the JPEG of a camera, which is also that of its own reader of
// films; FFmpeg's, which it prefers for films, is faster and for information, and so is YUYV.

namespace carded::bench {
namespace {

constexpr const char* kOurs = "JPEG to grey";
constexpr const char* kCapture = "JPEG to grey by OpenCV";
constexpr const char* kFfmpeg = "JPEG to grey by OpenCV with FFmpeg";
constexpr const char* kYuyv = "YUYV to grey";
constexpr int kWidth = 1280;
constexpr int kHeight = 720;
constexpr int kFramesOfFilm = 60;

/// Light from one side, something fine, and the noise of a sensor as a camera leaves it.
cv::Mat cameraPicture()
{
    cv::Mat picture(kHeight, kWidth, CV_8UC3);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            const bool isFine = x > 300 && x < 800 && y > 100 && y < 600 && (x / 7 * 31 + y / 7 * 17) % 5 < 2;
            const int light = 200 - y / 8 - (isFine ? 130 : 0);
            picture.at<cv::Vec3b>(y, x) = cv::Vec3b(cv::Vec3i(light, light - 20, x / 6));
        }
    }
    cv::Mat noise(picture.size(), picture.type());
    cv::RNG random(1);
    random.fill(noise, cv::RNG::NORMAL, 10, 4);
    cv::GaussianBlur(noise, noise, {3, 3}, 0.8);
    cv::GaussianBlur(picture, picture, {3, 3}, 0.7);
    return picture + noise;
}

/// A film of one JPEG again and again, some 120 KB each, and that JPEG.
Bytes writeFilm(const std::filesystem::path& path)
{
    cv::VideoWriter film(path.string(), cv::CAP_OPENCV_MJPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 30,
                         cv::Size(kWidth, kHeight));
    film.set(cv::VIDEOWRITER_PROP_QUALITY, 80);
    const cv::Mat picture = cameraPicture();
    for (int i = 0; i < kFramesOfFilm; ++i) {
        film.write(picture);
    }
    film.release();
    cv::VideoCapture packets(path.string(), cv::CAP_FFMPEG, {cv::CAP_PROP_FORMAT, -1}); // as they are in the file
    cv::Mat packet;
    if (!packets.read(packet)) {
        throw std::runtime_error("the film cannot be written");
    }
    return {packet.datastart, packet.dataend};
}

void toGrey(benchmark::State& run, const scanner::RawFrame& raw)
{
    scanner::Frame spare;
    for (auto _ : run) {
        auto luma = scanner::toLuma(raw, std::move(spare));
        if (!luma) {
            run.SkipWithError("the picture was not decoded");
            return;
        }
        benchmark::DoNotOptimize(luma->luma.data());
        spare = *std::move(luma);
    }
}

void captureToGrey(benchmark::State& run, const std::filesystem::path& film, cv::VideoCaptureAPIs reader)
{
    cv::VideoCapture capture;
    cv::Mat colour;
    cv::Mat grey;
    for (auto _ : run) {
        if (!capture.isOpened() || !capture.read(colour)) {
            run.PauseTiming();
            const bool isOpen = capture.open(film.string(), reader) && capture.read(colour);
            run.ResumeTiming();
            if (!isOpen || !capture.read(colour)) {
                run.SkipWithError("the film was not read");
                return;
            }
        }
        cv::cvtColor(colour, grey, cv::COLOR_BGR2GRAY);
        benchmark::DoNotOptimize(grey.data);
    }
}

} // namespace

void registerPictures(const std::filesystem::path& work)
{
    const auto film = work / "film.avi";
    const auto jpeg = std::make_shared<const Bytes>(writeFilm(film));
    // In the processor time of all their threads.
    benchmark::RegisterBenchmark(kOurs, [jpeg](benchmark::State& run) {
        toGrey(run, {scanner::PixelFormat::Mjpeg, kWidth, kHeight, 0, *jpeg});
    })->MeasureProcessCPUTime();
    for (const auto& [name, reader] : {std::pair(kCapture, cv::CAP_OPENCV_MJPEG), std::pair(kFfmpeg, cv::CAP_FFMPEG)}) {
        benchmark::RegisterBenchmark(name, [film, reader = reader](benchmark::State& run) {
            captureToGrey(run, film, reader);
        })->MeasureProcessCPUTime();
    }
    benchmark::RegisterBenchmark(kYuyv, [](benchmark::State& run) {
        const Bytes bytes(std::size_t{2} * kWidth * kHeight, 100);
        toGrey(run, {scanner::PixelFormat::Yuyv, kWidth, kHeight, 2 * kWidth, bytes});
    })->MeasureProcessCPUTime();
}

std::vector<Figure> pictureFigures(const MedianReporter& measured)
{
    return {
        {"MJPEG 720p frame to grey / VideoCapture and cvtColor", "us", measured.processorMicroseconds(kOurs),
         measured.processorMicroseconds(kCapture), 0.45},
        {"  the same / VideoCapture with FFmpeg and cvtColor", "us", measured.processorMicroseconds(kOurs),
         measured.processorMicroseconds(kFfmpeg), std::nullopt},
        {"YUYV 720p frame to grey", "us", measured.processorMicroseconds(kYuyv), std::nullopt, std::nullopt},
    };
}

} // namespace carded::bench
