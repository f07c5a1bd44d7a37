// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace carded::app {

/// The folder of the running program (/proc/self/exe): its helpers are found from there.
[[nodiscard]] std::filesystem::path programFolder();

} // namespace carded::app
