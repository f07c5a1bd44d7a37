// SPDX-License-Identifier: Apache-2.0
#include "app/sync_lists.h"

#include <algorithm>
#include <vector>

namespace carded::app {

using revocation_cache::BuildError;
using tuf::TufError;
using tuf::VerifiedTarget;

Result<tuf::VerifiedTarget, TufError> obtain(tuf::Client& client, tuf::ReportingFetcher& fetcher,
                                             const std::string& name, std::string_view copy)
{
    if (!copy.empty()) {
        auto checked = client.check(name, Bytes(copy.begin(), copy.end()));
        if (checked) {
            return checked;
        }
    }
    auto target = client.download(name);
    const bool isMisfit =
        !target && (target.error() == TufError::TargetWrongHash || target.error() == TufError::TargetWrongLength);
    return isMisfit && fetcher.wasResumed() ? client.download(name) : std::move(target);
}

const revocation_cache::StoredList* ListTaker::storedCopy(const ListTarget& target) const
{
    if (m_store.stored() == nullptr) {
        return nullptr;
    }
    const std::vector<StoredList>& lists = m_store.stored()->lists;
    auto found = std::ranges::find_if(lists, [&](const StoredList& list) { return target.isHeldAs(list); });
    if (found == lists.end()) {
        found = std::ranges::find_if(
            lists, [&](const StoredList& list) { return list.uri == target.uri && list.target == target.name; });
    }
    return found == lists.end() ? nullptr : &*found;
}

Result<bool, BuildError> ListTaker::takeDeltas(NextState& next, const ListTarget& target, const StoredList& stored)
{
    if (!m_plan.deltas.contains(target.name) || stored.target != target.name) {
        return false;
    }
    const auto from = m_store.entriesDigest(stored);
    if (!from) {
        return false;
    }
    std::vector<VerifiedTarget> deltas;
    for (const DeltaTarget& delta : findDeltas(m_plan, target, *from)) {
        auto file = obtain(m_client, m_fetcher, delta.name, {});
        if (!file) {
            return false;
        }
        deltas.push_back(*std::move(file));
    }
    return deltas.empty() ? Result<bool, BuildError>(false) : next.addByDeltas(stored, deltas, target.iat);
}

Result<ListTaken, BuildError> ListTaker::takeWhole(NextState& next, const ListTarget& target)
{
    const auto token = obtain(m_client, m_fetcher, target.name, {});
    if (!token) {
        next.refuse(target.uri);
        return ListTaken::Refused;
    }
    const auto added = next.add(*token, target.uri);
    if (!added) {
        return fail(added.error());
    }
    return *added ? ListTaken::Whole : ListTaken::Refused;
}

Result<ListTaken, BuildError> ListTaker::take(NextState& next, const ListTarget& target)
{
    const StoredList* const stored = storedCopy(target);
    if (stored != nullptr && target.isHeldAs(*stored) && next.keep(*stored)) {
        return ListTaken::Kept;
    }
    if (stored != nullptr) {
        const auto taken = takeDeltas(next, target, *stored);
        if (!taken) {
            return fail(taken.error());
        }
        if (*taken) {
            return ListTaken::ByDeltas;
        }
    }
    return takeWhole(next, target);
}

} // namespace carded::app
