// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/finder_search.h"

#include <opencv2/core/mat.hpp>

namespace carded::scanner {

/// 255 where `grey` is lighter than its surroundings, 0 where it is darker.
[[nodiscard]] cv::Mat marksOf(const cv::Mat& grey, DarkRule rule);

} // namespace carded::scanner
