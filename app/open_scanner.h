// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/scanner_config.h"
#include "base/result.h"
#include "scanner/handheld_error.h"
#include "scanner/handheld_scanner.h"

#include <filesystem>

namespace carded::app {

/// Opens the device at `path`, which is one of `config`'s, for this program alone, and reads texts as `config` says.
[[nodiscard]] Result<scanner::HandheldScanner, scanner::HandheldError> openScanner(const ScannerConfig& config,
                                                                                   const std::filesystem::path& path);

} // namespace carded::app
