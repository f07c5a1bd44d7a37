// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame_source.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

namespace carded::scanner {

/// The pictures of one folder in the order of their names (by bytes), one frame each; frame n has the time 0.
/// A picture is a file whose name ends in .png, .jpg, .jpeg, .webp or .bmp and does not begin with a dot.
/// The folder is read once, at the first next(). A picture that cannot be had is an error and the next one follows.
class FolderSource final : public FrameSource {
public:
    explicit FolderSource(std::filesystem::path folder);
    Result<std::optional<TimedFrame>, SourceError> next() override;

private:
    std::filesystem::path m_folder;
    std::optional<std::vector<std::filesystem::path>> m_pictures;
    std::size_t m_next = 0;
};

} // namespace carded::scanner
