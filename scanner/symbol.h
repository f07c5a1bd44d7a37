// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/wiped_bytes.h"

#include <cstdint>
#include <string>

namespace carded::scanner {

/// One symbol found in a frame.
struct Symbol {
    /// "qr", "aztec", "datamatrix", "pdf417"; "ean13", "ean8", "upca", "upce"; "linear" for every other linear code.
    std::string symbology;
    WipedBytes bytes; ///< as in the symbol, no character set applied; at most kMaxSymbolBytes
    bool operator==(const Symbol&) const = default;
};

/// Why a frame could not be looked into.
enum class DecodeError : std::uint8_t {
    BadFrame,     ///< no pixels, or rows shorter than the picture is wide
    LibraryFailed ///< a library threw: out of memory, or a bug in it
};

/// How long to look. Linear codes cost three times as much as all the others together when every line is tried. The
/// numbers are part of the protocol (worker_protocol.h).
enum class Effort : std::uint8_t {
    Live = 1,    ///< one frame of many: as soon as something is read, the next frame is worth more
    Thorough = 2 ///< the only frame there is: every symbol in it
};

} // namespace carded::scanner
