// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "issuer/issuer_error.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace carded::issuer {

/// The modules of a QR code, row by row, without the quiet zone.
struct QrCode {
    int version = 0; ///< 1 to 40
    int width = 0;   ///< modules a side
    std::vector<bool> dark;
};

/// The smallest QR code at level L that holds `text` in alphanumeric mode. Refuses a text that has other
/// characters or fits in none.
[[nodiscard]] Result<QrCode, IssuerError> makeQrCode(std::string_view text);

/// Writes a PNG with `scale` pixels a module and a quiet zone of four modules.
[[nodiscard]] Result<void, IssuerError> writePng(const std::filesystem::path& path, const QrCode& code, int scale);

} // namespace carded::issuer
