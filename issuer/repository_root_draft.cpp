// SPDX-License-Identifier: Apache-2.0
#include "base/rfc3339.h"
#include "crypto/encoding.h"
#include "issuer/files.h"
#include "issuer/repository_key.h"
#include "issuer/repository_metadata.h"
#include "issuer/repository_root.h"
#include "tuf/canonical_json.h"
#include "tuf/limits.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>

namespace carded::issuer {
namespace {

using nlohmann::json;

constexpr std::array<const char*, 4> kRoles{"root", "targets", "snapshot", "timestamp"};
constexpr std::size_t kShortestKeyId = 8;

IssuerError badArgument(std::string message)
{
    return {IssuerError::Cause::BadArgument, std::move(message)};
}

Result<json*, IssuerError> roleIn(json& root, const std::string& role)
{
    if (std::ranges::find(kRoles, role) == kRoles.end()) {
        return fail(badArgument("'" + role + "' is no role: root, targets, snapshot or timestamp"));
    }
    return &root["roles"][role];
}

/// What the root calls this key of the role; nothing if the role has no such key.
std::optional<std::string> keyIdOf(const json& root, const json& role, const crypto::Ed25519PublicKey& key)
{
    const auto digits = crypto::encodeHex(key.span());
    for (const auto& keyid : role["keyids"]) {
        const auto found = root["keys"].find(keyid.get_ref<const std::string&>());
        if (found != root["keys"].end() && (*found)["keyval"].value("public", json()) == digits) {
            return keyid.get<std::string>();
        }
    }
    return std::nullopt;
}

/// The role's key id that is meant: by a file with its public part, or by the id's beginning.
Result<std::string, IssuerError> keyIdIn(const json& root, const json& role, const std::string& key)
{
    std::optional<std::string> meant;
    if (key.size() >= kShortestKeyId && key.find_first_not_of("0123456789abcdef") == std::string::npos) {
        for (const auto& keyid : role["keyids"]) {
            const auto& text = keyid.get_ref<const std::string&>();
            meant = text.starts_with(key) ? text : meant;
        }
    } else {
        const auto publicKey = readPublicKey(key);
        if (!publicKey) {
            return fail(publicKey.error());
        }
        meant = keyIdOf(root, role, *publicKey);
    }
    if (!meant) {
        return fail(badArgument(key + " is no key of that role in the newest root"));
    }
    return *meant;
}

Result<void, IssuerError> addKey(json& root, const RootChanges::Key& added)
{
    const auto role = roleIn(root, added.role);
    if (!role) {
        return fail(role.error());
    }
    const auto key = readPublicKey(added.key);
    if (!key) {
        return fail(key.error());
    }
    if (keyIdOf(root, **role, *key)) {
        return fail(badArgument(added.key + " is a key of the role " + added.role + " already"));
    }
    const auto keyid = repositoryKeyId(*key);
    root["keys"][keyid] = repositoryKeyJson(*key);
    (**role)["keyids"].push_back(keyid);
    return {};
}

Result<void, IssuerError> dropKey(json& root, const RootChanges::Key& dropped)
{
    const auto role = roleIn(root, dropped.role);
    if (!role) {
        return fail(role.error());
    }
    const auto keyid = keyIdIn(root, **role, dropped.key);
    if (!keyid) {
        return fail(keyid.error());
    }
    auto& keyids = (**role)["keyids"];
    keyids.erase(std::ranges::find(keyids, json(*keyid)));
    return {};
}

/// Keys that no role has any more leave the root; every role must be able to sign.
Result<void, IssuerError> tidy(json& root)
{
    std::set<std::string> used;
    for (const auto& [name, role] : root["roles"].items()) {
        for (const auto& keyid : role["keyids"]) {
            used.insert(keyid.get<std::string>());
        }
        const auto needed = role["threshold"].get<std::size_t>();
        if (needed < 1 || needed > role["keyids"].size()) {
            return fail(badArgument("the role " + name + " would need " + role["threshold"].dump()
                                    + " signatures and have " + std::to_string(role["keyids"].size())
                                    + " keys: add keys or lower its threshold"));
        }
    }
    auto& keys = root["keys"];
    for (auto key = keys.begin(); key != keys.end();) {
        key = used.contains(key.key()) ? std::next(key) : keys.erase(key);
    }
    return {};
}

std::string describeRole(const json& root, const char* name)
{
    const auto& role = root["roles"][name];
    auto text = std::string(name) + ": " + role["threshold"].dump() + " of these keys must sign\n";
    for (const auto& keyid : role["keyids"]) {
        text += "  " + keyid.get<std::string>() + "\n";
    }
    return text;
}

/// A root that is whole, as JSON.
Result<json, IssuerError> parseDraft(ByteSpan file)
{
    const auto root = tuf::parseRoot(file);
    if (!root) {
        return fail(
            IssuerError{IssuerError::Cause::BadFile, "this is no root: " + std::string(tuf::describe(root.error()))});
    }
    return tuf::parseStrictJson(file, tuf::kMaxRootBytes).value();
}

} // namespace

Result<Bytes, IssuerError> draftRoot(const std::filesystem::path& repository, const RootChanges& changes, UnixTime now)
{
    auto newest = readNewestRoot(repository);
    if (!newest) {
        return fail(newest.error());
    }
    const auto lifetimes = readLifetimes(repository);
    if (!lifetimes) {
        return fail(lifetimes.error());
    }
    auto& root = newest->content;
    for (const auto& added : changes.added) { // first: a role may lose its only key for another one
        if (auto done = addKey(root, added); !done) {
            return fail(done.error());
        }
    }
    for (const auto& dropped : changes.dropped) {
        if (auto done = dropKey(root, dropped); !done) {
            return fail(done.error());
        }
    }
    for (const auto& threshold : changes.thresholds) {
        const auto role = roleIn(root, threshold.role);
        if (!role) {
            return fail(role.error());
        }
        (**role)["threshold"] = threshold.signatures;
    }
    if (auto tidied = tidy(root); !tidied) {
        return fail(tidied.error());
    }
    root["version"] = newest->root.version + 1;
    root["expires"] = formatRfc3339(now + lifetimes->root);
    return metadataFile(root, json::array());
}

Result<std::string, IssuerError> describeRoot(ByteSpan file)
{
    const auto envelope = parseDraft(file);
    if (!envelope) {
        return fail(envelope.error());
    }
    const auto& root = (*envelope)["signed"];
    auto text = "root version " + root["version"].dump() + ", good until " + root["expires"].get<std::string>() + "\n";
    for (const char* role : kRoles) {
        text += describeRole(root, role);
    }
    text += "signed so far by\n";
    for (const auto& signature : (*envelope)["signatures"]) {
        text += "  " + signature["keyid"].get<std::string>() + "\n";
    }
    return text;
}

Result<Bytes, IssuerError> signRoot(ByteSpan draft, const std::filesystem::path& key)
{
    auto envelope = parseDraft(draft);
    if (!envelope) {
        return fail(envelope.error());
    }
    const auto pair = readSecretKey(key);
    if (!pair) {
        return fail(pair.error());
    }
    const auto& root = (*envelope)["signed"];
    // A key that leaves the root has no name in it any more; installRoot() knows the usual one.
    const auto keyid = keyIdOf(root, root["roles"]["root"], pair->publicKey).value_or(repositoryKeyId(pair->publicKey));
    const auto signature = crypto::signEd25519(pair->secretKey, asBytes(tuf::canonicalJson(root)));
    auto& signatures = (*envelope)["signatures"];
    const auto earlier = std::ranges::find_if(signatures, [&](const auto& one) { return one["keyid"] == keyid; });
    if (earlier != signatures.end()) {
        signatures.erase(earlier);
    }
    signatures.push_back({{"keyid", keyid}, {"sig", crypto::encodeHex(signature.span())}});
    return metadataFile(root, signatures);
}

} // namespace carded::issuer
