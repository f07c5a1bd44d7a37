// SPDX-License-Identifier: Apache-2.0
// By itself: a macro of ZXing-cpp's has the name of one of zbar's types.
#include "bench/scan_readers.h"

#include <memory>
#include <zbar.h>

namespace carded::bench {

NamedReader zbarReader()
{
    return {"zbar", [scanner = std::make_shared<zbar::ImageScanner>()](const scanner::Frame& frame) {
                zbar::Image image(static_cast<unsigned>(frame.width), static_cast<unsigned>(frame.height), "Y800",
                                  frame.luma.data(), frame.luma.size());
                scanner->scan(image);
                std::vector<std::string> texts;
                for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol) {
                    texts.push_back(symbol->get_data());
                }
                return texts;
            }};
}

} // namespace carded::bench
