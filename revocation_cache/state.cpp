// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/state.h"

#include "policy/layers.h"
#include "policy/read_policy.h"
#include "revocation_cache/schema.h"
#include "revocation_cache/sqlite.h"
#include "revocation_cache/state_reader.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace carded::revocation_cache {

/// SQLite's side of a state, kept out of the header.
struct State::Parts {
    explicit Parts(StateReader opened) : reader(std::move(opened)), pages(reader.database(), "status_page", "bytes") {}

    StateReader reader;
    BlobReader pages;
    std::vector<policy::Policy> policies;
    std::vector<const credential::IssuerKey*> keys; ///< of each of the reader's lists; null if it is gone
};

namespace {

StatusAnswer toAnswer(unsigned value) noexcept
{
    switch (value) { // draft-ietf-oauth-status-list section "Status Types Values"
    case 0:
        return StatusAnswer::Valid;
    case 1:
        return StatusAnswer::Invalid;
    case 2:
        return StatusAnswer::Suspended;
    default:
        return StatusAnswer::Unreadable;
    }
}

bool answers(const credential::IssuerKey* key, UnixTime now) noexcept
{
    return key != nullptr && !key->revoked && key->isCurrent(now);
}

/// The place in `lists` (sorted by uri, then iss) of the list that answers for this issuer under this URI.
std::optional<std::size_t> findList(const std::vector<StoredList>& lists, std::string_view iss,
                                    std::string_view uri) noexcept
{
    const auto place = std::ranges::lower_bound(lists, std::tuple(uri, iss), {}, [](const StoredList& list) {
        return std::tuple<std::string_view, std::string_view>(list.uri, list.iss);
    });
    if (place == lists.end() || place->uri != uri || place->iss != iss) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(place - lists.begin());
}

} // namespace

State::State(std::unique_ptr<Parts> parts) noexcept : m_parts(std::move(parts)) {}

State::~State() = default;

Result<std::unique_ptr<State>, OpenError> State::open(const std::filesystem::path& storeDir)
{
    auto reader = StateReader::open(storeDir);
    if (!reader) {
        return fail(reader.error());
    }
    auto parts = std::make_unique<Parts>(std::move(*reader));
    const StoredState& stored = parts->reader.state();
    for (const PolicyFile& file : stored.policies) {
        auto policy = policy::readPolicy(file.toml);
        if (!policy) { // it could be read when it was stored: this machine's time zones differ, say
            return fail(OpenError::Unreadable);
        }
        parts->policies.push_back(std::move(*policy));
    }
    auto laid = policy::layTogether(std::move(parts->policies));
    if (!laid) {
        return fail(OpenError::Unreadable);
    }
    parts->policies = *std::move(laid);
    for (const StoredList& list : stored.lists) {
        parts->keys.push_back(keyOf(list, stored.trustList));
    }
    return std::unique_ptr<State>(new State(std::move(parts)));
}

const credential::TrustList& State::trustList() const noexcept
{
    return m_parts->reader.state().trustList;
}

const std::vector<policy::Policy>& State::policies() const noexcept
{
    return m_parts->policies;
}

const policy::Policy* State::policy(std::string_view jurisdiction) const noexcept
{
    const auto found = std::ranges::find(m_parts->policies, jurisdiction, &policy::Policy::jurisdiction);
    return found == m_parts->policies.end() ? nullptr : &*found;
}

StateInfo State::info() const noexcept
{
    const Current& current = m_parts->reader.current();
    const StoredState& stored = m_parts->reader.state();
    return {
        current.generation,       stored.demo,        current.verifiedAt, stored.clockFloor, stored.repositoryVersion,
        stored.trustList.version, stored.lists.size()};
}

const Current& State::current() const noexcept
{
    return m_parts->reader.current();
}

bool State::renew(const Current& current) noexcept
{
    return m_parts->reader.renew(current);
}

StatusAnswer State::lookup(std::string_view iss, const credential::StatusReference& reference, UnixTime now) noexcept
{
    const std::vector<StoredList>& lists = m_parts->reader.state().lists;
    const auto place = findList(lists, iss, reference.uri);
    if (!place || !answers(m_parts->keys[*place], now)) {
        return StatusAnswer::NotCovered;
    }
    const StoredList& list = lists[*place];
    const std::uint64_t entriesPerByte = 8 / list.bits;
    if (reference.idx / entriesPerByte >= list.size) { // dividing cannot overflow, idx * bits could
        return StatusAnswer::NotCovered;
    }
    if (now >= list.exp) {
        return StatusAnswer::Stale;
    }
    const std::uint64_t offset = reference.idx / entriesPerByte;
    const auto page = list.firstPage + static_cast<std::int64_t>(offset / kStatusPageBytes);
    const auto byte = m_parts->pages.byteAt(page, offset % kStatusPageBytes);
    if (!byte) {
        return StatusAnswer::Unreadable;
    }
    const auto shift = static_cast<unsigned>(reference.idx % entriesPerByte) * list.bits;
    return toAnswer(static_cast<unsigned>(*byte) >> shift & ((1U << list.bits) - 1U));
}

std::optional<UnixTime> State::listIat(std::string_view iss,
                                       const credential::StatusReference& reference) const noexcept
{
    const std::vector<StoredList>& lists = m_parts->reader.state().lists;
    const auto place = findList(lists, iss, reference.uri);
    return place && *place < lists.size() ? std::optional(lists[*place].iat) : std::nullopt;
}

} // namespace carded::revocation_cache
