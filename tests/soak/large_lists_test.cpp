// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/sync_fixture.h"

#include <doctest/doctest.h>

#include <random>

using namespace carded;
using namespace carded::test;
using revocation_cache::StatusAnswer;

namespace {

constexpr std::size_t kListsCount = 4;
constexpr int kLookups = 20'000;

/// Values 1 and 2 in turn where the bits allow it, at random places.
Bytes entriesOf(std::size_t size, unsigned bits, double revokedPart, unsigned seed)
{
    Bytes entries(size * bits / 8);
    std::mt19937_64 random(seed);
    const auto count = static_cast<std::size_t>(static_cast<double>(size) * revokedPart);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t bit = random() % size * bits;
        const unsigned value = bits == 1 ? 1 : 1 + static_cast<unsigned>(i % 2);
        entries[bit / 8] |= static_cast<std::uint8_t>(value << (bit % 8));
    }
    return entries;
}

StatusAnswer answerFor(const TestStatusList& list, std::uint64_t idx)
{
    const std::size_t bit = idx * list.bits;
    switch (list.entries[bit / 8] >> (bit % 8) & ((1U << list.bits) - 1U)) {
    case 0:
        return StatusAnswer::Valid;
    case 1:
        return StatusAnswer::Invalid;
    case 2:
        return StatusAnswer::Suspended;
    default:
        return StatusAnswer::Unreadable;
    }
}

std::size_t countMisses(const Till& till, const Publisher& publisher)
{
    const auto state = till.open();
    std::mt19937_64 random(7); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same look-ups each time
    std::size_t misses = 0;
    for (const auto& [name, list] : publisher.lists) {
        const std::uint64_t size = list.entries.size() * 8 / list.bits;
        for (int i = 0; i < kLookups; ++i) {
            const std::uint64_t idx = random() % size;
            misses += state->lookup(kIss, {list.uri, idx}, kNow) == answerFor(list, idx) ? 0 : 1;
        }
        misses += state->lookup(kIss, {list.uri, size}, kNow) == StatusAnswer::NotCovered ? 0 : 1;
    }
    return misses;
}

} // namespace

TEST_CASE("Large lists: 33 and 100 million entries, 0.1 to 5 % revoked, 1 to 8 bits, whole and by a delta")
{
    for (const std::size_t credentials : {33'000'000UL, 100'000'000UL}) {
        for (const double revoked : {0.001, 0.01, 0.05}) {
            for (const unsigned bits : {1U, 2U, 4U, 8U}) {
                CAPTURE(credentials);
                CAPTURE(revoked);
                CAPTURE(bits);
                Publisher publisher;
                const UnixTime exp = publisher.lists[kListName].exp;
                publisher.lists.clear();
                for (std::size_t i = 0; i < kListsCount; ++i) {
                    TestStatusList list;
                    list.uri = kUri + "/" + std::to_string(i);
                    list.iat = kNow - kDay;
                    list.exp = exp;
                    list.bits = bits;
                    list.entries = entriesOf(credentials / kListsCount, bits, revoked, static_cast<unsigned>(i));
                    publisher.lists["status/" + std::to_string(i)] = list;
                }
                publisher.publish();
                Till till(publisher);
                CHECK(till.mustSync(publisher).fetchedLists == kListsCount);
                CHECK(countMisses(till, publisher) == 0);
                TestStatusList& list = publisher.lists["status/0"];
                const TestStatusList before = list;
                for (std::size_t at = 0; at < list.entries.size(); at += list.entries.size() / 1000) {
                    list.entries[at] ^= 1;
                }
                list.iat += kHour;
                publisher.addDelta("status/0", before, list);
                publisher.publish();
                CHECK(till.mustSync(publisher).updatedLists == 1);
                CHECK(countMisses(till, publisher) == 0);
            }
        }
    }
}
