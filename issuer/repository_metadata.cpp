// SPDX-License-Identifier: Apache-2.0
#include "issuer/repository_metadata.h"

#include "base/rfc3339.h"
#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "issuer/files.h"
#include "tuf/canonical_json.h"
#include "tuf/file_names.h"
#include "tuf/verify.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <variant>

namespace carded::issuer {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kSpecVersion = "1.0.33";

std::string typeOf(const MetadataContent& content)
{
    return content.at("_type").get<std::string>();
}

/// Less than half of its life is left.
bool isDue(const MetadataContent& content, Seconds life, UnixTime now)
{
    return expiryOf(content) - now < life / 2;
}

json listing(const MetadataContent& content, ByteSpan file)
{
    return {{"version", versionOf(content)},
            {"length", file.size()},
            {"hashes", {{"sha256", crypto::encodeHex(crypto::sha256(file).span())}}}};
}

/// `content` as the next version.
MetadataContent nextVersion(MetadataContent content, UnixTime expires)
{
    content["version"] = versionOf(content) + 1;
    content["expires"] = formatRfc3339(expires);
    return content;
}

const crypto::Ed25519KeyPair* secretOf(const RepositoryKeys& keys, const crypto::PublicKey& key)
{
    const auto* wanted = std::get_if<crypto::Ed25519PublicKey>(&key);
    const auto found =
        std::ranges::find_if(keys, [&](const auto& pair) { return wanted != nullptr && pair.publicKey == *wanted; });
    return found == keys.end() ? nullptr : &*found;
}

/// Where the targets of one version of the targets role lie, those with plain names.
std::set<fs::path> pathsOf(const std::map<std::string, tuf::TargetFile>& targets)
{
    std::set<fs::path> paths;
    for (const auto& [name, file] : targets) {
        if (tuf::isPlainTargetName(name)) {
            for (const auto& digest : {file.hashes.sha256, file.hashes.sha512}) {
                paths.insert(targetPath(name, crypto::encodeHex(digest)));
            }
        }
    }
    return paths;
}

std::set<fs::path> pathsOf(const fs::path& repository, std::uint64_t version)
{
    const auto file = readFile(repository / metadataPath("targets", version));
    const auto targets = file ? tuf::parseTargets(*file) : fail(tuf::TufError::FileMissing);
    return targets ? pathsOf(targets->targets) : std::set<fs::path>{};
}

} // namespace

const tuf::RoleKeys& roleKeysOf(const tuf::Root& root, std::string_view role)
{
    return role == "root"        ? root.root
           : role == "timestamp" ? root.timestamp
           : role == "snapshot"  ? root.snapshot
                                 : root.targets;
}

json signaturesBy(const RepositoryKeys& keys, const tuf::Root& root, const MetadataContent& content)
{
    const auto message = tuf::canonicalJson(content);
    auto signatures = json::array();
    for (const auto& keyid : roleKeysOf(root, typeOf(content)).keyids) {
        const auto key = root.keys.find(keyid);
        const auto* pair = key == root.keys.end() ? nullptr : secretOf(keys, key->second);
        if (pair != nullptr) {
            const auto signature = crypto::signEd25519(pair->secretKey, asBytes(message));
            signatures.push_back({{"keyid", keyid}, {"sig", crypto::encodeHex(signature.span())}});
        }
    }
    return signatures;
}

Bytes metadataFile(const MetadataContent& content, const json& signatures)
{
    const auto text = json{{"signatures", signatures}, {"signed", content}}.dump();
    return {text.begin(), text.end()};
}

Result<Bytes, IssuerError> RepositorySigner::sign(const MetadataContent& content) const
{
    auto signatures = signaturesBy(keys, *root, content);
    const auto role = typeOf(content);
    const auto needed = roleKeysOf(*root, role).threshold;
    if (signatures.size() < needed) {
        return fail(IssuerError{IssuerError::Cause::KeyMissing,
                                "the role " + role + " needs signatures by " + std::to_string(needed)
                                    + " of its keys, and " + std::to_string(signatures.size())
                                    + " of them are at hand: name the folders and files of the others with --keys, "
                                      "or replace lost keys (docs/operator/root-ceremony.md)"});
    }
    if (old != nullptr) {
        for (auto& signature : signaturesBy(keys, *old, content)) {
            if (std::ranges::find(signatures, signature) == signatures.end()) {
                signatures.push_back(std::move(signature));
            }
        }
    }
    return metadataFile(content, signatures);
}

MetadataContent emptyMetadata(const char* type, std::uint64_t version, UnixTime expires)
{
    return {{"_type", type}, {"spec_version", kSpecVersion}, {"version", version}, {"expires", formatRfc3339(expires)}};
}

Result<RenewedMetadata, IssuerError> renewMetadata(const RepositoryState& state, const MetadataRenewal& renewal,
                                                   const RepositorySigner& signer)
{
    RenewedMetadata renewed;
    const auto& lifetimes = state.lifetimes;
    auto targets = renewal.targets;
    auto snapshot = state.snapshot;
    auto timestamp = nextVersion(state.timestamp, renewal.now + lifetimes.timestamp);
    const auto& root = *signer.root;
    bool isSnapshotNew = !tuf::isSignedBy(state.snapshotRead, root.keys, root.snapshot)
                         || isDue(snapshot, lifetimes.snapshot, renewal.now);
    if (renewal.targets != state.targets || !tuf::isSignedBy(state.targetsRead, root.keys, root.targets)
        || (renewal.renewTargets == RenewTargets::WhenDue && isDue(targets, lifetimes.targets, renewal.now))) {
        targets = nextVersion(std::move(targets), renewal.now + lifetimes.targets);
        auto file = signer.sign(targets);
        if (!file) {
            return fail(file.error());
        }
        snapshot["meta"]["targets.json"] = listing(targets, *file);
        renewed.files.push_back({metadataPath("targets", versionOf(targets)), *std::move(file)});
        isSnapshotNew = true;
    }
    if (isSnapshotNew) {
        snapshot = nextVersion(std::move(snapshot), renewal.now + lifetimes.snapshot);
        auto file = signer.sign(snapshot);
        if (!file) {
            return fail(file.error());
        }
        timestamp["meta"]["snapshot.json"] = listing(snapshot, *file);
        renewed.files.push_back({metadataPath("snapshot", versionOf(snapshot)), *std::move(file)});
    }
    auto file = signer.sign(timestamp);
    if (!file) {
        return fail(file.error());
    }
    renewed.files.push_back({metadataPath("timestamp", std::nullopt), *std::move(file)});
    renewed.targets = versionOf(targets);
    renewed.snapshot = versionOf(snapshot);
    renewed.timestamp = versionOf(timestamp);
    return renewed;
}

std::vector<fs::path> obsoleteFiles(const fs::path& repository, const MetadataContent& targets,
                                    const RenewedMetadata& inForce, std::uint64_t keep)
{
    const auto current = tuf::parseTargets(metadataFile(targets, json::array()));
    if (!current) {
        return {}; // what cannot be read keeps everything
    }
    std::vector<fs::path> obsolete;
    for (const auto version : metadataVersions(repository, "snapshot")) {
        if (version + keep <= inForce.snapshot) {
            obsolete.push_back(metadataPath("snapshot", version));
        }
    }
    auto kept = pathsOf(current->targets);
    std::set<fs::path> dropped;
    for (const auto version : metadataVersions(repository, "targets")) {
        if (version + keep <= inForce.targets) {
            obsolete.push_back(metadataPath("targets", version));
            dropped.merge(pathsOf(repository, version));
        } else if (version < inForce.targets) {
            kept.merge(pathsOf(repository, version));
        }
    }
    std::ranges::set_difference(dropped, kept, std::back_inserter(obsolete));
    return obsolete;
}

} // namespace carded::issuer
