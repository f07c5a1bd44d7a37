// SPDX-License-Identifier: Apache-2.0
#include "tests/verifier/till.h"
#include "verifier/verdict.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace carded;
using test::named;
using verifier::Outcome;
using verifier::Reason;

TEST_CASE("Reason: every name and outcome is the frozen one")
{
    const std::string pass = "old_enough";
    const std::set<std::string> refuse{
        "underage",           "age_not_proven",     "expired",          "not_yet_valid",        "revoked",
        "suspended",          "bad_signature",      "bad_holder_proof", "holder_proof_missing", "static_not_accepted",
        "face_check_refused", "code_too_old",       "code_from_future", "wrong_audience",       "already_used",
        "key_revoked",        "algorithm_mismatch", "malformed",        "licence_not_valid",    "sale_hours"};
    const std::set<std::string> cannotVerify{
        "face_check_needed", "unknown_issuer",    "status_unknown",        "status_stale",
        "trust_stale",       "clock_not_trusted", "unsupported_algorithm", "unsupported_document",
        "online_code",       "short_code",        "not_a_credential",      "store_unreadable"};
    std::set<std::string> seen;
    for (const Reason reason : verifier::kAllReasons) {
        const std::string name = named(reason);
        CAPTURE(name);
        const std::string outcome = named(outcomeOf(reason));
        CHECK((outcome == "pass") == (name == pass));
        CHECK((outcome == "refuse") == refuse.contains(name));
        CHECK((outcome == "cannot_verify") == cannotVerify.contains(name));
        seen.insert(name);
    }
    CHECK(seen.size() == verifier::kReasonCount);
    CHECK(seen.size() == 1 + refuse.size() + cannotVerify.size());
}

TEST_CASE("Verdict: what nobody has filled in is no pass, nor is a reason that does not exist")
{
    CHECK(named(verifier::Verdict{}.outcome()) == "cannot_verify");
    CHECK(named(Outcome{}) == "cannot_verify");
    const auto invented = static_cast<Reason>(verifier::kReasonCount);
    CHECK(named(outcomeOf(invented)) == "cannot_verify");
    CHECK(named(invented) == "store_unreadable");
}
