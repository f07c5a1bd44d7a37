// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "crypto/ed25519.h"
#include "issuer/issuer_error.h"
#include "issuer/repository_change.h"
#include "tuf/metadata.h"

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// For this room's .cpp files only: public headers name no foreign library.
namespace carded::issuer {

/// How long metadata is good for once it is signed.
struct RepositoryLifetimes {
    Seconds root{};
    Seconds targets{};
    Seconds snapshot{};
    Seconds timestamp{};
};

/// A metadata file's `signed`, to be changed and signed anew; what this program does not know in it stays.
using MetadataContent = nlohmann::json;

/// What a repository's folder holds: the newest root, and what the timestamp names. Each is signed as it must be, so
/// that nobody who can write to the folder gets his own words signed by our keys at the next change.
struct RepositoryState {
    MetadataContent rootContent;
    tuf::Root root;
    MetadataContent timestamp;
    MetadataContent snapshot;
    MetadataContent targets;
    tuf::Timestamp timestampRead; ///< the same as `timestamp`, with its signatures; and so on
    tuf::Snapshot snapshotRead;
    tuf::Targets targetsRead;
    RepositoryLifetimes lifetimes;
};

/// The newest root alone; it is signed by its own keys.
struct NewestRoot {
    MetadataContent content;
    tuf::Root root;
};
[[nodiscard]] Result<NewestRoot, IssuerError> readNewestRoot(const std::filesystem::path& repository);

/// Reads and checks. Roles may be signed by the keys of the newest root or of the one before it: a change of keys that
/// was interrupted can be finished. Expired metadata is fine: renewing it is the point.
[[nodiscard]] Result<RepositoryState, IssuerError> readRepository(const std::filesystem::path& repository);

/// The content of a target that `state` names, checked against it.
[[nodiscard]] Result<Bytes, IssuerError> readTarget(const std::filesystem::path& repository,
                                                    const RepositoryState& state, const std::string& name);

/// The lifetimes that were chosen when the repository was made, or the usual ones.
[[nodiscard]] Result<RepositoryLifetimes, IssuerError> readLifetimes(const std::filesystem::path& repository);
[[nodiscard]] RepositoryChange::File lifetimesFile(const RepositoryLifetimes& lifetimes);

/// N of the files N.<role>.json in the metadata folder, in no order.
[[nodiscard]] std::vector<std::uint64_t> metadataVersions(const std::filesystem::path& repository,
                                                          std::string_view role);

/// `metadata/` + name, and where a target with this digest lies.
[[nodiscard]] std::filesystem::path metadataPath(std::string_view role, std::optional<std::uint64_t> version);
[[nodiscard]] std::filesystem::path targetPath(std::string_view target, std::string_view digest);

[[nodiscard]] std::uint64_t versionOf(const MetadataContent& content);
[[nodiscard]] UnixTime expiryOf(const MetadataContent& content);

} // namespace carded::issuer
