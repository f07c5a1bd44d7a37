// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/file_source.h"

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
    FolderSource(std::filesystem::path folder, FileSetup setup);
    [[nodiscard]] SourceWait wait() const override;
    Result<Step, SourceError> next() override;

private:
    std::filesystem::path m_folder;
    FileSetup m_setup;
    std::optional<std::vector<std::filesystem::path>> m_pictures;
    std::size_t m_next = 0;
    std::optional<FileSource> m_picture; ///< number m_next - 1
};

} // namespace carded::scanner
