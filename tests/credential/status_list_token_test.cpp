// SPDX-License-Identifier: Apache-2.0
#include "credential/status_list_token.h"
#include "tests/support/error_of.h"
#include "tests/support/hex.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using credential::parseStatusListToken;
using credential::StatusListError;
using credential::verifyStatusList;
using test::bytesItem;
using test::errorOf;
using test::item;
using test::kListUri;
using test::MapBuilder;
using test::statusList;
using test::statusListItem;
using test::TestKey;
using test::testKid;
using test::TestMessage;

namespace {

const Bytes kEntries = test::hex("B9A3");
const UnixTime kTestNow{Seconds{test::kNow}};

credential::TrustList trust()
{
    return credential::parseTrustList(test::trustJson().dump()).value();
}

/// A good token after a change.
template <class Change>
Bytes changed(Change change)
{
    TestMessage token = statusList(kEntries);
    change(token);
    return token.encode();
}

} // namespace

TEST_CASE("verifyStatusList: gives the entries and whose they are")
{
    const auto list = verifyStatusList(statusList(kEntries).encode(), kListUri, trust(), kTestNow);
    REQUIRE(list.has_value());
    CHECK(list->iss == test::kIss);
    CHECK(list->kid == testKid(TestKey::Status));
    CHECK(list->uri == kListUri);
    CHECK(list->iat == kTestNow - Seconds{100});
    CHECK(list->exp == kTestNow + Seconds{500});
    CHECK(list->bits == 2);
    CHECK(list->entries == kEntries);
}

TEST_CASE("parseStatusListToken: reads every claim, and passes over those it does not know")
{
    const Bytes token = changed([](TestMessage& t) {
        const Bytes list = MapBuilder()
                               .set("bits", item(8))
                               .set("lst", bytesItem(test::hex("01")))
                               .set("aggregation_uri", item("x"))
                               .encode();
        t.claims.set(65533, list).set(1, item("iss")).set("more", item(1));
    });
    const auto parsed = parseStatusListToken(token);
    REQUIRE(parsed.has_value());
    CHECK(equal(parsed->kid, testKid(TestKey::Status)));
    CHECK(parsed->sub == kListUri);
    CHECK(parsed->ttl == Seconds{300});
    CHECK(parsed->bits == 8);
    CHECK(equal(parsed->lst, test::hex("01")));
}

TEST_CASE("parseStatusListToken: kid may stand in either header, alike in both")
{
    const auto unprotected = [](TestMessage& t) {
        t.protectedHeader.erase(4);
        t.unprotectedHeader.set(4, bytesItem(testKid(TestKey::Status)));
    };
    CHECK(verifyStatusList(changed(unprotected), kListUri, trust(), kTestNow).has_value());
    const auto both = [](TestMessage& t) { t.unprotectedHeader.set(4, bytesItem(testKid(TestKey::Status))); };
    CHECK(verifyStatusList(changed(both), kListUri, trust(), kTestNow).has_value());
    const auto differs = [](TestMessage& t) { t.unprotectedHeader.set(4, bytesItem(testKid(TestKey::Issuer))); };
    CHECK(errorOf(parseStatusListToken(changed(differs))) == StatusListError::Malformed);
    const auto nowhere = [](TestMessage& t) { t.protectedHeader.erase(4); };
    CHECK(errorOf(verifyStatusList(changed(nowhere), kListUri, trust(), kTestNow)) == StatusListError::UnknownIssuer);
}

TEST_CASE("parseStatusListToken: whatever is not the draft's CWT form is malformed")
{
    const Bytes good = statusList(kEntries).encode();
    const struct {
        std::string name;
        Bytes token;
    } rows[] = {
        {"no bytes", {}},
        {"under the CWT tag", test::operator+(test::hex("D83D"), good)},
        {"untagged", Bytes(good.begin() + 1, good.end())},
        {"a byte after the end", test::operator+(good, test::hex("00"))},
        {"another typ", changed([](TestMessage& t) { t.protectedHeader.set(16, item(61)); })},
        {"no typ", changed([](TestMessage& t) { t.protectedHeader.erase(16); })},
        {"crit", changed([](TestMessage& t) { t.protectedHeader.set(2, item(1)); })},
        {"an unknown unprotected label", changed([](TestMessage& t) { t.unprotectedHeader.set(5, item(1)); })},
        {"two unprotected labels", changed([](TestMessage& t) {
             t.unprotectedHeader.set(4, bytesItem(testKid(TestKey::Status))).set(5, item(1));
         })},
        {"an unprotected kid of 33 bytes",
         changed([](TestMessage& t) { t.unprotectedHeader.set(4, bytesItem(Bytes(33, 1))); })},
        {"no sub", changed([](TestMessage& t) { t.claims.erase(2); })},
        {"sub as bytes", changed([](TestMessage& t) { t.claims.set(2, bytesItem({})); })},
        {"no iat", changed([](TestMessage& t) { t.claims.erase(6); })},
        {"no exp", changed([](TestMessage& t) { t.claims.erase(4); })},
        {"exp as text", changed([](TestMessage& t) { t.claims.set(4, item("x")); })},
        {"a negative iat", changed([](TestMessage& t) { t.claims.set(6, item(-1)); })},
        {"exp after the year 9999", changed([](TestMessage& t) { t.claims.set(4, item(253402300800)); })},
        {"ttl as text", changed([](TestMessage& t) { t.claims.set(65534, item("x")); })},
        {"a negative ttl", changed([](TestMessage& t) { t.claims.set(65534, item(-1)); })},
        {"no list", changed([](TestMessage& t) { t.claims.erase(65533); })},
        {"the list as bytes", changed([](TestMessage& t) { t.claims.set(65533, bytesItem({})); })},
        {"no bits",
         changed([](TestMessage& t) { t.claims.set(65533, MapBuilder().set("lst", bytesItem(Bytes{1})).encode()); })},
        {"0 bits", changed([](TestMessage& t) { t.claims.set(65533, statusListItem(0, test::zlib(kEntries))); })},
        {"3 bits", changed([](TestMessage& t) { t.claims.set(65533, statusListItem(3, test::zlib(kEntries))); })},
        {"16 bits", changed([](TestMessage& t) { t.claims.set(65533, statusListItem(16, test::zlib(kEntries))); })},
        {"no lst", changed([](TestMessage& t) { t.claims.set(65533, MapBuilder().set("bits", item(1)).encode()); })},
        {"an empty lst", changed([](TestMessage& t) { t.claims.set(65533, statusListItem(1, {})); })},
        {"a claim twice", changed([](TestMessage& t) { t.claims.add(item(2), item("x")); })},
        {"a payload that is no map", changed([](TestMessage& t) { t.payload = test::hex("80"); })},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(errorOf(parseStatusListToken(row.token)) == StatusListError::Malformed);
    }
    for (std::size_t size = 0; size < good.size(); ++size) {
        REQUIRE(errorOf(parseStatusListToken(ByteSpan(good).first(size))) == StatusListError::Malformed);
    }
}

TEST_CASE("verifyStatusList: every other error is told by its name")
{
    auto revoked = trust();
    revoked.issuers[0].keys[2].revoked = true;
    auto notYet = trust();
    notYet.issuers[0].keys[2].nbf = kTestNow + Seconds{1};
    auto over = trust();
    over.issuers[0].keys[2].exp = kTestNow;
    const Bytes good = statusList(kEntries).encode();
    const struct {
        std::string name;
        Bytes token;
        credential::TrustList trust;
        StatusListError error;
    } rows[] = {
        {"an alg that is none of ours", changed([](TestMessage& t) { t.protectedHeader.set(1, item(-36)); }), trust(),
         StatusListError::UnsupportedAlgorithm},
        {"an alg that is not the key's", changed([](TestMessage& t) { t.protectedHeader.set(1, item(-7)); }), trust(),
         StatusListError::AlgorithmMismatch},
        {"an unknown kid", changed([](TestMessage& t) { t.protectedHeader.set(4, bytesItem(Bytes{1})); }), trust(),
         StatusListError::UnknownIssuer},
        {"the credential key's kid",
         changed([](TestMessage& t) { t.protectedHeader.set(4, bytesItem(testKid(TestKey::Issuer))); }), trust(),
         StatusListError::UnknownIssuer},
        {"a revoked key", good, revoked, StatusListError::UnknownIssuer},
        {"a key not yet in use", good, notYet, StatusListError::UnknownIssuer},
        {"a key no longer in use", good, over, StatusListError::UnknownIssuer},
        {"another key's signature", changed([](TestMessage& t) { t.signer = TestKey::Issuer; }), trust(),
         StatusListError::BadSignature},
        {"no signature", changed([](TestMessage& t) { t.signature = Bytes{}; }), trust(),
         StatusListError::BadSignature},
        {"another list's URI", changed([](TestMessage& t) { t.claims.set(2, item("https://x.example")); }), trust(),
         StatusListError::WrongSubject},
        {"expired now", changed([](TestMessage& t) { t.claims.set(4, item(test::kNow)); }), trust(),
         StatusListError::Expired},
        {"lst is no zlib stream",
         changed([](TestMessage& t) { t.claims.set(65533, statusListItem(1, test::hex("00"))); }), trust(),
         StatusListError::BadCompression},
        {"lst above 64 MiB", changed([](TestMessage& t) {
             t.claims.set(65533, statusListItem(1, test::zlib(Bytes(credential::kMaxStatusListBytes + 1, 0))));
         }),
         trust(), StatusListError::BadCompression},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(errorOf(verifyStatusList(row.token, kListUri, row.trust, kTestNow)) == row.error);
    }
}

TEST_CASE("verifyStatusList: a list may be signed by a key of any kind that we verify with")
{
    for (const TestKey key : {TestKey::P256, TestKey::P384, TestKey::Rsa}) {
        auto list = trust();
        list.issuers[0].keys[2].publicKey = test::publicKeyOf(key);
        const Bytes token = changed([&](TestMessage& t) {
            t.signer = key;
            t.protectedHeader.set(1, item(test::algOf(key)));
        });
        CHECK(verifyStatusList(token, kListUri, list, kTestNow).has_value());
        CHECK_FALSE(verifyStatusList(token, kListUri, trust(), kTestNow).has_value());
    }
}

TEST_CASE("verifyStatusList: 64 MiB of entries are read, and a list is good until the second before its end")
{
    const Bytes largest = changed([](TestMessage& t) {
        t.claims.set(65533, statusListItem(1, test::zlib(Bytes(credential::kMaxStatusListBytes, 0))));
    });
    CHECK(verifyStatusList(largest, kListUri, trust(), kTestNow).value().entries.size()
          == credential::kMaxStatusListBytes);
    const Bytes lastSecond = changed([](TestMessage& t) { t.claims.set(4, item(test::kNow + 1)); });
    CHECK(verifyStatusList(lastSecond, kListUri, trust(), kTestNow).has_value());
}

TEST_CASE("verifyStatusList: of issuers with one kid, the one whose key signed has the list")
{
    auto list = trust();
    auto twin = list.issuers[0].keys[2];
    twin.publicKey = test::testKey(TestKey::Stranger).publicKey;
    list.issuers[1].keys.push_back(twin);
    std::swap(list.issuers[0], list.issuers[1]);
    CHECK(verifyStatusList(statusList(kEntries).encode(), kListUri, list, kTestNow).value().iss == test::kIss);
}
