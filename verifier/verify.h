// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/presentation.h"
#include "credential/trust_list.h"
#include "policy/policy.h"
#include "revocation_cache/status_source.h"
#include "verifier/verdict.h"

#include <string_view>

namespace carded::verifier {

/// How far a clock may stand before the latest time that a verified list has named (docs/formats/store.md).
inline constexpr Seconds kClockTolerance{300};

/// What a till knows when it checks a code. Everything pointed to outlives the check; a null pointer means
/// that the store cannot be read.
struct Till {
    const credential::TrustList* trust = nullptr;
    revocation_cache::StatusSource* status = nullptr;
    const policy::Policy* policy = nullptr;
    std::string_view category;          ///< what is being sold, ids of the policy's with commas between
    UnixTime verifiedAt{};              ///< reference time of the last verified sync
    std::optional<UnixTime> clockFloor; ///< nothing where a chosen time is tried out
};

/// What happened before with this very code at this till, and what a person has answered.
struct Shown {
    enum class Face : std::uint8_t { NotCompared, Same, NotTheSame };
    bool alreadyUsed = false;
    Face face = Face::NotCompared;
};

/// The whole way from a parsed text to a verdict, in the order of docs/formats/verdict.md: the first problem
/// is the reason. `now` is read once by the caller; nothing below reads a clock.
/// An article number is no question: the caller leaves it out; here it is NotACredential.
[[nodiscard]] Verdict verify(const credential::ParsedText& text, const Shown& shown, const Till& till, UnixTime now);

} // namespace carded::verifier
