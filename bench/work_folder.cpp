// SPDX-License-Identifier: Apache-2.0
#include "bench/work_folder.h"

#include "app/program_folder.h"

namespace carded::bench {

namespace fs = std::filesystem;

WorkFolder::WorkFolder() : m_path(app::programFolder() / "bench-work")
{
    fs::remove_all(m_path); // what a run that was stopped left behind
    fs::create_directories(m_path);
}

WorkFolder::~WorkFolder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

std::uintmax_t sizeOfFiles(const fs::path& folder)
{
    std::uintmax_t size = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        size += entry.is_regular_file() ? entry.file_size() : 0;
    }
    return size;
}

} // namespace carded::bench
