// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unique_fd.h"
#include "issuer/issuer_error.h"

#include <filesystem>
#include <utility>
#include <vector>

namespace carded::issuer {

/// What one step changes in a repository's folder: made whole in memory, so that nothing is written unless all of it
/// can be.
struct RepositoryChange {
    struct File {
        std::filesystem::path path; ///< below the repository's folder
        Bytes content;
    };
    /// In the order in which they are written. Until the last one nobody reads any of them; for as long as a repository
    /// is in use that is `metadata/timestamp.json`, and after it the others are in force together.
    std::vector<File> files;
    std::vector<std::filesystem::path> obsolete; ///< removed after that; one that is not there is fine
};

/// Writes the files, flushes them to the disk, then removes what is obsolete. Stopped at any moment, it leaves the
/// repository as it was before or as it is after.
[[nodiscard]] Result<void, IssuerError> applyChange(const std::filesystem::path& repository,
                                                    const RepositoryChange& change);

/// Keeps two programs from changing one repository at the same time. Gone with its life.
class RepositoryLock {
public:
    /// Refuses if another program has it.
    [[nodiscard]] static Result<RepositoryLock, IssuerError> take(const std::filesystem::path& repository);

private:
    explicit RepositoryLock(UniqueFd folder) noexcept : m_folder(std::move(folder)) {}

    UniqueFd m_folder; ///< the lock goes with it
};

} // namespace carded::issuer
