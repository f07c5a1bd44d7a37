// SPDX-License-Identifier: Apache-2.0
#include "evidence/private_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace carded::evidence {
namespace {

constexpr mode_t kOwnersAlone = 0600;

LogError errorOfSystem()
{
    return errno == ENOSPC || errno == EDQUOT ? LogError::DiskFull
           : errno == EIO                     ? LogError::WriteFailed
                                              : LogError::NotAllowed;
}

bool giveToFolderOwner(int file, const std::filesystem::path& folder)
{
    struct stat status {};
    return ::geteuid() != 0
           || (::stat(folder.c_str(), &status) == 0 && ::fchown(file, status.st_uid, status.st_gid) == 0);
}

bool writeAll(int file, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t count = ::write(file, content.data(), content.size());
        if (count < 0 && errno != EINTR) {
            return false;
        }
        content.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
    return ::fsync(file) == 0;
}

} // namespace

Result<UniqueFd, LogError> makePrivateFile(const std::filesystem::path& path, IfThere ifThere)
{
    const int truncate = ifThere == IfThere::Empty ? O_TRUNC : 0;
    UniqueFd file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | truncate, kOwnersAlone));
    if (!file || ::fchmod(file.get(), kOwnersAlone) != 0 || !giveToFolderOwner(file.get(), path.parent_path())) {
        return fail(errorOfSystem());
    }
    return file;
}

Result<void, LogError> writePrivateFile(const std::filesystem::path& path, std::string_view content)
{
    std::filesystem::path fresh = path;
    fresh += ".new";
    {
        auto file = makePrivateFile(fresh, IfThere::Empty);
        if (!file) {
            return fail(file.error());
        }
        if (!writeAll(file->get(), content)) {
            return fail(errorOfSystem());
        }
    }
    if (::rename(fresh.c_str(), path.c_str()) != 0) {
        return fail(errorOfSystem());
    }
    const UniqueFd folder(::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder || ::fsync(folder.get()) != 0) {
        return fail(errorOfSystem());
    }
    return {};
}

} // namespace carded::evidence
