// SPDX-License-Identifier: Apache-2.0
#include "tests/support/foreign_tokens.h"
#include "tests/support/shared_files.h"
#include "tests/verifier/till.h"

#include <doctest/doctest.h>

#include <functional>
#include <nlohmann/json.hpp>

using namespace carded;
using test::kNow;
using test::named;
using test::TestKey;
using test::TestTruAge;
using verifier::Reason;

namespace {

/// A till that sells on TruAge tokens of one issuer.
struct TruAgeTill : test::TestTill {
    TruAgeTill()
    {
        auto list = test::trustJson();
        list["issuers"].push_back(test::truAgeIssuer(TestKey::Issuer));
        trust = credential::parseTrustList(list.dump()).value();
        policy.presentation.singleUseCodes = policy::SingleUseCodes::Accept;
    }
    [[nodiscard]] credential::Issuer& issuer() { return trust.issuers.back(); }
};

struct Row {
    std::string name;
    std::function<void(TruAgeTill&, TestTruAge&)> change;
    Reason reason;
};

} // namespace

TEST_CASE("verify: a TruAge token passes, and the result names it and nobody")
{
    TruAgeTill till;
    const auto verdict = till.verdictOn(TestTruAge().text());
    CHECK(named(verdict.reason) == "old_enough");
    CHECK(verdict.format == "truage");
    CHECK(verdict.document == "truage");
    CHECK(verdict.issuer == test::didKeyOf(TestKey::Issuer));
    CHECK(verdict.minimumAge == 19);
    CHECK_FALSE(verdict.isStatusNotChecked);
    CHECK(verdict.portrait.empty());
}

TEST_CASE("verify: each thing that is wrong with a TruAge token has its reason")
{
    const Row rows[] = {
        {"as it is", [](TruAgeTill&, TestTruAge&) {}, Reason::OldEnough},
        {"another issuer", [](TruAgeTill&, TestTruAge& t) { t.signer = TestKey::Stranger; }, Reason::UnknownIssuer},
        {"an issuer of other formats", [](TruAgeTill& till, TestTruAge&) { till.issuer().formats = {"age1"}; },
         Reason::UnknownIssuer},
        {"a key that is over", [](TruAgeTill& till, TestTruAge&) { till.issuer().keys[0].exp = till.now; },
         Reason::UnknownIssuer},
        {"a revoked key", [](TruAgeTill& till, TestTruAge&) { till.issuer().keys[0].revoked = true; },
         Reason::KeyRevoked},
        {"a key that is not the one of the DID",
         [](TruAgeTill& till, TestTruAge&) { till.issuer().keys[0].publicKey = test::publicKeyOf(TestKey::Stranger); },
         Reason::BadSignature},
        {"a key of another kind",
         [](TruAgeTill& till, TestTruAge&) { till.issuer().keys[0].publicKey = test::publicKeyOf(TestKey::P256); },
         Reason::AlgorithmMismatch},
        {"over since now", [](TruAgeTill&, TestTruAge& t) { t.expires = kNow; }, Reason::Expired},
        {"over in a second", [](TruAgeTill&, TestTruAge& t) { t.expires = kNow + 1; }, Reason::OldEnough},
        {"from the future", [](TruAgeTill&, TestTruAge& t) { t.issued = kNow + 31; }, Reason::NotYetValid},
        {"from as far as clocks may differ", [](TruAgeTill&, TestTruAge& t) { t.issued = kNow + 30; },
         Reason::OldEnough},
        {"a proof of another time", [](TruAgeTill&, TestTruAge& t) { t.created = kNow + 900; }, Reason::OldEnough},
        {"single use refused",
         [](TruAgeTill& till, TestTruAge&) {
             till.policy.presentation.singleUseCodes = policy::SingleUseCodes::Refuse;
         },
         Reason::StaticNotAccepted},
        {"an issuer that promises binding",
         [](TruAgeTill& till, TestTruAge&) { till.issuer().holderBinding = credential::Promise::Required; },
         Reason::StaticNotAccepted},
        {"an issuer that promises a status",
         [](TruAgeTill& till, TestTruAge&) { till.issuer().status = credential::Promise::Required; },
         Reason::StatusUnknown},
        {"static codes refused",
         [](TruAgeTill& till, TestTruAge&) { till.policy.presentation.staticCodes = policy::StaticCodes::Refuse; },
         Reason::OldEnough},
        {"used", [](TruAgeTill& till, TestTruAge&) { till.shown.alreadyUsed = true; }, Reason::AlreadyUsed},
        {"used, and over",
         [](TruAgeTill& till, TestTruAge& t) {
             till.shown.alreadyUsed = true;
             t.expires = kNow;
         },
         Reason::Expired},
        {"over 18 where 19 is asked for", [](TruAgeTill&, TestTruAge& t) { t.overAge = 18; }, Reason::AgeNotProven},
        {"over 19", [](TruAgeTill&, TestTruAge& t) { t.overAge = 19; }, Reason::OldEnough},
        {"over 150", [](TruAgeTill&, TestTruAge& t) { t.overAge = 150; }, Reason::OldEnough},
        {"over 151", [](TruAgeTill&, TestTruAge& t) { t.overAge = 151; }, Reason::Malformed},
        {"a licence is asked for", [](TruAgeTill& till, TestTruAge&) { till.category = "rental_car"; },
         Reason::LicenceNotValid},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        TruAgeTill till;
        TestTruAge token;
        row.change(till, token);
        CHECK(named(till.verdictOn(token.text()).reason) == named(row.reason));
    }
}

TEST_CASE("verify: no single bit of a TruAge token can be flipped without losing the pass")
{
    TruAgeTill till;
    const Bytes token = TestTruAge().encode();
    REQUIRE(named(till.verdictOn(test::truAgeText(token)).reason) == "old_enough");
    for (std::size_t bit = 0; bit < token.size() * 8; ++bit) {
        Bytes flipped = token;
        flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        CAPTURE(bit);
        const auto verdict = till.verdictOn(test::truAgeText(flipped));
        REQUIRE(named(verdict.outcome()) != "pass");
        REQUIRE(verdict.issuer.empty());
    }
    const std::string text = TestTruAge().text();
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
        std::string flipped = text;
        flipped[bit / 8] = static_cast<char>(static_cast<unsigned char>(flipped[bit / 8]) ^ 1U << (bit % 8));
        CAPTURE(bit);
        REQUIRE(named(till.verdictOn(flipped).outcome()) != "pass");
    }
}

TEST_CASE("verify: TruAge samples pass for whoever lists their issuers, in their time")
{
    const auto file = test::readSharedFile("foreign-samples/truage-generated.json");
    if (!file) {
        MESSAGE("SKIPPED: foreign-samples is not beside the corpus");
        return;
    }
    const auto samples = nlohmann::json::parse(*file);
    std::vector<const nlohmann::json*> all;
    for (const char* part : {"good", "wrong"}) {
        for (const auto& sample : samples[part]) {
            all.push_back(&sample);
        }
    }
    int passes = 0;
    for (const nlohmann::json* sample : all) {
        const std::string text = (*sample)["text"];
        const auto parsed = credential::parsePresentation(text);
        TruAgeTill till;
        till.category = "nothing";
        till.policy.categories[0].id = till.category;
        till.policy.categories[0].rules[0] = {std::nullopt, std::nullopt, 12, policy::Counting::Birthday};
        CHECK(named(till.verdictOn(text).reason) == (parsed ? "unknown_issuer" : "malformed"));
        if (!parsed) {
            continue;
        }
        const std::string iss = *parsed->credential.claims.iss;
        till.issuer().iss = iss;
        till.issuer().keys[0].publicKey =
            crypto::Ed25519PublicKey::from(ByteSpan(test::truAgeBytes(text)).last(32)).value();
        if ((*sample).contains("np")) {
            till.now = till.verifiedAt =
                UnixTime{Seconds{static_cast<std::int64_t>(parsed->credential.claims.iat->seconds)}};
            till.clockFloor.reset();
            CHECK(named(till.verdictOn(text).reason) == "old_enough");
            ++passes;
            till.now = till.verifiedAt =
                UnixTime{Seconds{static_cast<std::int64_t>(parsed->credential.claims.exp.seconds)}};
        }
        CHECK(named(till.verdictOn(text).reason) == "expired");
    }
    CHECK(passes == 60);
}
