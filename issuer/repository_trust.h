// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/trust_list.h"
#include "issuer/issuer_folder.h"
#include "issuer/repository.h"
#include "issuer/repository_targets.h"

#include <functional>
#include <span>
#include <string>

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

/// The content of a target that was published before.
using ReadPublished = std::function<Result<Bytes, IssuerError>(const std::string& name)>;

/// Puts policies into the draft, each under its own jurisdiction. Refuses what tills would refuse: policies that do not
/// fit together, those that stay published included.
[[nodiscard]] Result<void, IssuerError> publishPolicies(TargetsDraft& draft, const PublishRequest& request,
                                                        const ReadPublished& readPublished);

inline constexpr const char* kTrustListTarget = "trust/issuers.json";

} // namespace carded::issuer
