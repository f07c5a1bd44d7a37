// SPDX-License-Identifier: Apache-2.0
#pragma once

// How all messages between our processes are read; for this room alone.

#include "base/bytes.h"
#include "scanner/message_fields.h"
#include "scanner/protocol_error.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace carded::scanner {

/// Reads the fields of one message. The first error sticks; reads after it give zero or nothing.
class FieldReader {
public:
    explicit FieldReader(ByteSpan rest) noexcept : m_rest(rest) {}

    template <class Unsigned>
    [[nodiscard]] Unsigned number() noexcept
    {
        const ByteSpan bytes = take(sizeof(Unsigned));
        Unsigned value = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            value = static_cast<Unsigned>(value | (static_cast<Unsigned>(bytes[i]) << (8 * i)));
        }
        return value;
    }
    /// A byte that is 0 or 1.
    [[nodiscard]] bool flag() noexcept
    {
        const auto value = number<std::uint8_t>();
        if (value > 1) {
            setError(ProtocolError::UnknownValue);
        }
        return value == 1;
    }
    [[nodiscard]] ByteSpan bytes(std::size_t limit) noexcept
    {
        const std::size_t size = number<std::uint16_t>();
        if (size > limit) {
            setError(ProtocolError::FieldTooLong);
            return {};
        }
        return take(size);
    }
    /// Lower-case letters and digits, at least one.
    [[nodiscard]] std::string symbology()
    {
        std::string text(asText(bytes(kMaxSymbologyBytes)));
        if (!isSymbology(text)) {
            setError(ProtocolError::BadSymbology);
        }
        return text;
    }
    /// Milliseconds since a source began.
    [[nodiscard]] std::uint64_t frameTime() noexcept
    {
        const auto time = number<std::uint64_t>();
        if (time > kMaxFrameMilliseconds) {
            setError(ProtocolError::TimeTooLong);
        }
        return time;
    }
    /// A number from 1 to `last`; anything else names nothing.
    template <class Enum>
    [[nodiscard]] Enum value(Enum last) noexcept
    {
        const auto read = number<std::uint8_t>();
        if (read < 1 || read > static_cast<std::uint8_t>(last)) {
            setError(ProtocolError::UnknownValue);
            return last;
        }
        return static_cast<Enum>(read);
    }
    /// The same, or 0 for nothing.
    template <class Enum>
    [[nodiscard]] std::optional<Enum> optionalValue(Enum last) noexcept
    {
        const auto read = number<std::uint8_t>();
        if (read > static_cast<std::uint8_t>(last)) {
            setError(ProtocolError::UnknownValue);
        }
        return read == 0 || hasError() ? std::nullopt : std::optional(static_cast<Enum>(read));
    }
    [[nodiscard]] bool hasError() const noexcept { return m_error.has_value(); }
    void setError(ProtocolError error) noexcept
    {
        if (!m_error) {
            m_error = error;
        }
    }
    /// The first error; WrongLength if bytes are left.
    [[nodiscard]] std::optional<ProtocolError> finish() const noexcept
    {
        if (!m_error && !m_rest.empty()) {
            return ProtocolError::WrongLength;
        }
        return m_error;
    }

private:
    [[nodiscard]] ByteSpan take(std::size_t size) noexcept
    {
        if (m_error || size > m_rest.size()) {
            setError(ProtocolError::WrongLength);
            return {};
        }
        const ByteSpan taken = m_rest.first(size);
        m_rest = m_rest.subspan(size);
        return taken;
    }

    ByteSpan m_rest;
    std::optional<ProtocolError> m_error;
};

} // namespace carded::scanner
