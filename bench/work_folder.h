// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace carded::bench {

/// A folder for as long as the benchmarks run, beside the programs: /tmp may be memory, where fsync costs nothing.
class WorkFolder {
public:
    WorkFolder();
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    ~WorkFolder();

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Bytes of all files in `folder`.
[[nodiscard]] std::uintmax_t sizeOfFiles(const std::filesystem::path& folder);

} // namespace carded::bench
