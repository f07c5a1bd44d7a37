// SPDX-License-Identifier: Apache-2.0
#include "credential/inflate.h"
#include "tests/support/error_of.h"
#include "tests/support/hex.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace carded;
using credential::InflateError;
using credential::inflateZlib;

TEST_CASE("inflateZlib: gives back what was compressed, at and below the limit")
{
    for (const std::size_t size : {0U, 1U, 1023U, 1024U, 1025U, 5000U, 8192U}) {
        CAPTURE(size);
        const Bytes content(size, 7);
        CHECK(inflateZlib(test::zlib(content), size) == content);
        CHECK(inflateZlib(test::zlib(content), size + 1) == content);
    }
}

TEST_CASE("inflateZlib: one byte above the limit is refused")
{
    for (const std::size_t size : {1U, 1024U, 8193U}) {
        CHECK(test::errorOf(inflateZlib(test::zlib(Bytes(size, 7)), size - 1)) == InflateError::TooLarge);
    }
}

TEST_CASE("inflateZlib: ten million zeros fit their limit exactly and nothing smaller")
{
    constexpr std::size_t kSize = 10'000'000;
    const Bytes bomb = test::zlib(Bytes(kSize, 0));
    CHECK(inflateZlib(bomb, kSize).value().size() == kSize);
    CHECK(test::errorOf(inflateZlib(bomb, kSize - 1)) == InflateError::TooLarge);
    CHECK(test::errorOf(inflateZlib(bomb, 8192)) == InflateError::TooLarge);
    CHECK(test::errorOf(inflateZlib(bomb, 0)) == InflateError::TooLarge);
}

TEST_CASE("inflateZlib: every strict prefix is truncated")
{
    const Bytes whole = test::zlib(test::sdCwt().encode());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        CHECK(test::errorOf(inflateZlib(ByteSpan(whole).first(size), 8192)) == InflateError::Truncated);
    }
}

TEST_CASE("inflateZlib: a byte after the end is refused")
{
    Bytes stream = test::zlib(Bytes(100, 1));
    stream.push_back(0);
    CHECK(test::errorOf(inflateZlib(stream, 8192)) == InflateError::TrailingBytes);
}

TEST_CASE("inflateZlib: a second stream after the first is refused")
{
    const Bytes stream = test::zlib(Bytes(100, 1));
    CHECK(test::errorOf(inflateZlib(test::operator+(stream, stream), 8192)) == InflateError::TrailingBytes);
}

TEST_CASE("inflateZlib: what is no zlib stream is refused")
{
    Bytes wrongSum = test::zlib(Bytes(100, 1));
    wrongSum.back() ^= 1U;
    CHECK(test::errorOf(inflateZlib(wrongSum, 8192)) == InflateError::NotZlib);
    CHECK(test::errorOf(inflateZlib(test::hex("D284 43A10127"), 8192)) == InflateError::NotZlib);
    CHECK(test::errorOf(inflateZlib(test::hex("1F8B08000000000000030300 0000000000000000"), 8192))
          == InflateError::NotZlib);                                                     // gzip
    CHECK(test::errorOf(inflateZlib(test::hex("0300"), 8192)) == InflateError::NotZlib); // raw deflate
}

TEST_CASE("inflateZlib: a stream that wants a preset dictionary is refused")
{
    CHECK(test::errorOf(inflateZlib(test::hex("78BB 00000001 0300 00000001"), 8192)) == InflateError::NotZlib);
}

TEST_CASE("inflateZlib: a limit that zlib cannot count is the caller's mistake")
{
    CHECK_THROWS_AS((void)inflateZlib({}, std::size_t{1} << 32U), std::logic_error);
}
