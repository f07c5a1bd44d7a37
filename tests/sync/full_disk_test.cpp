// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/program_fixture.h"

#include <doctest/doctest.h>

#include <sched.h>
#include <sys/mount.h>

using namespace carded;
using namespace carded::test;

namespace {

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

} // namespace

TEST_CASE("Full disk: whatever room is left, the old state or the new one is in force, and the next sync succeeds")
{
    constexpr std::size_t kDiskKilobytes = 1024;
    ProgramTill till;
    till.publisher.lists[kListName].entries.resize(64'000, 0x5A);
    till.publisher.publish();
    till.publisher.writeTo(till.stick());
    const SmallDisk disk(till.store(), kDiskKilobytes);
    if (!disk.isMounted()) {
        MESSAGE("no disk can be mounted here: this needs root");
        return;
    }
    till.mustInit();
    REQUIRE(till.carded({"sync"}).status == 0);
    int failed = 0;
    int succeeded = 0;
    for (std::size_t room = 0; room <= 160; room += 4) {
        CAPTURE(room);
        const std::uint64_t before = till.trustVersion();
        till.publishNext();
        {
            const auto free = std::filesystem::space(till.store()).available;
            const std::string ballast(free > room * 1024 ? free - room * 1024 : 0, 'x');
            std::ofstream(till.store() / "ballast") << ballast;
        }
        const auto ran = till.carded({"sync"});
        const std::uint64_t after = till.trustVersion();
        CHECK(after == (ran.status == 0 ? before + 1 : before));
        failed += ran.status == 1 ? 1 : 0;
        succeeded += ran.status == 0 ? 1 : 0;
        std::filesystem::remove(till.store() / "ballast");
        REQUIRE(till.carded({"sync"}).status == 0);
        REQUIRE(till.trustVersion() == before + 1);
    }
    MESSAGE(failed << " syncs on a full disk failed, " << succeeded << " had room");
    CHECK(failed > 10);
    CHECK(succeeded > 1);
}
