// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame_source.h"

#include <filesystem>

namespace carded::scanner {

/// One picture file, one frame. Limits: grey_picture.h.
class PictureSource final : public FrameSource {
public:
    explicit PictureSource(std::filesystem::path path);
    Result<std::optional<TimedFrame>, SourceError> next() override;

private:
    std::filesystem::path m_path;
    bool m_isRead = false;
};

} // namespace carded::scanner
