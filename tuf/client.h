// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "tuf/metadata.h"
#include "tuf/repository_fetcher.h"
#include "tuf/tuf_error.h"
#include "tuf/verified_target.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carded::tuf {

/// What a client keeps between updates: the files as they were received. Empty bytes stand for a file that there is
/// none of. Storing them is the caller's part, and whoever can write them can take trust back to the root.
struct TrustedState {
    Bytes root;
    Bytes timestamp;
    Bytes snapshot;
    std::map<std::string, Bytes> targets; ///< by role: `targets` and the delegated ones

    friend bool operator==(const TrustedState&, const TrustedState&) = default;
};

/// A target as the metadata describes it. The views hold until the client refreshes or goes.
struct FoundTarget {
    std::string_view name;
    std::string_view role; ///< the one that names it
    const TargetFile* file = nullptr;
};

/// A delegated role whose metadata cannot be had or believed.
struct BrokenRole {
    std::string name;
    TufError error{};
};

/// What a repository names, as far as its delegated roles are whole.
struct AllTargets {
    std::vector<FoundTarget> targets;
    std::vector<BrokenRole> brokenRoles; ///< what only a search through them would find is not among the targets
};

/// One update by section 5 of The Update Framework's specification (1.0.33). No clock, no disk, no network of its own.
/// Whatever fails, trusted() holds what was verified up to there, and the next update can begin with it.
class Client {
public:
    /// 5.1 and 5.2. `now` is the one time of this update; `fetcher` must outlive the client. The trusted root must be
    /// signed by its own keys: BadTrustedRoot.
    [[nodiscard]] static Result<Client, TufError> start(TrustedState trusted, RepositoryFetcher& fetcher, UnixTime now);

    /// 5.3 to 5.6.6: root, timestamp, snapshot and top-level targets. Files that have not changed are not fetched.
    [[nodiscard]] Result<void, TufError> refresh();

    /// 5.6.7: the first role, in order of trust, that names the target. Delegated roles are fetched as needed.
    [[nodiscard]] Result<FoundTarget, TufError> find(std::string_view target);

    /// Every target with a plain name (isPlainTargetName) that a search for that name ends at, of all roles. A
    /// delegated role that is broken is no reason to go without the others.
    [[nodiscard]] Result<AllTargets, TufError> findAll();

    /// 5.7: fetches and checks.
    [[nodiscard]] Result<VerifiedTarget, TufError> download(std::string_view target);

    /// 5.7 for bytes that the caller has: a copy from the last time.
    [[nodiscard]] Result<VerifiedTarget, TufError> check(std::string_view target, Bytes bytes);

    [[nodiscard]] const TrustedState& trusted() const noexcept { return m_trusted; }
    /// The trusted timestamp's version; 0 before there is one.
    [[nodiscard]] std::uint64_t timestampVersion() const noexcept { return m_timestamp ? m_timestamp->version : 0; }

private:
    /// A step of a search: a role, and those who vouch for it.
    struct Visit {
        std::string role;
        std::string delegator;
        const KeyRing* keys = nullptr;
        const RoleKeys* roleKeys = nullptr;
    };

    Client(TrustedState trusted, Root root, RepositoryFetcher& fetcher, UnixTime now);

    Result<void, TufError> updateRoot();
    Result<bool, TufError> updateRootOnce();
    void forgetAfterRotation(const Root& old);
    Result<void, TufError> updateTimestamp();
    Result<void, TufError> updateSnapshot();
    Result<const Targets*, TufError> loadTargets(const Visit& visit);
    Result<Targets, TufError> updateTargets(const Visit& visit, const ListedFile& listed);
    [[nodiscard]] std::optional<Targets> storedTargets(const Visit& visit, const ListedFile& listed) const;

    [[nodiscard]] Visit firstVisit() const;
    Result<std::vector<Visit>, TufError> visitAll(std::vector<BrokenRole>& broken);

    Result<Bytes, TufError> fetchMetadata(std::string_view role, std::optional<std::uint64_t> version,
                                          std::size_t maxBytes);
    Result<Bytes, TufError> fetchListed(std::string_view role, const ListedFile& listed, std::size_t maxBytes);

    TrustedState m_trusted;
    RepositoryFetcher* m_fetcher;
    UnixTime m_now;
    Root m_root;
    std::optional<Timestamp> m_timestamp;                       ///< verified with the current root
    std::optional<Snapshot> m_snapshot;                         ///< verified and current
    std::map<std::string, Targets> m_targets;                   ///< verified and current, by role
    std::set<std::pair<std::string, std::string>> m_vouchedFor; ///< delegator and role whose signatures were checked
    bool m_isFresh = false;
};

} // namespace carded::tuf
