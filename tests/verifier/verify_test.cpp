// SPDX-License-Identifier: Apache-2.0
#include "credential/inflate.h"
#include "tests/support/hex.h"
#include "tests/verifier/till.h"
#include "verifier/verify.h"

#include <doctest/doctest.h>

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
using test::TestTill;
using verifier::Outcome;
using verifier::Reason;

TEST_CASE("verify: a good bound code passes and says what it proved")
{
    TestTill till;
    const auto verdict = till.verdictOnBound(sdCwt());
    CHECK(named(verdict.reason) == named(Reason::OldEnough));
    CHECK(named(verdict.outcome()) == named(Outcome::Pass));
    CHECK(verdict.format == "age1");
    CHECK(verdict.issuer == test::kIss);
    CHECK(verdict.minimumAge == 19);
    CHECK(verdict.category == "tobacco");
    CHECK(verdict.checkedAt == till.now);
    CHECK_FALSE(verdict.demo);
    CHECK(verdict.stateAge == Seconds{3600});
    CHECK(verdict.maximumCodeAge == Seconds{60});
    CHECK(verdict.portrait.empty());
}

TEST_CASE("verify: both algorithm numbers of Ed25519 pass")
{
    TestTill till;
    auto issuer = sdCwt();
    issuer.protectedHeader.set(1, item(-8)).set(16, item("application/sd-cwt")).set(170, item(-16));
    CHECK(named(till.verdictOnBound(issuer).reason) == named(Reason::OldEnough));
}

TEST_CASE("verify: what is no credential is named, whatever the state of the store")
{
    const struct {
        std::string text;
        Reason reason;
    } rows[] = {
        {"HC1:", Reason::UnsupportedDocument}, {"https://example.com", Reason::OnlineCode},
        {"hello", Reason::NotACredential},     {"8801234567893", Reason::NotACredential},
        {"AGE1:", Reason::Malformed},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        TestTill till;
        till.verifiedAt = UnixTime{};
        till.clockFloor = till.now + Seconds{10000};
        CHECK(named(till.verdictOn(row.text).reason) == named(row.reason));
        CHECK(till.verdictOn(row.text).format.empty());
    }
}

TEST_CASE("verify: a status decides as the issuer's list says")
{
    const struct {
        std::int64_t idx;
        Reason reason;
    } rows[] = {
        {0, Reason::OldEnough}, {1, Reason::Revoked},       {2, Reason::Suspended},
        {3, Reason::OldEnough}, {4, Reason::StatusUnknown}, {8, Reason::StatusUnknown},
    };
    for (const auto& row : rows) {
        CAPTURE(row.idx);
        TestTill till;
        auto token = sdCwt();
        token.claims.set(65535, test::statusItem(row.idx)).set("age_over_19", boolItem(false));
        const auto reason = till.verdictOnBound(token).reason;
        CHECK(named(reason) == named(row.reason == Reason::OldEnough ? Reason::AgeNotProven : row.reason));
        token.claims.set("age_over_19", boolItem(true));
        CHECK(named(till.verdictOnBound(token).reason) == named(row.reason));
    }
    TestTill stale;
    stale.status.lists.at(0).exp = stale.now;
    CHECK(named(stale.verdictOnBound(sdCwt()).reason) == named(Reason::StatusStale));
}

TEST_CASE("verify: a list answers for its own issuer and URI alone")
{
    TestTill till;
    auto token = sdCwt();
    token.claims.set(65535, test::statusItem(0, "https://licence.example.kr/status/2"));
    CHECK(named(till.verdictOnBound(token).reason) == named(Reason::StatusUnknown));
    auto other = plainCwt();
    other.claims.set(65535, test::statusItem(0));
    CHECK(named(till.verdictOn(other).reason) == named(Reason::StatusUnknown));
}

TEST_CASE("verify: a status claim that is there is checked, one that is promised must be there")
{
    TestTill till;
    auto missing = sdCwt();
    missing.claims.erase(65535);
    CHECK(named(till.verdictOnBound(missing).reason) == named(Reason::StatusUnknown));
    auto otherMechanism = sdCwt();
    otherMechanism.claims.set(65535, test::MapBuilder().set("identifier_list", item(1)).encode());
    CHECK(named(till.verdictOnBound(otherMechanism).reason) == named(Reason::StatusUnknown));
    auto staticToken = plainCwt();
    staticToken.claims.set(65535, test::MapBuilder().set("identifier_list", item(1)).encode());
    CHECK(named(till.verdictOn(staticToken).reason) == named(Reason::StatusUnknown));
    till.trust.issuers.at(0).status = credential::Promise::NotRequired;
    CHECK(named(till.verdictOnBound(missing).reason) == named(Reason::OldEnough));
}

TEST_CASE("verify: shapes that are no presentation")
{
    TestTill till;
    CHECK(named(till.verdictOn(sdCwt()).reason) == named(Reason::HolderProofMissing));
    auto cwtWithCnf = plainCwt();
    cwtWithCnf.claims.set(8, test::cnfItem(TestKey::Holder));
    CHECK(named(till.verdictOn(cwtWithCnf).reason) == named(Reason::HolderProofMissing));
    CHECK(named(till.verdictOnBound(plainCwt()).reason) == named(Reason::Malformed));
}

TEST_CASE("verify: a holder's key that is no Ed25519 key proves nothing")
{
    TestTill till;
    auto token = sdCwt();
    token.claims.set(8, test::MapBuilder().set(1, test::MapBuilder().set(1, item(2)).encode()).encode());
    CHECK(named(till.verdictOnBound(token).reason) == named(Reason::BadHolderProof));
}

TEST_CASE("verify: a signature of the wrong length is a bad signature")
{
    for (const std::size_t size : {0U, 63U, 65U}) {
        TestTill till;
        auto token = sdCwt();
        token.signature = Bytes(size, 1);
        CHECK(named(till.verdictOnBound(token).reason) == named(Reason::BadSignature));
        auto holder = keyBindingToken(sdCwt().encode());
        holder.signature = Bytes(size, 1);
        CHECK(named(till.verdictOn(holder).reason) == named(Reason::BadHolderProof));
    }
}

TEST_CASE("verify: a key counts from its first second to the last before its end")
{
    TestTill till;
    auto& key = till.trust.issuers.at(0).keys.at(0);
    key.nbf = till.now;
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == named(Reason::OldEnough));
    key.nbf = till.now + Seconds{1};
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == named(Reason::UnknownIssuer));
    key.nbf.reset();
    key.exp = till.now + Seconds{1};
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == named(Reason::OldEnough));
    key.exp = till.now;
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == named(Reason::UnknownIssuer));
}

TEST_CASE("verify: a key counts only for its use and its issuer's formats, but kid may repeat between issuers")
{
    TestTill till;
    auto token = sdCwt();
    token.signer = TestKey::Status;
    token.protectedHeader.set(4, test::bytesItem(test::testKid(TestKey::Status)));
    CHECK(named(till.verdictOnBound(token).reason) == named(Reason::UnknownIssuer));
    till.trust.issuers.at(1).keys.at(0).kid = test::testKid(TestKey::Issuer);
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == named(Reason::OldEnough));
    till.trust.issuers.at(0).formats = {"claim169"};
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == named(Reason::BadSignature));
    till.trust.issuers.at(1).formats = {};
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == named(Reason::UnknownIssuer));
}

TEST_CASE("verify: the clock may stand 300 s before the floor, and no second more")
{
    TestTill till;
    till.clockFloor = till.now + Seconds{300};
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == named(Reason::OldEnough));
    till.clockFloor = till.now + Seconds{301};
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == named(Reason::ClockNotTrusted));
    till.clockFloor.reset();
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == named(Reason::OldEnough));
}

TEST_CASE("verify: a day that no time zone table knows is an untrusted clock")
{
    TestTill till;
    till.clockFloor.reset();
    for (const std::int64_t year2038 : {std::int64_t{2145916800}, std::int64_t{-1}, std::int64_t{1} << 60}) {
        till.now = UnixTime{Seconds{year2038}};
        till.verifiedAt = till.now;
        CHECK(named(till.verdictOnBound(sdCwt()).reason) == named(Reason::ClockNotTrusted));
    }
}

TEST_CASE("verify: lists may be one second short of block_after, and no older, and from the future counts as new")
{
    TestTill till;
    till.verifiedAt = till.now - std::chrono::hours{168} + Seconds{1};
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == named(Reason::OldEnough));
    till.verifiedAt = till.now - std::chrono::hours{168};
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == named(Reason::TrustStale));
    till.verifiedAt = till.now + std::chrono::hours{1000};
    const auto verdict = till.verdictOnBound(sdCwt());
    CHECK(named(verdict.reason) == named(Reason::OldEnough));
    CHECK(verdict.stateAge == Seconds{0});
}

TEST_CASE("verify: without a rule in force nothing passes")
{
    for (const char* category : {"someday", "bread", ""}) {
        TestTill till;
        till.category = category;
        CHECK(named(till.verdictOnBound(sdCwt()).reason) == named(Reason::StoreUnreadable));
    }
}

TEST_CASE("verify: a demo list marks every verdict")
{
    TestTill till;
    till.trust.demo = true;
    CHECK(till.verdictOnBound(sdCwt()).demo);
    CHECK(till.verdictOn(std::string("hello")).demo);
}
