// SPDX-License-Identifier: Apache-2.0
#include "base/wiped_bytes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <type_traits>

using namespace carded;

namespace {

/// What came back to the heap.
struct Returned {
    std::size_t buffers = 0;
    std::size_t bytes = 0;
    bool isClean = true;
};

Returned& returned()
{
    static Returned all;
    return all;
}

/// Looks into memory as it is given back.
struct LookingHeap {
    std::uint8_t* allocate(std::size_t count) { return std::allocator<std::uint8_t>().allocate(count); }
    void deallocate(std::uint8_t* memory, std::size_t count)
    {
        Returned& all = returned();
        ++all.buffers;
        all.bytes += count;
        all.isClean = all.isClean && std::all_of(memory, memory + count, [](std::uint8_t byte) { return byte == 0; });
        std::allocator<std::uint8_t>().deallocate(memory, count);
    }
};

using Watched = std::vector<std::uint8_t, WipingAllocator<std::uint8_t, LookingHeap>>;

} // namespace

TEST_CASE("Wiped bytes: every buffer they have been in is zero when the heap gets it back, however they grew or shrank")
{
    returned() = {};
    {
        Watched bytes;
        for (int i = 0; i < 5000; ++i) {
            bytes.push_back(0xA5);
        }
        bytes.resize(10); // what was cut off is still in the buffer
        bytes.shrink_to_fit();
        Watched copy = bytes;
        copy.assign(700, 0x5A);
        bytes = copy;
        copy.clear();
    }
    CHECK(returned().buffers >= 14);
    CHECK(returned().bytes > 5000);
    CHECK(returned().isClean);
}

TEST_CASE("Wiped bytes: what is emptied by name is wiped and given back at once")
{
    returned() = {};
    Watched bytes(300, 0xA5);
    bytes.clear();
    CHECK(returned().buffers == 0);
    wipeNow(bytes);
    CHECK(returned().buffers == 1);
    CHECK(returned().isClean);
    CHECK(bytes.empty());
}

TEST_CASE("Wiped bytes: the heap of the test sees what plain bytes leave behind")
{
    returned() = {};
    std::uint8_t* const memory = LookingHeap().allocate(4);
    std::fill(memory, memory + 4, std::uint8_t{0xA5});
    LookingHeap().deallocate(memory, 4);
    CHECK_FALSE(returned().isClean);
}

TEST_CASE("Wiped bytes: moving keeps the one buffer")
{
    WipedBytes first(100, 0xA5);
    const std::uint8_t* const buffer = first.data();
    WipedBytes second = std::move(first);
    CHECK(second.data() == buffer);
    WipedBytes third;
    third = std::move(second);
    CHECK(third.data() == buffer);
}

TEST_CASE("Wiped bytes: they are read as bytes are, and become none that are left behind by themselves")
{
    const WipedBytes bytes{1, 2, 3};
    CHECK(bytes == Bytes{1, 2, 3});
    CHECK_FALSE(bytes == Bytes{1, 2});
    CHECK(ByteSpan(bytes).size() == 3);
    CHECK_FALSE(std::is_convertible_v<WipedBytes, Bytes>);
    CHECK_FALSE(std::is_constructible_v<Bytes, WipedBytes>);
}
