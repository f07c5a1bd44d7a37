// SPDX-License-Identifier: Apache-2.0
#include "tests/support/small_disk.h"
#include "tests/sync/program_fixture.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;

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
