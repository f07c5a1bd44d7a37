// SPDX-License-Identifier: Apache-2.0
#include "issuer/deflate.h"

#include <stdexcept>
#include <zlib.h>

namespace carded::issuer {

Bytes deflateBytes(ByteSpan bytes)
{
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    Bytes compressed(size);
    if (compress2(compressed.data(), &size, bytes.data(), static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION)
        != Z_OK) {
        throw std::logic_error("deflateBytes: compressBound promised enough room");
    }
    compressed.resize(size);
    return compressed;
}

} // namespace carded::issuer
