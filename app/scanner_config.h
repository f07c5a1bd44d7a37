// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/table_reader.h"
#include "scanner/input_nodes.h"
#include "scanner/line_assembler.h"

#include <filesystem>
#include <string>
#include <vector>

namespace carded::app {

/// One table `[[scanner]]` of a till's configuration (docs/formats/till.md).
struct ScannerConfig {
    enum class Kind : std::uint8_t {
        Wedge, ///< acts as a keyboard: all that are plugged in with this USB id
        Serial ///< a serial line
    };
    Kind kind = Kind::Wedge;
    scanner::UsbId usb;         ///< of a wedge
    std::filesystem::path path; ///< of a serial line
    int baud = 9600;            ///< of a serial line; one over USB takes any
    scanner::LineFormat format;

    /// What the configuration calls it: the USB id or the path.
    [[nodiscard]] std::string name() const { return kind == Kind::Wedge ? toText(usb) : path.string(); }
};

inline constexpr std::size_t kMaxScanners = 4;
inline constexpr std::size_t kMaxPrefixSize = 16;

/// The word of an ending in the configuration: `cr`, `lf`, ...
[[nodiscard]] std::string_view wordOf(scanner::Ending ending) noexcept;

/// Reads the tables `[[scanner]]` of `root`. No two may be one device.
[[nodiscard]] std::vector<ScannerConfig> readScanners(policy::TableReader& root, policy::Problems& problem);

} // namespace carded::app
