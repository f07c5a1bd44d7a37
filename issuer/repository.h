// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unix_time.h"
#include "issuer/issuer_error.h"
#include "issuer/random_source.h"
#include "issuer/repository_change.h"
#include "issuer/trust_list_writer.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// The publisher's side of The Update Framework: a folder of static files that tills fetch from.
namespace carded::issuer {

struct RepositoryOptions {
    int rootDays = 365; ///< until the root must be signed anew; and so on
    int targetsDays = 90;
    int snapshotDays = 14;
    int timestampDays = 3;
    unsigned rootKeys = 1;      ///< how many keys the root has
    unsigned rootThreshold = 1; ///< how many of them must sign it
    UnixTime now{};
};

/// Makes an empty repository, and the keys of its roles in the folder `keys`, each in two files of its own
/// (issuer/repository_key.h). Refuses a folder that holds a repository, and a key that is there already.
[[nodiscard]] Result<void, IssuerError> createRepository(const std::filesystem::path& repository,
                                                         const std::filesystem::path& keys,
                                                         const RepositoryOptions& options, const RandomSource& random);

/// A status list token that somebody else has signed.
struct StatusListFile {
    std::string name; ///< NAME of the target status/NAME
    std::filesystem::path file;
};

/// What shall be in a repository. What is not named stays as it is.
struct PublishRequest {
    std::vector<std::filesystem::path> issuers;   ///< folders: all issuers of the trust list, and their status lists
    std::vector<std::filesystem::path> setupKeys; ///< public parts: all whose set-up codes tills take
    std::filesystem::path trustList;              ///< instead of one made of the issuers; empty: none
    std::vector<std::filesystem::path> entries;   ///< files: issuers of other systems, beside those of the folders
    std::vector<std::filesystem::path> policies;
    std::vector<StatusListFile> statusLists;
    std::vector<std::string> removed; ///< names of targets, and `iss` of issuers that leave the trust list
    DemoMark demo = DemoMark::None;
    Seconds listLife{};      ///< of status lists that are signed
    std::size_t deltas = 24; ///< how many steps back a till may be and still need no whole list
    std::uint64_t keep = 10; ///< old versions whose files stay, for whoever is fetching
    UnixTime now{};
};

struct PublishReport {
    std::vector<std::string> changes; ///< targets that are new, other, or gone
    /// Status lists that no till would take, and why, in words: what is published of them stays.
    std::vector<std::string> refusedLists;
    std::uint64_t targetsVersion = 0;
    std::uint64_t snapshotVersion = 0;
    std::uint64_t timestampVersion = 0;
};

/// A publish that is made, and not written yet.
struct PublishPlan {
    RepositoryChange change;
    PublishReport report;
};

using KeyPlaces = std::vector<std::filesystem::path>; ///< folders of secret keys, and single files

/// Makes the next state of a repository in memory. The trust list's `version` and `issued` go up only if its content
/// changes, a status list is signed anew only if its entries change, its keys do not hold any more, or less than half
/// of its life is left.
[[nodiscard]] Result<PublishPlan, IssuerError> planPublish(const std::filesystem::path& repository,
                                                           const KeyPlaces& keys, const PublishRequest& request);

/// Plans it and writes it, alone with the repository.
[[nodiscard]] Result<PublishReport, IssuerError> publish(const std::filesystem::path& repository, const KeyPlaces& keys,
                                                         const PublishRequest& request);

/// What a machine that is always online does, with the keys of timestamp and snapshot alone: a new timestamp, and a new
/// snapshot if less than half of its life is left.
[[nodiscard]] Result<void, IssuerError> renewTimestamp(const std::filesystem::path& repository, const KeyPlaces& keys,
                                                       UnixTime now);

} // namespace carded::issuer
