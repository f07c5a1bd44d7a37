// SPDX-License-Identifier: Apache-2.0
#include "scanner/video_source.h"

#include "scanner/grey_picture.h"

#include <opencv2/core.hpp>
#include <opencv2/videoio.hpp>

#include <algorithm>
#include <cmath>
#include <exception>
#include <system_error>
#include <thread>
#include <utility>

namespace carded::scanner {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr double kAssumedFramesPerSecond = 25; // for a film that does not say
/// So many frames may be left out in a row before one is shown, however late it is.
constexpr int kMaxDroppedInARow = 60;

/// A film and nothing else: FFmpeg would take "http:..." or "concat:..." for another kind of address.
std::string addressOf(const std::filesystem::path& path)
{
    return "file:" + path.string();
}

} // namespace

VideoSource::VideoSource(std::filesystem::path path, Pace pace) : m_path(std::move(path)), m_pace(pace) {}

VideoSource::~VideoSource() = default;

std::optional<SourceError> VideoSource::open()
{
    std::error_code error;
    const auto status = std::filesystem::status(m_path, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        return SourceError::NotFound;
    }
    if (error || status.type() != std::filesystem::file_type::regular) {
        return SourceError::NotReadable;
    }
    if (std::filesystem::file_size(m_path, error) == 0) {
        return SourceError::Empty;
    }
    m_capture = std::make_unique<cv::VideoCapture>(addressOf(m_path), cv::CAP_FFMPEG);
    if (!m_capture->isOpened()) {
        return SourceError::NotAVideo;
    }
    m_announcedFrames = m_capture->get(cv::CAP_PROP_FRAME_COUNT);
    const double announced = m_capture->get(cv::CAP_PROP_FPS);
    m_framesPerSecond =
        std::isfinite(announced) && announced >= 1 && announced <= 1000 ? announced : kAssumedFramesPerSecond;
    const double pixels = m_capture->get(cv::CAP_PROP_FRAME_WIDTH) * m_capture->get(cv::CAP_PROP_FRAME_HEIGHT);
    if (pixels > static_cast<double>(kMaxPicturePixels)) {
        return SourceError::TooManyPixels;
    }
    m_began = steady_clock::now();
    return std::nullopt;
}

bool VideoSource::grab()
{
    if (!m_capture->grab()) {
        return false;
    }
    const double told = m_capture->get(cv::CAP_PROP_POS_MSEC);
    const double counted = 1000.0 * static_cast<double>(m_grabbed) / m_framesPerSecond;
    const double time = std::isfinite(told) && told > 0 && told < 1e12 ? told : counted;
    m_milliseconds = std::max(m_milliseconds, static_cast<std::uint64_t>(time));
    ++m_grabbed;
    return true;
}

/// Grabs until a frame is due now or later, and waits for it.
bool VideoSource::grabInTime()
{
    const milliseconds interval(static_cast<std::int64_t>(1000.0 / m_framesPerSecond));
    for (int dropped = 0; grab(); ++dropped) {
        const auto due = m_began + milliseconds(m_milliseconds);
        if (steady_clock::now() <= due + interval || dropped == kMaxDroppedInARow) {
            std::this_thread::sleep_until(due);
            return true;
        }
    }
    return false;
}

Result<std::optional<TimedFrame>, SourceError> VideoSource::finish(std::optional<SourceError> error)
{
    m_state = State::Over;
    m_capture.reset();
    if (error) {
        return fail(*error);
    }
    return std::nullopt;
}

Result<std::optional<TimedFrame>, SourceError> VideoSource::next()
try {
    if (m_state == State::Over) {
        return std::nullopt;
    }
    if (m_state == State::Unopened) {
        if (const auto error = open()) {
            return finish(error);
        }
        m_state = State::Playing;
    }
    if (!(m_pace == Pace::RealTime ? grabInTime() : grab())) {
        const bool isShort = static_cast<double>(m_grabbed) < m_announcedFrames * 0.95 - 2;
        const auto error = m_grabbed == 0 ? SourceError::NotAVideo : SourceError::BrokenVideo;
        return finish(m_grabbed == 0 || isShort ? std::optional(error) : std::nullopt);
    }
    cv::Mat picture;
    if (!m_capture->retrieve(picture)) {
        return finish(SourceError::BrokenVideo);
    }
    TimedFrame timed{greyFromCapture(picture), m_grabbed - 1, m_milliseconds};
    if (timed.frame.empty()) {
        return finish(SourceError::BrokenVideo);
    }
    return std::optional(std::move(timed));
} catch (const std::exception&) { // cv::Exception, or no memory for the pixels
    return finish(SourceError::BrokenVideo);
}

} // namespace carded::scanner
