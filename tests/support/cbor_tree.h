// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/cbor_head.h"

#include <optional>
#include <vector>

namespace carded::test {

/// CBOR as a tree that a test may change anywhere: containers, tags, strings, and the items that stand encoded in byte
/// strings. Knows no format. Recursive, so for what a symbol can hold and no more.
struct CborTree {
    using Major = credential::CborMajor;

    Major major = Major::Unsigned;
    std::uint64_t tag = 0;       ///< of a tag
    Bytes bytes;                 ///< a string's content; of a number, simple value or float the whole encoding
    std::vector<CborTree> items; ///< of an array; a map's keys and values in turn; what a tag or a byte string holds

    /// Nothing unless encode() would give these very bytes: one item, definite lengths, shortest heads of all but
    /// numbers.
    static std::optional<CborTree> parse(ByteSpan input);
    static CborTree byteString(ByteSpan content);
    /// Bytes to stand where an item stood, be they CBOR or not.
    static CborTree raw(ByteSpan encoded);

    [[nodiscard]] Bytes encode() const;
    /// What stands in a byte string.
    [[nodiscard]] Bytes content() const;
    /// Every item of the tree, each before what it holds. Pointers into the tree.
    [[nodiscard]] std::vector<CborTree*> nodes();
};

} // namespace carded::test
