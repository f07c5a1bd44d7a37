// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"
#include "policy/time_zone.h"
#include "revocation_cache/status_source.h"
#include "verifier/verified_claims.h"
#include "verifier/verify.h"

#include <optional>
#include <span>

namespace carded::verifier {

// The steps after the signatures held, each by itself and pure: the reason not to go on, or nothing.
// Numbers are those of docs/formats/verdict.md.

/// Step 7: the credential's own times, then the key binding token's against them.
[[nodiscard]] std::optional<Reason> timeProblem(const VerifiedClaims& claims, const policy::Presentation& rules,
                                                UnixTime now) noexcept;

/// The same of a card, which says its last day by the calendar on the wall.
[[nodiscard]] std::optional<Reason> cardProblem(const VerifiedClaims& claims, const policy::LocalTime& here) noexcept;

/// Step 8: for whom, how fresh, how bound, and whether this till has sold on it already.
[[nodiscard]] std::optional<Reason> presentationProblem(const VerifiedClaims& claims, const policy::Presentation& rules,
                                                        const Shown& shown, UnixTime now) noexcept;

/// Step 9: withdrawn, or nobody knows.
[[nodiscard]] std::optional<Reason> statusProblem(const VerifiedClaims& claims, revocation_cache::StatusSource& source,
                                                  UnixTime now) noexcept;

/// Step 10: what was disclosed against the rules in force on the local day, then the hours of sale.
[[nodiscard]] std::optional<Reason> ageProblem(const VerifiedClaims& claims, std::span<const policy::Rule* const> rules,
                                               policy::LeapDay leapDay, const policy::LocalTime& here);

/// Step 11: whether a face has to be compared, and what came of it. The last step: it can end in a pass.
[[nodiscard]] Reason faceAnswer(const VerifiedClaims& claims, const policy::Presentation& rules,
                                Shown::Face face) noexcept;

} // namespace carded::verifier
