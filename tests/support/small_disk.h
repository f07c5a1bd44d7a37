// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <sched.h>
#include <string>
#include <sys/mount.h>

namespace carded::test {

/// A small disk of its own in a folder, seen by this process and its children alone.
class SmallDisk {
public:
    SmallDisk(const std::filesystem::path& folder, std::size_t kilobytes) : m_folder(folder)
    {
        std::filesystem::create_directories(folder);
        const std::string size = "size=" + std::to_string(kilobytes) + "k";
        m_isMounted = ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
                      && ::mount("tmpfs", folder.c_str(), "tmpfs", 0, size.c_str()) == 0;
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    SmallDisk(SmallDisk&&) = delete;
    SmallDisk& operator=(SmallDisk&&) = delete;
    ~SmallDisk()
    {
        if (m_isMounted) {
            ::umount(m_folder.c_str());
        }
    }

    [[nodiscard]] bool isMounted() const noexcept { return m_isMounted; }

private:
    std::filesystem::path m_folder;
    bool m_isMounted = false;
};

} // namespace carded::test
