// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "scanner/frame.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace carded::scanner {

struct Point {
    int x = 0;
    int y = 0;
};

/// One symbol found in a frame.
struct Symbol {
    /// "qr", "aztec", "datamatrix", "pdf417"; "ean13", "ean8", "upca", "upce"; "linear" for every other linear code.
    std::string symbology;
    Bytes bytes;                    ///< as in the symbol, no character set applied; at most kMaxSymbolBytes
    std::array<Point, 4> corners{}; ///< top left, top right, bottom right, bottom left as seen by the symbol
};

enum class DecodeError : std::uint8_t {
    BadFrame,     ///< no pixels, or their number is not width x height
    LibraryFailed ///< the library threw: out of memory, or a bug in it
};

/// Every symbol in `frame`, dark on light or light on dark, in any direction; none is an empty list.
/// A frame made for it takes very long (seconds to minutes): give frames of strangers to it under a deadline.
Result<std::vector<Symbol>, DecodeError> decodeSymbols(const Frame& frame) noexcept;

} // namespace carded::scanner
