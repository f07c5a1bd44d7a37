// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/code_reader.h"
#include "scanner/frame.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <string>

namespace carded::test {

/// As long as a signed code.
std::string longText(char letter);

cv::Mat matOf(const scanner::Frame& frame);
scanner::Frame frameOf(const cv::Mat& grey);

/// A code on a grey counter, 1280 x 720, `module` pixels a module.
cv::Mat scene(const std::string& text, int module);

/// An Aztec, Data Matrix or PDF417 code with its quiet zone (`symbology` as in Symbol), `module` pixels a module.
cv::Mat matrixCode(const std::string& symbology, const std::string& text, int module);

/// Normal noise of this strength, the same for the same seed.
cv::Mat noisy(const cv::Mat& picture, double strength, std::uint64_t seed);
cv::Mat blurred(const cv::Mat& picture, double sigma);

/// What `reader` finds in one frame of a camera, however long it takes.
scanner::Reading readBy(scanner::CodeReader& reader, const cv::Mat& picture);

} // namespace carded::test
