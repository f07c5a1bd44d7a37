// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/trust_list.h"
#include "issuer/issuer_folder.h"
#include "issuer/repository.h"
#include "issuer/repository_targets.h"

#include <span>

// For this room's .cpp files only: see issuer/repository_folder.h.
namespace carded::issuer {

/// A time not before `now`, and later than `published`: tills refuse one that stands still or goes back. Refuses when
/// that would be more than a minute ahead of `now`.
[[nodiscard]] Result<UnixTime, IssuerError> laterThan(UnixTime published, UnixTime now, const std::string& what);

/// Puts the trust list of the request into the draft; returns the one that is then in force, empty if there is none.
[[nodiscard]] Result<credential::TrustList, IssuerError> publishTrustList(TargetsDraft& draft,
                                                                          const std::string& published,
                                                                          std::span<const IssuerFolder> issuers,
                                                                          const PublishRequest& request);

/// Puts policies into the draft, each under its own jurisdiction.
[[nodiscard]] Result<void, IssuerError> publishPolicies(TargetsDraft& draft, const PublishRequest& request);

inline constexpr const char* kTrustListTarget = "trust/issuers.json";

} // namespace carded::issuer
