// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/scanner_config.h"
#include "scanner/input_nodes.h"
#include "scanner/serial_nodes.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace carded::app {

/// Where scanners are looked for.
struct ScannerFolders {
    scanner::InputFolders input;
    scanner::SerialFolders serial;
};

/// A device that can be a scanner.
struct ScannerCandidate {
    ScannerConfig config;
    std::filesystem::path path;
    std::string name; ///< the device's own words: printable
    std::optional<scanner::UsbId> usb;
};

/// Keyboards and serial lines by USB.
[[nodiscard]] std::vector<ScannerCandidate> scannerCandidates(const ScannerFolders& folders);

} // namespace carded::app
