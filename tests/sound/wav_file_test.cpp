// SPDX-License-Identifier: Apache-2.0
#include "sound/wav_file.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

using namespace carded;
using sound::Samples;

TEST_CASE("WAV: a file is that of the format, and is read back as it was")
{
    const Samples samples{0, 1, -1, 32'767, -32'768};
    const Bytes file = sound::toWav(samples);
    CHECK(equal(file, test::hex("52494646 2E000000 57415645 666D7420 10000000 0100 0100 80BB0000 00770100 0200 1000"
                                "64617461 0A000000 0000 0100 FFFF FF7F 0080")));
    CHECK(sound::fromWav(file) == samples);
    CHECK(sound::fromWav(sound::toWav({})).empty());
}

TEST_CASE("WAV: what is no whole file of ours is nothing")
{
    const Bytes file = sound::toWav({1, 2, 3});
    for (std::size_t size = 0; size < file.size(); ++size) {
        CHECK(sound::fromWav(ByteSpan(file).first(size)).empty());
    }
    for (std::size_t i = 0; i < 44; ++i) {
        Bytes other = file;
        other[i] ^= 1;
        CHECK(sound::fromWav(other).empty());
    }
    Bytes longer = file;
    longer.push_back(0);
    CHECK(sound::fromWav(longer).empty());
}
