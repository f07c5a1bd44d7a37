// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/state_draft.h"

#include "policy/read_policy.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace carded::revocation_cache {
namespace {

/// How far a published time may lie ahead of the reference time, and the reference time behind the floor.
constexpr Seconds kClockTolerance{300};

std::optional<BuildError> trustListProblem(const StateFiles& files, const StoredState* previous)
{
    const credential::TrustList& next = files.trustList();
    if (next.issued > files.madeAt() + kClockTolerance) {
        return BuildError::TrustListFromFuture;
    }
    if (previous == nullptr) {
        return std::nullopt;
    }
    if (files.madeAt() + kClockTolerance < previous->clockFloor) {
        return BuildError::ClockBehind;
    }
    if (next.demo != previous->demo) {
        return BuildError::MixedDemo;
    }
    const credential::TrustList& last = previous->trustList;
    if (files.trustListJson() != previous->trustListJson
        && (next.version <= last.version || next.issued <= last.issued)) {
        return BuildError::TrustListRolledBack;
    }
    return std::nullopt;
}

std::optional<BuildError> policyProblem(const std::vector<PolicyFile>& policies)
{
    std::set<std::string_view> seen;
    for (const PolicyFile& file : policies) {
        const auto policy = policy::readPolicy(file.toml);
        if (!policy || policy->jurisdiction != file.jurisdiction) {
            return BuildError::BadPolicy;
        }
        if (!seen.insert(file.jurisdiction).second) {
            return BuildError::DuplicatePolicy;
        }
    }
    return std::nullopt;
}

/// Collects the lists of one draft.
class ListCollector {
public:
    ListCollector(const StateFiles& files, StateReader* previous) : m_files(files), m_previous(previous) {}

    [[nodiscard]] std::optional<BuildError> add(const StatusListFile& file);
    /// Keeps the stored copy of what was refused. False if the old state cannot be read.
    [[nodiscard]] bool keepLastGoodCopies();

    StateDraft draft;

private:
    [[nodiscard]] const StoredList* stored(std::string_view iss, std::string_view uri) const;
    [[nodiscard]] std::optional<ListRefusal> refusal(const DraftList& next) const;
    [[nodiscard]] bool isStillVouchedFor(const StoredList& list) const;

    const StateFiles& m_files;
    StateReader* m_previous;
    std::set<std::pair<std::string, std::string>> m_seen; ///< (issuer, uri)
};

std::optional<BuildError> ListCollector::add(const StatusListFile& file)
{
    auto verified = credential::verifyStatusList(file.token, file.uri, m_files.trustList(), m_files.madeAt());
    if (!verified) {
        draft.refused.push_back({file.uri, ListRefusal::NotVerified, verified.error()});
        return std::nullopt;
    }
    if (!m_seen.emplace(verified->iss, verified->uri).second) {
        return BuildError::DuplicateList;
    }
    DraftList next{std::move(*verified), crypto::sha256(file.token)};
    if (const auto cause = refusal(next)) {
        draft.refused.push_back({file.uri, *cause, std::nullopt});
        return std::nullopt;
    }
    draft.clockFloor = std::max(draft.clockFloor, next.list.iat);
    draft.lists.push_back(std::move(next));
    return std::nullopt;
}

std::optional<ListRefusal> ListCollector::refusal(const DraftList& next) const
{
    if (next.list.iat > m_files.madeAt() + kClockTolerance) {
        return ListRefusal::FromFuture;
    }
    const StoredList* const last = stored(next.list.iss, next.list.uri);
    if (last == nullptr || next.list.iat > last->iat) {
        return std::nullopt;
    }
    if (next.list.iat < last->iat) {
        return ListRefusal::WentBack;
    }
    return next.token == last->token ? std::nullopt : std::optional(ListRefusal::OtherBytes);
}

const StoredList* ListCollector::stored(std::string_view iss, std::string_view uri) const
{
    if (m_previous == nullptr) {
        return nullptr;
    }
    const std::vector<StoredList>& lists = m_previous->state().lists;
    const auto found =
        std::ranges::find_if(lists, [iss, uri](const StoredList& list) { return list.iss == iss && list.uri == uri; });
    return found == lists.end() ? nullptr : &*found;
}

/// The token itself is not kept, so its signature cannot be checked again; the very key that verified it must
/// still be there, under the same name.
bool ListCollector::isStillVouchedFor(const StoredList& list) const
{
    const credential::IssuerKey* const then = keyOf(list, m_previous->state().trustList);
    const credential::IssuerKey* const now = keyOf(list, m_files.trustList());
    return then != nullptr && now != nullptr && then->publicKey == now->publicKey && !now->revoked
           && now->isCurrent(m_files.madeAt());
}

bool ListCollector::keepLastGoodCopies()
{
    if (m_previous == nullptr) {
        return true;
    }
    std::set<std::string_view> refusedUris;
    for (const RefusedList& refused : draft.refused) {
        refusedUris.insert(refused.uri);
    }
    std::set<std::pair<std::string_view, std::string_view>> taken;
    for (const DraftList& next : draft.lists) {
        taken.emplace(next.list.iss, next.list.uri);
    }
    std::vector<DraftList> kept; // apart, because `taken` looks into draft.lists
    for (const StoredList& last : m_previous->state().lists) {
        if (!refusedUris.contains(last.uri) || taken.contains({last.iss, last.uri}) || !isStillVouchedFor(last)) {
            continue;
        }
        auto entries = m_previous->readEntries(last);
        if (!entries) {
            return false;
        }
        kept.push_back(
            {{last.iss, last.kid, last.uri, last.iat, last.exp, last.bits, std::move(*entries)}, last.token});
    }
    std::ranges::move(kept, std::back_inserter(draft.lists));
    return true;
}

} // namespace

Result<StateDraft, BuildError> draftState(const StateFiles& files, StateReader* previous)
{
    const StoredState* const last = previous == nullptr ? nullptr : &previous->state();
    if (const auto problem = trustListProblem(files, last)) {
        return fail(*problem);
    }
    if (const auto problem = policyProblem(files.policies())) {
        return fail(*problem);
    }
    ListCollector collector(files, previous);
    collector.draft.clockFloor = std::max(files.madeAt(), files.trustList().issued);
    if (last != nullptr) {
        collector.draft.clockFloor = std::max(collector.draft.clockFloor, last->clockFloor);
    }
    for (const StatusListFile& file : files.statusLists()) {
        if (const auto problem = collector.add(file)) {
            return fail(*problem);
        }
    }
    if (!collector.keepLastGoodCopies()) {
        return fail(BuildError::OldStateUnreadable);
    }
    return std::move(collector.draft);
}

bool isUnchanged(const StateFiles& files, const StateDraft& draft, const StoredState& previous)
{
    std::vector<PolicyFile> policies = files.policies();
    std::ranges::sort(policies, {}, &PolicyFile::jurisdiction);
    if (files.trustListJson() != previous.trustListJson || policies != previous.policies
        || files.repositoryVersion() != previous.repositoryVersion || draft.lists.size() != previous.lists.size()) {
        return false;
    }
    // (issuer, uri) is unique on both sides, so equal counts and every one found means equal sets.
    return std::ranges::all_of(draft.lists, [&previous](const DraftList& next) {
        return std::ranges::any_of(previous.lists, [&next](const StoredList& last) {
            return last.token == next.token && last.iss == next.list.iss && last.uri == next.list.uri;
        });
    });
}

} // namespace carded::revocation_cache
