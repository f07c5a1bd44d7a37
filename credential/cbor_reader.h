// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "credential/cbor_check.h"
#include "credential/cbor_head.h"

#include <string_view>

namespace carded::credential {

/// A map key: an integer, a short text, or simple(59).
struct CborKey {
    enum class Kind : std::uint8_t { Integer, Text, Redacted };
    Kind kind = Kind::Integer;
    std::int64_t integer = 0;
    std::string_view text;

    [[nodiscard]] bool is(std::int64_t label) const noexcept { return kind == Kind::Integer && integer == label; }
    [[nodiscard]] bool is(std::string_view name) const noexcept { return kind == Kind::Text && text == name; }
};

/// Reads one CBOR item after another from bytes nobody has vouched for; checkCbor() comes first, so that
/// duplicate keys and depth are settled.
///
/// The first error sticks: every later read returns an empty value and changes nothing. So a parser reads
/// straight down and asks once, with finish(). Never allocates, never recurses; returned views point into the
/// input.
class CborReader {
public:
    explicit CborReader(ByteSpan input) noexcept : m_rest(input) {}

    /// The type of the next item; nothing at the end or after an error.
    [[nodiscard]] std::optional<CborMajor> peek() const noexcept;
    /// Whether the next item is a float.
    [[nodiscard]] bool peekFloat() const noexcept;

    [[nodiscard]] std::uint64_t readUnsigned() noexcept;
    /// OutOfRange for what no int64 holds.
    [[nodiscard]] std::int64_t readInteger() noexcept;
    /// An integer or a finite float of any width as a double, exact up to 2^53; OutOfRange above.
    [[nodiscard]] double readNumber() noexcept;
    [[nodiscard]] bool readBool() noexcept;
    [[nodiscard]] ByteSpan readBytes(std::size_t maxSize) noexcept;
    [[nodiscard]] std::string_view readText() noexcept;
    [[nodiscard]] CborKey readKey() noexcept;
    [[nodiscard]] std::size_t enterArray() noexcept;
    [[nodiscard]] std::size_t enterMap() noexcept;
    [[nodiscard]] std::uint64_t readTag() noexcept;
    void expectTag(std::uint64_t tag) noexcept;
    void expectArray(std::size_t items) noexcept;
    /// Steps over one whole item and returns its bytes.
    ByteSpan skip() noexcept;

    [[nodiscard]] bool ok() const noexcept { return !m_failed; }
    [[nodiscard]] ByteSpan rest() const noexcept { return m_rest; }
    /// The first error, or TrailingBytes if input is left.
    [[nodiscard]] Result<void, CborError> finish() const noexcept;

private:
    [[nodiscard]] CborHead readHead(CborMajor expected) noexcept;
    [[nodiscard]] CborHead readAnyHead() noexcept;
    [[nodiscard]] std::int64_t readKeyInteger() noexcept;
    [[nodiscard]] ByteSpan readContent(std::uint64_t size) noexcept;
    void setError(CborError error) noexcept;

    ByteSpan m_rest;
    bool m_failed = false;
    CborError m_error = CborError::Truncated;
};

} // namespace carded::credential
