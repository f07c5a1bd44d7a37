// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <string>
#include <vector>

namespace carded::test {

/// CBOR that a lenient reader takes for `valid`.
struct OtherEncoding {
    std::string way; ///< how it is written, and which item
    Bytes bytes;
};

/// `valid` with one item written in each other way that there is: longer heads, indefinite lengths, pairs in another
/// order or twice, floats, texts and big numbers for numbers, texts for byte strings. Throws if `valid` is not CBOR.
std::vector<OtherEncoding> otherEncodings(ByteSpan valid);

} // namespace carded::test
