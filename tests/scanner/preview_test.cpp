// SPDX-License-Identifier: Apache-2.0
#include "scanner/preview.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>

#include <array>
#include <sys/mman.h>
#include <unistd.h>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;

namespace {

struct Both {
    UniqueFd fd;
    PreviewMapping writing;
    PreviewMapping reading;
};

Both makeBoth()
{
    auto fd = makePreviewMemory();
    REQUIRE(fd);
    auto writing = PreviewMapping::map(fd->get(), PreviewMapping::Access::Write);
    auto reading = PreviewMapping::map(fd->get(), PreviewMapping::Access::Read);
    REQUIRE(writing);
    REQUIRE(reading);
    return {std::move(*fd), std::move(*writing), std::move(*reading)};
}

/// Overwrites a field of the place that holds picture 1: 0 changes, 1 width, 2 height.
void overwrite(const Both& both, int field, std::uint32_t value)
{
    constexpr off_t kFieldBytes = 4;
    constexpr off_t kPlaceBytes = 3 * kFieldBytes + off_t{kPreviewWidth} * kPreviewHeight;
    const off_t at = kFieldBytes + kPlaceBytes + kFieldBytes * field;
    REQUIRE(::pwrite(both.fd.get(), &value, sizeof(value), at) == sizeof(value));
}

} // namespace

TEST_CASE("Preview: a picture comes across, each one once, the newest first")
{
    Both both = makeBoth();
    CHECK(both.reading.newest() == 0);
    CHECK_FALSE(both.reading.readNewerThan(0));
    for (int width = 1; width <= 8; ++width) {
        Frame frame = blankFrame(width, 3);
        frame.luma[0] = static_cast<std::uint8_t>(width);
        both.writing.write(frame);
        const auto read = both.reading.readNewerThan(static_cast<std::uint32_t>(width - 1));
        REQUIRE(read);
        CHECK(read->width == width);
        CHECK(read->luma == frame.luma);
        CHECK_FALSE(both.reading.readNewerThan(static_cast<std::uint32_t>(width)));
    }
}

TEST_CASE("Preview: the largest picture fits, one above it is not written")
{
    Both both = makeBoth();
    both.writing.write(blankFrame(kPreviewWidth, kPreviewHeight));
    CHECK(both.reading.readNewerThan(0));
    both.writing.write(blankFrame(kPreviewWidth + 1, 1));
    both.writing.write(blankFrame(1, kPreviewHeight + 1));
    both.writing.write(Frame{10, 10, Bytes(99)});
    CHECK(both.reading.newest() == 1);
}

TEST_CASE("Preview: a size that does not fit the place is not believed")
{
    for (const int field : {1, 2}) {
        const auto limit = static_cast<std::uint32_t>(field == 1 ? kPreviewWidth : kPreviewHeight);
        for (const std::uint32_t lie : {0U, limit + 1, 0xFFFFFFFFU}) {
            Both both = makeBoth();
            both.writing.write(blankFrame(20, 20));
            overwrite(both, field, lie);
            CHECK_FALSE(both.reading.readNewerThan(0));
        }
    }
}

TEST_CASE("Preview: a picture that is being written is not read")
{
    Both both = makeBoth();
    both.writing.write(blankFrame(20, 20));
    overwrite(both, 0, 3);
    CHECK_FALSE(both.reading.readNewerThan(0));
}

TEST_CASE("Preview: memory of another size is refused, and ours cannot be cut short")
{
    const UniqueFd small(::memfd_create("small", MFD_CLOEXEC));
    REQUIRE(::ftruncate(small.get(), 100) == 0);
    CHECK_FALSE(PreviewMapping::map(small.get(), PreviewMapping::Access::Read));
    CHECK_FALSE(PreviewMapping::map(-1, PreviewMapping::Access::Read));
    const auto ours = makePreviewMemory();
    REQUIRE(ours);
    CHECK(::ftruncate(ours->get(), 0) != 0);
}

TEST_CASE("Preview: a mirror turns left and right round, and nothing else")
{
    CHECK(mirrored({3, 2, {1, 2, 3, 4, 5, 6}}).luma == Bytes{3, 2, 1, 6, 5, 4});
    CHECK(mirrored({1, 2, {1, 2}}).luma == Bytes{1, 2});
    CHECK(mirrored({}).empty());
}
