// SPDX-License-Identifier: Apache-2.0
#include "credential/trust_list.h"
#include "crypto/encoding.h"
#include "tests/support/error_of.h"
#include "tests/support/foreign_tokens.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <array>
#include <functional>
#include <string>

using namespace carded;
using credential::KeyUse;
using credential::parseTrustList;
using credential::Promise;
using credential::TrustListError;
using nlohmann::json;
using test::errorOf;

namespace {

/// A good list after a change; `issuer` and `key` are its first ones.
std::string changed(const std::function<void(json& list, json& issuer, json& key)>& change)
{
    json list = test::trustJson();
    json& issuer = list["issuers"][0];
    change(list, issuer, issuer["keys"][0]);
    return list.dump();
}

} // namespace

TEST_CASE("parseTrustList: reads issuers and their keys")
{
    const auto list = parseTrustList(changed([](json& trust, json& issuer, json& key) {
        trust["demo"] = true;
        issuer["name"]["ko"] = "시험";
        key["nbf"] = 1764000000;
        key["exp"] = 1890000000;
    }));
    REQUIRE(list.has_value());
    CHECK(list->version == 7);
    CHECK(list->issued == UnixTime{Seconds{1779926400}});
    CHECK(list->demo);
    REQUIRE(list->issuers.size() == 3);
    const credential::Issuer* issuer = list->issuer(test::kIss);
    REQUIRE(issuer != nullptr);
    CHECK(issuer->name.at("ko") == "시험");
    CHECK(issuer->country == "KR");
    CHECK(issuer->issues("age1"));
    CHECK_FALSE(issuer->issues("claim169"));
    CHECK(issuer->holderBinding == Promise::Required);
    CHECK(issuer->status == Promise::Required);
    REQUIRE(issuer->keys.size() == 3);
    CHECK(issuer->keys[0].use == KeyUse::Credential);
    CHECK(issuer->keys[0].kid == test::testKid(test::TestKey::Issuer));
    CHECK(std::get<crypto::Ed25519PublicKey>(issuer->keys[0].publicKey)
          == test::testKey(test::TestKey::Issuer).publicKey);
    CHECK(issuer->keys[0].nbf == UnixTime{Seconds{1764000000}});
    CHECK(issuer->keys[0].exp == UnixTime{Seconds{1890000000}});
    CHECK_FALSE(issuer->keys[0].revoked);
    CHECK(issuer->keys[1].revoked);
    CHECK(issuer->keys[2].use == KeyUse::Status);
    CHECK(list->issuers[1].holderBinding == Promise::NotRequired);
    CHECK(list->issuers[1].status == Promise::NotRequired);
    CHECK(list->issuer("https://nobody.example") == nullptr);
}

TEST_CASE("parseTrustList: an unknown or missing promise counts as required")
{
    for (const char* word : {"Optional", "none", "", "maybe"}) {
        const auto list = parseTrustList(changed([&](json&, json& issuer, json&) { issuer["holder_binding"] = word; }));
        CHECK(list.value().issuers[0].holderBinding == Promise::Required);
    }
    for (const char* word : {"None", "optional", "", "maybe"}) {
        const auto list = parseTrustList(changed([&](json&, json& issuer, json&) { issuer["status"] = word; }));
        CHECK(list.value().issuers[0].status == Promise::Required);
    }
    const auto list = parseTrustList(changed([](json&, json& issuer, json&) {
        issuer.erase("holder_binding");
        issuer.erase("status");
    }));
    CHECK(list.value().issuers[0].holderBinding == Promise::Required);
    CHECK(list.value().issuers[0].status == Promise::Required);
}

TEST_CASE("parseTrustList: a key of unknown kind is passed over, and unknown members are")
{
    for (const char* member : {"kty", "crv", "use"}) {
        CAPTURE(std::string(member));
        const auto list = parseTrustList(changed([&](json&, json&, json& key) { key[member] = "new"; }));
        CHECK(list.value().issuers[0].keys.size() == 2);
    }
    const auto list = parseTrustList(changed([](json& trust, json& issuer, json& key) {
        trust["x-new"] = 1;
        issuer["x-new"] = json::array();
        key["alg"] = "EdDSA";
    }));
    CHECK(list.value().issuers[0].keys.size() == 3);
}

TEST_CASE("parseTrustList: reads keys of every kind that we verify with")
{
    const auto list = parseTrustList(test::trustJson().dump());
    const auto& keys = list.value().issuer(test::kForeignIss)->keys;
    const std::array expected{test::TestKey::ForeignIssuer, test::TestKey::P256, test::TestKey::P384,
                              test::TestKey::Rsa};
    REQUIRE(keys.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK((keys[i].publicKey == test::publicKeyOf(expected[i])));
        CHECK(keys[i].kid == test::testKid(expected[i]));
    }
}

TEST_CASE("parseTrustList: a key that is none of its kind is told by its name")
{
    const auto edit = [](std::size_t key, const char* member, const json& value) {
        json list = test::trustJson();
        list["issuers"][2]["keys"][key][member] = value;
        return parseTrustList(list.dump());
    };
    const json p256 = test::jwkOf(test::TestKey::P256);
    const json p384 = test::jwkOf(test::TestKey::P384);
    const json rsa = test::jwkOf(test::TestKey::Rsa);
    CHECK(errorOf(edit(1, "x", p256["y"])) == TrustListError::BadKey); // no point of the curve
    CHECK(errorOf(edit(1, "x", p384["x"])) == TrustListError::BadKey);
    CHECK(errorOf(edit(1, "y", "")) == TrustListError::BadKey);
    CHECK(errorOf(edit(1, "y", 1)) == TrustListError::WrongType);
    CHECK(errorOf(edit(2, "y", p256["y"])) == TrustListError::BadKey);
    CHECK(errorOf(edit(3, "n", rsa["e"])) == TrustListError::BadKey);
    CHECK(errorOf(edit(3, "e", "AQ")) == TrustListError::BadKey);
    CHECK(errorOf(edit(3, "e", "AQAB=")) == TrustListError::BadKey);
    for (const auto& [key, member] : {std::pair{1, "x"}, {1, "y"}, {2, "y"}, {3, "n"}, {3, "e"}}) {
        json list = test::trustJson();
        list["issuers"][2]["keys"][static_cast<std::size_t>(key)].erase(member);
        CHECK(errorOf(parseTrustList(list.dump())) == TrustListError::MissingField);
    }
}

TEST_CASE("parseTrustList: keys of an issuer whose formats we do not read are left unread")
{
    const auto list = parseTrustList(changed([](json&, json& issuer, json& key) {
        issuer["formats"] = {"sd-jwt", "mdoc"};
        key.erase("kid");
        key["x"] = "?";
    }));
    REQUIRE(list.has_value());
    CHECK(list->issuers[0].keys.empty());
    CHECK(list->issuers[0].issues("mdoc"));
}

TEST_CASE("parseTrustList: a key without kid is passed over where the issuer has other formats too")
{
    const auto keyless = [](const json& formats) {
        return parseTrustList(changed([&](json&, json& issuer, json& key) {
            issuer["formats"] = formats;
            key.erase("kid");
        }));
    };
    CHECK(keyless({"age1", "mdoc"}).value().issuers[0].keys.size() == 2);
    CHECK(errorOf(keyless({"age1", "claim169"})) == TrustListError::MissingField);
}

TEST_CASE("parseTrustList: keys of W3C credentials go by the fragment of their DID, and TruAge's need no name")
{
    const auto withIssuer = [](json issuer, const json& formats, const json& kid) {
        json list = test::trustJson();
        issuer["formats"] = formats;
        if (kid.is_null()) {
            issuer["keys"][0].erase("kid");
        } else {
            issuer["keys"][0]["kid"] = kid;
        }
        list["issuers"].push_back(issuer);
        return parseTrustList(list.dump());
    };
    const json california = test::californiaIssuer();
    const json truAge = test::truAgeIssuer(test::TestKey::Issuer);
    const auto kidOf = [](const auto& list) { return std::string(asText(list.value().issuers.back().keys.at(0).kid)); };
    CHECK(kidOf(withIssuer(california, {"california-vcb"}, "vm-vcb-1")) == "vm-vcb-1");
    CHECK(kidOf(withIssuer(california, {"california-vcb"}, "vm-vcb-10")) == "vm-vcb-10"); // no base64url
    CHECK(kidOf(withIssuer(california, {"claim169", "california-vcb"}, "dm0")) == "vm");
    CHECK(errorOf(withIssuer(california, {"california-vcb"}, nullptr)) == TrustListError::MissingField);
    CHECK(errorOf(withIssuer(california, {"california-vcb"}, "")) == TrustListError::BadKey);
    CHECK(errorOf(withIssuer(california, {"california-vcb"}, std::string(33, 'k'))) == TrustListError::BadKey);
    CHECK(kidOf(withIssuer(truAge, {"truage"}, nullptr)).empty());
    CHECK(kidOf(withIssuer(truAge, {"age1", "truage"}, nullptr)).empty());
    json twoKeys = truAge;
    twoKeys["keys"].push_back(twoKeys["keys"][0]);
    CHECK(withIssuer(twoKeys, {"truage"}, nullptr).value().issuers.back().keys.size() == 2);
    twoKeys["keys"][1]["kid"] = "same";
    CHECK(errorOf(withIssuer(twoKeys, {"truage"}, "same")) == TrustListError::DuplicateKid);
}

TEST_CASE("parseTrustList: a key whose own alg is another is for others")
{
    const auto keysWith = [](std::size_t key, const char* alg) {
        json list = test::trustJson();
        list["issuers"][2]["keys"][key]["alg"] = alg;
        return parseTrustList(list.dump()).value().issuers[2].keys.size();
    };
    const std::array<const char*, 4> ours{"EdDSA", "ES256", "ES384", "PS256"};
    for (std::size_t key = 0; key < ours.size(); ++key) {
        CHECK(keysWith(key, ours[key]) == 4);
        CHECK(keysWith(key, "PS512") == 3);
    }
    CHECK(keysWith(0, "Ed25519") == 4);
    CHECK(keysWith(1, "ES384") == 3);
}

TEST_CASE("parseTrustList: leading zeros of an RSA key's numbers are dropped")
{
    json list = test::trustJson();
    json& key = list["issuers"][2]["keys"][3];
    Bytes n = crypto::decodeBase64Url(key["n"].get<std::string>()).value();
    n.insert(n.begin(), 0);
    key["n"] = crypto::encodeBase64Url(n);
    CHECK((parseTrustList(list.dump()).value().issuers[2].keys[3].publicKey == test::publicKeyOf(test::TestKey::Rsa)));
}

TEST_CASE("parseTrustList: kid may repeat between issuers and uses, and is 1 to 32 bytes long")
{
    const auto list = parseTrustList(changed([](json& trust, json& issuer, json& key) {
        key["kid"] = issuer["keys"][2]["kid"];
        trust["issuers"][1]["keys"][0]["kid"] = key["kid"];
    }));
    CHECK(list.has_value());
    for (const char* kid : {"AA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
        CHECK(parseTrustList(changed([&](json&, json&, json& key) { key["kid"] = kid; })).has_value());
    }
}

TEST_CASE("parseTrustList: every error is told by its name")
{
    const std::string good = test::trustJson().dump();
    const auto edit = [](const auto& change) { return changed(change); };
    const struct {
        std::string name;
        std::string text;
        TrustListError error;
    } rows[] = {
        {"no JSON", "", TrustListError::NotJson},
        {"something after it", good + "{}", TrustListError::NotJson},
        {"nested too deep", std::string(17, '[') + std::string(17, ']'), TrustListError::NotJson},
        {"a key twice", R"({"format":"carded-trust-1","format":"carded-trust-1"})", TrustListError::DuplicateKey},
        {"another format", edit([](json& l, json&, json&) { l["format"] = "carded-trust-2"; }),
         TrustListError::WrongFormat},
        {"no format", edit([](json& l, json&, json&) { l.erase("format"); }), TrustListError::MissingField},
        {"no version", edit([](json& l, json&, json&) { l.erase("version"); }), TrustListError::MissingField},
        {"no issued", edit([](json& l, json&, json&) { l.erase("issued"); }), TrustListError::MissingField},
        {"no issuers", edit([](json& l, json&, json&) { l.erase("issuers"); }), TrustListError::MissingField},
        {"no iss", edit([](json&, json& i, json&) { i.erase("iss"); }), TrustListError::MissingField},
        {"no name", edit([](json&, json& i, json&) { i.erase("name"); }), TrustListError::MissingField},
        {"no formats", edit([](json&, json& i, json&) { i.erase("formats"); }), TrustListError::MissingField},
        {"no keys", edit([](json&, json& i, json&) { i.erase("keys"); }), TrustListError::MissingField},
        {"no use", edit([](json&, json&, json& k) { k.erase("use"); }), TrustListError::MissingField},
        {"no kty", edit([](json&, json&, json& k) { k.erase("kty"); }), TrustListError::MissingField},
        {"no kid", edit([](json&, json&, json& k) { k.erase("kid"); }), TrustListError::MissingField},
        {"no x", edit([](json&, json&, json& k) { k.erase("x"); }), TrustListError::MissingField},
        {"an array", "[]", TrustListError::WrongType},
        {"a negative version", edit([](json& l, json&, json&) { l["version"] = -1; }), TrustListError::WrongType},
        {"a version with a fraction", edit([](json& l, json&, json&) { l["version"] = 7.0; }),
         TrustListError::WrongType},
        {"issued is no time", edit([](json& l, json&, json&) { l["issued"] = "yesterday"; }),
         TrustListError::WrongType},
        {"demo is no flag", edit([](json& l, json&, json&) { l["demo"] = "no"; }), TrustListError::WrongType},
        {"issuers is an object", edit([](json& l, json&, json&) { l["issuers"] = json::object(); }),
         TrustListError::WrongType},
        {"an issuer is a text", edit([](json& l, json&, json&) { l["issuers"].push_back("x"); }),
         TrustListError::WrongType},
        {"iss is a number", edit([](json&, json& i, json&) { i["iss"] = 1; }), TrustListError::WrongType},
        {"name is a text", edit([](json&, json& i, json&) { i["name"] = "x"; }), TrustListError::WrongType},
        {"a name is a number", edit([](json&, json& i, json&) { i["name"]["en"] = 1; }), TrustListError::WrongType},
        {"country is a number", edit([](json&, json& i, json&) { i["country"] = 1; }), TrustListError::WrongType},
        {"formats is a text", edit([](json&, json& i, json&) { i["formats"] = "age1"; }), TrustListError::WrongType},
        {"a format is a number", edit([](json&, json& i, json&) { i["formats"] = {1}; }), TrustListError::WrongType},
        {"a promise is a flag", edit([](json&, json& i, json&) { i["status"] = false; }), TrustListError::WrongType},
        {"keys is an object", edit([](json&, json& i, json&) { i["keys"] = json::object(); }),
         TrustListError::WrongType},
        {"revoked is a text", edit([](json&, json&, json& k) { k["revoked"] = "true"; }), TrustListError::WrongType},
        {"nbf is a text", edit([](json&, json&, json& k) { k["nbf"] = "1"; }), TrustListError::WrongType},
        {"nbf is negative", edit([](json&, json&, json& k) { k["nbf"] = -1; }), TrustListError::WrongType},
        {"exp has a fraction", edit([](json&, json&, json& k) { k["exp"] = 1.5; }), TrustListError::WrongType},
        {"exp after the year 9999", edit([](json&, json&, json& k) { k["exp"] = 253402300800; }),
         TrustListError::WrongType},
        {"kid is empty", edit([](json&, json&, json& k) { k["kid"] = ""; }), TrustListError::BadKey},
        {"kid of 33 bytes", edit([](json&, json&, json& k) { k["kid"] = std::string(44, 'A'); }),
         TrustListError::BadKey},
        {"kid is padded", edit([](json&, json&, json& k) { k["kid"] = "AA=="; }), TrustListError::BadKey},
        {"x of 31 bytes", edit([](json&, json&, json& k) { k["x"] = std::string(42, 'A'); }), TrustListError::BadKey},
        {"x of 33 bytes", edit([](json&, json&, json& k) { k["x"] = std::string(44, 'A'); }), TrustListError::BadKey},
        {"x is no base64url", edit([](json&, json&, json& k) { k["x"] = "+/"; }), TrustListError::BadKey},
        {"kid twice", edit([](json&, json& i, json& k) { i["keys"].push_back(json(k)); }),
         TrustListError::DuplicateKid},
        {"iss twice", edit([](json& l, json& i, json&) { l["issuers"].push_back(json(i)); }),
         TrustListError::DuplicateIss},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(errorOf(parseTrustList(row.text)) == row.error);
    }
}

TEST_CASE("parseTrustList: set-up keys stand apart from the issuers', and are Ed25519's alone")
{
    json key = test::jwkOf(test::TestKey::Stranger);
    key["kid"] = "AQ";
    json other = test::jwkOf(test::TestKey::P256);
    other["kid"] = "Ag";
    const auto with = [](const json& keys) {
        return changed([&](json& list, json&, json&) { list["setup_keys"] = keys; });
    };
    const auto list = parseTrustList(with({key, other}));
    REQUIRE(list.has_value());
    REQUIRE(list->setupKeys.size() == 1);
    CHECK(list->setupKeys[0].use == KeyUse::Setup);
    CHECK(list->setupKeys[0].kid == Bytes{1});
    CHECK(list->issuers.size() == 3);
    CHECK(parseTrustList(changed([](json&, json&, json&) {}))->setupKeys.empty());
    CHECK(errorOf(parseTrustList(with({key, key}))) == TrustListError::DuplicateKid);
    CHECK(errorOf(parseTrustList(with("none"))) == TrustListError::WrongType);
    key.erase("kid");
    CHECK(errorOf(parseTrustList(with(json::array({key})))) == TrustListError::MissingField);
    // An issuer's key with that use is for others, as before.
    CHECK(parseTrustList(changed([](json&, json&, json& k) { k["use"] = "setup"; }))->setupKeys.empty());
}

TEST_CASE("parseTrustList: more than kMaxTrustListBytes is refused unread")
{
    std::string text = test::trustJson().dump();
    text.resize(credential::kMaxTrustListBytes, ' ');
    CHECK(parseTrustList(text).has_value());
    text.push_back(' ');
    CHECK(errorOf(parseTrustList(text)) == TrustListError::TooLarge);
}

TEST_CASE("parseTrustList: every strict prefix is refused")
{
    const std::string whole = test::trustJson().dump();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        REQUIRE(errorOf(parseTrustList(std::string_view(whole).substr(0, size))) == TrustListError::NotJson);
    }
}
