// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <memory>

namespace carded::crypto {

using Checksum = FixedBytes<struct ChecksumTag, 16>;

/// XXH3 with 128 bits, in its canonical (big-endian) form: finds damage in files of our own, at the speed of memory.
/// Not a cryptographic hash: whoever may write such a file may write its checksum too.
[[nodiscard]] Checksum checksum(ByteSpan bytes) noexcept;

/// The same over bytes that come in parts.
class ChecksumOfParts {
public:
    ChecksumOfParts();
    ChecksumOfParts(const ChecksumOfParts&) = delete;
    ChecksumOfParts& operator=(const ChecksumOfParts&) = delete;
    ChecksumOfParts(ChecksumOfParts&&) = delete;
    ChecksumOfParts& operator=(ChecksumOfParts&&) = delete;
    ~ChecksumOfParts();

    void add(ByteSpan bytes) noexcept;
    [[nodiscard]] Checksum get() const noexcept;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace carded::crypto
