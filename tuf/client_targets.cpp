// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "tuf/client.h"
#include "tuf/file_names.h"
#include "tuf/limits.h"
#include "tuf/verify.h"

#include <algorithm>

namespace carded::tuf {
namespace {

constexpr const char* kTopLevel = "targets";

std::string digestOf(const Hashes& hashes)
{
    return crypto::encodeHex(hashes.sha256.empty() ? hashes.sha512 : hashes.sha256);
}

/// 5.6.7.2: the roles that may name the target, in order of appearance, up to the first terminating one.
std::vector<const DelegatedRole*> delegatesFor(const Targets& targets, std::string_view target)
{
    std::vector<const DelegatedRole*> roles;
    for (const DelegatedRole& role : targets.delegations) {
        if (role.covers(target)) {
            roles.push_back(&role);
            if (role.terminating) {
                break;
            }
        }
    }
    return roles;
}

} // namespace

Client::Visit Client::firstVisit() const
{
    return {kTopLevel, "root", &m_root.keys, &m_root.targets};
}

// 5.6.1 to 5.6.6, for the top-level role and for delegated ones
Result<const Targets*, TufError> Client::loadTargets(const Visit& visit)
{
    const auto listed = m_snapshot->meta.find(visit.role + ".json");
    if (listed == m_snapshot->meta.end()) {
        return fail(TufError::NotInSnapshot);
    }
    auto loaded = m_targets.find(visit.role);
    if (loaded == m_targets.end()) {
        auto targets = updateTargets(visit, listed->second);
        if (!targets) {
            return fail(targets.error());
        }
        loaded = m_targets.emplace(visit.role, *std::move(targets)).first;
        m_vouchedFor.emplace(visit.delegator, visit.role);
    } else if (!m_vouchedFor.contains({visit.delegator, visit.role})) {
        // Two roles may delegate to one name with different keys: what one vouches for means nothing to the other.
        if (!isSignedBy(loaded->second, *visit.keys, *visit.roleKeys)) {
            return fail(TufError::NotSigned);
        }
        m_vouchedFor.emplace(visit.delegator, visit.role);
    }
    return &loaded->second;
}

std::optional<Targets> Client::storedTargets(const Visit& visit, const ListedFile& listed) const
{
    const auto stored = m_trusted.targets.find(visit.role);
    if (stored == m_trusted.targets.end() || !listed.describes(stored->second)) {
        return std::nullopt;
    }
    auto targets = parseTargets(stored->second);
    if (!targets || !isSignedBy(*targets, *visit.keys, *visit.roleKeys) || targets->version != listed.version
        || targets->isExpired(m_now)) {
        return std::nullopt;
    }
    return *std::move(targets);
}

Result<Targets, TufError> Client::updateTargets(const Visit& visit, const ListedFile& listed)
{
    if (auto stored = storedTargets(visit, listed)) {
        return *std::move(stored);
    }
    auto file = fetchListed(visit.role, listed, kMaxTargetsBytes); // 5.6.1, 5.6.2
    if (!file) {
        return fail(file.error());
    }
    auto received = parseTargets(*file);
    if (!received) {
        return received;
    }
    if (!isSignedBy(*received, *visit.keys, *visit.roleKeys)) { // 5.6.3
        return fail(TufError::NotSigned);
    }
    if (received->version != listed.version) { // 5.6.4
        return fail(TufError::TargetsWrongVersion);
    }
    if (received->isExpired(m_now)) { // 5.6.5
        return fail(TufError::TargetsExpired);
    }
    m_trusted.targets[visit.role] = *std::move(file); // 5.6.6
    return received;
}

// 5.6.7: pre-order, depth first, in order of appearance
Result<FoundTarget, TufError> Client::find(std::string_view target)
{
    if (!m_isFresh) {
        return fail(TufError::NotRefreshed);
    }
    std::vector<Visit> open{firstVisit()}; // the next one is the last
    std::set<std::string> visited;
    while (!open.empty()) {
        const Visit visit = std::move(open.back());
        open.pop_back();
        if (visited.contains(visit.role)) { // 5.6.7.1: a cycle, or a second way
            continue;
        }
        if (visited.size() == kMaxRoles) {
            return fail(TufError::TooManyRoles);
        }
        visited.insert(visit.role);
        const auto targets = loadTargets(visit);
        if (!targets) {
            return fail(targets.error());
        }
        const auto found = (*targets)->targets.find(std::string(target));
        if (found != (*targets)->targets.end()) {
            return FoundTarget{found->first, m_targets.find(visit.role)->first, &found->second};
        }
        auto next = delegatesFor(**targets, target);
        if (!next.empty() && next.back()->terminating) {
            open.clear(); // 5.6.7.2.1: what was left to search is searched no more
        }
        std::ranges::reverse(next);
        for (const DelegatedRole* role : next) {
            open.push_back({role->name, visit.role, &(*targets)->keys, &role->keys});
        }
    }
    return fail(TufError::NoSuchTarget); // 5.7.2
}

/// Every role that can be reached, each once; those that cannot be loaded go to `broken`.
Result<std::vector<Client::Visit>, TufError> Client::visitAll(std::vector<BrokenRole>& broken)
{
    std::vector<Visit> open{firstVisit()};
    std::vector<Visit> visits;
    std::set<std::string> known{kTopLevel};
    for (std::size_t i = 0; i < open.size(); ++i) {
        const auto targets = loadTargets(open[i]);
        if (!targets) {
            broken.push_back({open[i].role, targets.error()});
            continue;
        }
        visits.push_back(open[i]);
        for (const DelegatedRole& role : (*targets)->delegations) {
            if (!known.insert(role.name).second) {
                continue;
            }
            if (open.size() == kMaxRoles) {
                return fail(TufError::TooManyRoles);
            }
            open.push_back({role.name, visits.back().role, &(*targets)->keys, &role.keys});
        }
    }
    return visits;
}

Result<AllTargets, TufError> Client::findAll()
{
    if (!m_isFresh) {
        return fail(TufError::NotRefreshed);
    }
    AllTargets all;
    const auto visits = visitAll(all.brokenRoles);
    if (!visits) {
        return fail(visits.error());
    }
    for (const Visit& visit : *visits) {
        for (const auto& [name, file] : m_targets.at(visit.role).targets) {
            if (!isPlainTargetName(name)) {
                continue;
            }
            const auto found = find(name);
            if (found && found->role == visit.role) {
                all.targets.push_back(*found);
            } else if (!found && found.error() != TufError::NoSuchTarget && all.brokenRoles.empty()) {
                return fail(found.error());
            }
        }
    }
    return all;
}

Result<VerifiedTarget, TufError> Client::download(std::string_view target)
{
    const auto found = find(target); // 5.7.1, 5.7.2
    if (!found) {
        return fail(found.error());
    }
    const TargetFile& file = *found->file;
    if (file.length > kMaxTargetBytes) {
        return fail(TufError::TargetTooLarge);
    }
    const std::string digest = m_root.consistentSnapshot ? digestOf(file.hashes) : std::string{};
    auto bytes = m_fetcher->fetchTarget(targetFileName(target, digest), static_cast<std::size_t>(file.length));
    if (!bytes) {
        return fail(bytes.error() == FetchError::NotFound   ? TufError::FileMissing
                    : bytes.error() == FetchError::TooLarge ? TufError::TargetWrongLength
                                                            : TufError::FetchFailed);
    }
    return check(target, *std::move(bytes));
}

// 5.7.3
Result<VerifiedTarget, TufError> Client::check(std::string_view target, Bytes bytes)
{
    const auto found = find(target);
    if (!found) {
        return fail(found.error());
    }
    if (bytes.size() != found->file->length) {
        return fail(TufError::TargetWrongLength);
    }
    if (!found->file->hashes.match(bytes)) {
        return fail(TufError::TargetWrongHash);
    }
    return VerifiedTarget(std::string(target), std::string(found->role), std::move(bytes), found->file->custom);
}

} // namespace carded::tuf
