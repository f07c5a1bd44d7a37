// SPDX-License-Identifier: Apache-2.0
#include "verifier/verify.h"

#include "policy/decide.h"
#include "policy/rules_in_force.h"
#include "policy/time_zone.h"
#include "verifier/judge.h"
#include "verifier/verified_claims.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace carded::verifier {
namespace {

using credential::PresentationError;

Reason reasonOf(PresentationError error)
{
    switch (error) {
    case PresentationError::UnsupportedDocument:
        return Reason::UnsupportedDocument;
    case PresentationError::OnlineCode:
        return Reason::OnlineCode;
    case PresentationError::Malformed:
        return Reason::Malformed;
    case PresentationError::UnsupportedAlgorithm:
        return Reason::UnsupportedAlgorithm;
    case PresentationError::ArticleNumber:
    case PresentationError::NotACredential:
        return Reason::NotACredential;
    }
    return Reason::NotACredential;
}

/// A negative age counts as none.
Seconds stateAge(const Till& till, UnixTime now)
{
    return std::max(Seconds{0}, now - till.verifiedAt);
}

/// What is needed from the till to judge at all.
struct Rules {
    const policy::Policy* policy;
    std::vector<const policy::Rule*> inForce; ///< all of which must be kept
    policy::LocalTime here;
};

/// The local time, if the store and the clock can be relied on.
Result<policy::LocalTime, Reason> localTimeAt(const Till& till, UnixTime now)
{
    if (till.trust == nullptr || till.status == nullptr || till.policy == nullptr) {
        return fail(Reason::StoreUnreadable);
    }
    const auto here = policy::localTime(*till.policy, now);
    if (!here || (till.clockFloor && now + kClockTolerance < *till.clockFloor)) {
        return fail(Reason::ClockNotTrusted);
    }
    return *here;
}

/// Step 2: the till's store, clock and lists.
Result<Rules, Reason> readyTill(const Till& till, UnixTime now)
{
    const auto here = localTimeAt(till, now);
    if (!here) {
        return fail(here.error());
    }
    if (stateAge(till, now) >= till.policy->freshness.blockAfter) {
        return fail(Reason::TrustStale);
    }
    auto rules = policy::rulesForBasket(*till.policy, till.category, here->date);
    if (rules.empty()) {
        return fail(Reason::StoreUnreadable); // the caller asks for categories with a rule; without one nothing passes
    }
    return Rules{till.policy, std::move(rules), *here};
}

/// Steps 7 to 11: the first problem, or the pass.
Reason judge(const VerifiedClaims& claims, const Rules& rules, const Shown& shown, const Till& till, UnixTime now)
{
    const policy::Presentation& presentation = rules.policy->presentation;
    if (const auto problem = timeProblem(claims, presentation, now)) {
        return *problem;
    }
    if (const auto problem = cardProblem(claims, rules.here)) {
        return *problem;
    }
    if (const auto problem = presentationProblem(claims, presentation, shown, now)) {
        return *problem;
    }
    if (const auto problem = statusProblem(claims, *till.status, now)) {
        return *problem;
    }
    if (const auto problem = ageProblem(claims, rules.inForce, rules.policy->leapDay, rules.here)) {
        return *problem;
    }
    return faceAnswer(claims, presentation, shown.face);
}

/// Nothing unless the till knows today's date, and the printed birth date is one of a person alive.
std::optional<int> printedAge(const credential::UnverifiableText& text, const Till& till, UnixTime now)
{
    const auto here = text.printedBirthDate ? localTimeAt(till, now) : fail(Reason::UnsupportedDocument);
    if (!here) {
        return std::nullopt;
    }
    const int years = policy::yearsCompleted(*text.printedBirthDate, till.policy->leapDay, here->date);
    return years >= 0 ? std::optional(years) : std::nullopt;
}

Verdict emptyVerdict(const Till& till, UnixTime now)
{
    Verdict verdict;
    verdict.checkedAt = now;
    verdict.category = std::string(till.category);
    if (till.trust != nullptr && till.policy != nullptr) {
        verdict.demo = till.trust->demo;
        verdict.maximumCodeAge = till.policy->presentation.maxAge;
        verdict.stateAge = stateAge(till, now);
    }
    return verdict;
}

} // namespace

Verdict verify(const credential::ParsedText& text, const Shown& shown, const Till& till, UnixTime now)
{
    Verdict verdict = emptyVerdict(till, now);
    if (!text) { // steps 0 and 1
        verdict.reason = reasonOf(text.error().error);
        verdict.document = text.error().document;
        verdict.unverifiedAge = printedAge(text.error(), till, now);
        return verdict;
    }
    verdict.format = toString(text->format);
    if (!isCose(text->format)) {
        verdict.document = verdict.format;
    }
    const auto rules = readyTill(till, now); // step 2
    if (!rules) {
        verdict.reason = rules.error();
        return verdict;
    }
    const auto claims = authenticate(*text, *till.trust, now); // steps 3 to 6
    if (!claims) {
        verdict.reason = claims.error();
        return verdict;
    }
    verdict.issuer = claims->iss();
    if (claims->status() && claims->status()->statusList) {
        verdict.statusListIat = till.status->listIat(claims->iss(), *claims->status()->statusList);
    }
    verdict.isStatusNotChecked = claims->isStatusNotChecked();
    verdict.minimumAge = policy::strictest(rules->inForce, rules->policy->leapDay, rules->here.date)->minimumAge;
    verdict.reason = judge(*claims, *rules, shown, till, now); // steps 7 to 11
    if (verdict.reason == Reason::FaceCheckNeeded) {
        verdict.portrait = claims->elements().portrait;
    }
    return verdict;
}

} // namespace carded::verifier
