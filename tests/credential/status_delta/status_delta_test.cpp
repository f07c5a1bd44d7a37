// SPDX-License-Identifier: Apache-2.0
#include "credential/status_delta.h"
#include "tests/credential/status_delta/delta.h"
#include "tests/support/error_of.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using credential::applyStatusDeltas;
using credential::kMaxStatusDeltaBytes;
using credential::parseStatusDelta;
using credential::StatusListError;
using credential::StatusRun;
using credential::VerifiedStatusDelta;
using credential::verifyStatusDelta;
using test::bytesItem;
using test::changedDelta;
using test::errorOf;
using test::item;
using test::kAfter;
using test::kBefore;
using test::kChanges;
using test::kListUri;
using test::kTestNow;
using test::statusDelta;
using test::TestKey;
using test::testKid;
using test::TestMessage;
using test::trust;
using test::verifiedDelta;

namespace {

using Chain = std::vector<VerifiedStatusDelta>;

/// The delta that says that nothing has changed since kAfter.
VerifiedStatusDelta renewal()
{
    return verifiedDelta(changedDelta([](TestMessage& d) {
        const Bytes hash = bytesItem(crypto::sha256(kAfter).span());
        d.claims.set(6, item(test::kNow - 10)).set(4, item(test::kNow + 3600));
        d.claims.set("from", hash).set("to", hash).set("changes", bytesItem({}));
    }));
}

/// The delta after a change that its issuer has signed.
template <class Change>
VerifiedStatusDelta changedVerified(Change change)
{
    VerifiedStatusDelta delta = verifiedDelta(statusDelta().encode());
    change(delta);
    return delta;
}

} // namespace

TEST_CASE("parseStatusDelta: reads every claim")
{
    const Bytes bytes = changedDelta([](TestMessage& d) { d.claims.set(65534, item(300)); });
    const auto delta = parseStatusDelta(bytes);
    REQUIRE(delta.has_value());
    CHECK(equal(delta->kid, testKid(TestKey::Status)));
    CHECK(delta->sub == kListUri);
    CHECK(delta->iat == kTestNow - Seconds{50});
    CHECK(delta->exp == kTestNow + Seconds{900});
    CHECK(delta->ttl == Seconds{300});
    CHECK(delta->bits == 2);
    CHECK((delta->from == crypto::sha256(kBefore)));
    CHECK((delta->to == crypto::sha256(kAfter)));
    CHECK(equal(delta->changes, kChanges));
}

TEST_CASE("verifyStatusDelta: says whose it is and owns what it says")
{
    auto bytes = statusDelta().encode();
    const auto delta = verifyStatusDelta(bytes, kListUri, trust(), kTestNow);
    std::ranges::fill(bytes, std::uint8_t{0});
    REQUIRE(delta.has_value());
    CHECK(delta->iss == test::kIss);
    CHECK(delta->kid == testKid(TestKey::Status));
    CHECK(delta->uri == kListUri);
    CHECK(delta->iat == kTestNow - Seconds{50});
    CHECK(delta->exp == kTestNow + Seconds{900});
    CHECK(delta->bits == 2);
    CHECK((delta->from == crypto::sha256(kBefore)));
    CHECK((delta->to == crypto::sha256(kAfter)));
    CHECK(delta->changes == std::vector<StatusRun>{{1, 1, 2}, {4, 2, 2}});
}

TEST_CASE("parseStatusDelta: whatever is not in the closed profile is malformed")
{
    const Bytes good = statusDelta().encode();
    const struct {
        std::string name;
        Bytes delta;
    } rows[] = {
        {"no bytes", {}},
        {"a status list token", test::statusList(kBefore).encode()},
        {"a status list's typ",
         changedDelta([](TestMessage& d) { d.protectedHeader.set(16, item("application/statuslist+cwt")); })},
        {"no typ", changedDelta([](TestMessage& d) { d.protectedHeader.erase(16); })},
        {"an unknown header label", changedDelta([](TestMessage& d) { d.protectedHeader.set(5, item(1)); })},
        {"an unknown unprotected label", changedDelta([](TestMessage& d) { d.unprotectedHeader.set(5, item(1)); })},
        {"under the CWT tag", test::operator+(test::hex("D83D"), good)},
        {"a byte after the end", test::operator+(good, test::hex("00"))},
        {"no sub", changedDelta([](TestMessage& d) { d.claims.erase(2); })},
        {"no exp", changedDelta([](TestMessage& d) { d.claims.erase(4); })},
        {"no iat", changedDelta([](TestMessage& d) { d.claims.erase(6); })},
        {"no bits", changedDelta([](TestMessage& d) { d.claims.erase("bits"); })},
        {"3 bits", changedDelta([](TestMessage& d) { d.claims.set("bits", item(3)); })},
        {"no from", changedDelta([](TestMessage& d) { d.claims.erase("from"); })},
        {"from of 31 bytes", changedDelta([](TestMessage& d) { d.claims.set("from", bytesItem(Bytes(31))); })},
        {"from of 33 bytes", changedDelta([](TestMessage& d) { d.claims.set("from", bytesItem(Bytes(33))); })},
        {"no to", changedDelta([](TestMessage& d) { d.claims.erase("to"); })},
        {"to as text", changedDelta([](TestMessage& d) { d.claims.set("to", item(std::string(32, 'x'))); })},
        {"no changes", changedDelta([](TestMessage& d) { d.claims.erase("changes"); })},
        {"changes as text", changedDelta([](TestMessage& d) { d.claims.set("changes", item("x")); })},
        {"an unknown number", changedDelta([](TestMessage& d) { d.claims.set(1, item("iss")); })},
        {"an unknown text", changedDelta([](TestMessage& d) { d.claims.set("more", item(1)); })},
        {"a claim twice", changedDelta([](TestMessage& d) { d.claims.add(item("bits"), item(2)); })},
        {"a payload that is no map", changedDelta([](TestMessage& d) { d.payload = test::hex("80"); })},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(errorOf(parseStatusDelta(row.delta)) == StatusListError::Malformed);
    }
    for (std::size_t size = 0; size < good.size(); ++size) {
        REQUIRE(errorOf(parseStatusDelta(ByteSpan(good).first(size))) == StatusListError::Malformed);
    }
}

TEST_CASE("parseStatusListToken: a delta is no status list")
{
    CHECK(errorOf(credential::parseStatusListToken(statusDelta().encode())) == StatusListError::Malformed);
}

TEST_CASE("parseStatusDelta: 1 MiB as a whole is read, a byte more is not")
{
    const auto ofSize = [](std::size_t size) {
        const auto withChanges = [](std::size_t bytes) {
            return changedDelta([&](TestMessage& d) { d.claims.set("changes", bytesItem(Bytes(bytes))); });
        };
        constexpr std::size_t kProbe = 900'000;
        return withChanges(kProbe + size - withChanges(kProbe).size());
    };
    REQUIRE(ofSize(kMaxStatusDeltaBytes).size() == kMaxStatusDeltaBytes);
    CHECK(parseStatusDelta(ofSize(kMaxStatusDeltaBytes - 1)).has_value());
    CHECK(parseStatusDelta(ofSize(kMaxStatusDeltaBytes)).has_value());
    CHECK(errorOf(parseStatusDelta(ofSize(kMaxStatusDeltaBytes + 1))) == StatusListError::Malformed);
}

TEST_CASE("verifyStatusDelta: every other error is told by its name")
{
    auto revoked = trust();
    revoked.issuers[0].keys[2].revoked = true;
    auto over = trust();
    over.issuers[0].keys[2].exp = kTestNow;
    const Bytes good = statusDelta().encode();
    const struct {
        std::string name;
        Bytes delta;
        credential::TrustList trust;
        StatusListError error;
    } rows[] = {
        {"an alg that is none of ours", changedDelta([](TestMessage& d) { d.protectedHeader.set(1, item(-36)); }),
         trust(), StatusListError::UnsupportedAlgorithm},
        {"an alg that is not the key's", changedDelta([](TestMessage& d) { d.protectedHeader.set(1, item(-7)); }),
         trust(), StatusListError::AlgorithmMismatch},
        {"an unknown kid", changedDelta([](TestMessage& d) { d.protectedHeader.set(4, bytesItem(Bytes{1})); }), trust(),
         StatusListError::UnknownIssuer},
        {"a revoked key", good, revoked, StatusListError::UnknownIssuer},
        {"a key no longer in use", good, over, StatusListError::UnknownIssuer},
        {"another key's signature", changedDelta([](TestMessage& d) { d.signer = TestKey::Issuer; }), trust(),
         StatusListError::BadSignature},
        {"another list's URI", changedDelta([](TestMessage& d) { d.claims.set(2, item("https://x.example")); }),
         trust(), StatusListError::WrongSubject},
        {"changes that do not decode",
         changedDelta([](TestMessage& d) { d.claims.set("changes", bytesItem(Bytes{1})); }), trust(),
         StatusListError::BadChanges},
        {"no changes from one list to another",
         changedDelta([](TestMessage& d) { d.claims.set("changes", bytesItem({})); }), trust(),
         StatusListError::BadChanges},
        {"changes from a list to itself",
         changedDelta([](TestMessage& d) { d.claims.set("to", bytesItem(crypto::sha256(kBefore).span())); }), trust(),
         StatusListError::BadChanges},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(errorOf(verifyStatusDelta(row.delta, kListUri, row.trust, kTestNow)) == row.error);
    }
}

TEST_CASE("applyStatusDeltas: gives the list after the last delta, and its times")
{
    auto first = verifiedDelta(statusDelta().encode());
    first.kid = Bytes{9}; // another key of the issuer
    const auto list = applyStatusDeltas(test::listBefore(), Chain{first}, kTestNow);
    REQUIRE(list.has_value());
    CHECK(list->iss == test::kIss);
    CHECK(list->uri == kListUri);
    CHECK(list->bits == 2);
    CHECK(list->entries == kAfter);
    CHECK(list->kid == Bytes{9});
    CHECK(list->iat == kTestNow - Seconds{50});
    CHECK(list->exp == kTestNow + Seconds{900});

    const auto renewed = applyStatusDeltas(test::listBefore(), Chain{first, renewal()}, kTestNow);
    REQUIRE(renewed.has_value());
    CHECK(renewed->entries == kAfter);
    CHECK(renewed->kid == testKid(TestKey::Status));
    CHECK(renewed->iat == kTestNow - Seconds{10});
    CHECK(renewed->exp == kTestNow + Seconds{3600});
    CHECK(applyStatusDeltas(*renewed, {}, kTestNow).value().entries == kAfter);
}

TEST_CASE("applyStatusDeltas: a delta that has run out is passed through, but is no end")
{
    const auto over = changedVerified([](VerifiedStatusDelta& d) { d.exp = kTestNow; });
    CHECK(applyStatusDeltas(test::listBefore(), Chain{over, renewal()}, kTestNow).has_value());
    CHECK(errorOf(applyStatusDeltas(test::listBefore(), Chain{over}, kTestNow)) == StatusListError::Expired);
    CHECK(applyStatusDeltas(test::listBefore(), Chain{over}, kTestNow - Seconds{1}).has_value());
}

TEST_CASE("applyStatusDeltas: every error is told by its name, at the first delta and after it")
{
    const auto good = verifiedDelta(statusDelta().encode());
    const struct {
        std::string name;
        Chain chain;
        StatusListError error;
    } rows[] = {
        {"another issuer's",
         {changedVerified([](VerifiedStatusDelta& d) { d.iss = test::kOtherIss; })},
         StatusListError::OtherList},
        {"another URI's", {changedVerified([](VerifiedStatusDelta& d) { d.uri += "0"; })}, StatusListError::OtherList},
        {"another number of bits",
         {changedVerified([](VerifiedStatusDelta& d) { d.bits = 4; })},
         StatusListError::OtherList},
        {"as old as the list",
         {changedVerified([](VerifiedStatusDelta& d) { d.iat = kTestNow - Seconds{100}; })},
         StatusListError::NotNewer},
        {"from other entries", {renewal()}, StatusListError::WrongFrom},
        {"twice",
         {good, changedVerified([](VerifiedStatusDelta& d) { d.iat += Seconds{1}; })},
         StatusListError::WrongFrom},
        {"not newer than the one before",
         {good, changedVerified([](VerifiedStatusDelta& d) { d.from = d.to; })},
         StatusListError::NotNewer},
        {"an entry outside",
         {changedVerified([](VerifiedStatusDelta& d) {
             d.changes.push_back({8, 1, 1});
         })},
         StatusListError::OutsideList},
        {"other entries than promised",
         {changedVerified([](VerifiedStatusDelta& d) {
             d.changes.push_back({7, 1, 1});
         })},
         StatusListError::WrongTo},
        {"a promise that a later one repeats",
         {changedVerified([](VerifiedStatusDelta& d) { d.changes[0].difference = 3; }), renewal()},
         StatusListError::WrongTo},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(errorOf(applyStatusDeltas(test::listBefore(), row.chain, kTestNow)) == row.error);
    }
}

TEST_CASE("applyStatusDeltas: changes with any bit flipped, and signed again, never give another list")
{
    const auto apply = [](Bytes changes) {
        const Bytes delta = changedDelta([&](TestMessage& d) { d.claims.set("changes", bytesItem(changes)); });
        const auto verified = verifyStatusDelta(delta, kListUri, trust(), kTestNow);
        return verified ? errorOf(applyStatusDeltas(test::listBefore(), Chain{*verified}, kTestNow))
                        : std::optional(verified.error());
    };
    REQUIRE(apply(kChanges) == std::nullopt);
    for (std::size_t bit = 0; bit < kChanges.size() * 8; ++bit) {
        Bytes flipped = kChanges;
        flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        const auto error = apply(flipped);
        CAPTURE(bit);
        CHECK((error == StatusListError::BadChanges || error == StatusListError::OutsideList
               || error == StatusListError::WrongTo));
    }
}
