// SPDX-License-Identifier: Apache-2.0
#include "app/camera_state.h"

#include <doctest/doctest.h>

using namespace carded;
using app::cameraAfter;
using scanner::SourceError;
using ui::Device;

TEST_CASE("cameraAfter: what the camera does as a whole changes its state, what one frame is does not")
{
    CHECK(cameraAfter(SourceError::NoCamera) == Device::Missing);
    CHECK(cameraAfter(SourceError::CameraLost) == Device::Missing);
    CHECK(cameraAfter(SourceError::CameraBlack) == Device::Dark);
    CHECK(cameraAfter(SourceError::CameraFrozen) == Device::Stuck);
    CHECK_FALSE(cameraAfter(SourceError::BrokenPicture));
    CHECK_FALSE(cameraAfter(SourceError::DecoderFailed));
}
