// SPDX-License-Identifier: Apache-2.0
#include "issuer/repository_folder.h"

#include "base/rfc3339.h"
#include "crypto/encoding.h"
#include "issuer/json_object.h"
#include "tuf/canonical_json.h"
#include "tuf/file_names.h"
#include "tuf/limits.h"
#include "tuf/verify.h"

#include <algorithm>
#include <charconv>

namespace carded::issuer {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kLifetimesFile = "repository.json";
constexpr const char* kLifetimesFormat = "carded-repository-1";
constexpr Seconds kDay{24 * 60 * 60};
constexpr std::int64_t kMostDays = 36500;
constexpr RepositoryLifetimes kUsualLifetimes{365 * kDay, 90 * kDay, 14 * kDay, 3 * kDay};

IssuerError badFile(const fs::path& path, std::string_view what)
{
    return {IssuerError::Cause::BadFile, path.string() + ": " + std::string(what)};
}

/// A parsed file, and its `signed` to be changed.
template <class T>
struct Read {
    T document;
    MetadataContent content;
    Bytes bytes;
};

template <class T>
Result<Read<T>, IssuerError> readMetadata(const fs::path& path, Result<T, tuf::TufError> (*parse)(ByteSpan))
{
    auto bytes = readFile(path);
    if (!bytes) {
        return fail(bytes.error());
    }
    auto document = parse(*bytes);
    if (!document) {
        return fail(badFile(path, tuf::describe(document.error())));
    }
    auto envelope = tuf::parseStrictJson(*bytes, tuf::kMaxTargetsBytes);
    if (!envelope) {
        return fail(badFile(path, tuf::describe(envelope.error())));
    }
    return Read<T>{*std::move(document), std::move((*envelope)["signed"]), *std::move(bytes)};
}

/// The highest N of the files N.root.json; 0 if there is none.
std::uint64_t newestRootVersion(const fs::path& repository)
{
    const auto versions = metadataVersions(repository, "root");
    return versions.empty() ? 0 : *std::ranges::max_element(versions);
}

Result<Read<tuf::Root>, IssuerError> readRoot(const fs::path& repository, std::uint64_t version)
{
    const auto path = repository / metadataPath("root", version);
    auto root = readMetadata<tuf::Root>(path, tuf::parseRoot);
    if (root && !tuf::isSignedBy(root->document, root->document.keys, root->document.root)) {
        return fail(badFile(path, "it is not signed by its own keys"));
    }
    if (root && root->document.version != version) {
        return fail(badFile(path, "it holds another version than its name says"));
    }
    return root;
}

/// The newest root and the one before it.
struct Roots {
    Read<tuf::Root> newest;
    std::optional<tuf::Root> previous;

    [[nodiscard]] bool vouchFor(const tuf::Document& document, tuf::RoleKeys tuf::Root::*role) const
    {
        return tuf::isSignedBy(document, newest.document.keys, newest.document.*role)
               || (previous && tuf::isSignedBy(document, previous->keys, *previous.*role));
    }
};

Result<Roots, IssuerError> readRoots(const fs::path& repository)
{
    const auto version = newestRootVersion(repository);
    if (version == 0) {
        return fail(IssuerError{IssuerError::Cause::CannotRead,
                                repository.string()
                                    + " holds no metadata/1.root.json: make a repository with `carded-issuer "
                                      "repository create`"});
    }
    auto newest = readRoot(repository, version);
    if (!newest) {
        return fail(newest.error());
    }
    Roots roots{*std::move(newest), std::nullopt};
    if (auto previous = readRoot(repository, version - 1)) {
        roots.previous = std::move(previous->document); // one that is not there vouches for nothing
    }
    return roots;
}

IssuerError notSigned(const fs::path& path)
{
    return badFile(path, "it is not signed by the keys that the root names. If somebody else wrote it, restore the "
                         "repository from a backup");
}

/// A file that another one lists, with that version, length and digest.
template <class T>
Result<Read<T>, IssuerError> readListed(const fs::path& path, const tuf::ListedFile& listed,
                                        Result<T, tuf::TufError> (*parse)(ByteSpan))
{
    auto read = readMetadata<T>(path, parse);
    if (read && (!listed.describes(read->bytes) || read->document.version != listed.version)) {
        return fail(badFile(path, "it is not the file that the repository names: restore it from a backup"));
    }
    return read;
}

Result<RepositoryState, IssuerError> readState(const fs::path& repository, Roots roots)
{
    const auto timestampPath = repository / metadataPath("timestamp", std::nullopt);
    auto timestamp = readMetadata<tuf::Timestamp>(timestampPath, tuf::parseTimestamp);
    if (!timestamp) {
        return fail(timestamp.error());
    }
    const auto& listed = timestamp->document.snapshot;
    const auto snapshotPath = repository / metadataPath("snapshot", listed.version);
    auto snapshot = readListed<tuf::Snapshot>(snapshotPath, listed, tuf::parseSnapshot);
    if (!snapshot) {
        return fail(snapshot.error());
    }
    const auto meta = snapshot->document.meta.find("targets.json");
    if (meta == snapshot->document.meta.end()) {
        return fail(badFile(snapshotPath, "it lists no targets.json"));
    }
    const auto targetsPath = repository / metadataPath("targets", meta->second.version);
    auto targets = readListed<tuf::Targets>(targetsPath, meta->second, tuf::parseTargets);
    if (!targets) {
        return fail(targets.error());
    }
    if (!roots.vouchFor(timestamp->document, &tuf::Root::timestamp)) {
        return fail(notSigned(timestampPath));
    }
    if (!roots.vouchFor(snapshot->document, &tuf::Root::snapshot)) {
        return fail(notSigned(snapshotPath));
    }
    if (!roots.vouchFor(targets->document, &tuf::Root::targets)) {
        return fail(notSigned(targetsPath));
    }
    return RepositoryState{
        std::move(roots.newest.content), std::move(roots.newest.document), std::move(timestamp->content),
        std::move(snapshot->content),    std::move(targets->content),      std::move(timestamp->document),
        std::move(snapshot->document),   std::move(targets->document),     kUsualLifetimes};
}

} // namespace

std::vector<std::uint64_t> metadataVersions(const fs::path& repository, std::string_view role)
{
    const std::string suffix = "." + std::string(role) + ".json";
    std::vector<std::uint64_t> versions;
    std::error_code error;
    for (fs::directory_iterator entry(repository / "metadata", error), end; !error && entry != end;
         entry.increment(error)) {
        const auto name = entry->path().filename().string();
        std::uint64_t version = 0;
        const auto [rest, problem] = std::from_chars(name.data(), name.data() + name.size(), version);
        if (problem == std::errc{} && rest == suffix) {
            versions.push_back(version);
        }
    }
    return versions;
}

fs::path metadataPath(std::string_view role, std::optional<std::uint64_t> version)
{
    return fs::path("metadata") / tuf::metadataFileName(role, version);
}

fs::path targetPath(std::string_view target, std::string_view digest)
{
    return fs::path("targets") / tuf::targetFileName(target, digest);
}

std::uint64_t versionOf(const MetadataContent& content)
{
    return content.at("version").get<std::uint64_t>();
}

UnixTime expiryOf(const MetadataContent& content)
{
    return parseRfc3339(content.at("expires").get_ref<const std::string&>()).value_or(UnixTime{});
}

Result<NewestRoot, IssuerError> readNewestRoot(const fs::path& repository)
{
    auto roots = readRoots(repository);
    if (!roots) {
        return fail(roots.error());
    }
    return NewestRoot{std::move(roots->newest.content), std::move(roots->newest.document)};
}

Result<RepositoryState, IssuerError> readRepository(const fs::path& repository)
{
    auto roots = readRoots(repository);
    if (!roots) {
        return fail(roots.error());
    }
    if (!roots->newest.document.consistentSnapshot) {
        return fail(badFile(repository, "its root has no consistent snapshots, so that a till could see half a change: "
                                        "switch them on with the tool that made it"));
    }
    const auto lifetimes = readLifetimes(repository);
    if (!lifetimes) {
        return fail(lifetimes.error());
    }
    auto state = readState(repository, *std::move(roots));
    if (state) {
        state->lifetimes = *lifetimes;
    }
    return state;
}

Result<Bytes, IssuerError> readTarget(const fs::path& repository, const RepositoryState& state, const std::string& name)
{
    const auto& file = state.targetsRead.targets.at(name);
    const auto& digest = file.hashes.sha256.empty() ? file.hashes.sha512 : file.hashes.sha256;
    const auto path = repository / targetPath(name, crypto::encodeHex(digest));
    auto content = readFile(path);
    if (content && (content->size() != file.length || !file.hashes.match(*content))) {
        return fail(badFile(path, "it is not the file that the repository names: restore it from a backup"));
    }
    return content;
}

Result<RepositoryLifetimes, IssuerError> readLifetimes(const fs::path& repository)
{
    const auto path = repository / kLifetimesFile;
    std::error_code ignored; // what cannot be looked at cannot be read either, and then says so
    if (!fs::exists(path, ignored)) {
        return kUsualLifetimes; // another tool's repository
    }
    auto json = JsonObject::read(path, kLifetimesFormat);
    if (!json) {
        return fail(json.error());
    }
    const RepositoryLifetimes lifetimes{json->integer("root_days") * kDay, json->integer("targets_days") * kDay,
                                        json->integer("snapshot_days") * kDay, json->integer("timestamp_days") * kDay};
    if (const auto end = json->finish(); !end) {
        return fail(end.error());
    }
    const auto [least, most] =
        std::minmax({lifetimes.root, lifetimes.targets, lifetimes.snapshot, lifetimes.timestamp});
    if (least < kDay || most > kMostDays * kDay) {
        return fail(badFile(path, "every number of days must be 1 to 36500"));
    }
    return lifetimes;
}

RepositoryChange::File lifetimesFile(const RepositoryLifetimes& lifetimes)
{
    const json content{{"format", kLifetimesFormat},
                       {"root_days", lifetimes.root / kDay},
                       {"targets_days", lifetimes.targets / kDay},
                       {"snapshot_days", lifetimes.snapshot / kDay},
                       {"timestamp_days", lifetimes.timestamp / kDay}};
    const auto text = content.dump(2) + "\n";
    return {kLifetimesFile, Bytes(text.begin(), text.end())};
}

} // namespace carded::issuer
