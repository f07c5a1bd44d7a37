// SPDX-License-Identifier: Apache-2.0
#include "issuer/demo_portrait.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace carded::issuer {

Bytes demoPortrait()
{
    // Blue, green, red.
    const cv::Scalar wall(226, 220, 214);
    const cv::Scalar coat(110, 78, 54);
    const cv::Scalar skin(142, 172, 216);
    const cv::Scalar hair(34, 38, 48);
    cv::Mat picture(96, 72, CV_8UC3, wall);
    cv::ellipse(picture, {36, 96}, {32, 26}, 0, 0, 360, coat, cv::FILLED, cv::LINE_AA);
    cv::ellipse(picture, {36, 38}, {21, 26}, 0, 0, 360, hair, cv::FILLED, cv::LINE_AA);
    cv::rectangle(picture, {30, 58}, {42, 74}, skin, cv::FILLED);
    cv::ellipse(picture, {36, 44}, {17, 22}, 0, 0, 360, skin, cv::FILLED, cv::LINE_AA);
    for (const int x : {29, 43}) {
        cv::circle(picture, {x, 42}, 2, hair, cv::FILLED, cv::LINE_AA);
    }
    cv::ellipse(picture, {36, 53}, {6, 3}, 0, 10, 170, hair, 1, cv::LINE_AA);
    std::vector<std::uint8_t> file;
    cv::imencode(".webp", picture, file, {cv::IMWRITE_WEBP_QUALITY, 40});
    return file;
}

} // namespace carded::issuer
