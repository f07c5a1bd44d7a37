// SPDX-License-Identifier: Apache-2.0
#include "app/till_folder.h"

#include "app/recorder.h"

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace carded::app {

std::filesystem::path tillFolder(const std::filesystem::path& store)
{
    return store / "till";
}

bool makeOwnersFolder(const std::filesystem::path& folder, const std::filesystem::path& store)
{
    constexpr mode_t kOwnersAlone = 0700;
    if (::mkdir(folder.c_str(), kOwnersAlone) != 0) {
        return errno == EEXIST;
    }
    struct stat owner {};
    return ::geteuid() != 0 || ::stat(recordsFolder(store).c_str(), &owner) != 0
           || ::chown(folder.c_str(), owner.st_uid, owner.st_gid) == 0;
}

} // namespace carded::app
