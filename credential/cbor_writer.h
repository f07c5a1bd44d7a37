// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <cstdint>
#include <string_view>

namespace carded::credential {

/// Writes CBOR with definite lengths and shortest heads (RFC 8949 section 4.2.1, but for the order of keys).
/// The caller counts: a map of two needs four items after it.
class CborWriter {
public:
    CborWriter& unsignedInteger(std::uint64_t value);
    CborWriter& integer(std::int64_t value);
    CborWriter& bytes(ByteSpan value);
    CborWriter& text(std::string_view value);
    CborWriter& array(std::size_t items);
    CborWriter& map(std::size_t pairs);
    CborWriter& tag(std::uint64_t number);
    CborWriter& boolean(bool value);
    CborWriter& simple(std::uint8_t value); ///< 0 to 19 or 32 to 255
    /// Bytes that are CBOR already.
    CborWriter& encoded(ByteSpan item);

    [[nodiscard]] const Bytes& data() const noexcept { return m_data; }
    [[nodiscard]] Bytes take() noexcept { return std::move(m_data); }

private:
    void head(unsigned majorType, std::uint64_t argument);

    Bytes m_data;
};

} // namespace carded::credential
