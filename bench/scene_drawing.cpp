// SPDX-License-Identifier: Apache-2.0
#include "bench/scene_drawing.h"

#include "issuer/qr_picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string_view>

namespace carded::bench {
namespace {

constexpr int kModulePixels = 8; ///< in the drawing that is then laid into the picture
constexpr int kQuietModules = 4;

} // namespace

double at(double hardness, double easy, double medium, double hard)
{
    return hardness < 1 ? easy + (medium - easy) * hardness : medium + (hard - medium) * (hardness - 1);
}

std::string randomText(Dice& dice, std::size_t characters)
{
    constexpr std::string_view kBase45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    std::string text = "AGE1:";
    while (text.size() < characters) {
        text.push_back(kBase45[static_cast<std::size_t>(dice.whole(0, 44))]);
    }
    return text;
}

cv::Mat drawCode(const std::string& text)
{
    const auto code = issuer::makeQrCode(text);
    if (!code) {
        throw std::runtime_error("no QR code holds the text");
    }
    const int side = code->width + 2 * kQuietModules;
    cv::Mat modules(side, side, CV_8UC1, cv::Scalar(255));
    for (int row = 0; row < code->width; ++row) {
        for (int column = 0; column < code->width; ++column) {
            if (code->dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(code->width)
                           + static_cast<std::size_t>(column)]) {
                modules.at<std::uint8_t>(row + kQuietModules, column + kQuietModules) = 0;
            }
        }
    }
    cv::Mat drawn;
    cv::resize(modules, drawn, {}, kModulePixels, kModulePixels, cv::INTER_NEAREST);
    return drawn;
}

cv::Mat makeBackground(Dice& dice, cv::Size size)
{
    cv::Mat picture(size, CV_8UC1, cv::Scalar(dice.between(60, 190)));
    const double unit = size.height / 1080.0;
    for (int i = dice.whole(25, 60); i > 0; --i) {
        const cv::Point corner(dice.whole(0, size.width), dice.whole(0, size.height));
        const cv::Size box(static_cast<int>(unit * dice.whole(20, 420)), static_cast<int>(unit * dice.whole(15, 300)));
        cv::rectangle(picture, {corner, box}, cv::Scalar(dice.between(15, 240)), cv::FILLED);
    }
    for (int i = dice.whole(6, 16); i > 0; --i) { // lines of text, roughly
        const cv::Point origin(dice.whole(0, size.width), dice.whole(0, size.height));
        const double scale = unit * dice.between(0.4, 2.2);
        cv::putText(picture, randomText(dice, 18), origin, cv::FONT_HERSHEY_SIMPLEX, scale,
                    cv::Scalar(dice.between(0, 255)), std::max(1, static_cast<int>(2 * scale)), cv::LINE_AA);
    }
    for (int i = dice.whole(0, 3); i > 0; --i) { // stripes, as of an article code
        int x = dice.whole(0, size.width);
        const int y = dice.whole(0, size.height);
        const int height = static_cast<int>(unit * dice.whole(40, 160));
        for (int bar = 0; bar < 40; ++bar) {
            const int width = std::max(1, static_cast<int>(unit * dice.whole(2, 8)));
            cv::rectangle(picture, {x, y, width, height}, cv::Scalar(bar % 2 == 0 ? 20 : 235), cv::FILLED);
            x += width;
        }
    }
    cv::GaussianBlur(picture, picture, {}, unit * dice.between(0.6, 2.5));
    return picture;
}

CodeCorners placeCode(Dice& dice, cv::Size size, double hardness)
{
    const double edge = size.height * dice.between(at(hardness, 0.55, 0.5, 0.45), at(hardness, 0.85, 0.8, 0.75));
    const double turn = dice.between(-1, 1) * at(hardness, 10, 25, 45) * CV_PI / 180;
    const double bend = at(hardness, 0.02, 0.05, 0.09) * edge;
    // Half the diagonal of the turned square, so that it stays inside.
    const double reach = edge / 2 * (std::abs(std::cos(turn)) + std::abs(std::sin(turn))) + bend;
    const double slackX = std::max(0.0, size.width / 2.0 - reach);
    const double slackY = std::max(0.0, size.height / 2.0 - reach);
    const cv::Point2d centre(size.width / 2.0 + dice.between(-1, 1) * slackX,
                             size.height / 2.0 + dice.between(-1, 1) * slackY);
    CodeCorners corners;
    const std::array<cv::Point2d, 4> unit{{{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}}};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const double x = unit[i].x * edge;
        const double y = unit[i].y * edge;
        corners[i] = cv::Point2f(
            static_cast<float>(centre.x + x * std::cos(turn) - y * std::sin(turn) + dice.between(-bend, bend)),
            static_cast<float>(centre.y + x * std::sin(turn) + y * std::cos(turn) + dice.between(-bend, bend)));
    }
    return corners;
}

void setContrast(Dice& dice, cv::Mat& code, double hardness)
{
    const double light = dice.between(at(hardness, 200, 170, 130), at(hardness, 250, 245, 235));
    const double contrast = dice.between(at(hardness, 0.75, 0.55, 0.35), at(hardness, 0.95, 0.9, 0.8));
    code.convertTo(code, CV_8UC1, light * contrast / 255.0, light * (1 - contrast));
}

Moire drawMoire(Dice& dice, double hardness)
{
    Moire moire;
    moire.strength = dice.between(0, at(hardness, 3, 9, 20));
    moire.direction = dice.between(0, CV_PI);
    moire.period = dice.between(2.3, 9);
    moire.bend = dice.between(-0.003, 0.003);
    return moire;
}

void addMoire(cv::Mat& picture, const Moire& moire)
{
    const double dx = std::cos(moire.direction) * 2 * CV_PI / moire.period;
    const double dy = std::sin(moire.direction) * 2 * CV_PI / moire.period;
    for (int y = 0; y < picture.rows; ++y) {
        auto* row = picture.ptr<std::uint8_t>(y);
        for (int x = 0; x < picture.cols; ++x) {
            const double wave = moire.strength * std::sin(dx * x + dy * y + moire.bend * x * 0.1 * y * 0.1);
            row[x] = cv::saturate_cast<std::uint8_t>(row[x] + wave);
        }
    }
}

Light drawLight(Dice& dice, double hardness)
{
    Light light;
    light.slope = dice.between(0, at(hardness, 0.1, 0.25, 0.45));
    light.direction = dice.between(0, 2 * CV_PI);
    light.hasGlare = dice.happens(at(hardness, 0, 0.3, 0.5));
    light.glare = dice.between(40, at(hardness, 60, 120, 200));
    light.along = dice.between(0.1, 0.9);
    light.aside = dice.between(-0.3, 0.3);
    light.radius = dice.between(0.05, at(hardness, 0.08, 0.14, 0.2));
    return light;
}

void addLight(cv::Mat& picture, const Light& light, const CodeCorners& corners)
{
    const cv::Point2f spot = corners[0] + (corners[2] - corners[0]) * static_cast<float>(light.along)
                             + (corners[1] - corners[3]) * static_cast<float>(light.aside);
    const double radius = cv::norm(corners[1] - corners[0]) * light.radius;
    for (int y = 0; y < picture.rows; ++y) {
        auto* row = picture.ptr<std::uint8_t>(y);
        for (int x = 0; x < picture.cols; ++x) {
            const double across = (std::cos(light.direction) * (x - picture.cols / 2.0) / picture.cols
                                   + std::sin(light.direction) * (y - picture.rows / 2.0) / picture.rows);
            double value = row[x] * (1 - light.slope * (0.5 + across));
            if (light.hasGlare) {
                const cv::Point2d away(x - double(spot.x), y - double(spot.y));
                value += light.glare * std::exp(-away.dot(away) / (2 * radius * radius));
            }
            row[x] = cv::saturate_cast<std::uint8_t>(value);
        }
    }
}

Motion drawMotion(Dice& dice, double hardness)
{
    Motion motion;
    motion.length = dice.between(0, at(hardness, 1, 4, 7));
    motion.direction = dice.between(0, CV_PI);
    return motion;
}

void addMotion(cv::Mat& picture, const Motion& motion)
{
    const double length = motion.length * picture.rows / 1080.0;
    if (length < 1) {
        return;
    }
    constexpr int kSide = 15;
    cv::Mat kernel(kSide, kSide, CV_32FC1, cv::Scalar(0));
    for (double step = -0.5; step <= 0.5; step += 0.01) {
        const int x = kSide / 2 + static_cast<int>(std::lround(step * length * std::cos(motion.direction)));
        const int y = kSide / 2 + static_cast<int>(std::lround(step * length * std::sin(motion.direction)));
        kernel.at<float>(std::clamp(y, 0, kSide - 1), std::clamp(x, 0, kSide - 1)) += 1;
    }
    kernel /= cv::sum(kernel)[0];
    cv::filter2D(picture, picture, -1, kernel);
}

void addNoise(Dice& dice, cv::Mat& picture, double deviation)
{
    cv::Mat noise(picture.size(), CV_16SC1);
    cv::RNG(dice.seed()).fill(noise, cv::RNG::NORMAL, 0, deviation);
    cv::add(picture, noise, picture, cv::noArray(), CV_8U);
}

void layOver(cv::Mat& picture, const cv::Mat& code, const CodeCorners& corners)
{
    const auto side = static_cast<float>(code.cols);
    const std::array<cv::Point2f, 4> drawn{{{0, 0}, {side, 0}, {side, side}, {0, side}}};
    const cv::Mat laid = cv::getPerspectiveTransform(drawn.data(), corners.data());
    cv::Mat over;
    cv::Mat mask;
    cv::warpPerspective(code, over, laid, picture.size());
    cv::warpPerspective(cv::Mat(code.size(), CV_8UC1, cv::Scalar(255)), mask, laid, picture.size());
    over.copyTo(picture, mask);
}

} // namespace carded::bench
