// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera_choice.h"

#include <doctest/doctest.h>

#include <vector>

using namespace carded::scanner;

namespace {

const std::vector<CameraNode> kCameras{{"/dev/video0", "Integrated Camera: Integrated C"},
                                       {"/dev/video2", "HD Pro Webcam C920"},
                                       {"/dev/video4", "HD Pro Webcam C920"}};

} // namespace

TEST_CASE("chooseCamera: auto is the first camera there is")
{
    CHECK(chooseCamera("auto", kCameras) == "/dev/video0");
    CHECK_FALSE(chooseCamera("auto", {}));
}

TEST_CASE("chooseCamera: a name or a part of it chooses, in upper or lower case, the first of equal ones")
{
    CHECK(chooseCamera("name:HD Pro Webcam C920", kCameras) == "/dev/video2");
    CHECK(chooseCamera("name:c920", kCameras) == "/dev/video2");
    CHECK(chooseCamera("name:INTEGRATED", kCameras) == "/dev/video0");
}

TEST_CASE("chooseCamera: a name that no camera has chooses none, and no name either")
{
    CHECK_FALSE(chooseCamera("name:C922", kCameras));
    CHECK_FALSE(chooseCamera("name:HD Pro Webcam C920 and more", kCameras));
    CHECK_FALSE(chooseCamera("name:", kCameras));
}

TEST_CASE("chooseCamera: a path is taken as it is, whatever cameras there are")
{
    CHECK(chooseCamera("/dev/v4l/by-id/usb-046d_C920-video-index0", kCameras)
          == "/dev/v4l/by-id/usb-046d_C920-video-index0");
    CHECK(isCameraPath("/dev/video0"));
    CHECK_FALSE(isCameraPath("auto"));
    CHECK_FALSE(isCameraPath("name:x"));
}
