// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/list_rules.h"

#include "policy/layers.h"
#include "policy/read_policy.h"

#include <set>
#include <string_view>

namespace carded::revocation_cache {
namespace {

bool isFromFuture(UnixTime time, UnixTime reference)
{
    return time > reference + kClockTolerance;
}

std::optional<BuildError> trustListProblem(const StateFiles& files, const StoredState* stored)
{
    const credential::TrustList& next = files.trustList();
    if (isFromFuture(next.issued, files.madeAt())) {
        return BuildError::TrustListFromFuture;
    }
    if (stored == nullptr) {
        return std::nullopt;
    }
    const credential::TrustList& last = stored->trustList;
    if (next.demo != last.demo) {
        return BuildError::MixedDemo;
    }
    const bool issuedCounts = !isFromFuture(last.issued, files.madeAt()); // see listProblem()
    if (files.trustListJson() != stored->trustListJson
        && (next.version <= last.version || (issuedCounts && next.issued <= last.issued))) {
        return BuildError::TrustListRolledBack;
    }
    return std::nullopt;
}

std::optional<BuildError> policyProblem(const std::vector<PolicyFile>& policies)
{
    std::set<std::string_view> seen;
    std::vector<policy::Policy> read;
    for (const PolicyFile& file : policies) {
        auto policy = policy::readPolicy(file.toml);
        if (!policy || policy->jurisdiction != file.jurisdiction) {
            return BuildError::BadPolicy;
        }
        if (!seen.insert(file.jurisdiction).second) {
            return BuildError::DuplicatePolicy;
        }
        read.push_back(*std::move(policy));
    }
    return policy::layTogether(std::move(read)) ? std::nullopt : std::optional(BuildError::UnfitPolicies);
}

/// Whether both are one publication. A copy that was renewed by deltas has no token to compare.
bool isSamePublication(const StoredList& a, const StoredList& b)
{
    return a.token && b.token
               ? *a.token == *b.token
               : a.entries && a.entries == b.entries && a.exp == b.exp && a.bits == b.bits && a.size == b.size;
}

} // namespace

std::optional<BuildError> documentsProblem(const StateFiles& files, const StoredState* stored)
{
    const auto problem = trustListProblem(files, stored);
    return problem ? problem : policyProblem(files.policies());
}

std::optional<ListRefusal> listProblem(const StoredList& next, const StoredList* stored, UnixTime reference)
{
    if (isFromFuture(next.iat, reference)) {
        return ListRefusal::FromFuture;
    }
    if (stored == nullptr || next.iat > stored->iat || isFromFuture(stored->iat, reference)) {
        return std::nullopt;
    }
    if (next.iat < stored->iat) {
        return ListRefusal::WentBack;
    }
    return isSamePublication(next, *stored) ? std::nullopt : std::optional(ListRefusal::OtherBytes);
}

bool isStillVouchedFor(const StoredList& list, const credential::TrustList& then, const credential::TrustList& now,
                       UnixTime reference)
{
    const credential::IssuerKey* const before = keyOf(list, then);
    const credential::IssuerKey* const after = keyOf(list, now);
    return before != nullptr && after != nullptr && before->publicKey == after->publicKey && !after->revoked
           && after->isCurrent(reference);
}

} // namespace carded::revocation_cache
