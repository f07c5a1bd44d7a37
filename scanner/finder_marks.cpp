// SPDX-License-Identifier: Apache-2.0
#include "scanner/finder_marks.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace carded::scanner {
namespace {

constexpr int kBlock = 8;       ///< pixels
constexpr int kLeastRange = 20; ///< of grey values in it; less is noise on one colour

/// The darkest and the lightest of each block of kBlock x kBlock pixels, noise taken out.
struct Extremes {
    cv::Mat darkest;
    cv::Mat lightest;
};

Extremes extremesOfBlocks(const cv::Mat& grey)
{
    constexpr int kCells = kBlock / 2; // means of four pixels each: half the noise
    cv::Mat cells;
    cv::resize(grey, cells, {std::max(1, grey.cols / 2), std::max(1, grey.rows / 2)}, 0, 0, cv::INTER_AREA);
    const cv::Size blocks((cells.cols + kCells - 1) / kCells, (cells.rows + kCells - 1) / kCells);
    Extremes extremes{cv::Mat(blocks, CV_8UC1), cv::Mat(blocks, CV_8UC1)};
    const auto columns = static_cast<std::size_t>(cells.cols);
    std::vector<std::uint8_t> least(columns);
    std::vector<std::uint8_t> most(columns);
    for (int block = 0; block < blocks.height; ++block) {
        const int first = block * kCells;
        const auto* top = cells.ptr<std::uint8_t>(first);
        std::copy(top, top + columns, least.begin());
        std::copy(top, top + columns, most.begin());
        for (int y = first + 1; y < std::min(cells.rows, first + kCells); ++y) {
            const auto* row = cells.ptr<std::uint8_t>(y);
            for (std::size_t x = 0; x < columns; ++x) {
                least[x] = std::min(least[x], row[x]);
                most[x] = std::max(most[x], row[x]);
            }
        }
        auto* darkest = extremes.darkest.ptr<std::uint8_t>(block);
        auto* lightest = extremes.lightest.ptr<std::uint8_t>(block);
        for (std::size_t x = 0; x < columns; x += kCells) {
            const auto end = std::min(columns, x + kCells);
            *darkest++ = *std::min_element(least.data() + x, least.data() + end);
            *lightest++ = *std::max_element(most.data() + x, most.data() + end);
        }
    }
    return extremes;
}

/// Half way between the darkest and the lightest around each block; 0, which nothing is darker than, where all is
/// alike.
cv::Mat middles(Extremes extremes, int reach)
{
    const cv::Mat around = cv::Mat::ones(2 * reach + 1, 2 * reach + 1, CV_8UC1);
    cv::erode(extremes.darkest, extremes.darkest, around);
    cv::dilate(extremes.lightest, extremes.lightest, around);
    cv::Mat middle;
    cv::addWeighted(extremes.darkest, 0.5, extremes.lightest, 0.5, 0, middle);
    middle.setTo(cv::Scalar(0), extremes.lightest - extremes.darkest < kLeastRange);
    return middle;
}

} // namespace

cv::Mat marksOf(const cv::Mat& grey, DarkRule rule)
{
    cv::Mat thresholds;
    if (rule == DarkRule::WideMean || rule == DarkRule::NarrowMean) {
        const int window = rule == DarkRule::WideMean ? 25 : 13;
        cv::boxFilter(grey, thresholds, CV_8U, {window, window}, {-1, -1}, true, cv::BORDER_REPLICATE);
    } else {
        const int reach = rule == DarkRule::WideMiddle ? 2 : 1; // blocks on each side
        cv::resize(middles(extremesOfBlocks(grey), reach), thresholds, grey.size(), 0, 0, cv::INTER_LINEAR);
    }
    cv::Mat marks;
    cv::compare(grey, thresholds, marks, cv::CMP_GE);
    return marks;
}

} // namespace carded::scanner
