// SPDX-License-Identifier: Apache-2.0
#include "app/shift_file.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sys/stat.h>

using namespace carded;
using app::Shift;
using app::ShiftFile;

namespace {

constexpr UnixTime kMorning{Seconds{1'795'824'000}};

struct Folder {
    test::TemporaryFolder store;
    ShiftFile file{store.path()};
    std::filesystem::path path = store / "till/shift";
};

} // namespace

TEST_CASE("ShiftFile: the same operator's shift goes on after a restart, another's begins anew")
{
    const Folder folder;
    CHECK(folder.file.begin("017", kMorning) == Shift{"017", kMorning});
    const UnixTime noon = kMorning + std::chrono::hours{4};
    CHECK(ShiftFile(folder.store.path()).begin("017", noon) == Shift{"017", kMorning});
    CHECK(folder.file.begin("17", noon) == Shift{"17", noon}); // another number
    CHECK(folder.file.begin("017", noon + Seconds{1}) == Shift{"017", noon + Seconds{1}});
}

TEST_CASE("ShiftFile: what was ended, began too long ago, or begins in the future does not go on")
{
    const Folder folder;
    (void)folder.file.begin("17", kMorning);
    const UnixTime late = kMorning + ShiftFile::kLongestShift;
    CHECK(folder.file.begin("17", late - Seconds{1}).since == kMorning);
    CHECK(folder.file.begin("17", late).since == late);
    CHECK(folder.file.begin("17", kMorning).since == kMorning); // the clock was set back
    folder.file.end();
    CHECK(folder.file.begin("17", kMorning + Seconds{60}).since == kMorning + Seconds{60});
}

TEST_CASE("ShiftFile: a file that is not ours counts for nothing, and neither does one that cannot be written")
{
    const Folder folder;
    (void)folder.file.begin("17", kMorning);
    struct stat status {};
    REQUIRE(::stat(folder.path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
    const UnixTime noon = kMorning + std::chrono::hours{4};
    for (const char* text :
         {"", "carded-shift 1\noperator 17\nsince 1795824000", "carded-shift 1\noperator 17\nsince x\n",
          "carded-shift 2\noperator 17\nsince 1795824000\n", "since 1\ncarded-shift 1\noperator "}) {
        std::ofstream(folder.path) << text;
        CAPTURE(text);
        CHECK(folder.file.begin("17", noon).since == noon);
    }
    std::filesystem::remove_all(folder.store / "till");
    std::ofstream(folder.store / "till") << "a file where the folder should be";
    CHECK(folder.file.begin("17", noon) == Shift{"17", noon});
    folder.file.end();
}
