// SPDX-License-Identifier: Apache-2.0
#include "credential/cbor_check.h"
#include "credential/disclosures.h"
#include "crypto/sha256.h"
#include "tests/support/error_of.h"
#include "tests/support/hex.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using credential::DisclosureError;
using test::arrayItem;
using test::boolItem;
using test::disclosure;
using test::elementDisclosure;
using test::hashItem;
using test::item;
using test::MapBuilder;

namespace {

const Bytes kAge = disclosure(1, boolItem(true), item("age_over_19"));
const Bytes kElement = elementDisclosure(2, item("B"));

Result<WipedBytes, DisclosureError> restore(const Bytes& payload, const std::vector<Bytes>& disclosures)
{
    REQUIRE_FALSE(credential::checkCbor(payload, credential::RedactedKeys::Allowed).has_value());
    const std::vector<ByteSpan> views(disclosures.begin(), disclosures.end());
    return credential::restoreClaims(payload, views);
}

/// A payload of iss and these redacted keys.
Bytes redacted(const std::vector<Bytes>& hashes)
{
    return MapBuilder().set(1, item("i")).add(test::redactedKeysLabel(), arrayItem(hashes)).encode();
}

Bytes redactedElement(const Bytes& one)
{
    return test::tagItem(60, hashItem(one));
}

} // namespace

TEST_CASE("restoreClaims: the hash covers the byte string with its head, as in the draft's complete examples")
{
    const Bytes first = test::hex("8350BAE611067BB823486797DA1EBBB52F83F51901F5");
    CHECK(hashItem(first).size() == 34);
    CHECK(restore(redacted({hashItem(first)}), {first}).has_value());
    const Bytes bareHash = test::bytesItem(crypto::sha256(first).span());
    CHECK(test::errorOf(restore(redacted({bareHash}), {first})) == DisclosureError::NotReferenced);
}

TEST_CASE("restoreClaims: a payload without redactions comes back as it is")
{
    const Bytes payload = MapBuilder().set(1, item("i")).set("a", arrayItem({item(1)})).encode();
    CHECK(restore(payload, {}) == payload);
}

TEST_CASE("restoreClaims: disclosed claims come back, the others and decoys are left out")
{
    const Bytes hidden = disclosure(9, item("x"), item("family_name"));
    const auto claims = restore(redacted({hashItem(hidden), hashItem(kAge)}), {kAge});
    CHECK(claims == MapBuilder().set(1, item("i")).set("age_over_19", boolItem(true)).encode());
    const Bytes decoy = test::decoyDisclosure(3);
    CHECK(restore(redacted({hashItem(decoy)}), {decoy}) == MapBuilder().set(1, item("i")).encode());
    CHECK(restore(redacted({hashItem(decoy)}), {}) == MapBuilder().set(1, item("i")).encode());
}

TEST_CASE("restoreClaims: elements come back in their place")
{
    const Bytes hidden = elementDisclosure(8, item("C"));
    const Bytes payload =
        MapBuilder().set("codes", arrayItem({item("A"), redactedElement(kElement), redactedElement(hidden)})).encode();
    CHECK(restore(payload, {kElement}) == MapBuilder().set("codes", arrayItem({item("A"), item("B")})).encode());
}

TEST_CASE("restoreClaims: what is disclosed may hold redactions of its own")
{
    const Bytes inner = disclosure(4, item("2020-01-01"), item("issue_date"));
    const Bytes privilege =
        elementDisclosure(5, MapBuilder().add(test::redactedKeysLabel(), arrayItem({hashItem(inner)})).encode());
    const Bytes outer = disclosure(6, arrayItem({redactedElement(privilege)}), item("driving_privileges"));
    const Bytes restored = MapBuilder().set("issue_date", item("2020-01-01")).encode();
    CHECK(restore(redacted({hashItem(outer)}), {inner, privilege, outer})
          == MapBuilder().set(1, item("i")).set("driving_privileges", arrayItem({restored})).encode());
    CHECK(test::errorOf(restore(redacted({hashItem(outer)}), {inner, outer})) == DisclosureError::NotReferenced);
}

TEST_CASE("restoreClaims: sixty disclosures inside one another are restored")
{
    std::vector<Bytes> chain{disclosure(1, boolItem(true), item("age_over_19"))};
    for (std::uint8_t salt = 2; salt <= 60; ++salt) {
        const Bytes hashes = arrayItem({hashItem(chain.back())});
        chain.push_back(disclosure(salt, MapBuilder().add(test::redactedKeysLabel(), hashes).encode(), item("deeper")));
    }
    CHECK(restore(redacted({hashItem(chain.back())}), chain).has_value());
}

TEST_CASE("restoreClaims: a broken disclosure is refused")
{
    const Bytes salt = test::bytesItem(Bytes(16, 1));
    const struct {
        std::string name;
        Bytes disclosure;
    } rows[] = {
        {"no bytes", {}},
        {"no CBOR", test::hex("FF")},
        {"no array", salt},
        {"an empty array", arrayItem({})},
        {"four items", arrayItem({salt, item(1), item("a"), item(2)})},
        {"a salt of 15 bytes", arrayItem({test::bytesItem(Bytes(15, 1)), item(1), item("a")})},
        {"a salt of 17 bytes", arrayItem({test::bytesItem(Bytes(17, 1)), item(1), item("a")})},
        {"a text as salt", arrayItem({item("0123456789abcdef"), item(1), item("a")})},
        {"a byte string as key", arrayItem({salt, item(1), test::bytesItem({})})},
        {"simple(59) as key", arrayItem({salt, arrayItem({}), test::redactedKeysLabel()})},
        {"true as key", arrayItem({salt, item(1), boolItem(true)})},
        {"a key of 256 bytes", arrayItem({salt, item(1), item(std::string(256, 'k'))})},
        {"a byte after the end", test::operator+(kAge, test::hex("00"))},
        {"a key twice in its value", arrayItem({salt, test::hex("A201000100"), item("a")})},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(test::errorOf(restore(redacted({hashItem(row.disclosure)}), {row.disclosure}))
              == DisclosureError::BadDisclosure);
    }
    for (std::size_t size = 0; size < kAge.size(); ++size) {
        const Bytes prefix(kAge.begin(), kAge.begin() + static_cast<std::ptrdiff_t>(size));
        CHECK(test::errorOf(restore(redacted({hashItem(prefix)}), {prefix})) == DisclosureError::BadDisclosure);
    }
}

TEST_CASE("restoreClaims: a key of 255 bytes is restored")
{
    const Bytes longKey = disclosure(1, item(1), item(std::string(255, 'k')));
    CHECK(restore(redacted({hashItem(longKey)}), {longKey}).has_value());
}

TEST_CASE("restoreClaims: a disclosure that does not fit is refused, by its name")
{
    const Bytes inPlace = MapBuilder().set("age_over_19", boolItem(false)).encode();
    const Bytes beside = MapBuilder()
                             .set("age_over_19", boolItem(false))
                             .add(test::redactedKeysLabel(), arrayItem({hashItem(kAge)}))
                             .encode();
    const Bytes again = disclosure(7, boolItem(false), item("age_over_19"));
    const struct {
        std::string name;
        Bytes payload;
        std::vector<Bytes> disclosures;
        DisclosureError error;
    } rows[] = {
        {"the same twice", redacted({hashItem(kAge)}), {kAge, kAge}, DisclosureError::Repeated},
        {"its hash nowhere", redacted({}), {kAge}, DisclosureError::NotReferenced},
        {"its hash nowhere, nothing redacted", inPlace, {kAge}, DisclosureError::NotReferenced},
        {"its hash twice", redacted({hashItem(kAge), hashItem(kAge)}), {kAge}, DisclosureError::ReferencedTwice},
        {"an element among keys", redacted({hashItem(kElement)}), {kElement}, DisclosureError::WrongArity},
        {"a claim among elements",
         MapBuilder().set("codes", arrayItem({redactedElement(kAge)})).encode(),
         {kAge},
         DisclosureError::WrongArity},
        {"a key that is there", beside, {kAge}, DisclosureError::DuplicateKey},
        {"two that restore one key",
         redacted({hashItem(kAge), hashItem(again)}),
         {kAge, again},
         DisclosureError::DuplicateKey},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        REQUIRE_FALSE(restore(row.payload, row.disclosures).has_value());
        CHECK(test::errorOf(restore(row.payload, row.disclosures)) == row.error);
    }
}

TEST_CASE("restoreClaims: registered claims are never restored at the top level, but others are")
{
    for (const std::int64_t key : {1, 3, 4, 5, 6, 7, 8, 11, 39, 65535}) {
        CAPTURE(key);
        const Bytes one = disclosure(1, item("x"), item(key));
        CHECK(test::errorOf(restore(redacted({hashItem(one)}), {one})) == DisclosureError::NeverRedacted);
        const Bytes further =
            MapBuilder()
                .set("m", MapBuilder().add(test::redactedKeysLabel(), arrayItem({hashItem(one)})).encode())
                .encode();
        CHECK(restore(further, {one}).has_value());
    }
    const Bytes sub = disclosure(1, item("x"), item(2));
    CHECK(restore(redacted({hashItem(sub)}), {sub}).has_value());
}

TEST_CASE("restoreClaims: redactions of another shape are refused")
{
    const Bytes hash = hashItem(kAge);
    const struct {
        std::string name;
        Bytes payload;
    } rows[] = {
        {"hashes that are no array", MapBuilder().add(test::redactedKeysLabel(), hash).encode()},
        {"a hash of 31 bytes", redacted({test::bytesItem(Bytes(31, 1))})},
        {"a hash of 33 bytes", redacted({test::bytesItem(Bytes(33, 1))})},
        {"a hash as text", redacted({item("x")})},
        {"tag 60 over no hash", MapBuilder().set("a", arrayItem({test::tagItem(60, item(1))})).encode()},
        {"tag 60 as a map's value", MapBuilder().set("a", test::tagItem(60, hash)).encode()},
        {"tag 60 under another tag",
         MapBuilder().set("a", arrayItem({test::tagItem(1004, test::tagItem(60, hash))})).encode()},
        {"tag 58 as a map's value", MapBuilder().set("a", test::tagItem(58, item(1))).encode()},
        {"tag 58 in an array", MapBuilder().set("a", arrayItem({test::tagItem(58, item(1))})).encode()},
        {"tag 62", MapBuilder().set("a", arrayItem({test::tagItem(62, item(1))})).encode()},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        REQUIRE_FALSE(restore(row.payload, {}).has_value());
        CHECK(test::errorOf(restore(row.payload, {})) == DisclosureError::BadRedaction);
    }
}

TEST_CASE("restoreClaims: tags beside those of redaction are kept, and simple(59) as a value means nothing")
{
    const Bytes payload = MapBuilder()
                              .set("a", test::tagItem(59, item(1)))
                              .set("b", test::tagItem(61, arrayItem({item(2)})))
                              .set("c", test::redactedKeysLabel())
                              .encode();
    CHECK(restore(payload, {}) == payload);
}

TEST_CASE("restoreClaims: a payload that is no map is refused")
{
    for (const char* text : {"01", "F83B", "F5", "81F83B", "D83C00"}) {
        const std::string bytes = text;
        CAPTURE(bytes);
        CHECK(test::errorOf(restore(test::hex(bytes), {kAge})) == DisclosureError::BadRedaction);
    }
    CHECK(test::errorOf(restore(test::hex("F83B"), {})) == DisclosureError::BadRedaction);
}
