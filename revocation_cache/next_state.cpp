// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/next_state.h"

#include "credential/status_delta.h"
#include "credential/status_list_token.h"
#include "revocation_cache/list_rules.h"

#include <algorithm>
#include <optional>

namespace carded::revocation_cache {
namespace {

std::vector<PolicyFile> sorted(std::vector<PolicyFile> policies)
{
    std::ranges::sort(policies, {}, &PolicyFile::jurisdiction);
    return policies;
}

} // namespace

NextState::NextState(StoreWriter& store, const StateFiles& files)
    : m_store(&store), m_files(&files), m_clockFloor(files.trustList().issued)
{
    if (store.stored() != nullptr) {
        m_clockFloor = std::max(m_clockFloor, store.stored()->clockFloor);
    }
}

Result<NextState, BuildError> NextState::begin(StoreWriter& store, const StateFiles& files)
{
    if (store.isClockBehind(files.madeAt())) {
        return fail(BuildError::ClockBehind);
    }
    if (const auto problem = documentsProblem(files, store.stored())) {
        return fail(*problem);
    }
    return NextState(store, files);
}

bool NextState::keep(const StoredList& list)
{
    if (!isStillVouchedFor(list, m_store->stored()->trustList, m_files->trustList(), m_files->madeAt())
        || !m_seen.emplace(list.iss, list.uri).second) {
        return false;
    }
    if (m_files->madeAt() >= list.exp) {
        m_refused.push_back({list.uri, ListRefusal::NotVerified, credential::StatusListError::Expired, true});
    }
    m_kept.push_back(&list);
    return true;
}

Result<bool, BuildError> NextState::add(const tuf::VerifiedTarget& token, const std::string& uri)
{
    return add({token.bytes(), uri, token.name(), token.sha256()});
}

Result<bool, BuildError> NextState::addDemo(const StatusListFile& file)
{
    return add({file.token, file.uri, {}, crypto::sha256(file.token)});
}

Result<bool, BuildError> NextState::add(const Incoming& incoming)
{
    const auto verified =
        credential::verifyStatusList(incoming.token, incoming.uri, m_files->trustList(), m_files->madeAt());
    const std::string uri(incoming.uri);
    if (!verified) {
        m_refused.push_back({uri, ListRefusal::NotVerified, verified.error(), false});
        return false;
    }
    if (!m_seen.emplace(verified->iss, uri).second) {
        return fail(BuildError::DuplicateList);
    }
    const StoredList* const stored = storedList(verified->iss, uri);
    const bool mustCompareEntries = stored != nullptr && !stored->token; // see listProblem()
    const StoredList next{verified->iss,
                          verified->kid,
                          uri,
                          std::string(incoming.target),
                          verified->iat,
                          verified->exp,
                          verified->bits,
                          verified->entries.size(),
                          0,
                          incoming.sha256,
                          mustCompareEntries ? std::optional(crypto::sha256(verified->entries)) : std::nullopt};
    if (const auto cause = listProblem(next, stored, m_files->madeAt())) {
        m_seen.erase({next.iss, next.uri});
        m_refused.push_back({uri, *cause, std::nullopt, false});
        return false;
    }
    if (auto written = write(next, verified->entries); !written) {
        return fail(written.error());
    }
    return true;
}

Result<bool, BuildError> NextState::addByDeltas(const StoredList& list, std::span<const tuf::VerifiedTarget> deltas,
                                                std::optional<UnixTime> iat)
{
    std::vector<credential::VerifiedStatusDelta> chain;
    for (const tuf::VerifiedTarget& target : deltas) {
        auto delta = credential::verifyStatusDelta(target.bytes(), list.uri, m_files->trustList(), m_files->madeAt());
        if (!delta) {
            return false;
        }
        chain.push_back(*std::move(delta));
    }
    auto entries = chain.empty() ? std::nullopt : m_store->m_stored->readEntries(list);
    if (!entries) {
        return false;
    }
    const auto updated = credential::applyStatusDeltas(
        {list.iss, list.kid, list.uri, list.iat, list.exp, list.bits, *std::move(entries)}, chain, m_files->madeAt());
    if (!updated || (iat && updated->iat != *iat)) {
        return false;
    }
    StoredList next = list;
    next.kid = updated->kid;
    next.iat = updated->iat;
    next.exp = updated->exp;
    next.token.reset();
    next.entries = chain.back().to;
    if (listProblem(next, &list, m_files->madeAt()) || !m_seen.emplace(next.iss, next.uri).second) {
        return false;
    }
    const auto written = write(next, updated->entries);
    return written ? Result<bool, BuildError>(true) : fail(written.error());
}

Result<void, BuildError> NextState::write(const StoredList& list, ByteSpan entries)
{
    GenerationFile* const next = file();
    if (next == nullptr || !next->addList(list, entries)) {
        return fail(BuildError::WriteFailed);
    }
    m_clockFloor = std::max(m_clockFloor, list.iat);
    ++m_addedCount;
    return {};
}

GenerationFile* NextState::file()
{
    if (!m_file) {
        m_file = GenerationFile::create(m_store->m_folder);
    }
    return m_file.get();
}

const StoredList* NextState::storedList(std::string_view iss, std::string_view uri) const
{
    const StoredState* const stored = m_store->stored();
    if (stored == nullptr) {
        return nullptr;
    }
    const auto found =
        std::ranges::find_if(stored->lists, [&](const StoredList& list) { return list.iss == iss && list.uri == uri; });
    return found == stored->lists.end() ? nullptr : &*found;
}

void NextState::keepLastGoodCopies()
{
    if (m_store->stored() == nullptr) {
        return;
    }
    for (const StoredList& list : m_store->stored()->lists) {
        const auto isOfList = [&list](const RefusedList& refused) { return refused.uri == list.uri; };
        if (std::ranges::any_of(m_refused, isOfList) && !m_seen.contains({list.iss, list.uri})
            && isStillVouchedFor(list, m_store->stored()->trustList, m_files->trustList(), m_files->madeAt())) {
            m_kept.push_back(&list);
        }
    }
    for (RefusedList& refused : m_refused) {
        refused.hasCopy =
            std::ranges::any_of(m_kept, [&refused](const StoredList* list) { return list->uri == refused.uri; });
    }
}

void NextState::refuse(std::string uri)
{
    m_refused.push_back({std::move(uri), ListRefusal::NotFetched, std::nullopt, false});
    holdAge();
}

UnixTime NextState::verifiedAt() const
{
    return m_isAgeHeld && m_store->m_stored ? m_store->m_stored->current().verifiedAt : m_files->madeAt();
}

bool NextState::isUnchanged() const
{
    const StoredState* const stored = m_store->stored();
    return stored != nullptr && m_addedCount == 0 && m_kept.size() == stored->lists.size()
           && m_files->trustListJson() == stored->trustListJson && sorted(m_files->policies()) == stored->policies
           && m_files->metadata() == stored->metadata && m_files->repositoryVersion() == stored->repositoryVersion;
}

StoredState NextState::documents() const
{
    StoredState state;
    state.demo = m_files->trustList().demo;
    state.clockFloor = m_clockFloor;
    state.repositoryVersion = m_files->repositoryVersion();
    state.trustListJson = m_files->trustListJson();
    state.policies = m_files->policies();
    state.metadata = m_files->metadata();
    return state;
}

Result<BuildReport, BuildError> NextState::commit()
{
    keepLastGoodCopies();
    const std::size_t listsCount = m_addedCount + m_kept.size();
    if (isUnchanged()) {
        const auto renewed = m_store->renew(verifiedAt(), m_clockFloor);
        return renewed ? Result<BuildReport, BuildError>(BuildReport{renewed->generation, true, listsCount, m_refused})
                       : fail(renewed.error());
    }
    GenerationFile* const next = file();
    const bool isWritten = next != nullptr && next->addDocuments(documents(), m_files->madeAt())
                           && std::ranges::all_of(m_kept, [&](const StoredList* list) {
                                  return next->copyList(*list, *m_store->m_stored);
                              });
    if (!isWritten) {
        return fail(BuildError::WriteFailed);
    }
    const auto current = m_store->putInForce(*next, verifiedAt(), m_clockFloor);
    if (!current) {
        return fail(current.error());
    }
    return BuildReport{current->generation, false, listsCount, m_refused};
}

} // namespace carded::revocation_cache
