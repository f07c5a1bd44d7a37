// SPDX-License-Identifier: Apache-2.0
#pragma once

// How all messages between our processes are written; for this room alone.

#include "base/wiped_bytes.h"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace carded::scanner {

/// Numbers little-endian, byte strings behind their two bytes of length.
class FieldWriter {
public:
    explicit FieldWriter(WipedBytes head) : m_bytes(std::move(head)) {}

    void number(std::uint64_t value, std::size_t bytes)
    {
        for (std::size_t i = 0; i < bytes; ++i) {
            m_bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
        }
    }
    void bytes(ByteSpan value)
    {
        number(value.size(), 2);
        m_bytes.insert(m_bytes.end(), value.begin(), value.end());
    }
    [[nodiscard]] std::size_t size() const noexcept { return m_bytes.size(); }
    [[nodiscard]] WipedBytes take() && { return std::move(m_bytes); }

private:
    WipedBytes m_bytes;
};

} // namespace carded::scanner
