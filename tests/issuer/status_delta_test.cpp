// SPDX-License-Identifier: Apache-2.0
#include "credential/status_delta.h"
#include "crypto/sha256.h"
#include "issuer/status_changes.h"
#include "issuer/status_delta.h"
#include "issuer/status_list.h"
#include "tests/support/error_of.h"
#include "tests/support/status_list.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace carded;
using credential::StatusListError;
using issuer::IssuerError;
using issuer::makeStatusDelta;

namespace {

const std::string kUri = "https://issuer.example/status/1";
constexpr UnixTime kThen{Seconds{1780000000}};
constexpr UnixTime kNow = kThen + Seconds{3600};
const issuer::StatusListTimes kTimes{kNow, kNow + Seconds{86400}, Seconds{3600}};

issuer::SigningKey key()
{
    return {Bytes{'s', '1'}, test::testKeyPair(1)};
}

/// The same numbers in every run and on every machine: the standard says which.
std::mt19937 fixedRandom()
{
    return std::mt19937(1); // NOLINT(cert-msc32-c,cert-msc51-cpp): a test that fails must fail again
}

/// The list as a till has it.
credential::VerifiedStatusList listOf(Bytes entries, unsigned bits)
{
    return {"https://issuer.example", {'s', '1'}, kUri, kThen, kThen + Seconds{86400}, bits, std::move(entries)};
}

Result<credential::VerifiedStatusDelta, StatusListError> verified(ByteSpan delta)
{
    const auto trust = credential::parseTrustList(test::TestTrustList{}.json()).value();
    return credential::verifyStatusDelta(delta, kUri, trust, kNow);
}

/// What a till has after the delta from `before` to `after`.
Bytes entriesAfterDelta(const Bytes& before, const Bytes& after, unsigned bits)
{
    const auto delta = verified(makeStatusDelta({kUri, bits, before, after}, kTimes, key()).value()).value();
    return credential::applyStatusDeltas(listOf(before, bits), std::span(&delta, 1), kNow).value().entries;
}

/// `entries` with `count` of them changed anywhere to anything.
Bytes scattered(Bytes entries, unsigned bits, std::size_t count, std::mt19937& random)
{
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t bit = random() % (entries.size() * 8 / bits) * bits;
        const auto difference = static_cast<unsigned>(random() & ((1U << bits) - 1U));
        entries[bit / 8] ^= static_cast<std::uint8_t>(difference << (bit % 8));
    }
    return entries;
}

/// Zeros with these entries of one bit set.
Bytes withRun(std::size_t bytes, std::size_t first, std::size_t length)
{
    Bytes entries(bytes);
    for (std::size_t i = first; i < first + length; ++i) {
        entries[i / 8] |= static_cast<std::uint8_t>(1U << (i % 8));
    }
    return entries;
}

} // namespace

TEST_CASE("makeStatusDelta: what is applied to the list before gives the list after, whatever has changed")
{
    std::mt19937 random = fixedRandom();
    for (const unsigned bits : {1U, 2U, 4U, 8U}) {
        for (int round = 0; round < 60; ++round) {
            CAPTURE(bits);
            CAPTURE(round);
            const Bytes before = scattered(Bytes(random() % 300 + 1), bits, random() % 500, random);
            const Bytes after = scattered(before, bits, random() % (round % 2 == 0 ? 10 : 2000), random);
            REQUIRE(entriesAfterDelta(before, after, bits) == after);
        }
        const Bytes ones(1000, 0xFF);
        CHECK(entriesAfterDelta(Bytes(1000), ones, bits) == ones);
    }
    CHECK(entriesAfterDelta({}, {}, 1).empty());
}

TEST_CASE("makeStatusDelta: 1,000 of 33 million entries, revoked at random, take 2,465 bytes")
{
    constexpr std::size_t kEntries = 33'000'000;
    std::mt19937 random = fixedRandom();
    Bytes before(kEntries / 8);
    for (int i = 0; i < 100'000; ++i) {
        const std::size_t idx = random() % kEntries;
        before[idx / 8] |= static_cast<std::uint8_t>(1U << (idx % 8));
    }
    Bytes after = before;
    for (int changes = 0; changes < 1000;) {
        const std::size_t idx = random() % kEntries;
        const auto bit = static_cast<std::uint8_t>(1U << (idx % 8));
        changes += (after[idx / 8] & bit) == 0 ? 1 : 0;
        after[idx / 8] |= bit;
    }
    const auto delta = makeStatusDelta({kUri, 1, before, after}, kTimes, key());
    REQUIRE(delta.has_value());
    CHECK(delta->size() == 2465);
    CHECK(entriesAfterDelta(before, after, 1) == after);
}

TEST_CASE("encodeStatusChanges: neighbours cost next to nothing, wherever they are")
{
    const Bytes before(1'000'000);
    CHECK(issuer::encodeStatusChanges(before, withRun(before.size(), 7'000'001, 900'000), 1).value().size() < 16);
    CHECK(issuer::encodeStatusChanges(before, before, 1).value().empty());
}

TEST_CASE("makeStatusDelta: an unchanged list is renewed")
{
    const Bytes entries(100, 0x5A);
    const auto delta = verified(makeStatusDelta({kUri, 2, entries, entries}, kTimes, key()).value()).value();
    CHECK(delta.changes.empty());
    CHECK((delta.from == crypto::sha256(entries)));
    CHECK((delta.to == delta.from));
    const auto list = credential::applyStatusDeltas(listOf(entries, 2), std::span(&delta, 1), kNow);
    REQUIRE(list.has_value());
    CHECK(list->entries == entries);
    CHECK(list->iat == kTimes.iat);
    CHECK(list->exp == kTimes.exp);
}

TEST_CASE("makeStatusDelta: a till with another list or from another issuer takes nothing")
{
    const Bytes before(100);
    const Bytes after = withRun(100, 7, 3);
    const Bytes bytes = makeStatusDelta({kUri, 1, before, after}, kTimes, key()).value();
    const auto delta = verified(bytes).value();
    CHECK(test::errorOf(credential::applyStatusDeltas(listOf(after, 1), std::span(&delta, 1), kNow))
          == StatusListError::WrongFrom);
    CHECK(test::errorOf(
              verified(makeStatusDelta({kUri, 1, before, after}, kTimes, {{'s', '1'}, test::testKeyPair(2)}).value()))
          == StatusListError::BadSignature);
}

TEST_CASE("makeStatusDelta: a million changes are one delta, and for more the whole list is wanted")
{
    constexpr std::size_t kMost = credential::kMaxStatusChanges;
    const Bytes before(kMost / 8 + 10);
    const auto make = [&](std::size_t changes) {
        return makeStatusDelta({kUri, 1, before, withRun(before.size(), 7, changes)}, kTimes, key());
    };
    CHECK(make(kMost - 1).has_value());
    CHECK(make(kMost).has_value());
    const auto tooMany = test::errorOf(make(kMost + 1));
    REQUIRE(tooMany.has_value());
    CHECK(tooMany->cause == IssuerError::Cause::BadArgument);
    CHECK(tooMany->message.find("too many places: publish the whole list") != std::string::npos);
}

TEST_CASE("makeStatusDelta: what one delta cannot say is refused")
{
    std::mt19937 random = fixedRandom();
    const Bytes wide(2'000'000);
    const Bytes large(credential::kMaxStatusListBytes + 1);
    const struct {
        std::string words;
        unsigned bits;
        Bytes before;
        Bytes after;
    } rows[] = {
        {"has changed its size", 1, Bytes(10), Bytes(11)},
        {"1, 2, 4 or 8 bits", 3, Bytes(3), Bytes(3)},
        {"larger than a till takes", 1, large, large},
        {"too many places", 8, wide, scattered(wide, 8, 900'000, random)}, // few enough, but above 1 MiB
    };
    for (const auto& row : rows) {
        CAPTURE(row.words);
        const auto error = test::errorOf(makeStatusDelta({kUri, row.bits, row.before, row.after}, kTimes, key()));
        REQUIRE(error.has_value());
        CHECK(error->cause == IssuerError::Cause::BadArgument);
        CHECK(error->message.find(row.words) != std::string::npos);
    }
}

TEST_CASE("decodeStatusChanges: changes damaged at random are refused or are other changes, never a crash")
{
    std::mt19937 random = fixedRandom();
    const Bytes before = scattered(Bytes(500), 4, 500, random);
    const Bytes after = scattered(before, 4, 100, random);
    const Bytes coded = issuer::encodeStatusChanges(before, after, 4).value();
    for (int round = 0; round < 5000; ++round) {
        Bytes damaged = coded;
        for (auto left = random() % 3 + 1; left > 0; --left) {
            damaged[random() % damaged.size()] = static_cast<std::uint8_t>(random());
        }
        Bytes entries = before;
        const auto runs = credential::decodeStatusChanges(damaged, 4);
        const bool isApplied = runs && credential::applyStatusChanges(entries, 4, *runs);
        REQUIRE((damaged == coded) == (isApplied && entries == after));
    }
}
