// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shift_figures.h"

#include <string_view>

namespace carded::app {

/// `text` byte by byte as a QR code at level M; side 0 where it fits in none.
[[nodiscard]] ui::CodePicture qrCodeOf(std::string_view text);

} // namespace carded::app
