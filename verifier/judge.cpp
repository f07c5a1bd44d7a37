// SPDX-License-Identifier: Apache-2.0
#include "verifier/judge.h"

#include "policy/decide.h"
#include "policy/sale_hours.h"

#include <algorithm>

namespace carded::verifier {
namespace {

using credential::NumericDate;
using policy::BoundCodes;
using policy::SingleUseCodes;
using policy::StaticCodes;
using revocation_cache::StatusAnswer;

NumericDate later(UnixTime time, Seconds by)
{
    return credential::numericDate(time + by);
}

/// Rules inside the issuer's part (draft-ietf-spice-sd-cwt, verifier validation, step 3).
bool isInconsistent(const VerifiedClaims::IssuerPart& issuer)
{
    return (issuer.iat && *issuer.iat >= issuer.exp) || (issuer.nbf && *issuer.nbf >= issuer.exp)
           || (issuer.iat && issuer.nbf && *issuer.nbf > *issuer.iat);
}

/// Rules between the two parts (the same section, step 7).
bool breaksTimeRules(const VerifiedClaims::HolderPart& holder, const VerifiedClaims::IssuerPart& issuer)
{
    const bool insideItself = (!holder.nbf || *holder.nbf <= holder.iat) && (!holder.exp || holder.iat < *holder.exp);
    const bool beforeTheEnd = (!holder.exp || *holder.exp <= issuer.exp) && holder.iat < issuer.exp
                              && (!holder.nbf || *holder.nbf < issuer.exp);
    const bool afterTheStart = holder.iat >= issuer.iat && (!issuer.nbf || holder.iat >= *issuer.nbf)
                               && (!issuer.nbf || !holder.nbf || *holder.nbf >= *issuer.nbf);
    return !insideItself || !beforeTheEnd || !afterTheStart;
}

bool isAudience(const policy::Presentation& rules, const std::string& aud)
{
    return std::ranges::find(rules.audiences, aud) != rules.audiences.end();
}

/// Whether the policy wants a face compared before anything is sold on this kind of code.
bool wantsFace(const VerifiedClaims& claims, const policy::Presentation& rules)
{
    switch (claims.binding()) {
    case Binding::Bound:
        return rules.boundCodes == BoundCodes::Portrait;
    case Binding::Static:
        return rules.staticCodes == StaticCodes::Portrait;
    case Binding::SingleUse:
        return false; // there is no photograph: the policy takes it or leaves it
    }
    return true;
}

/// Whether the policy takes this kind of code at all.
bool isAccepted(Binding binding, const policy::Presentation& rules)
{
    switch (binding) {
    case Binding::Bound:
        return true;
    case Binding::Static:
        return rules.staticCodes != StaticCodes::Refuse;
    case Binding::SingleUse:
        return rules.singleUseCodes == SingleUseCodes::Accept;
    }
    return false;
}

bool isStaticRefused(const VerifiedClaims& claims, const policy::Presentation& rules)
{
    const bool isBound = claims.binding() == Binding::Bound;
    const bool hasPhotograph = claims.isCard() || !claims.elements().portrait.empty();
    return (!isBound && claims.issuerPromisesBinding()) || !isAccepted(claims.binding(), rules)
           || (wantsFace(claims, rules) && !hasPhotograph);
}

policy::Disclosed disclosedBy(const credential::DataElements& elements)
{
    policy::Disclosed disclosed{elements.birthDate, elements.ageBirthYear, elements.ageOver,
                                std::nullopt,       elements.issueDate,    elements.expiryDate};
    if (elements.drivingPrivileges) {
        auto& privileges = disclosed.drivingPrivileges.emplace();
        for (const credential::DrivingPrivilege& privilege : *elements.drivingPrivileges) {
            privileges.push_back({privilege.vehicleCategoryCode, privilege.issueDate, privilege.expiryDate});
        }
    }
    return disclosed;
}

} // namespace

std::optional<Reason> timeProblem(const VerifiedClaims& claims, const policy::Presentation& rules,
                                  UnixTime now) noexcept
{
    const VerifiedClaims::IssuerPart& issuer = claims.issuerPart();
    if (isInconsistent(issuer)) {
        return Reason::Malformed;
    }
    if (credential::numericDate(now) >= issuer.exp) {
        return Reason::Expired;
    }
    const NumericDate latestStart = later(now, rules.futureTolerance);
    if ((issuer.iat && *issuer.iat > latestStart) || (issuer.nbf && *issuer.nbf > latestStart)) {
        return Reason::NotYetValid;
    }
    const auto& holder = claims.holderPart();
    if (!holder) {
        return std::nullopt;
    }
    if (holder->exp && credential::numericDate(now) >= *holder->exp) {
        return Reason::CodeTooOld;
    }
    return breaksTimeRules(*holder, issuer) ? std::optional(Reason::BadHolderProof) : std::nullopt;
}

std::optional<Reason> cardProblem(const VerifiedClaims& claims, const policy::LocalTime& here) noexcept
{
    const auto& lastDay = claims.issuerPart().lastDay;
    return lastDay && here.date > *lastDay ? std::optional(Reason::Expired) : std::nullopt;
}

std::optional<Reason> presentationProblem(const VerifiedClaims& claims, const policy::Presentation& rules,
                                          const Shown& shown, UnixTime now) noexcept
{
    const auto& holder = claims.holderPart();
    const auto& issuerAud = claims.issuerPart().aud;
    if ((issuerAud && !isAudience(rules, *issuerAud)) || (holder && !isAudience(rules, holder->aud))) {
        return Reason::WrongAudience;
    }
    if (holder && holder->iat > later(now, rules.futureTolerance)) {
        return Reason::CodeFromFuture;
    }
    if (holder && holder->iat < later(now, -rules.maxAge)) {
        return Reason::CodeTooOld;
    }
    if (isStaticRefused(claims, rules)) {
        return Reason::StaticNotAccepted;
    }
    const bool isUsedUp = claims.binding() != Binding::Static && shown.alreadyUsed;
    return isUsedUp ? std::optional(Reason::AlreadyUsed) : std::nullopt;
}

std::optional<Reason> statusProblem(const VerifiedClaims& claims, revocation_cache::StatusSource& source,
                                    UnixTime now) noexcept
{
    if (!claims.status()) {
        return claims.issuerPromisesStatus() ? std::optional(Reason::StatusUnknown) : std::nullopt;
    }
    if (!claims.status()->statusList) {
        return Reason::StatusUnknown; // another mechanism, which nobody here can ask
    }
    switch (source.lookup(claims.iss(), *claims.status()->statusList, now)) {
    case StatusAnswer::Valid:
        return std::nullopt;
    case StatusAnswer::Invalid:
        return Reason::Revoked;
    case StatusAnswer::Suspended:
        return Reason::Suspended;
    case StatusAnswer::Stale:
        return Reason::StatusStale;
    case StatusAnswer::NotCovered:
    case StatusAnswer::Unreadable:
        return Reason::StatusUnknown;
    }
    return Reason::StatusUnknown;
}

std::optional<Reason> ageProblem(const VerifiedClaims& claims, std::span<const policy::Rule* const> rules,
                                 policy::LeapDay leapDay, const policy::LocalTime& here)
{
    switch (policy::decide(rules, leapDay, disclosedBy(claims.elements()), here.date)) {
    case policy::AgeAnswer::OldEnough:
        return policy::isSaleForbidden(rules, here) ? std::optional(Reason::SaleHours) : std::nullopt;
    case policy::AgeAnswer::Underage:
        return Reason::Underage;
    case policy::AgeAnswer::LicenceNotValid:
        return Reason::LicenceNotValid;
    case policy::AgeAnswer::NotProven:
        return Reason::AgeNotProven;
    }
    return Reason::AgeNotProven;
}

Reason faceAnswer(const VerifiedClaims& claims, const policy::Presentation& rules, Shown::Face face) noexcept
{
    if (!wantsFace(claims, rules)) {
        return Reason::OldEnough;
    }
    switch (face) {
    case Shown::Face::Same:
        return Reason::OldEnough;
    case Shown::Face::NotTheSame:
        return Reason::FaceCheckRefused;
    case Shown::Face::NotCompared:
        return Reason::FaceCheckNeeded;
    }
    return Reason::FaceCheckNeeded;
}

} // namespace carded::verifier
