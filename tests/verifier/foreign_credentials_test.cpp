// SPDX-License-Identifier: Apache-2.0
#include "tests/verifier/till.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>

using namespace carded;
using test::bareBase45;
using test::bytesItem;
using test::claim169;
using test::item;
using test::kNow;
using test::named;
using test::TestKey;
using test::TestMessage;
using test::TestTill;
using verifier::Reason;

namespace {

struct Row {
    std::string name;
    std::function<void(TestTill&, TestMessage&)> change;
    Reason reason;
};

credential::Issuer& foreignIssuer(TestTill& till)
{
    return till.trust.issuers.at(2);
}

/// A second issuer that signs with the same kid.
credential::Issuer& addTwin(TestTill& till)
{
    credential::Issuer twin = foreignIssuer(till);
    twin.iss = "https://twin.example";
    twin.keys = {twin.keys.front()};
    twin.keys.front().publicKey = test::publicKeyOf(TestKey::Stranger);
    till.trust.issuers.insert(till.trust.issuers.begin(), twin);
    return till.trust.issuers.front();
}

void check(const Row& row)
{
    CAPTURE(row.name);
    TestTill till;
    till.policy.presentation.staticCodes = policy::StaticCodes::Accept;
    TestMessage token = claim169();
    row.change(till, token);
    CHECK(named(till.verdictOn(bareBase45(token.encode())).reason) == named(row.reason));
}

} // namespace

TEST_CASE("verify: a Claim 169 code passes under every kind of key, and asks for a face first")
{
    for (const TestKey key : {TestKey::ForeignIssuer, TestKey::P256, TestKey::P384, TestKey::Rsa}) {
        TestTill till;
        const std::string text = bareBase45(claim169().signBy(key).encode());
        const auto asked = till.verdictOn(text);
        CHECK(named(asked.reason) == named(Reason::FaceCheckNeeded));
        CHECK(asked.portrait == Bytes{0xFF, 0xD8, 0xFF, 0xE0});
        till.shown.face = verifier::Shown::Face::Same;
        const auto passed = till.verdictOn(text);
        CHECK(named(passed.reason) == named(Reason::OldEnough));
        CHECK(passed.format == "claim169");
        CHECK(passed.issuer == test::kForeignIss);
        CHECK(passed.portrait.empty());
    }
}

TEST_CASE("verify: an AGE1 code passes with issuer's and holder's keys of every kind")
{
    for (const TestKey issuerKey : {TestKey::ForeignIssuer, TestKey::P256, TestKey::P384, TestKey::Rsa}) {
        for (const TestKey holderKey : {TestKey::Holder, TestKey::P256, TestKey::P384, TestKey::Rsa}) {
            TestTill till;
            auto issuer = test::sdCwt().signBy(issuerKey);
            issuer.claims.set(1, item(test::kForeignIss)).set(8, test::cnfItem(holderKey));
            auto holder = test::keyBindingToken(issuer.encode());
            holder.signer = holderKey;
            holder.protectedHeader.set(1, item(test::algOf(holderKey)));
            till.status.lists.front().iss = test::kForeignIss;
            CHECK(named(till.verdictOn(holder).reason) == named(Reason::OldEnough));
            holder.protectedHeader.set(1, item(test::algOf(holderKey) == -7 ? -19 : -7));
            CHECK(named(till.verdictOn(holder).reason) == named(Reason::BadHolderProof));
        }
    }
}

TEST_CASE("verify: a holder's key that no signature of ours can be by is no proof")
{
    TestTill till;
    auto issuer = test::sdCwt();
    const auto coseKey = test::MapBuilder().set(1, item(2)).set(-1, item(3)).set(-2, bytesItem(Bytes(66, 1))).encode();
    issuer.claims.set(8, test::MapBuilder().set(1, coseKey).encode());
    CHECK(named(till.verdictOnBound(issuer).reason) == named(Reason::BadHolderProof));
}

TEST_CASE("verify: the signer of a Claim 169 code is found by kid and iss, or the reason says why not")
{
    const Row rows[] = {
        {"as it is", [](TestTill&, TestMessage&) {}, Reason::OldEnough},
        {"no iss: the key names the issuer", [](TestTill&, TestMessage& t) { t.claims.erase(1); }, Reason::OldEnough},
        {"no kid: the issuer's keys are tried", [](TestTill&, TestMessage& t) { t.protectedHeader.erase(4); },
         Reason::OldEnough},
        {"neither",
         [](TestTill&, TestMessage& t) {
             t.claims.erase(1);
             t.protectedHeader.erase(4);
         },
         Reason::UnknownIssuer},
        {"no kid, an issuer that is not listed",
         [](TestTill&, TestMessage& t) {
             t.protectedHeader.erase(4);
             t.claims.set(1, item("https://nobody.example"));
         },
         Reason::UnknownIssuer},
        {"another kid", [](TestTill&, TestMessage& t) { t.protectedHeader.set(4, bytesItem(Bytes{9})); },
         Reason::UnknownIssuer},
        {"an issuer of other formats", [](TestTill& till, TestMessage&) { foreignIssuer(till).formats = {"age1"}; },
         Reason::UnknownIssuer},
        {"another issuer's name", [](TestTill&, TestMessage& t) { t.claims.set(1, item(test::kIss)); },
         Reason::BadSignature},
        {"another key's signature", [](TestTill&, TestMessage& t) { t.signer = TestKey::Stranger; },
         Reason::BadSignature},
        {"no kid, another key's signature",
         [](TestTill&, TestMessage& t) {
             t.protectedHeader.erase(4);
             t.signer = TestKey::Stranger;
         },
         Reason::BadSignature},
        {"an empty signature", [](TestTill&, TestMessage& t) { t.signature = Bytes{}; }, Reason::BadSignature},
        {"an empty signature and no kid",
         [](TestTill&, TestMessage& t) {
             t.protectedHeader.erase(4);
             t.signature = Bytes{};
         },
         Reason::BadSignature},
        {"an algorithm of another key", [](TestTill&, TestMessage& t) { t.protectedHeader.set(1, item(-7)); },
         Reason::AlgorithmMismatch},
        {"a revoked key", [](TestTill& till, TestMessage&) { foreignIssuer(till).keys.front().revoked = true; },
         Reason::KeyRevoked},
        {"no kid, signed by a revoked key beside good ones",
         [](TestTill& till, TestMessage& t) {
             t.protectedHeader.erase(4);
             foreignIssuer(till).keys.front().revoked = true;
         },
         Reason::KeyRevoked},
        {"no iss, two issuers of one kid",
         [](TestTill& till, TestMessage& t) {
             addTwin(till);
             t.claims.erase(1);
         },
         Reason::OldEnough},
        {"no iss, two issuers of one kid, and neither signed",
         [](TestTill& till, TestMessage& t) {
             addTwin(till).keys.front().revoked = true;
             t.claims.erase(1);
             t.signer = TestKey::Holder;
         },
         Reason::BadSignature},
        {"iss, two issuers of one kid", [](TestTill& till, TestMessage&) { addTwin(till); }, Reason::OldEnough},
        {"the other one's iss",
         [](TestTill& till, TestMessage& t) {
             addTwin(till);
             t.claims.set(1, item("https://twin.example"));
         },
         Reason::BadSignature},
    };
    for (const Row& row : rows) {
        check(row);
    }
}

TEST_CASE("verify: a Claim 169 code is judged as any static code is")
{
    const Row rows[] = {
        {"expired now", [](TestTill&, TestMessage& t) { t.claims.set(4, item(kNow)); }, Reason::Expired},
        {"no iat", [](TestTill&, TestMessage& t) { t.claims.erase(6); }, Reason::OldEnough},
        {"no iat, not yet valid",
         [](TestTill&, TestMessage& t) {
             t.claims.erase(6);
             t.claims.set(5, item(kNow + 31));
         },
         Reason::NotYetValid},
        {"no iat, nbf at exp",
         [](TestTill&, TestMessage& t) {
             t.claims.erase(6);
             t.claims.set(5, item(kNow + 1000));
         },
         Reason::Malformed},
        {"nbf after iat", [](TestTill&, TestMessage& t) { t.claims.set(5, item(kNow - 999)); }, Reason::Malformed},
        {"another audience", [](TestTill&, TestMessage& t) { t.claims.set(3, item("bank")); }, Reason::WrongAudience},
        {"a holder's key", [](TestTill&, TestMessage& t) { t.claims.set(8, test::cnfItem(TestKey::Holder)); },
         Reason::HolderProofMissing},
        {"an impossible date of birth",
         [](TestTill&, TestMessage& t) {
             t.claims.set(169, test::claim169Members().set(8, item("19880231")).encode());
         },
         Reason::Malformed},
        {"no date of birth",
         [](TestTill&, TestMessage& t) { t.claims.set(169, test::claim169Members().erase(8).encode()); },
         Reason::AgeNotProven},
        {"born in the year that is too late",
         [](TestTill&, TestMessage& t) {
             t.claims.set(169, test::claim169Members().set(8, item("20080101")).encode());
         },
         Reason::Underage},
        {"a status that nobody has", [](TestTill&, TestMessage& t) { t.claims.set(65535, test::statusItem(0)); },
         Reason::StatusUnknown},
        {"a policy that refuses static codes",
         [](TestTill& till, TestMessage&) { till.policy.presentation.staticCodes = policy::StaticCodes::Refuse; },
         Reason::StaticNotAccepted},
        {"a policy that wants a photo, and none",
         [](TestTill& till, TestMessage& t) {
             till.policy.presentation.staticCodes = policy::StaticCodes::Portrait;
             t.claims.set(169, test::claim169Members().erase(16).encode());
         },
         Reason::StaticNotAccepted},
        {"an issuer that promises binding",
         [](TestTill& till, TestMessage&) { foreignIssuer(till).holderBinding = credential::Promise::Required; },
         Reason::StaticNotAccepted},
    };
    for (const Row& row : rows) {
        check(row);
    }
}

TEST_CASE("verify: an unsigned licence's barcode never passes, and gives the age that it prints")
{
    const auto licence = [](const std::string& birthDate) {
        return "@\n\x1E\rANSI 636026080101DL00310100DLDAQ1\nDBB" + birthDate + "\n\r";
    };
    TestTill till; // 29 May 2026 in Seoul
    for (const auto& [birthDate, age] : {std::pair{"05291988", 38}, {"05301988", 37}, {"05292026", 0}}) {
        const auto verdict = till.verdictOn(licence(birthDate));
        CHECK(named(verdict.reason) == named(Reason::UnsupportedDocument));
        CHECK(verdict.document == "aamva");
        CHECK(verdict.unverifiedAge == age);
    }
    CHECK_FALSE(till.verdictOn(licence("05302026")).unverifiedAge.has_value());
    CHECK_FALSE(till.verdictOn(licence("")).unverifiedAge.has_value());
    till.now = *till.clockFloor - Seconds{301};
    const auto wrongClock = till.verdictOn(licence("05291988"));
    CHECK(named(wrongClock.reason) == named(Reason::UnsupportedDocument));
    CHECK_FALSE(wrongClock.unverifiedAge.has_value());
}
