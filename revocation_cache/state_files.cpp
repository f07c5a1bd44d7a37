// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/state_files.h"

#include <utility>

namespace carded::revocation_cache {

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

} // namespace carded::revocation_cache
