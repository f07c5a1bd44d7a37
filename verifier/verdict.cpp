// SPDX-License-Identifier: Apache-2.0
#include "verifier/verdict.h"

namespace carded::verifier {
namespace {

struct Row {
    Reason reason;
    Outcome outcome;
    std::string_view name;
};

constexpr std::array<Row, kReasonCount> kRows{{
    {Reason::StoreUnreadable, Outcome::CannotVerify, "store_unreadable"},
    {Reason::FaceCheckNeeded, Outcome::CannotVerify, "face_check_needed"},
    {Reason::UnknownIssuer, Outcome::CannotVerify, "unknown_issuer"},
    {Reason::StatusUnknown, Outcome::CannotVerify, "status_unknown"},
    {Reason::StatusStale, Outcome::CannotVerify, "status_stale"},
    {Reason::TrustStale, Outcome::CannotVerify, "trust_stale"},
    {Reason::ClockNotTrusted, Outcome::CannotVerify, "clock_not_trusted"},
    {Reason::UnsupportedAlgorithm, Outcome::CannotVerify, "unsupported_algorithm"},
    {Reason::UnsupportedDocument, Outcome::CannotVerify, "unsupported_document"},
    {Reason::OnlineCode, Outcome::CannotVerify, "online_code"},
    {Reason::ShortCode, Outcome::CannotVerify, "short_code"},
    {Reason::NotACredential, Outcome::CannotVerify, "not_a_credential"},
    {Reason::Underage, Outcome::Refuse, "underage"},
    {Reason::AgeNotProven, Outcome::Refuse, "age_not_proven"},
    {Reason::Expired, Outcome::Refuse, "expired"},
    {Reason::NotYetValid, Outcome::Refuse, "not_yet_valid"},
    {Reason::Revoked, Outcome::Refuse, "revoked"},
    {Reason::Suspended, Outcome::Refuse, "suspended"},
    {Reason::BadSignature, Outcome::Refuse, "bad_signature"},
    {Reason::BadHolderProof, Outcome::Refuse, "bad_holder_proof"},
    {Reason::HolderProofMissing, Outcome::Refuse, "holder_proof_missing"},
    {Reason::StaticNotAccepted, Outcome::Refuse, "static_not_accepted"},
    {Reason::FaceCheckRefused, Outcome::Refuse, "face_check_refused"},
    {Reason::CodeTooOld, Outcome::Refuse, "code_too_old"},
    {Reason::CodeFromFuture, Outcome::Refuse, "code_from_future"},
    {Reason::WrongAudience, Outcome::Refuse, "wrong_audience"},
    {Reason::AlreadyUsed, Outcome::Refuse, "already_used"},
    {Reason::KeyRevoked, Outcome::Refuse, "key_revoked"},
    {Reason::AlgorithmMismatch, Outcome::Refuse, "algorithm_mismatch"},
    {Reason::Malformed, Outcome::Refuse, "malformed"},
    {Reason::LicenceNotValid, Outcome::Refuse, "licence_not_valid"},
    {Reason::SaleHours, Outcome::Refuse, "sale_hours"},
    {Reason::OldEnough, Outcome::Pass, "old_enough"},
}};

constexpr bool rowsStandInEnumOrder()
{
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        if (static_cast<std::size_t>(kRows[i].reason) != i) {
            return false;
        }
    }
    return true;
}
static_assert(rowsStandInEnumOrder());

constexpr std::array<Reason, kReasonCount> allReasons()
{
    std::array<Reason, kReasonCount> reasons{};
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        reasons[i] = kRows[i].reason;
    }
    return reasons;
}

} // namespace

const std::array<Reason, kReasonCount> kAllReasons = allReasons();

Outcome outcomeOf(Reason reason) noexcept
{
    const auto row = static_cast<std::size_t>(reason);
    return row < kRows.size() ? kRows[row].outcome : Outcome::CannotVerify;
}

std::string_view toString(Reason reason) noexcept
{
    const auto row = static_cast<std::size_t>(reason);
    return row < kRows.size() ? kRows[row].name : kRows.front().name;
}

std::string_view toString(Outcome outcome) noexcept
{
    switch (outcome) {
    case Outcome::CannotVerify:
        return "cannot_verify";
    case Outcome::Refuse:
        return "refuse";
    case Outcome::Pass:
        return "pass";
    }
    return "cannot_verify";
}

} // namespace carded::verifier
