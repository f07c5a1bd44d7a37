// SPDX-License-Identifier: Apache-2.0
#include "issuer/phone_film.h"

#include "issuer/qr_image.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace carded::issuer {
namespace {

constexpr int kMaxSeconds = 600;
constexpr int kJpegQuality = 60; // about what a cheap camera delivers, and a tenth of the bytes
// All in pixels.
constexpr int kShake = 24; ///< room around the frame for the hand to tremble in
constexpr int kPhoneWidth = 664;
constexpr int kPhoneHeight = 1100; ///< its lower end is out of the picture
constexpr int kBezel = 18;
constexpr int kCodeSide = 616; ///< the widest code: version 40 gets 3 pixels a module
constexpr int kCodeTop = 58;
constexpr double kNoise = 2.0; ///< standard deviation, of 255
constexpr double kBlur = 0.8;  ///< standard deviation
constexpr std::uint64_t kNoiseSeed = 1119;

/// The phone from the front: a dark frame, a white screen, the code.
cv::Mat drawPhone(const QrCode& code)
{
    cv::Mat phone(kPhoneHeight, kPhoneWidth, CV_8UC3, cv::Scalar(32, 30, 28));
    const cv::Rect screen(kBezel, kBezel, kPhoneWidth - 2 * kBezel, kPhoneHeight - 2 * kBezel);
    phone(screen).setTo(cv::Scalar(250, 250, 248));
    cv::putText(phone, "Age code", {kBezel + 20, kBezel + 28}, cv::FONT_HERSHEY_SIMPLEX, 0.7, cv::Scalar(90, 70, 40), 2,
                cv::LINE_AA);

    const int scale = std::max(1, kCodeSide / (code.width + 8));
    cv::Mat picture;
    cv::cvtColor(drawQrCode(code, scale), picture, cv::COLOR_GRAY2BGR);
    const int left = (kPhoneWidth - picture.cols) / 2;
    picture.copyTo(phone(cv::Rect(left, kCodeTop, picture.cols, picture.rows)));
    return phone;
}

/// The phone over a counter, as the camera would see it if it stood still and were perfect.
cv::Mat drawScene(const QrCode& code)
{
    const cv::Size size(kFilmWidth + 2 * kShake, kFilmHeight + 2 * kShake);
    cv::Mat scene(size, CV_8UC3);
    for (int row = 0; row < scene.rows; ++row) { // a counter that gets lighter towards the camera
        const double light = 70.0 + 60.0 * row / scene.rows;
        scene.row(row).setTo(cv::Scalar(light * 0.8, light * 0.95, light));
    }
    const std::array<cv::Point2f, 4> front{cv::Point2f(0, 0), cv::Point2f(kPhoneWidth, 0),
                                           cv::Point2f(kPhoneWidth, kPhoneHeight), cv::Point2f(0, kPhoneHeight)};
    const std::array<cv::Point2f, 4> seen{cv::Point2f(352, 40), cv::Point2f(992, 26), cv::Point2f(1016, 1120),
                                          cv::Point2f(330, 1136)};
    const cv::Mat view = cv::getPerspectiveTransform(front.data(), seen.data());
    cv::warpPerspective(drawPhone(code), scene, view, size, cv::INTER_LINEAR, cv::BORDER_TRANSPARENT);
    cv::GaussianBlur(scene, scene, {}, kBlur);
    return scene;
}

/// Sensor noise: one field larger than a frame, of which each frame takes another part.
class Noise {
public:
    Noise() : m_random(kNoiseSeed), m_brighter(grain()), m_darker(grain()) {}

    void addTo(cv::Mat& frame)
    {
        cv::add(frame, m_brighter(anyPart()), frame);
        cv::subtract(frame, m_darker(anyPart()), frame);
    }

private:
    static constexpr int kSlack = 64;
    inline static const cv::Size kSize{kFilmWidth + kSlack, kFilmHeight + kSlack};

    /// Of brightness alone, as cameras' own compression leaves it.
    cv::Mat grain()
    {
        cv::Mat grey(kSize, CV_8UC1);
        m_random.fill(grey, cv::RNG::NORMAL, 0.0, kNoise);
        cv::Mat coloured;
        cv::cvtColor(grey, coloured, cv::COLOR_GRAY2BGR);
        return coloured;
    }

    cv::Rect anyPart() { return {m_random.uniform(0, kSlack), m_random.uniform(0, kSlack), kFilmWidth, kFilmHeight}; }

    cv::RNG m_random;
    cv::Mat m_brighter;
    cv::Mat m_darker;
};

/// Where the trembling hand holds the phone in frame `index`.
cv::Rect handAt(int index)
{
    const double time = static_cast<double>(index) / kFilmFramesPerSecond;
    const double x = 14.0 * std::sin(2.1 * time) + 4.0 * std::sin(9.0 * time);
    const double y = 11.0 * std::sin(1.7 * time + 0.5) + 3.0 * std::sin(11.0 * time);
    return {kShake + static_cast<int>(std::lround(x)), kShake + static_cast<int>(std::lround(y)), kFilmWidth,
            kFilmHeight};
}

bool writeFrames(const std::filesystem::path& path, const std::vector<QrCode>& codes, const FilmTimes& times)
{
    // OpenCV's own writer: the same film on every machine, whatever codecs it has.
    cv::VideoWriter writer(path.string(), cv::CAP_OPENCV_MJPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'),
                           kFilmFramesPerSecond, cv::Size(kFilmWidth, kFilmHeight));
    if (!writer.isOpened()) {
        return false;
    }
    writer.set(cv::VIDEOWRITER_PROP_QUALITY, kJpegQuality);
    Noise noise;
    const int framesPerCode = times.refreshSeconds * kFilmFramesPerSecond;
    cv::Mat scene;
    for (int index = 0; index < times.seconds * kFilmFramesPerSecond; ++index) {
        if (index % framesPerCode == 0) {
            scene = drawScene(codes[static_cast<std::size_t>(index / framesPerCode)]);
        }
        cv::Mat frame = scene(handAt(index)).clone();
        noise.addTo(frame);
        writer.write(frame);
    }
    return true;
}

} // namespace

int codesInFilm(const FilmTimes& times) noexcept
{
    return (times.seconds + times.refreshSeconds - 1) / times.refreshSeconds;
}

Result<void, IssuerError> writePhoneFilm(const std::filesystem::path& path, const std::vector<QrCode>& codes,
                                         const FilmTimes& times)
{
    if (times.seconds < 1 || times.seconds > kMaxSeconds || times.refreshSeconds < 1
        || codes.size() != static_cast<std::size_t>(codesInFilm(times))) {
        return fail(IssuerError{IssuerError::Cause::BadArgument,
                                "a film lasts 1 to 600 seconds and shows each code for one second or more"});
    }
    if (path.extension() != ".avi") { // OpenCV chooses the container by the name
        return fail(IssuerError{IssuerError::Cause::BadArgument, path.string() + ": a film's name must end in .avi"});
    }
    bool isWritten = false;
    try {
        isWritten = writeFrames(path, codes, times);
    } catch (const cv::Exception&) {
        isWritten = false;
    }
    if (!isWritten) {
        return fail(IssuerError{IssuerError::Cause::CannotWrite, path.string() + ": the film could not be written"});
    }
    return {};
}

Result<void, IssuerError> writeWalletFilm(const std::filesystem::path& path, const Wallet& wallet, const Showing& first,
                                          const FilmTimes& times)
{
    std::vector<QrCode> codes;
    for (int i = 0; times.refreshSeconds > 0 && i < codesInFilm(times); ++i) {
        auto showing = first;
        showing.iat += Seconds{i * times.refreshSeconds};
        const auto text = showCode(wallet, showing);
        if (!text) {
            return fail(text.error());
        }
        auto code = makeQrCode(*text);
        if (!code) {
            return fail(code.error());
        }
        codes.push_back(std::move(*code));
    }
    return writePhoneFilm(path, codes, times);
}

} // namespace carded::issuer
