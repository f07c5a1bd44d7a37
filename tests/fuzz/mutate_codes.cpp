// SPDX-License-Identifier: Apache-2.0
// mutate_codes COUNT [truage|california]: gives COUNT inputs to foreign_codes.cpp, each a code with something changed
// or random bytes. The same ones in every run. For where libFuzzer is not.
#include "tests/support/foreign_tokens.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string_view>
#include <vector>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer looks for this name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

using namespace carded;

namespace {

using Random = std::mt19937_64;

enum Kind : std::uint8_t { kText, kTruAge, kProof };

std::size_t below(Random& random, std::size_t limit)
{
    return static_cast<std::size_t>(random() % limit);
}

Bytes input(Kind kind, ByteSpan bytes)
{
    Bytes result{kind};
    result.insert(result.end(), bytes.begin(), bytes.end());
    return result;
}

std::vector<Bytes> seeds(std::string_view which)
{
    std::vector<Bytes> all;
    if (which != "california") {
        const Bytes token = test::TestTruAge().encode();
        all.push_back(input(kTruAge, token));
        all.push_back(input(kText, asBytes(test::truAgeText(token))));
    }
    if (which != "truage") {
        test::TestCard card;
        all.push_back(input(kText, asBytes(card.text())));
        all.push_back(input(kProof, card.proof()));
        card.type = "ID";
        card.statusIndex = 1;
        all.push_back(input(kText, asBytes(card.text())));
    }
    return all;
}

void change(Bytes& bytes, const Bytes& other, Random& random)
{
    constexpr std::size_t kWays = 7;
    const std::size_t at = 1 + below(random, bytes.size());
    const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at, bytes.size()));
    switch (below(random, kWays)) {
    case 0:
        bytes.insert(place, static_cast<std::uint8_t>(random()));
        return;
    case 1:
        bytes.erase(place, bytes.end());
        return;
    case 2: {
        const std::size_t from = below(random, other.size());
        const std::size_t length = below(random, other.size() - from) + 1;
        const auto start = other.begin() + static_cast<std::ptrdiff_t>(from);
        bytes.insert(place, start, start + static_cast<std::ptrdiff_t>(length));
        return;
    }
    case 3:
        if (place != bytes.end()) {
            bytes.erase(place);
        }
        return;
    case 4:
        if (place != bytes.end()) {
            *place = static_cast<std::uint8_t>(random());
        }
        return;
    default:
        if (place != bytes.end()) {
            *place ^= static_cast<std::uint8_t>(1U << below(random, 8));
        }
    }
}

Bytes nextInput(const std::vector<Bytes>& all, Random& random)
{
    Bytes bytes = all[below(random, all.size())];
    if (below(random, 16) == 0) {
        bytes.resize(1 + below(random, 300));
        std::generate(bytes.begin() + 1, bytes.end(), [&] { return static_cast<std::uint8_t>(random()); });
        return bytes;
    }
    for (std::size_t changes = below(random, 4); changes > 0; --changes) {
        change(bytes, all[below(random, all.size())], random);
    }
    return bytes;
}

} // namespace

int main(int argc, char** argv)
{
    const long count = argc >= 2 ? std::strtol(argv[1], nullptr, 10) : 0;
    const std::vector<Bytes> all = seeds(argc >= 3 ? argv[2] : "");
    Random random(1); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same inputs in every run
    for (long i = 0; i < count; ++i) {
        const Bytes bytes = nextInput(all, random);
        (void)LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    }
    std::printf("%ld inputs\n", count);
    return count > 0 ? 0 : 2;
}
