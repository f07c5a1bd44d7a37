// SPDX-License-Identifier: Apache-2.0
#include "app/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace carded::app {
namespace {

struct FreeCode {
    void operator()(QRcode* code) const noexcept { QRcode_free(code); }
};

} // namespace

ui::CodePicture qrCodeOf(std::string_view text)
{
    // Version 0 lets libqrencode pick the smallest that holds the bytes.
    const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeData(
        static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M));
    ui::CodePicture picture;
    if (!code) {
        return picture;
    }
    picture.side = code->width;
    const auto modules = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    picture.dark.reserve(modules);
    for (std::size_t i = 0; i < modules; ++i) {
        picture.dark.push_back((code->data[i] & 1U) != 0); // the lowest bit is the colour
    }
    return picture;
}

} // namespace carded::app
