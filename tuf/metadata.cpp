// SPDX-License-Identifier: Apache-2.0
#include "tuf/metadata.h"

#include "base/rfc3339.h"
#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "crypto/sha512.h"
#include "tuf/canonical_json.h"
#include "tuf/file_names.h"
#include "tuf/limits.h"
#include "tuf/member_reader.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace carded::tuf {
namespace {

using nlohmann::json;

/// Of the form 1.x or 1.x.y: another major version may mean other things by the same words.
bool isSupported(std::string_view specVersion)
{
    constexpr std::string_view kMajor = "1.";
    return specVersion.starts_with(kMajor) && specVersion.size() > kMajor.size()
           && specVersion.find_first_not_of("0123456789.") == std::string_view::npos;
}

void readSignatures(MemberReader& reader, const json& envelope, Document& document)
{
    std::set<std::string> keyids;
    for (const json& member : reader.array(reader.required(envelope, "signatures"))) {
        const json& signature = reader.object(member);
        Signature read{reader.text(reader.required(signature, "keyid")),
                       crypto::decodeHex(reader.text(reader.required(signature, "sig"))).value_or(Bytes{})};
        if (!keyids.insert(read.keyid).second) {
            reader.note(TufError::DuplicateSignature);
        }
        document.signatures.push_back(std::move(read));
    }
}

/// All but the members of one kind; returns `signed`.
const json& readDocument(MemberReader& reader, const json& envelope, std::string_view type, Document& document)
{
    const json& object = reader.object(envelope);
    readSignatures(reader, object, document);
    const json& content = reader.object(reader.required(object, "signed"));
    document.canonical = canonicalJson(content);
    if (reader.text(reader.required(content, "_type")) != type) {
        reader.note(TufError::WrongType);
    }
    if (!isSupported(reader.text(reader.required(content, "spec_version")))) {
        reader.note(TufError::UnsupportedSpec);
    }
    document.version = reader.positive(content, "version", TufError::BadVersion);
    const auto expires = parseRfc3339(reader.text(reader.required(content, "expires")));
    document.expires = expires.value_or(UnixTime{});
    if (!expires) {
        reader.note(TufError::BadExpires);
    }
    return content;
}

void readContent(MemberReader& reader, const json& content, Root& root)
{
    if (const json* consistent = MemberReader::optional(content, "consistent_snapshot")) {
        root.consistentSnapshot = reader.flag(*consistent);
    }
    root.keys = reader.keys(reader.required(content, "keys"));
    const json& roles = reader.object(reader.required(content, "roles"));
    root.root = reader.roleKeys(reader.required(roles, "root"));
    root.timestamp = reader.roleKeys(reader.required(roles, "timestamp"));
    root.snapshot = reader.roleKeys(reader.required(roles, "snapshot"));
    root.targets = reader.roleKeys(reader.required(roles, "targets"));
}

void readContent(MemberReader& reader, const json& content, Timestamp& timestamp)
{
    const json& meta = reader.object(reader.required(content, "meta"));
    timestamp.snapshot = reader.listedFile(reader.required(meta, "snapshot.json"));
}

void readContent(MemberReader& reader, const json& content, Snapshot& snapshot)
{
    for (const auto& [name, file] : reader.object(reader.required(content, "meta")).items()) {
        snapshot.meta.emplace(name, reader.listedFile(file));
    }
}

std::vector<std::string> readTexts(MemberReader& reader, const json& value)
{
    std::vector<std::string> texts;
    for (const json& text : reader.array(value)) {
        texts.push_back(reader.text(text));
    }
    return texts;
}

bool isReserved(const std::string& role)
{
    constexpr std::array<std::string_view, 5> kNames{"", "root", "timestamp", "snapshot", "targets"};
    return std::ranges::find(kNames, role) != kNames.end();
}

DelegatedRole readDelegation(MemberReader& reader, const json& value)
{
    const json& object = reader.object(value);
    DelegatedRole role;
    role.name = reader.text(reader.required(object, "name"));
    role.keys = reader.roleKeys(object);
    if (const json* terminating = MemberReader::optional(object, "terminating")) {
        role.terminating = reader.flag(*terminating);
    }
    const json* paths = MemberReader::optional(object, "paths");
    const json* prefixes = MemberReader::optional(object, "path_hash_prefixes");
    if (isReserved(role.name) || (paths == nullptr) == (prefixes == nullptr)) {
        reader.note(TufError::BadDelegation);
        return role;
    }
    (paths != nullptr ? role.paths : role.hashPrefixes) = readTexts(reader, paths != nullptr ? *paths : *prefixes);
    return role;
}

TargetFile readTarget(MemberReader& reader, const json& value)
{
    const json& object = reader.object(value);
    TargetFile file{
        reader.number(reader.required(object, "length")), reader.hashes(reader.required(object, "hashes")), {}};
    if (const json* custom = MemberReader::optional(object, "custom")) {
        file.custom = canonicalJson(reader.object(*custom));
    }
    return file;
}

void readContent(MemberReader& reader, const json& content, Targets& targets)
{
    for (const auto& [name, file] : reader.object(reader.required(content, "targets")).items()) {
        targets.targets.emplace(name, readTarget(reader, file));
    }
    const json* delegations = MemberReader::optional(content, "delegations");
    if (delegations == nullptr) {
        return;
    }
    const json& object = reader.object(*delegations);
    targets.keys = reader.keys(reader.required(object, "keys"));
    std::set<std::string> names;
    for (const json& member : reader.array(reader.required(object, "roles"))) {
        DelegatedRole role = readDelegation(reader, member);
        if (!names.insert(role.name).second) {
            reader.note(TufError::BadDelegation);
        }
        targets.delegations.push_back(std::move(role));
    }
}

template <class T>
Result<T, TufError> parse(ByteSpan file, std::size_t maxBytes, std::string_view type)
{
    const auto envelope = parseStrictJson(file, maxBytes);
    if (!envelope) {
        return fail(envelope.error());
    }
    MemberReader reader;
    T metadata;
    const json& content = readDocument(reader, *envelope, type, metadata);
    if (!reader.problem()) {
        readContent(reader, content, metadata);
    }
    if (reader.problem()) {
        return fail(*reader.problem());
    }
    return metadata;
}

} // namespace

bool Hashes::match(ByteSpan bytes) const
{
    return (!sha256.empty() || !sha512.empty()) && (sha256.empty() || equal(sha256, crypto::sha256(bytes).span()))
           && (sha512.empty() || equal(sha512, crypto::sha512(bytes).span()));
}

bool ListedFile::describes(ByteSpan file) const
{
    return !file.empty() && (!length || *length == file.size()) && (!hashes || hashes->match(file));
}

bool DelegatedRole::covers(std::string_view target) const
{
    if (!hashPrefixes.empty()) {
        const std::string digest = crypto::encodeHex(crypto::sha256(asBytes(target)).span());
        return std::ranges::any_of(hashPrefixes, [&](const auto& prefix) { return digest.starts_with(prefix); });
    }
    return std::ranges::any_of(paths, [&](const auto& pattern) { return matchesPattern(target, pattern); });
}

Result<Root, TufError> parseRoot(ByteSpan file)
{
    return parse<Root>(file, kMaxRootBytes, "root");
}

Result<Timestamp, TufError> parseTimestamp(ByteSpan file)
{
    return parse<Timestamp>(file, kMaxTimestampBytes, "timestamp");
}

Result<Snapshot, TufError> parseSnapshot(ByteSpan file)
{
    return parse<Snapshot>(file, kMaxSnapshotBytes, "snapshot");
}

Result<Targets, TufError> parseTargets(ByteSpan file)
{
    return parse<Targets>(file, kMaxTargetsBytes, "targets");
}

} // namespace carded::tuf
