// SPDX-License-Identifier: Apache-2.0
#include "scanner/open_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace carded::scanner {

Result<UniqueFd, SourceError> openFile(const std::filesystem::path& path, std::uint64_t maxBytes)
{
    // O_NONBLOCK: a named pipe in a folder must not hold us up.
    UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd) {
        return fail(errno == ENOENT || errno == ENOTDIR ? SourceError::NotFound : SourceError::NotReadable);
    }
    struct stat status = {};
    if (::fstat(fd.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return fail(SourceError::NotReadable);
    }
    if (status.st_size == 0) {
        return fail(SourceError::Empty);
    }
    if (static_cast<std::uint64_t>(status.st_size) > maxBytes) {
        return fail(SourceError::TooLarge);
    }
    return fd;
}

} // namespace carded::scanner
