// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hex.h"
#include "tests/verifier/till.h"
#include "verifier/judge.h"

#include <doctest/doctest.h>

#include <array>
#include <functional>
#include <string>

using namespace carded;
using test::item;
using test::keyBindingToken;
using test::kNow;
using test::MapBuilder;
using test::named;
using test::plainCwt;
using test::sdCwt;
using test::TestTill;
using verifier::Reason;
using verifier::VerifiedClaims;

namespace {

using Change = std::function<void(MapBuilder&)>;

const Change kAsItIs = [](MapBuilder&) {};

/// The claims of a bound code, once its signatures held.
VerifiedClaims boundClaims(const Change& issuer, const Change& holder)
{
    auto token = sdCwt();
    issuer(token.claims);
    auto shown = keyBindingToken(token.encode());
    holder(shown.claims);
    const auto parsed = credential::parsePresentation(test::age1(shown.encode()));
    return verifier::authenticate(parsed.value(), TestTill().trust, UnixTime{Seconds{kNow}}).value();
}

VerifiedClaims staticClaims(const Change& issuer)
{
    auto token = plainCwt();
    issuer(token.claims);
    const auto parsed = credential::parsePresentation(test::age1(token.encode()));
    return verifier::authenticate(parsed.value(), TestTill().trust, UnixTime{Seconds{kNow}}).value();
}

/// `none`, or the reason's name.
std::string nameOf(const std::optional<Reason>& reason)
{
    return reason ? named(*reason) : "none";
}

Change set(std::int64_t claim, const Bytes& value)
{
    return [claim, value](MapBuilder& claims) { claims.set(claim, value); };
}

Change setTimes(const Bytes& exp, const Bytes& nbf, const Bytes& iat)
{
    return [=](MapBuilder& claims) { claims.set(4, exp).set(5, nbf).set(6, iat); };
}

} // namespace

TEST_CASE("timeProblem: every rule of the draft, at its limit and one second beyond")
{
    const policy::Policy policy = TestTill().policy; // tolerance 30 s
    const struct {
        std::string name;
        Change issuer;
        Change holder;
        std::string reason;
    } rows[] = {
        {"as it is", kAsItIs, kAsItIs, "none"},
        {"no nbf", [](MapBuilder& c) { c.erase(5); }, kAsItIs, "none"},
        {"issuer's nbf = iat", set(5, item(kNow - 1000)), kAsItIs, "none"},
        {"issuer's nbf > iat", set(5, item(kNow - 999)), kAsItIs, "malformed"},
        {"issuer's iat = exp", setTimes(item(kNow), item(kNow - 9), item(kNow)), kAsItIs, "malformed"},
        {"issuer's iat > exp", setTimes(item(kNow - 1), item(kNow - 9), item(kNow)), kAsItIs, "malformed"},
        {"issuer's nbf = exp", setTimes(item(kNow + 5), item(kNow + 5), item(kNow)), kAsItIs, "malformed"},
        {"exp in one second", set(4, item(kNow + 1)), kAsItIs, "none"},
        {"exp now", set(4, item(kNow)), kAsItIs, "expired"},
        {"exp half a second ahead", set(4, test::floatItem(kNow + 0.5)), kAsItIs, "none"},
        {"iat at the tolerance", setTimes(item(kNow + 99), item(kNow), item(kNow + 30)), set(6, item(kNow + 30)),
         "none"},
        {"iat beyond the tolerance", setTimes(item(kNow + 99), item(kNow), item(kNow + 31)), set(6, item(kNow + 31)),
         "not_yet_valid"},
        {"iat half a second beyond", setTimes(item(kNow + 99), item(kNow), test::floatItem(kNow + 30.5)), kAsItIs,
         "not_yet_valid"},
        {"nbf at the tolerance", setTimes(item(kNow + 99), item(kNow + 30), item(kNow + 30)), set(6, item(kNow + 30)),
         "none"},
        {"token's exp in one second", kAsItIs, set(4, item(kNow + 1)), "none"},
        {"token's exp now", kAsItIs, set(4, item(kNow)), "code_too_old"},
        {"token's iat = its exp", kAsItIs, setTimes(item(kNow + 9), item(kNow), item(kNow + 9)), "bad_holder_proof"},
        {"token's nbf = its iat", kAsItIs, set(5, item(kNow)), "none"},
        {"token's nbf > its iat", kAsItIs, set(5, item(kNow + 1)), "bad_holder_proof"},
        {"token's exp = issuer's exp", kAsItIs, set(4, item(kNow + 1000)), "none"},
        {"token's exp > issuer's exp", kAsItIs, set(4, item(kNow + 1001)), "bad_holder_proof"},
        {"token's iat just before issuer's exp", set(4, item(kNow + 5)), set(6, item(kNow + 4)), "none"},
        {"token's iat = issuer's exp", set(4, item(kNow + 5)), set(6, item(kNow + 5)), "bad_holder_proof"},
        {"token's iat = issuer's iat", setTimes(item(kNow + 99), item(kNow), item(kNow)), kAsItIs, "none"},
        {"token's iat < issuer's iat", setTimes(item(kNow + 99), item(kNow - 9), item(kNow)), set(6, item(kNow - 1)),
         "bad_holder_proof"},
        {"token's nbf = issuer's nbf", kAsItIs, set(5, item(kNow - 1000)), "none"},
        {"token's nbf < issuer's nbf", kAsItIs, set(5, item(kNow - 1001)), "bad_holder_proof"},
        {"token's nbf where the issuer has none", [](MapBuilder& c) { c.erase(5); }, set(5, item(0)), "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const auto claims = boundClaims(row.issuer, row.holder);
        CHECK(nameOf(timeProblem(claims, policy.presentation, UnixTime{Seconds{kNow}})) == row.reason);
    }
}

TEST_CASE("timeProblem: a static code has the issuer's times alone")
{
    const policy::Policy policy = TestTill().policy;
    const UnixTime now{Seconds{kNow}};
    CHECK(nameOf(timeProblem(staticClaims(kAsItIs), policy.presentation, now)) == "none");
    CHECK(nameOf(timeProblem(staticClaims(set(4, item(kNow))), policy.presentation, now)) == "expired");
    CHECK(nameOf(timeProblem(staticClaims(set(5, item(kNow))), policy.presentation, now)) == "malformed");
}

TEST_CASE("presentationProblem: audience and freshness, at their limits")
{
    const policy::Policy policy = TestTill().policy; // 60 s, tolerance 30 s
    const struct {
        std::string name;
        Change issuer;
        Change holder;
        std::string reason;
    } rows[] = {
        {"as it is", kAsItIs, kAsItIs, "none"},
        {"the policy's second audience", kAsItIs, set(3, item("shop")), "none"},
        {"another audience", kAsItIs, set(3, item("age2")), "wrong_audience"},
        {"an empty audience", kAsItIs, set(3, item("")), "wrong_audience"},
        {"the issuer's audience is the policy's", set(3, item("shop")), kAsItIs, "none"},
        {"the issuer's audience is another", set(3, item("bank")), kAsItIs, "wrong_audience"},
        {"60 s old", kAsItIs, set(6, item(kNow - 60)), "none"},
        {"61 s old", kAsItIs, set(6, item(kNow - 61)), "code_too_old"},
        {"60.5 s old", kAsItIs, set(6, test::floatItem(kNow - 60.5)), "code_too_old"},
        {"30 s ahead", kAsItIs, set(6, item(kNow + 30)), "none"},
        {"31 s ahead", kAsItIs, set(6, item(kNow + 31)), "code_from_future"},
        {"another audience and too old", kAsItIs, [](MapBuilder& c) { c.set(3, item("x")).set(6, item(kNow - 99)); },
         "wrong_audience"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const auto claims = boundClaims(row.issuer, row.holder);
        CHECK(nameOf(presentationProblem(claims, policy.presentation, {}, UnixTime{Seconds{kNow}})) == row.reason);
    }
}

TEST_CASE("presentationProblem: a bound code is sold on once, and one too old is too old first")
{
    const policy::Policy policy = TestTill().policy;
    const UnixTime now{Seconds{kNow}};
    const verifier::Shown used{true, {}};
    CHECK(nameOf(presentationProblem(boundClaims(kAsItIs, kAsItIs), policy.presentation, used, now)) == "already_used");
    CHECK(nameOf(presentationProblem(boundClaims(kAsItIs, set(6, item(kNow - 61))), policy.presentation, used, now))
          == "code_too_old");
    CHECK(nameOf(presentationProblem(staticClaims(kAsItIs), policy.presentation, used, now)) == "none");
}

TEST_CASE("presentationProblem: what a static code is good for")
{
    using policy::StaticCodes;
    const Change noPortrait = [](MapBuilder& claims) { claims.erase("portrait"); };
    const struct {
        std::string name;
        const char* binding;
        StaticCodes codes;
        Change change;
        bool isRefused;
    } rows[] = {
        {"issuer promises binding, accept", "required", StaticCodes::Accept, kAsItIs, true},
        {"issuer promises binding, portrait", "required", StaticCodes::Portrait, kAsItIs, true},
        {"issuer promises binding, refuse", "required", StaticCodes::Refuse, kAsItIs, true},
        {"an unknown promise, accept", "sometimes", StaticCodes::Accept, kAsItIs, true},
        {"accept", "optional", StaticCodes::Accept, kAsItIs, false},
        {"accept, no portrait", "optional", StaticCodes::Accept, noPortrait, false},
        {"portrait", "optional", StaticCodes::Portrait, kAsItIs, false},
        {"portrait, no portrait", "optional", StaticCodes::Portrait, noPortrait, true},
        {"portrait, an empty one", "optional", StaticCodes::Portrait,
         [](MapBuilder& claims) { claims.set("portrait", test::bytesItem({})); }, true},
        {"refuse", "optional", StaticCodes::Refuse, kAsItIs, true},
        {"refuse, no portrait", "optional", StaticCodes::Refuse, noPortrait, true},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        auto trust = test::trustJson();
        trust["issuers"][1]["holder_binding"] = row.binding;
        auto token = plainCwt();
        row.change(token.claims);
        TestTill till;
        till.trust = credential::parseTrustList(trust.dump()).value();
        till.policy.presentation.staticCodes = row.codes;
        const auto verdict = till.verdictOn(token);
        CHECK((verdict.reason == Reason::StaticNotAccepted) == row.isRefused);
    }
}

TEST_CASE("presentationProblem: where bound codes need a face, one without a portrait is refused")
{
    TestTill till;
    till.policy.presentation.boundCodes = policy::BoundCodes::Portrait;
    const auto claims = boundClaims(kAsItIs, kAsItIs);
    CHECK(nameOf(presentationProblem(claims, till.policy.presentation, {}, till.now)) == "static_not_accepted");
}

TEST_CASE("ageProblem: what was disclosed decides")
{
    const struct {
        std::string name;
        Change change;
        const char* category;
        std::string reason;
    } rows[] = {
        {"the mark", kAsItIs, "tobacco", "none"},
        {"a false mark", [](MapBuilder& c) { c.set("age_over_19", test::boolItem(false)); }, "tobacco",
         "age_not_proven"},
        {"no mark", [](MapBuilder& c) { c.erase("age_over_19"); }, "tobacco", "age_not_proven"},
        {"a mark of a smaller age",
         [](MapBuilder& c) { c.erase("age_over_19").set("age_over_18", test::boolItem(true)); }, "tobacco",
         "age_not_proven"},
        {"too young by birth date", [](MapBuilder& c) { c.erase("age_over_19").set("birth_date", item("2008-01-01")); },
         "tobacco", "underage"},
        {"old enough by birth date",
         [](MapBuilder& c) { c.erase("age_over_19").set("birth_date", item("2007-12-31")); }, "tobacco", "none"},
        {"too young by birth year", [](MapBuilder& c) { c.erase("age_over_19").set("age_birth_year", item(2008)); },
         "tobacco", "underage"},
        {"no privileges", kAsItIs, "rental_car", "licence_not_valid"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const policy::Policy policy = TestTill().policy;
        const policy::Rule& rule = policy.category(row.category)->rules.at(0);
        const policy::LocalTime here{{std::chrono::year{2026}, std::chrono::May, std::chrono::day{29}}, Seconds{0}};
        const std::array rules{&rule};
        CHECK(nameOf(ageProblem(boundClaims(row.change, kAsItIs), rules, policy.leapDay, here)) == row.reason);
    }
}

TEST_CASE("ageProblem: a privilege that is good and held long enough proves the licence")
{
    TestTill till;
    till.category = "rental_car";
    auto token = sdCwt();
    const auto privilege = [](const char* issued) {
        return test::arrayItem({MapBuilder()
                                    .set("vehicle_category_code", item("B"))
                                    .set("issue_date", item(issued))
                                    .set("expiry_date", item("2026-05-29"))
                                    .encode()});
    };
    token.claims.set("driving_privileges", privilege("2025-05-29"));
    CHECK(named(till.verdictOnBound(token).reason) == "old_enough"); // 29 May in Seoul
    token.claims.set("driving_privileges", privilege("2025-05-30"));
    CHECK(named(till.verdictOnBound(token).reason) == "licence_not_valid");
}

TEST_CASE("Verdict: hours without sale come after age and licence")
{
    TestTill till; // 29 May 2026 in Seoul
    policy::Rule& tobacco = till.policy.categories.at(0).rules.at(0);
    const auto here = policy::localTime(till.policy, till.now);
    REQUIRE(here.has_value());
    policy::NoSale noSale;
    noSale.from = std::chrono::floor<std::chrono::hours>(here->timeOfDay);
    noSale.until = noSale.from + std::chrono::hours{1};
    tobacco.noSale = {noSale};
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == "sale_hours");
    policy::NoSale later = noSale;
    later.from += std::chrono::hours{1};
    later.until += std::chrono::hours{1};
    tobacco.noSale = {later};
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == "old_enough");
    tobacco.noSale = {noSale};
    auto young = sdCwt();
    young.claims.erase("age_over_19").set("birth_date", item("2008-01-01"));
    CHECK(named(till.verdictOnBound(young).reason) == "underage");
    till.policy.categories.at(1).rules.at(0).noSale = {noSale};
    till.category = "rental_car";
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == "licence_not_valid");
}

TEST_CASE("Verdict: of a basket the strictest rule decides, and its age is named")
{
    TestTill till;
    till.category = "tobacco,rental_car";
    till.policy.categories.at(1).rules.at(0).minimumAge = 21;
    auto token = sdCwt();
    token.claims.erase("age_over_19").set("birth_date", item("2006-01-01")); // 20
    const verifier::Verdict verdict = till.verdictOnBound(token);
    CHECK(named(verdict.reason) == "underage");
    CHECK(verdict.minimumAge == 21);
    CHECK(verdict.category == "tobacco,rental_car");
    till.category = "tobacco,beer";
    CHECK(named(till.verdictOnBound(token).reason) == "store_unreadable");
}

TEST_CASE("Verdict: a tz database older than the policy asks for is no clock to go by")
{
    TestTill till;
    till.policy.leastTzVersion = "2099a";
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == "clock_not_trusted");
    till.policy.leastTzVersion = "2001a";
    CHECK(named(till.verdictOnBound(sdCwt()).reason) == "old_enough");
}

TEST_CASE("faceAnswer: a face that is wanted decides, one that is not wanted does not")
{
    using Face = verifier::Shown::Face;
    TestTill till;
    const auto claims = staticClaims(kAsItIs);
    const auto& rules = till.policy.presentation;
    CHECK(named(faceAnswer(claims, rules, Face::NotCompared)) == "face_check_needed");
    CHECK(named(faceAnswer(claims, rules, Face::Same)) == "old_enough");
    CHECK(named(faceAnswer(claims, rules, Face::NotTheSame)) == "face_check_refused");
    CHECK(named(faceAnswer(boundClaims(kAsItIs, kAsItIs), rules, Face::NotTheSame)) == "old_enough");
    till.policy.presentation.staticCodes = policy::StaticCodes::Accept;
    CHECK(named(faceAnswer(claims, rules, Face::NotTheSame)) == "old_enough");
}

TEST_CASE("faceAnswer: the portrait goes out with the question alone")
{
    TestTill till;
    CHECK(till.verdictOn(plainCwt()).portrait == test::hex("FFD8FF"));
    till.shown.face = verifier::Shown::Face::Same;
    CHECK(till.verdictOn(plainCwt()).portrait.empty());
}
