// SPDX-License-Identifier: Apache-2.0
#include "credential/inflate.h"
#include "tests/support/hex.h"
#include "tests/verifier/till.h"
#include "verifier/verify.h"

#include <doctest/doctest.h>

#include <functional>
#include <set>
#include <string>

using namespace carded;
using test::boolItem;
using test::item;
using test::keyBindingToken;
using test::kNow;
using test::named;
using test::plainCwt;
using test::sdCwt;
using test::TestKey;
using test::TestMessage;
using test::TestTill;
using verifier::Outcome;
using verifier::Reason;

namespace {

std::string bound(const TestMessage& issuer)
{
    return test::age1(keyBindingToken(issuer.encode()).encode());
}

/// Something a test breaks: in the till, in the issuer's part or in the holder's.
struct Broken {
    TestTill till;
    TestMessage issuer = sdCwt();
    std::function<void(TestMessage&)> breakHolder = [](TestMessage&) {};

    Reason reason()
    {
        TestMessage holder = keyBindingToken(issuer.encode());
        breakHolder(holder);
        return till.verdictOn(holder).reason;
    }
};

using Break = void (*)(Broken&);

/// One way to break each reason of a bound code, in the order in which the first that applies is the answer.
struct Step {
    Reason reason;
    Break apply;
};

const Step kSteps[] = {
    {Reason::Malformed, [](Broken& b) { b.issuer.protectedHeader.set(3, item(60)); }},
    {Reason::UnsupportedAlgorithm, [](Broken& b) { b.issuer.protectedHeader.set(170, item(-44)); }},
    {Reason::ClockNotTrusted, [](Broken& b) { b.till.clockFloor = b.till.now + Seconds{301}; }},
    {Reason::TrustStale, [](Broken& b) { b.till.verifiedAt = b.till.now - std::chrono::hours{168}; }},
    {Reason::UnknownIssuer,
     [](Broken& b) {
         b.issuer.protectedHeader.set(4, test::bytesItem(Bytes{9, 9}));
     }},
    {Reason::BadSignature, [](Broken& b) { b.issuer.claims.set(1, item("https://somebody.else.example")); }},
    {Reason::KeyRevoked, [](Broken& b) { b.till.trust.issuers.at(0).keys.at(0).revoked = true; }},
    {Reason::AlgorithmMismatch, [](Broken& b) { b.issuer.protectedHeader.set(1, item(-7)); }},
    {Reason::BadSignature, [](Broken& b) { b.issuer.signer = TestKey::Stranger; }},
    {Reason::BadHolderProof,
     [](Broken& b) { b.breakHolder = [](TestMessage& holder) { holder.signer = TestKey::Stranger; }; }},
    {Reason::Malformed, [](Broken& b) { b.issuer.claims.set("birth_date", item("2000-02-30")); }},
    {Reason::Expired, [](Broken& b) { b.issuer.claims.set(4, item(kNow)); }},
    {Reason::NotYetValid, [](Broken& b) { b.issuer.claims.set(6, item(kNow + 31)).set(5, item(kNow + 31)); }},
    {Reason::WrongAudience, [](Broken& b) { b.issuer.claims.set(3, item("another")); }},
    {Reason::AlreadyUsed, [](Broken& b) { b.till.shown.alreadyUsed = true; }},
    {Reason::StatusUnknown, [](Broken& b) { b.issuer.claims.set(65535, test::statusItem(4)); }},
    {Reason::AgeNotProven, [](Broken& b) { b.issuer.claims.set("age_over_19", boolItem(false)); }},
    {Reason::FaceCheckNeeded,
     [](Broken& b) {
         b.till.policy.presentation.boundCodes = policy::BoundCodes::Portrait;
         b.issuer.claims.set("portrait", test::bytesItem(test::hex("FFD8FF")));
     }},
};

} // namespace

TEST_CASE("verify: each reason alone, in the order of the steps")
{
    for (const Step& step : kSteps) {
        Broken broken;
        step.apply(broken);
        const std::string reason(toString(step.reason));
        CAPTURE(reason);
        CHECK(named(broken.reason()) == reason);
    }
}

TEST_CASE("verify: of any two things that are wrong the earlier step is the reason")
{
    std::size_t pairs = 0;
    for (std::size_t first = 0; first < std::size(kSteps); ++first) {
        for (std::size_t second = first + 1; second < std::size(kSteps); ++second) {
            if (kSteps[first].reason == Reason::Expired && kSteps[second].reason == Reason::NotYetValid) {
                continue; // such a credential is inconsistent in itself
            }
            Broken broken;
            kSteps[second].apply(broken);
            kSteps[first].apply(broken);
            const std::string earlier(toString(kSteps[first].reason));
            const std::string later(toString(kSteps[second].reason));
            CAPTURE(earlier);
            CAPTURE(later);
            CHECK(named(broken.reason()) == earlier);
            ++pairs;
        }
    }
    CHECK(pairs > 100);
}

TEST_CASE("verify: neighbouring reasons that one code cannot show by itself alone")
{
    SUBCASE("a store that cannot be read comes before an untrusted clock")
    {
        TestTill till;
        const auto text = credential::parsePresentation(bound(sdCwt()));
        const UnixTime floor = till.now + Seconds{1000};
        const verifier::Till whole{&till.trust, &till.status, &till.policy, "tobacco", till.now, floor};
        verifier::Till noTrust = whole;
        noTrust.trust = nullptr;
        verifier::Till noStatus = whole;
        noStatus.status = nullptr;
        verifier::Till noPolicy = whole;
        noPolicy.policy = nullptr;
        for (const auto& broken : {noTrust, noStatus, noPolicy, verifier::Till{}}) {
            CHECK(named(verify(text, {}, broken, till.now).reason) == named(Reason::StoreUnreadable));
        }
        CHECK(named(verify(text, {}, whole, till.now).reason) == named(Reason::ClockNotTrusted));
        CHECK(named(verify(credential::parsePresentation("AGE1:"), {}, noTrust, till.now).reason)
              == named(Reason::Malformed));
        CHECK(named(verify(credential::parsePresentation("HC1:"), {}, noTrust, till.now).reason)
              == named(Reason::UnsupportedDocument));
    }
    SUBCASE("a revoked key comes after a wrong iss and before a wrong signature")
    {
        TestTill till;
        auto token = sdCwt();
        token.protectedHeader.set(4, test::bytesItem(test::testKid(TestKey::Revoked)));
        token.signer = TestKey::Stranger;
        CHECK(named(till.verdictOnBound(token).reason) == named(Reason::KeyRevoked));
        token.claims.set(1, item(test::kOtherIss));
        CHECK(named(till.verdictOnBound(token).reason) == named(Reason::BadSignature));
    }
    SUBCASE("a missing holder proof comes after the issuer's signature and before the disclosures")
    {
        TestTill till;
        auto token = sdCwt();
        token.unprotectedHeader.set(17, test::arrayItem({test::bytesItem(test::hex("00"))}));
        CHECK(named(till.verdictOn(token).reason) == named(Reason::HolderProofMissing));
        token.signer = TestKey::Stranger;
        CHECK(named(till.verdictOn(token).reason) == named(Reason::BadSignature));
    }
    SUBCASE("a credential inconsistent in itself comes before an expired one")
    {
        TestTill till;
        auto token = sdCwt();
        token.claims.set(4, item(kNow - 2000));
        CHECK(named(till.verdictOnBound(token).reason) == named(Reason::Malformed));
    }
    SUBCASE("a static code that is refused comes before its status")
    {
        TestTill till;
        till.policy.presentation.staticCodes = policy::StaticCodes::Refuse;
        auto token = plainCwt();
        token.claims.set(65535, test::statusItem(1));
        CHECK(named(till.verdictOn(token).reason) == named(Reason::StaticNotAccepted));
    }
    SUBCASE("an age comes before the licence, the licence before the face")
    {
        TestTill till;
        till.category = "rental_car";
        till.policy.presentation.boundCodes = policy::BoundCodes::Portrait;
        auto token = sdCwt();
        token.claims.set("portrait", test::bytesItem(test::hex("FFD8FF")));
        CHECK(named(till.verdictOnBound(token).reason) == named(Reason::LicenceNotValid));
        token.claims.set("age_over_19", boolItem(false));
        CHECK(named(till.verdictOnBound(token).reason) == named(Reason::AgeNotProven));
    }
}

TEST_CASE("verify: nothing of a claim is told before the holder's proof held")
{
    std::set<Reason> silent;
    for (const Step& step : kSteps) {
        Broken broken;
        step.apply(broken);
        broken.issuer.claims.set("portrait", test::bytesItem(test::hex("FFD8FF")));
        TestMessage holder = keyBindingToken(broken.issuer.encode());
        broken.breakHolder(holder);
        const auto verdict = broken.till.verdictOn(holder);
        const std::string reason(toString(verdict.reason));
        CAPTURE(reason);
        CHECK(verdict.portrait.empty() == (verdict.reason != Reason::FaceCheckNeeded));
        if (step.reason == Reason::Malformed && &step != kSteps) { // from here on the claims are believed
            break;
        }
        CHECK(verdict.issuer.empty());
        CHECK_FALSE(verdict.minimumAge.has_value());
        silent.insert(verdict.reason);
    }
    CHECK(silent.size() >= 8);
}

TEST_CASE("verify: a holder's algorithm that is not its key's is no proof")
{
    for (const int alg : {-7, -35, -37}) {
        TestTill till;
        auto holder = keyBindingToken(test::sdCwt().encode());
        holder.protectedHeader.set(1, item(alg));
        CHECK(named(till.verdictOn(holder).reason) == named(Reason::BadHolderProof));
    }
}
