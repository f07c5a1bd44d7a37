// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/support/core_files.h"

#include <doctest/doctest.h>

#include <csignal>

using namespace carded;
using namespace carded::test;

TEST_CASE("carded-kiosk: a crash leaves no core of it")
{
    for (const int crash : {SIGSEGV, SIGABRT}) {
        const TemporaryFolder folder;
        const TemporaryFolder cores;
        std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
        qputenv("XDG_RUNTIME_DIR", folder.path().c_str());
        const auto store = folder / "demo";
        std::filesystem::copy(demoFolder(), store, std::filesystem::copy_options::recursive);
        const std::vector<std::string> kiosk{programs() / "carded-kiosk", "--demo", "--store", store};
        RunningProgram program(whereCoresAreKept(cores.path(), kiosk));
        REQUIRE(program.waitForError("size 1 root"));
        CHECK_FALSE(leavesCore(program, crash));
        CHECK(std::filesystem::is_empty(cores.path()));
    }
}
