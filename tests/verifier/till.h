// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/presentation.h"
#include "policy/read_policy.h"
#include "tests/support/foreign_tokens.h"
#include "tests/support/memory_status.h"
#include "tests/support/token_builder.h"
#include "verifier/verify.h"

#include <string>

namespace carded::test {

/// The frozen name of a reason or an outcome, as a failing test should print it.
template <class Named>
std::string named(Named value)
{
    return std::string(toString(value));
}

/// A till on the day of the test tokens: tobacco from 19 by the calendar year in Korea, static codes with a face
/// check, and a status list that withdraws entry 1 and suspends entry 2. Every piece is a test's to change.
struct TestTill {
    credential::TrustList trust = credential::parseTrustList(trustJson().dump()).value();
    policy::Policy policy = policy::readPolicy(policyToml()).value();
    MemoryStatus status;
    verifier::Shown shown;
    std::string category = "tobacco";
    UnixTime now{Seconds{kNow}};
    UnixTime verifiedAt{Seconds{kNow - 3600}};
    std::optional<UnixTime> clockFloor = UnixTime{Seconds{kNow - 3600}};

    TestTill()
    {
        const Bytes list = statusList(Bytes{0x24, 0x03}).encode(); // entries 0, 1, 2, 0, 3
        status.lists.push_back(credential::verifyStatusList(list, kListUri, trust, now).value());
    }

    /// What this till says about a text.
    [[nodiscard]] verifier::Verdict verdictOn(const std::string& text)
    {
        const verifier::Till till{&trust, &status, &policy, category, verifiedAt, clockFloor};
        return verifier::verify(credential::parsePresentation(text), shown, till, now);
    }
    [[nodiscard]] verifier::Verdict verdictOn(const TestMessage& message) { return verdictOn(age1(message.encode())); }
    /// About an issuer's part that a holder's phone shows now.
    [[nodiscard]] verifier::Verdict verdictOnBound(const TestMessage& issuer)
    {
        return verdictOn(keyBindingToken(issuer.encode()));
    }

    static std::string policyToml()
    {
        return R"(format = "carded-policy-1"
jurisdiction = "KR"
time_zone = "Asia/Seoul"
leap_day = "mar1"
[presentation]
audiences = ["age1", "shop"]
max_age_s = 60
future_tolerance_s = 30
static = "portrait"
[freshness]
warn_after = "24h"
block_after = "168h"
[category.tobacco]
name = { en = "Tobacco" }
[[category.tobacco.rule]]
from = 1997-07-01
minimum_age = 19
counting = "calendar-year"
[category.rental_car]
name = { en = "Car rental" }
[[category.rental_car.rule]]
minimum_age = 19
counting = "birthday"
driving = { any_of = ["B"], held_years = 1 }
[category.someday]
name = { en = "Not yet regulated" }
[[category.someday.rule]]
from = 2035-01-01
minimum_age = 19
counting = "birthday"
)";
    }
};

/// A till that takes every kind of code without a face check, and knows the issuers of W3C credentials too.
struct AcceptingTill : TestTill {
    AcceptingTill()
    {
        auto list = trustJson();
        list["issuers"].push_back(truAgeIssuer(TestKey::Issuer));
        list["issuers"].push_back(californiaIssuer());
        trust = credential::parseTrustList(list.dump()).value();
        policy.presentation.staticCodes = policy::StaticCodes::Accept;
        policy.presentation.singleUseCodes = policy::SingleUseCodes::Accept;
    }
};

} // namespace carded::test
