// SPDX-License-Identifier: Apache-2.0
#include "bench/scan_scene.h"

#include "bench/scene_drawing.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace carded::bench {
namespace {

scanner::Frame toFrame(const cv::Mat& picture)
{
    scanner::Frame frame{picture.cols, picture.rows, {}};
    frame.luma.assign(picture.datastart, picture.dataend);
    return frame;
}

} // namespace

/// What is before the camera, and how it is seen at the moment.
class SceneFilm::Stage {
public:
    Stage(const SceneLevel& level, std::uint64_t seed)
        : m_dice(seed), m_hardness(level.hardness), m_background(makeBackground(m_dice, {level.width, level.height})),
          m_corners(placeCode(m_dice, m_background.size(), m_hardness))
    {
        if (level.mostCharacters > 0) {
            m_text = randomText(m_dice, static_cast<std::size_t>(m_dice.whole(static_cast<int>(level.fewestCharacters),
                                                                              static_cast<int>(level.mostCharacters))));
            m_code = drawCode(m_text);
            setContrast(m_dice, m_code, m_hardness);
        }
        m_moire = drawMoire(m_dice, m_hardness);
        m_blur = m_dice.between(kLeastBlur, mostBlur());
        m_motion = drawMotion(m_dice, m_hardness);
        m_light = drawLight(m_dice, m_hardness);
        m_noise = m_dice.between(1, at(m_hardness, 4, 8, 14));
    }

    [[nodiscard]] Scene shoot()
    {
        cv::Mat picture = m_background.clone();
        if (!m_code.empty()) {
            layOver(picture, m_code, m_corners);
        }
        addMoire(picture, m_moire);
        cv::GaussianBlur(picture, picture, {}, m_blur * std::sqrt(picture.rows / 1080.0));
        addMotion(picture, m_motion);
        addLight(picture, m_light, m_corners);
        addNoise(m_dice, picture, m_noise);
        return {toFrame(picture), m_text};
    }

    void moveOn()
    {
        moveHand();
        m_motion = drawMotion(m_dice, m_hardness);
        m_blur = std::clamp(m_blur + 0.3 * swing() * mostBlur(), kLeastBlur, mostBlur());
        m_light.along = std::clamp(m_light.along + 0.1 * swing(), 0.1, 0.9);
        m_light.aside = std::clamp(m_light.aside + 0.1 * swing(), -0.3, 0.3);
        m_moire.direction += 0.1 * swing();
        m_moire.period *= 1 + 0.05 * swing();
    }

private:
    static constexpr double kLeastBlur = 0.3; ///< pixels, of a picture 1,080 high

    [[nodiscard]] double mostBlur() const { return at(m_hardness, 0.8, 1.3, 2.0); }
    double swing() { return m_dice.between(-1, 1); }

    /// Some pixels, half a degree, half a percent nearer or farther.
    void moveHand()
    {
        const cv::Point2d middle = (m_corners[0] + m_corners[1] + m_corners[2] + m_corners[3]) / 4;
        const double most = m_background.rows / 180.0;
        const cv::Point2d shift(most * swing(), most * swing());
        const double turn = 0.5 * swing() * CV_PI / 180;
        const double scale = 1 + 0.005 * swing();
        for (cv::Point2f& corner : m_corners) {
            const cv::Point2d arm = cv::Point2d(corner) - middle;
            corner = middle + shift
                     + scale
                           * cv::Point2d(arm.x * std::cos(turn) - arm.y * std::sin(turn),
                                         arm.x * std::sin(turn) + arm.y * std::cos(turn));
        }
    }

    Dice m_dice;
    double m_hardness;
    cv::Mat m_background;
    CodeCorners m_corners;
    std::string m_text; ///< empty: there is no code
    cv::Mat m_code;
    Moire m_moire;
    double m_blur = 0;
    Motion m_motion;
    Light m_light;
    double m_noise = 0;
};

SceneFilm::SceneFilm(const SceneLevel& level, std::uint64_t seed) : m_stage(std::make_unique<Stage>(level, seed)) {}
SceneFilm::~SceneFilm() = default;

Scene SceneFilm::next()
{
    Scene scene = m_stage->shoot();
    m_stage->moveOn();
    return scene;
}

Scene makeScene(const SceneLevel& level, std::uint64_t seed)
{
    return SceneFilm(level, seed).next();
}

Scene makeAdverseScene(int width, int height, std::uint64_t seed)
{
    Dice dice(seed);
    cv::Mat picture(height, width, CV_8UC1, cv::Scalar(255));
    const int kind = static_cast<int>(seed % 4);
    const int pixels = dice.whole(1, 3);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            bool isDark = false;
            if (kind == 0) { // finder patterns side by side
                const int fromMiddle = std::max(std::abs(x / pixels % 8 - 3), std::abs(y / pixels % 8 - 3));
                isDark = fromMiddle == 3 || fromMiddle <= 1;
            } else if (kind == 1) {
                isDark = dice.happens(0.5);
            } else if (kind == 2) { // runs of one, one, three, one, one
                const int run = x / pixels % 8;
                isDark = run == 0 || (run >= 2 && run <= 4) || run == 6;
            } else {
                isDark = (x / pixels + y / pixels) % 2 == 0;
            }
            picture.at<std::uint8_t>(y, x) = isDark ? 0 : 255;
        }
    }
    return {toFrame(picture), {}};
}

} // namespace carded::bench
