// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/cbor_reader.h"

#include <cstdint>
#include <initializer_list>

namespace carded::credential {

/// Reads CBOR of which everything but some values is known: each token has one encoding, and anything else does not
/// fit. Straight down, one question at the end, with fits(); once something does not fit, what is read is empty.
class ShapeReader {
public:
    explicit ShapeReader(ByteSpan input) noexcept : m_cbor(input) {}

    void tag(std::uint64_t number) noexcept { require(m_cbor.readTag() == number); }
    void array(std::size_t items) noexcept { require(m_cbor.enterArray() == items); }
    void map(std::size_t pairs) noexcept { require(m_cbor.enterMap() == pairs); }

    /// Each of them, in this order: keys and values alike.
    void numbers(std::initializer_list<std::uint64_t> expected) noexcept
    {
        for (const std::uint64_t number : expected) {
            require(m_cbor.readUnsigned() == number);
        }
    }

    [[nodiscard]] std::uint64_t number() noexcept { return m_cbor.readUnsigned(); }

    /// A byte string of exactly `size` bytes.
    [[nodiscard]] ByteSpan bytes(std::size_t size) noexcept
    {
        const ByteSpan content = m_cbor.readBytes(size);
        require(content.size() == size);
        return m_fits ? content : ByteSpan();
    }

    /// What CBOR-LD has made of a text in base58btc, from `least` to `most` bytes: its letter is still before it.
    [[nodiscard]] ByteSpan base58(std::size_t least, std::size_t most) noexcept { return multibase('z', least, most); }
    /// The same of base64url.
    [[nodiscard]] ByteSpan base64Url(std::size_t size) noexcept { return multibase('u', size, size); }

    /// The bytes of one whole item of any kind.
    [[nodiscard]] ByteSpan item() noexcept { return m_cbor.skip(); }

    /// Everything fitted, and nothing follows.
    [[nodiscard]] bool fits() const noexcept { return m_fits && m_cbor.finish().has_value(); }

private:
    ByteSpan multibase(char letter, std::size_t least, std::size_t most) noexcept
    {
        const ByteSpan content = m_cbor.readBytes(most + 1);
        require(content.size() > least && content.front() == static_cast<std::uint8_t>(letter));
        return m_fits ? content.subspan(1) : ByteSpan();
    }

    void require(bool isTrue) noexcept { m_fits = m_fits && isTrue && m_cbor.ok(); }

    CborReader m_cbor;
    bool m_fits = true;
};

} // namespace carded::credential
