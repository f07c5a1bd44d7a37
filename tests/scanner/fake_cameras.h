// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "tests/support/temporary_folder.h"

#include <string>

namespace carded::test {

/// Makes cameras that are not there (fake_v4l2.cpp) known to this process and those it starts, and takes all of them
/// away with its life. One at a time.
class FakeCameras {
public:
    FakeCameras();
    FakeCameras(const FakeCameras&) = delete;
    FakeCameras& operator=(const FakeCameras&) = delete;
    FakeCameras(FakeCameras&&) = delete;
    FakeCameras& operator=(FakeCameras&&) = delete;
    ~FakeCameras();

    /// `device` is `video0` and so on, `script` what fake_v4l2.cpp reads; also to change one that is plugged in.
    void plug(const std::string& device, const std::string& script) const;
    void unplug(const std::string& device) const;
    /// A script's line that gives `bytes` as the picture.
    [[nodiscard]] std::string picture(ByteSpan bytes);
    /// What was done with the device, a line each.
    [[nodiscard]] std::string log(const std::string& device) const;

private:
    TemporaryFolder m_folder;
    int m_pictures = 0;
};

} // namespace carded::test
