// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera_source.h"

#include "scanner/grey_picture.h"

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

} // namespace

CameraSource::CameraSource(std::filesystem::path device) : m_device(std::move(device)), m_began(steady_clock::now()) {}

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

Result<std::optional<TimedFrame>, SourceError> CameraSource::next()
try {
    if (!m_capture && !open()) {
        return fail(SourceError::NoCamera);
    }
    cv::Mat picture;
    if (!m_capture->read(picture)) {
        m_capture.reset();
        return fail(SourceError::CameraLost);
    }
    TimedFrame timed{greyFromCapture(picture), m_frames++, 0};
    timed.milliseconds = static_cast<std::uint64_t>(duration_cast<milliseconds>(steady_clock::now() - m_began).count());
    if (timed.frame.empty()) { // one spoilt JPEG is no reason to give the camera up
        return fail(SourceError::BrokenPicture);
    }
    return std::optional(std::move(timed));
} catch (const std::exception&) { // cv::Exception, or no memory for the pixels
    m_capture.reset();
    return fail(SourceError::CameraLost);
}

} // namespace carded::scanner
