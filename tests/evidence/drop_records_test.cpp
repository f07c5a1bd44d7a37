// SPDX-License-Identifier: Apache-2.0
#include "evidence/check_log.h"
#include "evidence/drop_records.h"
#include "tests/evidence/evidence_support.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using namespace carded::evidence;
using namespace carded::test;

namespace {

CheckedLog mustHold(const std::filesystem::path& path)
{
    auto log = LogReader::open(path);
    REQUIRE(log.has_value());
    const auto checked = checkLog(*log, {});
    REQUIRE(checked.has_value());
    return *checked;
}

/// In the log or in anything beside it.
bool isAnywhere(const std::filesystem::path& folder, const std::string& text)
{
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (contentOf(entry.path()).find(text) != std::string::npos) {
            return true;
        }
    }
    return false;
}

} // namespace

TEST_CASE("Dropping records: what is older goes, its hash stays, and the log goes on")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    fillLog(path, 100, Seconds{600});
    REQUIRE(isAnywhere(folder.path(), "\"seq\":39,"));
    const auto root = mustHold(path).root;
    CHECK(dropRecords(path, kCheckTime + 40 * Seconds{600}).value() == 40);
    CHECK(mustHold(path).dropped == 40);
    CHECK(mustHold(path).root == root);
    CHECK_FALSE(isAnywhere(folder.path(), "\"seq\":39,"));
    CHECK(isAnywhere(folder.path(), "\"seq\":40,"));
    CHECK(dropRecords(path, kCheckTime + 40 * Seconds{600}).value() == 0);
    fillLog(path, 3);
    CHECK(mustHold(path).size == 103);
    CHECK(mustHold(path).dropped == 40);
}

TEST_CASE("Dropping records: a record that is not old enough keeps those after it, whatever their clock said")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    for (const int hour : {1, 2, 9, 1, 1}) {
        REQUIRE(mustOpenLog(path).append(passRecord(kCheckTime + std::chrono::hours{hour}), std::nullopt,
                                         LogStore::Moment{0}));
    }
    CHECK(dropRecords(path, kCheckTime + std::chrono::hours{5}).value() == 2);
}

TEST_CASE("Dropping records: the newest record stays, and nothing is nothing")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    fillLog(path, 0);
    CHECK(dropRecords(path, kCheckTime).value() == 0);
    fillLog(path, 4);
    CHECK(dropRecords(path, kCheckTime + kRetention + kRetention).value() == 3);
    CHECK(mustHold(path).dropped == 3);
    CHECK(mustOpenLog(path).newest().has_value());
    CHECK(dropRecords(folder / "none.db", kCheckTime).error() == LogError::Missing);
}
