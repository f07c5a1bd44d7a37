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

/// How long to look. Linear codes cost three times as much as all the others together when every line is tried.
enum class Effort : std::uint8_t {
    Live,    ///< one frame of many: linear codes on a few lines only, and only dark ones on light
    Thorough ///< the only frame there is
};

/// Every symbol in `frame`, in any direction; light symbols on dark if there is no dark one on light. None is an
/// empty list.
/// A frame made for it takes very long (seconds to minutes): give frames of strangers to it under a deadline.
Result<std::vector<Symbol>, DecodeError> decodeSymbols(const Frame& frame, Effort effort) noexcept;

} // namespace carded::scanner
