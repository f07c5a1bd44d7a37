// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera_format.h"

#include <algorithm>
#include <array>
#include <utility>

namespace carded::scanner {

namespace {

constexpr int kLongSide = 1280;
constexpr int kShortSide = 720;
constexpr std::int64_t kLittleMorePixels = 1'400'000; ///< 1280x1024 and 1440x900 are little more
constexpr double kFast = 15;                          ///< frames a second
constexpr double kSlow = 5;
constexpr double kEnough = 30;
constexpr double kAnyRate = 1e6; ///< more than any camera gives

enum class Fit : std::uint8_t { Good, Larger, Slow, Smaller, Poor };

double rateOf(const CameraFormat& format) noexcept
{
    if (format.intervalNumerator == 0 || format.intervalDenominator == 0) {
        return kEnough; // most that do not say are programs, which are fast
    }
    return double(format.intervalDenominator) / format.intervalNumerator;
}

std::int64_t pixelsOf(const CameraFormat& format) noexcept
{
    return std::int64_t{format.width} * format.height;
}

Fit fitOf(const CameraFormat& format) noexcept
{
    const auto [shorter, longer] = std::minmax(format.width, format.height);
    const double rate = rateOf(format);
    const bool isLarge = longer >= kLongSide && shorter >= kShortSide;
    if (rate < kFast) {
        return isLarge && rate >= kSlow ? Fit::Slow : Fit::Poor;
    }
    if (!isLarge) {
        return Fit::Smaller;
    }
    return pixelsOf(format) <= kLittleMorePixels ? Fit::Good : Fit::Larger;
}

/// Smaller is better; compared from the first to the last.
struct Order {
    Fit fit = Fit::Poor;
    std::array<double, 3> then{};
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 mistakes the generated comparison
    auto operator<=>(const Order&) const = default;
};

Order orderOf(const CameraFormat& format) noexcept
{
    const Fit fit = fitOf(format);
    const auto pixels = static_cast<double>(pixelsOf(format));
    const double coding = pixelFormatOf(format.code) == PixelFormat::Mjpeg ? 1 : 0;
    const double rate = rateOf(format) >= kEnough ? rateOf(format) : kAnyRate - rateOf(format);
    switch (fit) {
    case Fit::Good:
        return {fit, {coding, pixels, rate}};
    case Fit::Larger:
        return {fit, {pixels, coding, rate}};
    case Fit::Slow:
        return {fit, {rate, pixels, coding}};
    case Fit::Smaller:
    case Fit::Poor:
        break;
    }
    return {fit, {-pixels, coding, rate}};
}

} // namespace

std::optional<PixelFormat> pixelFormatOf(std::uint32_t code) noexcept
{
    switch (code) {
    case formatCode("GREY"):
    case formatCode("NV12"):
    case formatCode("NV21"):
    case formatCode("YU12"):
    case formatCode("YV12"):
        return PixelFormat::Grey;
    case formatCode("YUYV"):
        return PixelFormat::Yuyv;
    case formatCode("MJPG"):
    case formatCode("JPEG"):
        return PixelFormat::Mjpeg;
    default: // any number of other formats, none of which is read
        return std::nullopt;
    }
}

std::optional<CameraFormat> chooseFormat(std::span<const CameraFormat> formats)
{
    std::optional<CameraFormat> best;
    for (const CameraFormat& format : formats) {
        const bool isRead = pixelFormatOf(format.code) && format.width > 0 && format.height > 0;
        if (isRead && (!best || orderOf(format) < orderOf(*best))) {
            best = format;
        }
    }
    return best;
}

} // namespace carded::scanner
