// SPDX-License-Identifier: Apache-2.0
#include "issuer/repository_change.h"

#include "issuer/files.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace carded::issuer {

namespace {
namespace fs = std::filesystem;
}

Result<void, IssuerError> applyChange(const fs::path& repository, const RepositoryChange& change)
{
    for (const auto& file : change.files) {
        const auto path = repository / file.path;
        const bool isLast = &file == &change.files.back();
        if (auto made = makeFolder(path.parent_path()); !made) {
            return made;
        }
        if (isLast) { // after a power cut too, the others must be there when it is
            for (const auto& earlier : change.files) {
                flushFolder((repository / earlier.path).parent_path());
            }
        }
        if (auto written = writeFile(path, file.content, FileAccess::Public); !written) {
            return written;
        }
    }
    for (const auto& path : change.obsolete) {
        std::error_code ignored; // a file too many does no harm, and the next change removes it
        fs::remove(repository / path, ignored);
    }
    return {};
}

Result<RepositoryLock, IssuerError> RepositoryLock::take(const fs::path& repository)
{
    const auto path = repository / "metadata";
    UniqueFd folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder) {
        return fail(IssuerError{IssuerError::Cause::CannotRead,
                                path.string() + ": " + std::error_code(errno, std::system_category()).message()
                                    + ". Is " + repository.string() + " a repository?"});
    }
    if (::flock(folder.get(), LOCK_EX | LOCK_NB) != 0) {
        return fail(IssuerError{IssuerError::Cause::CannotWrite,
                                repository.string() + ": another program is changing it; try again when it is done"});
    }
    return RepositoryLock(std::move(folder));
}

} // namespace carded::issuer
