// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "issuer/repository_folder.h"

#include <string>
#include <vector>

// For this room's .cpp files only: see issuer/repository_folder.h.
namespace carded::issuer {

using RepositoryKeys = std::vector<crypto::Ed25519KeyPair>;

/// The keys of a top-level role; `role` is `root`, `timestamp`, `snapshot` or `targets`.
[[nodiscard]] const tuf::RoleKeys& roleKeysOf(const tuf::Root& root, std::string_view role);

/// Signatures over `content` by those of `keys` that are `root`'s for the role, as metadata files write them.
[[nodiscard]] nlohmann::json signaturesBy(const RepositoryKeys& keys, const tuf::Root& root,
                                          const MetadataContent& content);
/// The metadata file of `content`, without white space.
[[nodiscard]] Bytes metadataFile(const MetadataContent& content, const nlohmann::json& signatures);

/// Signs metadata for those who have `root`, and as far as the keys go also for those who have `old`.
struct RepositorySigner {
    RepositoryKeys keys;
    const tuf::Root* root = nullptr; ///< outlives the signer
    const tuf::Root* old = nullptr;  ///< null if there is none

    /// Refuses with KeyMissing if there are fewer keys than `root` asks for.
    [[nodiscard]] Result<Bytes, IssuerError> sign(const MetadataContent& content) const;
};

/// The members that all metadata begins with.
[[nodiscard]] MetadataContent emptyMetadata(const char* type, std::uint64_t version, UnixTime expires);

/// Whether targets metadata is signed anew because its time runs out: its key is not everywhere.
enum class RenewTargets : std::uint8_t { WhenDue, WhenChanged };

/// What metadata is made of next.
struct MetadataRenewal {
    MetadataContent targets; ///< as it shall be; its version and expiry are seen to
    UnixTime now{};
    RenewTargets renewTargets = RenewTargets::WhenDue;
};

/// The next metadata files, in the order in which they are written, and the versions that are then in force.
struct RenewedMetadata {
    std::vector<RepositoryChange::File> files;
    std::uint64_t targets = 0;
    std::uint64_t snapshot = 0;
    std::uint64_t timestamp = 0;
};

/// Targets and snapshot come only if they change, if the signer's root asks for other signatures than they have, or if
/// less than half of their life is left; the timestamp always.
[[nodiscard]] Result<RenewedMetadata, IssuerError>
renewMetadata(const RepositoryState& state, const MetadataRenewal& renewal, const RepositorySigner& signer);

/// Metadata and targets that nobody needs any more once `inForce` and its `targets` are: older than the last `keep`
/// versions. Files that no targets metadata ever named are somebody else's, and stay.
[[nodiscard]] std::vector<std::filesystem::path> obsoleteFiles(const std::filesystem::path& repository,
                                                               const MetadataContent& targets,
                                                               const RenewedMetadata& inForce, std::uint64_t keep);

} // namespace carded::issuer
