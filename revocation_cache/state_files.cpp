// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/state_files.h"

#include <utility>

namespace carded::revocation_cache {
namespace {

constexpr std::string_view kPolicyPrefix = "policy/";
constexpr std::string_view kPolicySuffix = ".toml";

} // namespace

Result<StateFiles, BuildError> StateFiles::demo(std::string trustListJson, std::vector<PolicyFile> policies,
                                                std::vector<StatusListFile> statusLists, UnixTime madeAt)
{
    auto trustList = credential::parseTrustList(trustListJson);
    if (!trustList) {
        return fail(BuildError::BadTrustList);
    }
    if (!trustList->demo) {
        return fail(BuildError::NotDemo);
    }
    StateFiles files;
    files.m_trustListJson = std::move(trustListJson);
    files.m_trustList = std::move(*trustList);
    files.m_policies = std::move(policies);
    files.m_statusLists = std::move(statusLists);
    files.m_madeAt = madeAt;
    return files;
}

Result<StateFiles, BuildError> StateFiles::fromRepository(const tuf::VerifiedTarget& trustList,
                                                          std::span<const tuf::VerifiedTarget> policies,
                                                          Metadata metadata, std::uint64_t version, UnixTime reference)
{
    StateFiles files;
    files.m_trustListJson = asText(trustList.bytes());
    auto parsed = credential::parseTrustList(files.m_trustListJson);
    if (!parsed) {
        return fail(BuildError::BadTrustList);
    }
    files.m_trustList = *std::move(parsed);
    for (const tuf::VerifiedTarget& target : policies) {
        std::string_view name = target.name();
        if (!name.starts_with(kPolicyPrefix) || !name.ends_with(kPolicySuffix)
            || name.size() <= kPolicyPrefix.size() + kPolicySuffix.size()) {
            return fail(BuildError::BadPolicy);
        }
        name.remove_prefix(kPolicyPrefix.size());
        name.remove_suffix(kPolicySuffix.size());
        files.m_policies.push_back({std::string(name), std::string(asText(target.bytes()))});
    }
    files.m_metadata = std::move(metadata);
    files.m_repositoryVersion = version;
    files.m_madeAt = reference;
    return files;
}

} // namespace carded::revocation_cache
