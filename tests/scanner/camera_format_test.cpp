// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera_format.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace carded::scanner;

namespace {

CameraFormat format(const char (&letters)[5], int width, int height, std::uint32_t rate)
{
    return {formatCode(letters), width, height, rate == 0 ? 0U : 1U, rate};
}

struct Row {
    const char* what;
    CameraFormat better;
    CameraFormat worse;
};

// Each pair alone in a list, in both orders.
const std::vector<Row> kRows{
    {"uncompressed before JPEG", format("YUYV", 1280, 720, 15), format("MJPG", 1280, 720, 30)},
    {"grey is uncompressed", format("GREY", 1280, 720, 30), format("MJPG", 1280, 720, 30)},
    {"planar is uncompressed", format("NV12", 1280, 720, 30), format("MJPG", 1280, 720, 30)},
    {"JPEG at 30 before uncompressed at 10", format("MJPG", 1280, 720, 30), format("YUYV", 1280, 720, 10)},
    {"JPEG at 15 before uncompressed just below", format("MJPG", 1280, 720, 15), format("YUYV", 1280, 720, 14)},
    {"720p before 1080p", format("MJPG", 1280, 720, 30), format("MJPG", 1920, 1080, 30)},
    {"720p in JPEG before 1080p uncompressed", format("MJPG", 1280, 720, 30), format("YUYV", 1920, 1080, 30)},
    {"a little more than 720p, uncompressed, before 720p in JPEG", format("YUYV", 1280, 960, 30),
     format("MJPG", 1280, 720, 30)},
    {"exactly 720p before a little more", format("YUYV", 1280, 720, 15), format("YUYV", 1280, 1024, 30)},
    {"upright is as good", format("YUYV", 720, 1280, 30), format("YUYV", 640, 480, 30)},
    {"1080p before what is smaller than 720p", format("MJPG", 1920, 1080, 30), format("YUYV", 1024, 768, 30)},
    {"of larger ones the smallest", format("MJPG", 1920, 1080, 15), format("YUYV", 2592, 1944, 30)},
    {"wide and low is smaller than 720p", format("MJPG", 1920, 1080, 30), format("YUYV", 2560, 640, 30)},
    {"720p at 5 before 640x480 at 30", format("YUYV", 1280, 720, 5), format("YUYV", 640, 480, 30)},
    {"640x480 at 30 before 720p at 4", format("YUYV", 640, 480, 30), format("YUYV", 1280, 720, 4)},
    {"of slow ones the faster", format("YUYV", 1280, 720, 10), format("YUYV", 1920, 1080, 5)},
    {"of small ones the larger", format("MJPG", 800, 600, 30), format("YUYV", 640, 480, 30)},
    {"of small ones of one size the uncompressed", format("YUYV", 640, 480, 15), format("MJPG", 640, 480, 30)},
    {"30 before 20", format("YUYV", 1280, 720, 30), format("YUYV", 1280, 720, 20)},
    {"30 before 60", format("MJPG", 1280, 720, 30), format("MJPG", 1280, 720, 60)},
    {"60 before 20", format("MJPG", 1280, 720, 60), format("MJPG", 1280, 720, 20)},
    {"a rate that is not said is fast", format("YUYV", 1280, 720, 0), format("YUYV", 1280, 720, 10)},
    {"small and slow before nothing that is read", format("MJPG", 160, 120, 1), format("H264", 1280, 720, 30)},
    {"a size before none", format("MJPG", 160, 120, 1), format("MJPG", 0, 720, 30)},
};

} // namespace

TEST_CASE("chooseFormat: of two formats it takes the one that codes are read from better, in whatever order")
{
    for (const Row& row : kRows) {
        CAPTURE(row.what);
        CHECK(chooseFormat(std::vector{row.better, row.worse}) == row.better);
        CHECK(chooseFormat(std::vector{row.worse, row.better}) == row.better);
    }
}

TEST_CASE("chooseFormat: a usual web camera gives JPEG at 720p")
{
    std::vector<CameraFormat> formats;
    for (const auto& [width, height, rate] :
         std::vector<std::array<int, 3>>{{640, 480, 30}, {640, 360, 30}, {1280, 720, 10}, {1920, 1080, 5}}) {
        formats.push_back(format("YUYV", width, height, static_cast<std::uint32_t>(rate)));
        formats.push_back(format("MJPG", width, height, 30));
        formats.push_back(format("MJPG", width, height, 24));
    }
    CHECK(chooseFormat(formats) == format("MJPG", 1280, 720, 30));
}

TEST_CASE("chooseFormat: nothing is chosen from nothing that is read")
{
    CHECK_FALSE(chooseFormat({}));
    CHECK_FALSE(chooseFormat(std::vector{format("H264", 1280, 720, 30), format("RGB3", 640, 480, 30)}));
    CHECK_FALSE(chooseFormat(std::vector{format("YUYV", 0, 0, 30), format("MJPG", -1280, 720, 30)}));
}

TEST_CASE("pixelFormatOf: luma comes first in every format that is read, or is decoded")
{
    for (const auto code :
         {formatCode("GREY"), formatCode("NV12"), formatCode("NV21"), formatCode("YU12"), formatCode("YV12")}) {
        CHECK(pixelFormatOf(code) == PixelFormat::Grey);
    }
    CHECK(pixelFormatOf(formatCode("YUYV")) == PixelFormat::Yuyv);
    CHECK(pixelFormatOf(formatCode("MJPG")) == PixelFormat::Mjpeg);
    CHECK(pixelFormatOf(formatCode("JPEG")) == PixelFormat::Mjpeg);
    CHECK_FALSE(pixelFormatOf(formatCode("UYVY"))); // chroma first
    CHECK_FALSE(pixelFormatOf(0));
}
