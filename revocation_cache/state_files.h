// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "credential/trust_list.h"
#include "tuf/verified_target.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace carded::revocation_cache {

/// Why no new state was put in force. The old one, if any, still is.
enum class BuildError : std::uint8_t {
    NotDemo,             ///< the trust list lacks `"demo": true`
    BadTrustList,        ///< parseTrustList() refuses it
    TrustListRolledBack, ///< `version` or `issued` lower than the stored one's, or equal with other bytes
    TrustListFromFuture, ///< `issued` lies more than 300 s after the reference time
    BadPolicy,           ///< readPolicy() refuses one, or it is not the jurisdiction's whose name it bears
    DuplicatePolicy,     ///< two policies for one jurisdiction
    UnfitPolicies,       ///< one is laid over another that is not there, or that it does not fit
    DuplicateList,       ///< two lists for one issuer and URI
    ClockBehind,         ///< the reference time lies more than 300 s before the clock floor
    MixedDemo,           ///< the folder holds a demo state and this is none, or the other way round
    OldStateUnreadable,  ///< the folder holds a state that cannot be opened, so nothing to compare with
    Busy,                ///< another process is building in this folder
    WriteFailed,         ///< disk full, not permitted, or any other error while writing
};

/// One jurisdiction's policy as published.
struct PolicyFile {
    std::string jurisdiction;
    std::string toml;

    friend bool operator==(const PolicyFile&, const PolicyFile&) = default;
};

/// One Status List Token as published.
struct StatusListFile {
    std::string uri;
    Bytes token;
};

/// The repository's own files, by role, as an update verified them: kept for the next update, read by nobody here.
using Metadata = std::map<std::string, Bytes>;

/// All that a state is built from but the status lists of a repository. There is no way to make one but the named
/// functions here, so that each state comes from somebody who answers for it.
class StateFiles {
public:
    /// Files of the demo issuer. Only a trust list that says `"demo": true` is taken, and the state carries
    /// that mark; no repository version (0). `madeAt` is the reference time of everything that is checked.
    [[nodiscard]] static Result<StateFiles, BuildError> demo(std::string trustListJson,
                                                             std::vector<PolicyFile> policies,
                                                             std::vector<StatusListFile> statusLists, UnixTime madeAt);

    /// Files of a repository, whose timestamp role has `version`. Its policies are called `policy/<jurisdiction>.toml`.
    /// `reference` is the one time of the update: of everything that is checked.
    [[nodiscard]] static Result<StateFiles, BuildError> fromRepository(const tuf::VerifiedTarget& trustList,
                                                                       std::span<const tuf::VerifiedTarget> policies,
                                                                       Metadata metadata, std::uint64_t version,
                                                                       UnixTime reference);

    [[nodiscard]] const std::string& trustListJson() const noexcept { return m_trustListJson; }
    [[nodiscard]] const credential::TrustList& trustList() const noexcept { return m_trustList; }
    [[nodiscard]] const std::vector<PolicyFile>& policies() const noexcept { return m_policies; }
    /// Of a demo; a repository's lists are taken one at a time (NextState).
    [[nodiscard]] const std::vector<StatusListFile>& statusLists() const noexcept { return m_statusLists; }
    /// Empty for a demo.
    [[nodiscard]] const Metadata& metadata() const noexcept { return m_metadata; }
    /// Version of the repository's timestamp role; 0 for a demo.
    [[nodiscard]] std::uint64_t repositoryVersion() const noexcept { return m_repositoryVersion; }
    [[nodiscard]] UnixTime madeAt() const noexcept { return m_madeAt; }

private:
    StateFiles() = default;

    std::string m_trustListJson;
    credential::TrustList m_trustList;
    std::vector<PolicyFile> m_policies;
    std::vector<StatusListFile> m_statusLists;
    Metadata m_metadata;
    std::uint64_t m_repositoryVersion = 0;
    UnixTime m_madeAt{};
};

} // namespace carded::revocation_cache
