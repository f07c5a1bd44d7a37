// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace carded::bench {

// What a made-up scene is drawn with. `hardness` is that of SceneLevel; pixels are those of the picture.

/// The standard's distributions differ between libraries; a picture must not.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}

    double between(double least, double most)
    {
        return least + (most - least) * (static_cast<double>(m_engine() >> 11U) * 0x1.0p-53);
    }
    int whole(int least, int most) { return least + static_cast<int>(between(0, most - least + 1)); }
    bool happens(double share) { return between(0, 1) < share; }
    std::uint64_t seed() { return m_engine(); }

private:
    std::mt19937_64 m_engine;
};

/// Between the easy, the medium and the hard value.
[[nodiscard]] double at(double hardness, double easy, double medium, double hard);

/// A key-bound credential's text is its prefix and base45, which to a decoder is any alphanumeric text.
[[nodiscard]] std::string randomText(Dice& dice, std::size_t characters);

/// The QR code of a text with its quiet zone, black on white. Throws std::runtime_error if none holds it.
[[nodiscard]] cv::Mat drawCode(const std::string& text);
/// Paper white and ink black become what a screen shows under the shop's light.
void setContrast(Dice& dice, cv::Mat& code, double hardness);

/// Shelves, labels, text and stripes, as behind a counter.
[[nodiscard]] cv::Mat makeBackground(Dice& dice, cv::Size size);

/// Where the drawing's corners come to lie: top left, top right, bottom right, bottom left.
using CodeCorners = std::array<cv::Point2f, 4>;
[[nodiscard]] CodeCorners placeCode(Dice& dice, cv::Size size, double hardness);
void layOver(cv::Mat& picture, const cv::Mat& code, const CodeCorners& corners);

/// The screen's own grid against the camera's.
struct Moire {
    double strength = 0;
    double direction = 0;
    double period = 1; ///< pixels
    double bend = 0;
};

[[nodiscard]] Moire drawMoire(Dice& dice, double hardness);
void addMoire(cv::Mat& picture, const Moire& moire);

/// Light that falls off across the picture, and a lamp mirrored in the screen.
struct Light {
    double slope = 0;
    double direction = 0;
    bool hasGlare = false;
    double glare = 0;
    double along = 0;  ///< of the code's diagonal
    double aside = 0;  ///< of its height
    double radius = 0; ///< of its width
};

[[nodiscard]] Light drawLight(Dice& dice, double hardness);
void addLight(cv::Mat& picture, const Light& light, const CodeCorners& corners);

/// Of the hand while the picture is taken.
struct Motion {
    double length = 0; ///< pixels of a picture 1,080 high
    double direction = 0;
};

[[nodiscard]] Motion drawMotion(Dice& dice, double hardness);
void addMotion(cv::Mat& picture, const Motion& motion);

/// The sensor's.
void addNoise(Dice& dice, cv::Mat& picture, double deviation);

} // namespace carded::bench
