// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace carded {

/// Overwrites memory that is about to be given back; the compiler does not leave it out.
void wipe(void* memory, std::size_t bytes) noexcept;

/// Takes memory from `Upstream`, and wipes it before it gives it back.
template <class T, class Upstream = std::allocator<T>>
struct WipingAllocator {
    using value_type = T;

    WipingAllocator() = default;
    template <class U, class OtherUpstream>
    WipingAllocator(const WipingAllocator<U, OtherUpstream>& /*other*/) noexcept
    {}

    [[nodiscard]] T* allocate(std::size_t count) { return Upstream().allocate(count); }
    void deallocate(T* memory, std::size_t count) noexcept
    {
        wipe(memory, count * sizeof(T));
        Upstream().deallocate(memory, count);
    }

    friend bool operator==(const WipingAllocator& /*one*/, const WipingAllocator& /*other*/) noexcept { return true; }
};

/// Bytes that a customer would not want to be left behind: a portrait, a code. Wherever they have been, in this object
/// and in what it grew out of, nothing is left of them; they move without being copied. What is copied out of them into
/// `Bytes` or a string is left behind, so that is not done.
using WipedBytes = std::vector<std::uint8_t, WipingAllocator<std::uint8_t>>;

/// The same for characters, but for texts of fewer than 16, which lie in the object itself.
using WipedText = std::basic_string<char, std::char_traits<char>, WipingAllocator<char>>;

/// Empties and wipes now: clear() and erase() leave what was there in the buffer for as long as it lives.
template <class Wiped>
void wipeNow(Wiped& bytes) noexcept
{
    bytes = Wiped();
}

inline bool operator==(const WipedBytes& one, ByteSpan other) noexcept
{
    return equal(one, other);
}

} // namespace carded
