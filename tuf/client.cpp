// SPDX-License-Identifier: Apache-2.0
#include "tuf/client.h"

#include "tuf/file_names.h"
#include "tuf/limits.h"
#include "tuf/verify.h"

#include <algorithm>

namespace carded::tuf {
namespace {

TufError toTufError(FetchError error)
{
    switch (error) {
    case FetchError::NotFound:
        return TufError::FileMissing;
    case FetchError::TooLarge:
        return TufError::TooLarge;
    case FetchError::Failed:
        return TufError::FetchFailed;
    }
    return TufError::FetchFailed;
}

/// 5.3.11: some key of the role is there no more. A key that was only added takes nothing back.
bool isRotated(const Root& old, const RoleKeys& oldRole, const Root& current, const RoleKeys& currentRole)
{
    return std::ranges::any_of(oldRole.keyids, [&](const std::string& keyid) {
        const auto before = old.keys.find(keyid);
        const auto after = current.keys.find(keyid);
        const bool isSameKey = before == old.keys.end()
                                   ? after == current.keys.end()
                                   : after != current.keys.end() && before->second == after->second;
        return !currentRole.keyids.contains(keyid) || !isSameKey;
    });
}

/// 5.5.5
Result<void, TufError> refuseTargetsRollback(const Snapshot& trusted, const Snapshot& received)
{
    for (const auto& [name, listed] : trusted.meta) {
        const auto found = received.meta.find(name);
        if (found == received.meta.end()) {
            return fail(TufError::TargetsVanished);
        }
        if (found->second.version < listed.version) {
            return fail(TufError::TargetsRollback);
        }
    }
    return {};
}

/// 5.4.3.1 for lower versions, and 5.4.3.2
Result<void, TufError> refuseTimestampRollback(const Timestamp& trusted, const Timestamp& received)
{
    if (received.version < trusted.version) {
        return fail(TufError::TimestampRollback);
    }
    if (received.version > trusted.version && received.snapshot.version < trusted.snapshot.version) {
        return fail(TufError::SnapshotRollback);
    }
    return {};
}

} // namespace

Client::Client(TrustedState trusted, Root root, RepositoryFetcher& fetcher, UnixTime now)
    : m_trusted(std::move(trusted)), m_fetcher(&fetcher), m_now(now), m_root(std::move(root))
{}

Result<Client, TufError> Client::start(TrustedState trusted, RepositoryFetcher& fetcher, UnixTime now)
{
    auto root = parseRoot(trusted.root);
    if (!root || !isSignedBy(*root, root->keys, root->root)) {
        return fail(TufError::BadTrustedRoot);
    }
    return Client(std::move(trusted), *std::move(root), fetcher, now);
}

Result<void, TufError> Client::refresh()
{
    m_isFresh = false;
    m_snapshot.reset();
    m_targets.clear();
    m_vouchedFor.clear();
    if (auto root = updateRoot(); !root) {
        return root;
    }
    if (auto timestamp = updateTimestamp(); !timestamp) {
        return timestamp;
    }
    if (auto snapshot = updateSnapshot(); !snapshot) {
        return snapshot;
    }
    if (auto targets = loadTargets(firstVisit()); !targets) {
        return fail(targets.error());
    }
    m_isFresh = true;
    return {};
}

// 5.3.2, 5.3.3, 5.3.9 to 5.3.11
Result<void, TufError> Client::updateRoot()
{
    for (std::size_t rotations = 0; rotations < kMaxRootRotations; ++rotations) {
        const auto isUpdated = updateRootOnce();
        if (!isUpdated) {
            return fail(isUpdated.error());
        }
        if (!*isUpdated) {
            break;
        }
    }
    if (m_root.isExpired(m_now)) { // 5.3.10; those on the way may have expired
        return fail(TufError::RootExpired);
    }
    return {};
}

// 5.3.3 to 5.3.8; false if there is no newer root
Result<bool, TufError> Client::updateRootOnce()
{
    const std::uint64_t next = m_root.version + 1;
    auto file = fetchMetadata("root", next, kMaxRootBytes); // 5.3.3
    if (!file) {
        return file.error() == TufError::FileMissing ? Result<bool, TufError>(false) : fail(file.error());
    }
    auto root = parseRoot(*file);
    if (!root) {
        return fail(root.error());
    }
    if (!isSignedBy(*root, m_root.keys, m_root.root)) { // 5.3.4 (1)
        return fail(TufError::RootNotSignedByOld);
    }
    if (!isSignedBy(*root, root->keys, root->root)) { // 5.3.4 (2)
        return fail(TufError::RootNotSignedByItself);
    }
    if (root->version != next) { // 5.3.5
        return fail(TufError::RootWrongVersion);
    }
    const Root old = std::exchange(m_root, *std::move(root)); // 5.3.7
    m_trusted.root = *std::move(file);                        // 5.3.8
    forgetAfterRotation(old);
    return true;
}

// 5.3.11, at every step of the chain: a later step may give a role its old key back. It must not wait for 5.3.10
// either, because an update that ends there is never asked again what was rotated.
void Client::forgetAfterRotation(const Root& old)
{
    if (isRotated(old, old.timestamp, m_root, m_root.timestamp)
        || isRotated(old, old.snapshot, m_root, m_root.snapshot)) {
        m_trusted.timestamp.clear();
        m_trusted.snapshot.clear();
        m_timestamp.reset();
    }
}

// 5.4
Result<void, TufError> Client::updateTimestamp()
{
    auto trusted = parseTimestamp(m_trusted.timestamp);
    const bool isTrusted = trusted && isSignedBy(*trusted, m_root.keys, m_root.timestamp);
    auto file = fetchMetadata("timestamp", std::nullopt, kMaxTimestampBytes); // 5.4.1
    if (!file) {
        return fail(file.error());
    }
    auto received = parseTimestamp(*file);
    if (!received) {
        return fail(received.error());
    }
    if (!isSignedBy(*received, m_root.keys, m_root.timestamp)) { // 5.4.2
        return fail(TufError::NotSigned);
    }
    if (isTrusted) { // 5.4.3
        if (auto rollback = refuseTimestampRollback(*trusted, *received); !rollback) {
            return rollback;
        }
        if (received->version == trusted->version) { // nothing new, and the old one stays
            m_timestamp = *std::move(trusted);
            return m_timestamp->isExpired(m_now) ? fail(TufError::TimestampExpired) : Result<void, TufError>{};
        }
    }
    if (received->isExpired(m_now)) { // 5.4.4
        return fail(TufError::TimestampExpired);
    }
    m_timestamp = *std::move(received);
    m_trusted.timestamp = *std::move(file); // 5.4.5
    return {};
}

// 5.5
Result<void, TufError> Client::updateSnapshot()
{
    const ListedFile& listed = m_timestamp->snapshot;
    auto trusted = parseSnapshot(m_trusted.snapshot);
    const bool isTrusted = trusted && isSignedBy(*trusted, m_root.keys, m_root.snapshot);
    if (isTrusted && listed.describes(m_trusted.snapshot) && trusted->version == listed.version
        && !trusted->isExpired(m_now)) {
        m_snapshot = *std::move(trusted);
        return {};
    }
    auto file = fetchListed("snapshot", listed, kMaxSnapshotBytes); // 5.5.1, 5.5.2
    if (!file) {
        return fail(file.error());
    }
    auto received = parseSnapshot(*file);
    if (!received) {
        return fail(received.error());
    }
    if (!isSignedBy(*received, m_root.keys, m_root.snapshot)) { // 5.5.3
        return fail(TufError::NotSigned);
    }
    if (received->version != listed.version) { // 5.5.4
        return fail(TufError::SnapshotWrongVersion);
    }
    if (isTrusted) { // 5.5.5
        if (auto rollback = refuseTargetsRollback(*trusted, *received); !rollback) {
            return rollback;
        }
    }
    if (received->isExpired(m_now)) { // 5.5.6
        return fail(TufError::SnapshotExpired);
    }
    m_snapshot = *std::move(received);
    m_trusted.snapshot = *std::move(file); // 5.5.7
    return {};
}

Result<Bytes, TufError> Client::fetchMetadata(std::string_view role, std::optional<std::uint64_t> version,
                                              std::size_t maxBytes)
{
    auto file = m_fetcher->fetchMetadata(metadataFileName(role, version), maxBytes);
    if (!file) {
        return fail(toTufError(file.error()));
    }
    if (file->size() > maxBytes) {
        return fail(TufError::TooLarge);
    }
    return *std::move(file);
}

// 5.5.1 and 5.5.2, 5.6.1 and 5.6.2
Result<Bytes, TufError> Client::fetchListed(std::string_view role, const ListedFile& listed, std::size_t maxBytes)
{
    const auto length = std::min<std::uint64_t>(listed.length.value_or(maxBytes), maxBytes);
    const auto version = m_root.consistentSnapshot ? std::optional(listed.version) : std::nullopt; // 5.3.12
    auto file = fetchMetadata(role, version, static_cast<std::size_t>(length));
    if (!file) {
        return file;
    }
    if (listed.length && file->size() != *listed.length) {
        return fail(TufError::WrongLength);
    }
    if (listed.hashes && !listed.hashes->match(*file)) {
        return fail(TufError::WrongHash);
    }
    return file;
}

} // namespace carded::tuf
