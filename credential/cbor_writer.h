// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/wiped_bytes.h"

#include <cstdint>
#include <string_view>

namespace carded::credential {

/// Writes CBOR with definite lengths and shortest heads (RFC 8949 section 4.2.1, but for the order of keys).
/// The caller counts: a map of two needs four items after it.
template <class Buffer>
class BasicCborWriter {
public:
    BasicCborWriter& unsignedInteger(std::uint64_t value);
    BasicCborWriter& integer(std::int64_t value);
    BasicCborWriter& bytes(ByteSpan value);
    BasicCborWriter& text(std::string_view value);
    BasicCborWriter& array(std::size_t items);
    BasicCborWriter& map(std::size_t pairs);
    BasicCborWriter& tag(std::uint64_t number);
    BasicCborWriter& boolean(bool value);
    BasicCborWriter& simple(std::uint8_t value); ///< 0 to 19 or 32 to 255
    /// Bytes that are CBOR already.
    BasicCborWriter& encoded(ByteSpan item);

    [[nodiscard]] const Buffer& data() const noexcept { return m_data; }
    [[nodiscard]] Buffer take() noexcept { return std::move(m_data); }

private:
    void head(unsigned majorType, std::uint64_t argument);

    Buffer m_data;
};

extern template class BasicCborWriter<Bytes>;
extern template class BasicCborWriter<WipedBytes>;

using CborWriter = BasicCborWriter<Bytes>;
using WipedCborWriter = BasicCborWriter<WipedBytes>; ///< for what a customer's code holds

} // namespace carded::credential
