// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unique_fd.h"
#include "scanner/handheld_error.h"

#include <array>
#include <filesystem>

namespace carded::scanner {

/// Bits a second that a serial scanner may be set to. USB scanners take any of them for their own.
inline constexpr std::array kBaudRates{9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600};

/// Opens a serial line, 8 data bits, no parity, 1 stop bit, bytes as they come; for this program alone, and never as
/// its terminal. What had arrived before is dropped. `baud` is one of kBaudRates, else NotAScanner.
[[nodiscard]] Result<UniqueFd, HandheldError> openSerial(const std::filesystem::path& path, int baud);

} // namespace carded::scanner
