// SPDX-License-Identifier: Apache-2.0
#include "app/sync.h"

#include "app/sync_lists.h"
#include "app/sync_plan.h"
#include "app/sync_words.h"
#include "revocation_cache/next_state.h"
#include "revocation_cache/store_writer.h"
#include "tuf/client.h"

#include <algorithm>
#include <optional>

namespace carded::app {
namespace {

using revocation_cache::BuildError;
using revocation_cache::Metadata;
using revocation_cache::NextState;
using revocation_cache::StateFiles;
using revocation_cache::StoredList;
using revocation_cache::StoredState;
using revocation_cache::StoreWriter;
using tuf::TufError;
using tuf::VerifiedTarget;

// A delegated role cannot bear the name of a top-level one, so one map holds them all.
constexpr const char* kRoot = "root";
constexpr const char* kTimestamp = "timestamp";
constexpr const char* kSnapshot = "snapshot";

Metadata toMetadata(const tuf::TrustedState& trusted)
{
    Metadata metadata(trusted.targets.begin(), trusted.targets.end());
    metadata[kRoot] = trusted.root;
    metadata[kTimestamp] = trusted.timestamp;
    metadata[kSnapshot] = trusted.snapshot;
    return metadata;
}

Bytes take(Metadata& metadata, const char* role)
{
    auto node = metadata.extract(role);
    return node ? std::move(node.mapped()) : Bytes{};
}

/// Where trust begins: what the last update verified, or the root that the till was set up with.
tuf::TrustedState trustedOf(const StoredState* stored, const Bytes& root)
{
    tuf::TrustedState trusted;
    Metadata metadata = stored == nullptr ? Metadata{} : stored->metadata;
    trusted.root = take(metadata, kRoot);
    trusted.timestamp = take(metadata, kTimestamp);
    trusted.snapshot = take(metadata, kSnapshot);
    trusted.targets = std::move(metadata);
    if (trusted.root.empty()) {
        return {root, {}, {}, {}};
    }
    return trusted;
}

std::string policyTarget(const revocation_cache::PolicyFile& file)
{
    return "policy/" + file.jurisdiction + ".toml";
}

std::string_view storedPolicy(const StoredState* stored, std::string_view target)
{
    if (stored == nullptr) {
        return {};
    }
    const auto found = std::ranges::find(stored->policies, target, policyTarget);
    return found == stored->policies.end() ? std::string_view{} : found->toml;
}

/// One sync, step by step. Each step says in `report.problem` why it failed.
class Sync {
public:
    Sync(StoreWriter& store, tuf::Client& client, tuf::ReportingFetcher& fetcher, const SyncProgress& progress)
        : m_store(store), m_client(client), m_fetcher(fetcher), m_progress(progress)
    {}

    [[nodiscard]] bool run(UnixTime now);

    SyncReport report;

private:
    [[nodiscard]] bool readPlan();
    [[nodiscard]] bool lacksPolicy() const;
    void keepListsOfBrokenRoles(NextState& next) const;
    [[nodiscard]] std::optional<StateFiles> obtainDocuments(UnixTime now);
    void say(const std::string& what);
    bool stop(TufError error);
    bool stop(BuildError error);

    StoreWriter& m_store;
    tuf::Client& m_client;
    tuf::ReportingFetcher& m_fetcher;
    const SyncProgress& m_progress;
    SyncPlan m_plan;
    std::size_t m_done = 0;
};

bool Sync::stop(TufError error)
{
    report.problem = toSentence(error, m_fetcher.problem());
    return false;
}

bool Sync::stop(BuildError error)
{
    report.problem = toSentence(error);
    return false;
}

void Sync::say(const std::string& what)
{
    m_progress(what, m_done, 1 + m_plan.policies.size() + m_plan.lists.size());
    ++m_done;
}

/// Whether a policy in force is missing: behind a broken role it would seem withdrawn.
bool Sync::lacksPolicy() const
{
    return m_store.stored() != nullptr
           && std::ranges::any_of(m_store.stored()->policies, [this](const revocation_cache::PolicyFile& file) {
                  return std::ranges::find(m_plan.policies, policyTarget(file)) == m_plan.policies.end();
              });
}

/// Whether somebody between the repository and the till could have made it so: signed data says the other errors.
bool mayBeKeptBack(TufError error)
{
    return error != TufError::TargetsExpired && error != TufError::NotInSnapshot;
}

/// Behind a broken role nobody knows whether a list is still named: what is in force of it serves on.
void Sync::keepListsOfBrokenRoles(NextState& next) const
{
    if (std::ranges::any_of(report.brokenRoles,
                            [](const tuf::BrokenRole& role) { return mayBeKeptBack(role.error); })) {
        next.holdAge();
    }
    if (report.brokenRoles.empty() || m_store.stored() == nullptr) {
        return;
    }
    for (const StoredList& list : m_store.stored()->lists) {
        if (std::ranges::find(m_plan.lists, list.target, &ListTarget::name) == m_plan.lists.end()) {
            (void)next.keep(list);
        }
    }
}

bool Sync::readPlan()
{
    if (const auto refreshed = m_client.refresh(); !refreshed) {
        return stop(refreshed.error());
    }
    const auto targets = m_client.findAll();
    if (!targets) {
        return stop(targets.error());
    }
    m_plan = planSync(targets->targets);
    report.brokenRoles = targets->brokenRoles;
    if (!report.brokenRoles.empty() && lacksPolicy()) {
        return stop(report.brokenRoles.front().error);
    }
    if (!m_plan.hasTrustList) {
        report.problem = "The repository has no trust list. Nothing was changed. Is this the right repository?";
    }
    return m_plan.hasTrustList;
}

std::optional<StateFiles> Sync::obtainDocuments(UnixTime now)
{
    const StoredState* const stored = m_store.stored();
    say(kTrustListTarget);
    const auto trustList =
        obtain(m_client, m_fetcher, kTrustListTarget, stored == nullptr ? std::string_view{} : stored->trustListJson);
    if (!trustList) {
        stop(trustList.error());
        return std::nullopt;
    }
    std::vector<VerifiedTarget> policies;
    for (const std::string& name : m_plan.policies) {
        say(name);
        auto policy = obtain(m_client, m_fetcher, name, storedPolicy(stored, name));
        if (!policy) {
            stop(policy.error());
            return std::nullopt;
        }
        policies.push_back(*std::move(policy));
    }
    auto files = StateFiles::fromRepository(*trustList, policies, toMetadata(m_client.trusted()),
                                            m_client.timestampVersion(), now);
    if (!files) {
        stop(files.error());
        return std::nullopt;
    }
    return *std::move(files);
}

bool Sync::run(UnixTime now)
{
    if (!readPlan()) {
        return false;
    }
    const auto files = obtainDocuments(now);
    if (!files) {
        return false;
    }
    auto next = NextState::begin(m_store, *files);
    if (!next) {
        return stop(next.error());
    }
    ListTaker taker(m_store, m_client, m_fetcher, m_plan);
    for (const ListTarget& target : m_plan.lists) {
        say(target.name);
        const auto taken = taker.take(*next, target);
        if (!taken) {
            return stop(taken.error());
        }
        report.fetchedLists += *taken == ListTaken::Whole ? 1U : 0U;
        report.updatedLists += *taken == ListTaken::ByDeltas ? 1U : 0U;
    }
    keepListsOfBrokenRoles(*next);
    const auto built = next->commit();
    if (!built) {
        return stop(built.error());
    }
    report.outcome = built->unchanged ? SyncOutcome::Unchanged : SyncOutcome::Changed;
    report.generation = built->generation;
    report.repositoryVersion = m_client.timestampVersion();
    report.listsCount = built->listsCount;
    report.refusedLists = built->refusedLists;
    return true;
}

SyncReport failed(std::string problem)
{
    SyncReport report;
    report.problem = std::move(problem);
    return report;
}

} // namespace

SyncReport syncStore(const std::filesystem::path& storeDir, const Bytes& root, tuf::ReportingFetcher& fetcher,
                     UnixTime now, const SyncProgress& progress)
{
    auto store = StoreWriter::open(storeDir);
    if (!store) {
        return failed(toSentence(store.error()));
    }
    if (store->isClockBehind(now)) { // before anything is asked: no answer could be judged
        return failed(toSentence(BuildError::ClockBehind));
    }
    const tuf::TrustedState before = trustedOf(store->stored(), root);
    auto client = tuf::Client::start(before, fetcher, now);
    if (!client) {
        return failed(toSentence(client.error(), {}));
    }
    Sync sync(*store, *client, fetcher, progress);
    if (sync.run(now)) {
        fetcher.removeLeftovers();
    } else if (client->trusted() != before) {
        // What was verified on the way counts even so: the next update cannot be taken behind it.
        if (const auto kept = store->keepMetadata(toMetadata(client->trusted())); !kept) {
            sync.report.problem += " " + toSentence(kept.error());
        }
    }
    return std::move(sync.report);
}

} // namespace carded::app
