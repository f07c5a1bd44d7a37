// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync_plan.h"
#include "revocation_cache/next_state.h"
#include "revocation_cache/store_writer.h"
#include "tuf/client.h"
#include "tuf/reporting_fetcher.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace carded::app {

/// The target: `copy` if it is still the one, else fetched. A download that was put together from pieces and fails its
/// check is asked for once more, from its beginning.
[[nodiscard]] Result<tuf::VerifiedTarget, tuf::TufError> obtain(tuf::Client& client, tuf::ReportingFetcher& fetcher,
                                                                const std::string& name, std::string_view copy);

/// How a list came into the next state.
enum class ListTaken : std::uint8_t {
    Refused, ///< not at all, or with its last good copy
    Kept,    ///< it is the one that the store has
    ByDeltas,
    Whole,
};

/// Takes the status lists of one sync, each in the way that costs least. What it is given must outlive it.
class ListTaker {
public:
    ListTaker(revocation_cache::StoreWriter& store, tuf::Client& client, tuf::ReportingFetcher& fetcher,
              const SyncPlan& plan)
        : m_store(store), m_client(client), m_fetcher(fetcher), m_plan(plan)
    {}

    [[nodiscard]] Result<ListTaken, revocation_cache::BuildError> take(revocation_cache::NextState& next,
                                                                       const ListTarget& target);

private:
    using BuildError = revocation_cache::BuildError;
    using NextState = revocation_cache::NextState;
    using StoredList = revocation_cache::StoredList;

    [[nodiscard]] Result<bool, BuildError> takeDeltas(NextState& next, const ListTarget& target,
                                                      const StoredList& stored);
    [[nodiscard]] Result<ListTaken, BuildError> takeWhole(NextState& next, const ListTarget& target);
    [[nodiscard]] const StoredList* storedCopy(const ListTarget& target) const;

    revocation_cache::StoreWriter& m_store;
    tuf::Client& m_client;
    tuf::ReportingFetcher& m_fetcher;
    const SyncPlan& m_plan;
};

} // namespace carded::app
