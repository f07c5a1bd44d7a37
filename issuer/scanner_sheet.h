// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "issuer/issuer_error.h"

#include <string>
#include <string_view>

namespace carded::issuer {

/// What `carded scanner choose` waits for (app/scanner_setup.h has the same): every character of a code's alphabet, so
/// that a scanner that changes one shows it here.
inline constexpr std::string_view kScannerSheetText =
    "CARDED-SCANNER-SETUP 0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// The printable sheet by which a till's scanner is chosen: SVG, A4, in English and Korean
/// (docs/operator/scanner-sheet.svg).
[[nodiscard]] Result<std::string, IssuerError> makeScannerSheet();

} // namespace carded::issuer
