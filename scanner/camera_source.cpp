// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera_source.h"

#include <opencv2/core.hpp>
#include <opencv2/videoio.hpp>

#include <exception>
#include <unistd.h>
#include <utility>

namespace carded::scanner {

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int kWidth = 1280;
constexpr int kHeight = 720;
constexpr milliseconds kRetryTime{1000};

/// As the driver gives it: one row of JPEG bytes, YUYV (two channels), or grey.
RawFrame rawFrameOf(const cv::Mat& picture, int width, int height)
{
    RawFrame raw{PixelFormat::Grey, picture.cols, picture.rows, static_cast<int>(picture.step), {}};
    raw.bytes = {picture.data, picture.total() * picture.elemSize()};
    if (picture.type() == CV_8UC2) {
        raw.format = PixelFormat::Yuyv;
    } else if (picture.rows == 1) {
        raw = {PixelFormat::Mjpeg, width, height, 0, raw.bytes};
    }
    return raw;
}

} // namespace

CameraSource::CameraSource(std::filesystem::path device)
    : m_device(std::move(device)), m_picture(std::make_unique<cv::Mat>()), m_began(steady_clock::now())
{}

CameraSource::~CameraSource() = default;

bool CameraSource::open()
{
    if (::access(m_device.c_str(), R_OK | W_OK) != 0) { // spares OpenCV's search and its warnings each second
        return false;
    }
    auto capture = std::make_unique<cv::VideoCapture>(m_device.string(), cv::CAP_V4L2);
    if (!capture->isOpened()) {
        return false;
    }
    // Most USB cameras give 720p at full rate as JPEG only. Undecoded, so that luma alone is decoded.
    capture->set(cv::CAP_PROP_FOURCC, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'));
    capture->set(cv::CAP_PROP_FRAME_WIDTH, kWidth);
    capture->set(cv::CAP_PROP_FRAME_HEIGHT, kHeight);
    capture->set(cv::CAP_PROP_CONVERT_RGB, 0);
    capture->set(cv::CAP_PROP_BUFFERSIZE, 1); // the newest frame, not a queue of old ones
    m_capture = std::move(capture);
    return true;
}

SourceWait CameraSource::wait() const
{
    return {-1, m_retry};
}

Result<FrameSource::Step, SourceError> CameraSource::lose(SourceError error)
{
    m_capture.reset();
    m_retry = steady_clock::now() + kRetryTime;
    return fail(error);
}

Result<FrameSource::Step, SourceError> CameraSource::next()
try {
    m_retry.reset();
    if (!m_capture && !open()) {
        return lose(SourceError::NoCamera);
    }
    if (!m_capture->read(*m_picture) || !m_picture->isContinuous() || m_picture->depth() != CV_8U
        || m_picture->channels() > 2) {
        return lose(SourceError::CameraLost);
    }
    const RawFrame raw = rawFrameOf(*m_picture, static_cast<int>(m_capture->get(cv::CAP_PROP_FRAME_WIDTH)),
                                    static_cast<int>(m_capture->get(cv::CAP_PROP_FRAME_HEIGHT)));
    const auto time = duration_cast<milliseconds>(steady_clock::now() - m_began);
    return Step(TimedFrame{raw, m_frames++, static_cast<std::uint64_t>(time.count())});
} catch (const std::exception&) { // cv::Exception, or no memory for the pixels
    return lose(SourceError::CameraLost);
}

} // namespace carded::scanner
