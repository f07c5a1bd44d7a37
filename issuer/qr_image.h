// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "issuer/qr_picture.h"

#include <opencv2/core.hpp>

// For this room's .cpp files only: public headers name no foreign library.
namespace carded::issuer {

/// An 8-bit grey picture of `code` with its quiet zone of four modules, `scale` pixels a module.
[[nodiscard]] cv::Mat drawQrCode(const QrCode& code, int scale);

} // namespace carded::issuer
