// SPDX-License-Identifier: Apache-2.0
#include "app/program_folder.h"

namespace carded::app {

std::filesystem::path programFolder()
{
    std::error_code ignored;
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
}

} // namespace carded::app
