// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/wiped_bytes.h"
#include "scanner/eye_protocol.h"
#include "scanner/protocol_error.h"

#include <cstddef>
#include <optional>

namespace carded::scanner {

/// Puts messages together from bytes as they arrive. Trusts nothing of them; the first error sticks.
class MessageReader {
public:
    void append(ByteSpan bytes);
    /// The next message; nothing if it is not complete yet.
    [[nodiscard]] Result<std::optional<Message>, ProtocolError> next();
    /// Bytes of a message that has begun are waiting for the rest.
    [[nodiscard]] bool isInsideMessage() const noexcept { return m_used < m_bytes.size(); }

private:
    WipedBytes m_bytes;
    std::size_t m_used = 0;
    std::optional<ProtocolError> m_error;
};

} // namespace carded::scanner
