// SPDX-License-Identifier: Apache-2.0
#include "issuer/repository_root.h"

#include "crypto/encoding.h"
#include "issuer/files.h"
#include "issuer/repository_key.h"
#include "issuer/repository_metadata.h"
#include "tuf/canonical_json.h"
#include "tuf/limits.h"
#include "tuf/verify.h"

#include <algorithm>
#include <array>
#include <set>
#include <variant>

namespace carded::issuer {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

IssuerError refused(std::string message)
{
    return {IssuerError::Cause::Refused, std::move(message)};
}

/// A root to install, read.
struct Candidate {
    MetadataContent content;
    Bytes file;
    tuf::Root root;
};

/// The usual key id as another tool's root may call it.
std::string nameIn(const tuf::Root& root, const std::string& keyid)
{
    for (const auto& [name, key] : root.keys) {
        const auto* ed25519 = std::get_if<crypto::Ed25519PublicKey>(&key);
        if (ed25519 != nullptr && repositoryKeyId(*ed25519) == keyid) {
            return name;
        }
    }
    return keyid;
}

/// Signatures of the old and the new root's own keys, each once and by the name it has there; others mean nothing to
/// anybody.
json usefulSignatures(const json& signatures, const tuf::Root& old, const tuf::Root& root)
{
    auto useful = json::array();
    std::set<std::string> names;
    for (const auto& signature : signatures) {
        const auto keyid = signature["keyid"].get<std::string>();
        const auto name = root.keys.contains(keyid) ? keyid : nameIn(old, keyid);
        const bool isOurs = root.root.keyids.contains(name) || old.root.keyids.contains(name);
        if (isOurs && names.insert(name).second) {
            useful.push_back({{"keyid", name}, {"sig", signature["sig"]}});
        }
    }
    return useful;
}

Result<Candidate, IssuerError> readCandidate(ByteSpan file, const tuf::Root& old)
{
    auto envelope = tuf::parseStrictJson(file, tuf::kMaxRootBytes);
    const auto draft = tuf::parseRoot(file);
    if (!envelope || !draft) {
        return fail(IssuerError{IssuerError::Cause::BadFile, "the new root is no root"});
    }
    auto& content = (*envelope)["signed"];
    auto whole = metadataFile(content, usefulSignatures((*envelope)["signatures"], old, *draft));
    auto root = tuf::parseRoot(whole).value();
    return Candidate{std::move(content), std::move(whole), std::move(root)};
}

std::string missingSignatures(const char* whose, const tuf::RoleKeys& role)
{
    return "the new root is not signed by " + std::to_string(role.threshold) + " of the " + whose
           + " root's keys: have it signed with `carded-issuer repository sign`";
}

Result<void, IssuerError> checkCandidate(const tuf::Root& root, const tuf::Root& old, UnixTime now)
{
    if (root.version != old.version + 1) {
        return fail(refused("the new root has version " + std::to_string(root.version) + ", and the newest one has "
                            + std::to_string(old.version) + ": draft it again"));
    }
    if (root.isExpired(now)) {
        return fail(refused("the new root has run out already: draft it again"));
    }
    if (!tuf::isSignedBy(root, old.keys, old.root)) {
        return fail(IssuerError{IssuerError::Cause::KeyMissing, missingSignatures("old", old.root)});
    }
    if (!tuf::isSignedBy(root, root.keys, root.root)) {
        return fail(IssuerError{IssuerError::Cause::KeyMissing, missingSignatures("new", root.root)});
    }
    return {};
}

/// Whether all three roles' metadata is signed as `root` asks.
bool isSignedFor(const RepositoryState& state, const tuf::Root& root)
{
    return tuf::isSignedBy(state.timestampRead, root.keys, root.timestamp)
           && tuf::isSignedBy(state.snapshotRead, root.keys, root.snapshot)
           && tuf::isSignedBy(state.targetsRead, root.keys, root.targets);
}

/// Whether these keys can sign every role for those who still have `old`.
bool canSignFor(const RepositoryKeys& keys, const tuf::Root& old)
{
    constexpr std::array<const char*, 3> kOnline{"targets", "snapshot", "timestamp"};
    return std::ranges::all_of(kOnline, [&](const char* role) {
        return signaturesBy(keys, old, emptyMetadata(role, 1, {})).size() >= roleKeysOf(old, role).threshold;
    });
}

/// The root's file, and the metadata that must be signed anew with it.
Result<RepositoryChange, IssuerError> planInstallation(const RepositoryState& state, const Candidate& candidate,
                                                       RepositoryKeys keys, UnixTime now)
{
    RepositoryChange change;
    RepositoryChange::File rootFile{metadataPath("root", candidate.root.version), candidate.file};
    if (isSignedFor(state, candidate.root)) {
        change.files.push_back(std::move(rootFile));
        return change;
    }
    const bool isSignedForBoth = canSignFor(keys, state.root);
    const RepositorySigner signer{std::move(keys), &candidate.root, &state.root};
    auto renewed = renewMetadata(state, {state.targets, now, RenewTargets::WhenChanged}, signer);
    if (!renewed) {
        return fail(renewed.error());
    }
    change.files = std::move(renewed->files);
    // With signatures for both, whoever has the old root or the new one can go on at any moment. Without the old keys
    // the new root must come first: a change that stops there is finished by the next publish.
    change.files.insert(isSignedForBoth ? change.files.end() : change.files.begin(), std::move(rootFile));
    return change;
}

/// With the lock taken.
Result<std::uint64_t, IssuerError> install(const fs::path& repository, ByteSpan root, RepositoryKeys keys, UnixTime now)
{
    auto newest = readNewestRoot(repository);
    if (!newest) {
        return fail(newest.error());
    }
    const auto candidate = readCandidate(root, newest->root);
    if (!candidate) {
        return fail(candidate.error());
    }
    if (auto checked = checkCandidate(candidate->root, newest->root, now); !checked) {
        return fail(checked.error());
    }
    const auto state = readRepository(repository);
    if (!state) {
        return fail(state.error());
    }
    const auto change = planInstallation(*state, *candidate, std::move(keys), now);
    if (!change) {
        return fail(change.error());
    }
    if (auto applied = applyChange(repository, *change); !applied) {
        return fail(applied.error());
    }
    return candidate->root.version;
}

Result<std::string, IssuerError> replacedKey(const tuf::Root& root, const KeyRotation& rotation)
{
    const auto& keyids = roleKeysOf(root, rotation.role).keyids;
    if (rotation.replaced.empty() && keyids.size() != 1) {
        return fail(IssuerError{IssuerError::Cause::BadArgument,
                                "the role " + rotation.role + " has " + std::to_string(keyids.size())
                                    + " keys: say which one is replaced, by its id or its file FILE.pub"});
    }
    return rotation.replaced.empty() ? *keyids.begin() : rotation.replaced;
}

/// The next root with all signatures that the signer's keys give, for its old root too.
Result<Bytes, IssuerError> signedRoot(const fs::path& repository, const RootChanges& changes, RepositorySigner signer,
                                      UnixTime now)
{
    const auto draft = draftRoot(repository, changes, now);
    if (!draft) {
        return fail(draft.error());
    }
    const auto root = tuf::parseRoot(*draft);
    const auto envelope = tuf::parseStrictJson(*draft, tuf::kMaxRootBytes);
    if (!root || !envelope) {
        return fail(IssuerError{IssuerError::Cause::BadFile, "the next root would be too large"});
    }
    signer.root = &*root;
    return signer.sign((*envelope)["signed"]);
}

} // namespace

Result<std::uint64_t, IssuerError> installRoot(const fs::path& repository, ByteSpan root, const KeyPlaces& keys,
                                               UnixTime now)
{
    const auto lock = RepositoryLock::take(repository);
    if (!lock) {
        return fail(lock.error());
    }
    auto secrets = readSecretKeys(keys);
    if (!secrets) {
        return fail(secrets.error());
    }
    return install(repository, root, *std::move(secrets), now);
}

Result<std::uint64_t, IssuerError> rotateKey(const fs::path& repository, const KeyPlaces& keys,
                                             const KeyRotation& rotation, const RandomSource& random)
{
    const auto lock = RepositoryLock::take(repository);
    if (!lock) {
        return fail(lock.error());
    }
    const auto newest = readNewestRoot(repository);
    auto secrets = readSecretKeys(keys);
    if (!newest || !secrets) {
        return fail(!newest ? newest.error() : secrets.error());
    }
    const auto replaced = replacedKey(newest->root, rotation);
    if (!replaced) {
        return fail(replaced.error());
    }
    const auto file = rotation.newKeyIn / (rotation.role + "-v" + std::to_string(newest->root.version + 1));
    const auto pair = makeRepositoryKey(file, random);
    if (!pair) {
        return fail(pair.error());
    }
    secrets->push_back(*pair);
    const RootChanges changes{{{rotation.role, file.string() + ".pub"}}, {{rotation.role, *replaced}}, {}};
    const auto root = signedRoot(repository, changes, {*secrets, nullptr, &newest->root}, rotation.now);
    auto version = root ? install(repository, *root, *std::move(secrets), rotation.now) : fail(root.error());
    if (!version) { // a key that no root names is only in the way
        std::error_code ignored;
        fs::remove(file.string() + ".key", ignored);
        fs::remove(file.string() + ".pub", ignored);
    }
    return version;
}

} // namespace carded::issuer
