// SPDX-License-Identifier: Apache-2.0
#include "issuer/files.h"
#include "issuer/repository.h"
#include "issuer/repository_key.h"
#include "issuer/repository_metadata.h"

#include <stdexcept>

namespace carded::issuer {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr Seconds kDay{24 * 60 * 60};
constexpr unsigned kMaxRootKeys = 20;

IssuerError badArgument(std::string message)
{
    return {IssuerError::Cause::BadArgument, std::move(message)};
}

Result<void, IssuerError> checkOptions(const fs::path& repository, const fs::path& keys,
                                       const RepositoryOptions& options)
{
    if (options.rootThreshold < 1 || options.rootThreshold > options.rootKeys || options.rootKeys > kMaxRootKeys) {
        return fail(badArgument("a root has 1 to 20 keys, and 1 to all of them must sign"));
    }
    const auto inside =
        fs::absolute(keys).lexically_normal().lexically_relative(fs::absolute(repository).lexically_normal());
    if (!inside.empty() && *inside.begin() != "..") {
        return fail(badArgument("the keys must not lie in the repository, which everybody can fetch"));
    }
    std::error_code ignored; // a folder that cannot be looked into cannot be written to either
    if (fs::exists(repository / "metadata", ignored)) {
        return fail(
            IssuerError{IssuerError::Cause::Exists, repository.string() + " holds a repository already: it is kept"});
    }
    return {};
}

/// Makes a role's keys, and names them in the root.
Result<void, IssuerError> addRole(MetadataContent& root, RepositoryKeys& made, const std::string& role,
                                  const std::vector<fs::path>& files, const RandomSource& random)
{
    for (const auto& file : files) {
        const auto pair = makeRepositoryKey(file, random);
        if (!pair) {
            return fail(pair.error());
        }
        const auto keyid = repositoryKeyId(pair->publicKey);
        root["keys"][keyid] = repositoryKeyJson(pair->publicKey);
        root["roles"][role]["keyids"].push_back(keyid);
        made.push_back(*pair);
    }
    root["roles"][role]["threshold"] = 1;
    return {};
}

/// The root's content with fresh keys.
struct NewRoot {
    MetadataContent content;
    RepositoryKeys keys;
};

Result<NewRoot, IssuerError> makeRoot(const fs::path& keys, const RepositoryOptions& options,
                                      const RandomSource& random)
{
    NewRoot root{emptyMetadata("root", 1, options.now + options.rootDays * kDay), {}};
    root.content["consistent_snapshot"] = true;
    std::vector<fs::path> rootFiles{keys / "root"};
    if (options.rootKeys > 1) {
        rootFiles.clear();
        for (unsigned i = 1; i <= options.rootKeys; ++i) {
            rootFiles.push_back(keys / ("root-" + std::to_string(i)));
        }
    }
    if (auto added = addRole(root.content, root.keys, "root", rootFiles, random); !added) {
        return fail(added.error());
    }
    root.content["roles"]["root"]["threshold"] = options.rootThreshold;
    for (const char* role : {"targets", "snapshot", "timestamp"}) {
        if (auto added = addRole(root.content, root.keys, role, {keys / role}, random); !added) {
            return fail(added.error());
        }
    }
    return root;
}

RepositoryState emptyState(const tuf::Root& root, const RepositoryLifetimes& lifetimes, UnixTime now)
{
    // Version 0 of everything, whose time is up: the next versions are the first.
    RepositoryState state;
    state.root = root;
    state.timestamp = emptyMetadata("timestamp", 0, now);
    state.snapshot = emptyMetadata("snapshot", 0, now);
    state.targets = emptyMetadata("targets", 0, now);
    state.targets["targets"] = json::object();
    state.lifetimes = lifetimes;
    return state;
}

} // namespace

Result<void, IssuerError> createRepository(const fs::path& repository, const fs::path& keys,
                                           const RepositoryOptions& options, const RandomSource& random)
{
    if (auto checked = checkOptions(repository, keys, options); !checked) {
        return checked;
    }
    if (auto folder = makeFolder(keys); !folder) {
        return folder;
    }
    auto newRoot = makeRoot(keys, options, random);
    if (!newRoot) {
        return fail(newRoot.error());
    }
    const auto root = tuf::parseRoot(metadataFile(newRoot->content, json::array()));
    if (!root) {
        throw std::logic_error("createRepository: made a root that nobody can read");
    }
    const RepositorySigner signer{std::move(newRoot->keys), &*root, nullptr};
    auto rootFile = signer.sign(newRoot->content);
    if (!rootFile) {
        return fail(rootFile.error());
    }
    const RepositoryLifetimes lifetimes{options.rootDays * kDay, options.targetsDays * kDay,
                                        options.snapshotDays * kDay, options.timestampDays * kDay};
    const auto state = emptyState(*root, lifetimes, options.now);
    auto first = renewMetadata(state, {state.targets, options.now}, signer);
    if (!first) {
        return fail(first.error());
    }
    RepositoryChange change{std::move(first->files), {}};
    change.files.insert(change.files.begin(), {metadataPath("root", 1), *std::move(rootFile)});
    change.files.insert(change.files.begin(), lifetimesFile(lifetimes));
    if (auto targets = makeFolder(repository / "targets"); !targets) {
        return targets;
    }
    return applyChange(repository, change);
}

} // namespace carded::issuer
