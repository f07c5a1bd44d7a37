// SPDX-License-Identifier: Apache-2.0
#include "tests/evidence/evidence_support.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <sys/stat.h>
#include <vector>

using namespace carded;
using namespace carded::evidence;
using namespace carded::test;
using std::chrono::hours;
using Moment = LogStore::Moment;

TEST_CASE("Log: every record gets the next place, and a fresh signed checkpoint over all of them")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    LogStore log = mustOpenLog(path);
    CHECK(openedCheckpoint(log.checkpoint()).root == tlog::emptyRoot());
    for (std::uint64_t i = 0; i < 20; ++i) {
        CHECK(log.append(passRecord(), std::nullopt, Moment{0}).value() == i);
        const auto checkpoint = openedCheckpoint(log.checkpoint());
        CHECK(checkpoint.origin == "carded.evidence/0042/3");
        CHECK(checkpoint.size == i + 1);
        CHECK(checkpoint.root == rootOfRecords(path));
        CHECK(rowsIn(path, "SELECT checkpoint FROM log") == std::vector{log.checkpoint()});
    }
    const auto salts =
        rowsIn(path, "SELECT DISTINCT substr(cast(bytes AS TEXT), instr(bytes, 'salt'), 29) FROM record");
    CHECK(salts.size() == 20);
}

TEST_CASE("Log: it goes on where it ended")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    std::string checkpoint;
    {
        LogStore log = mustOpenLog(path);
        for (int i = 0; i < 13; ++i) {
            REQUIRE(log.append(passRecord(), std::nullopt, Moment{0}));
        }
        checkpoint = log.checkpoint();
    }
    LogStore log = mustOpenLog(path);
    CHECK(log.size() == 13);
    CHECK(log.checkpoint() == checkpoint);
    CHECK(log.append(passRecord(), std::nullopt, Moment{0}).value() == 13);
    CHECK(openedCheckpoint(log.checkpoint()).root == rootOfRecords(path));
}

TEST_CASE("Log: nobody but its owner may read the file")
{
    const TemporaryFolder folder;
    const mode_t before = ::umask(0);
    const LogStore log = mustOpenLog(folder / "evidence.db");
    ::umask(before);
    struct stat status {};
    REQUIRE(::stat((folder / "evidence.db").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600);
}

TEST_CASE("Log: what is not this till's log is refused, with the cause, and left alone")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    {
        LogStore log = mustOpenLog(path);
    }
    LogOwner other = logOwner();
    other.till = "4";
    CHECK(LogStore::open(path, other).error() == LogError::OtherLog);
    CHECK(LogStore::open(path, logOwner(2)).error() == LogError::OtherLog);
    CHECK(LogStore::open(folder / "none" / "evidence.db", logOwner()).error() == LogError::NotAllowed);
    std::filesystem::copy_file(path, folder / "copy.db");
    CHECK(LogStore::open(folder / "copy.db", logOwner()).error() == LogError::Copied);
    std::ofstream(folder / "text.db") << std::string(5000, 'x');
    CHECK(LogStore::open(folder / "text.db", logOwner()).error() == LogError::NotALog);
    changeIn(folder / "other.db", "CREATE TABLE x (y)");
    CHECK(LogStore::open(folder / "other.db", logOwner()).error() == LogError::NotALog);
    changeIn(path, "PRAGMA user_version = 2");
    CHECK(LogStore::open(path, logOwner()).error() == LogError::NewerFormat);
}

TEST_CASE("Log: a heading that does not fit its records or its signature is damage")
{
    for (const std::string sql : {"UPDATE log SET size = 4", "UPDATE log SET size = 6", "UPDATE log SET edge = x''",
                                  "UPDATE log SET edge = zeroblob(64)", "UPDATE log SET edge = x'00'",
                                  "UPDATE log SET checkpoint = replace(checkpoint, char(10) || '5', char(10) || '6')",
                                  "UPDATE log SET previous = 'previous x 1 y'", "UPDATE log SET verifier_key = 'x'",
                                  "DELETE FROM record WHERE seq = 4", "DELETE FROM log", "UPDATE log SET size = -1"}) {
        CAPTURE(sql);
        const TemporaryFolder folder;
        const auto path = folder / "evidence.db";
        {
            LogStore log = mustOpenLog(path);
            for (int i = 0; i < 5; ++i) {
                REQUIRE(log.append(passRecord(), std::nullopt, Moment{0}));
            }
        }
        changeIn(path, sql);
        const auto log = LogStore::open(path, logOwner());
        REQUIRE_FALSE(log.has_value());
        CHECK(log.error() == (sql.find("verifier_key") == std::string::npos ? LogError::Damaged : LogError::OtherLog));
    }
}

TEST_CASE("Log: a record that cannot be written changes nothing")
{
    const TemporaryFolder folder;
    LogStore log = mustOpenLog(folder / "evidence.db");
    Record bad = passRecord();
    bad.issuer = "line\nfeed";
    const std::string before = log.checkpoint();
    CHECK(log.append(bad, usedToken(1), Moment{0}).error() == LogError::BadRecord);
    CHECK(log.checkpoint() == before);
    CHECK(log.isUsed(usedToken(1).id) == false);
    CHECK(log.append(passRecord(), std::nullopt, Moment{0}).value() == 0);
}

TEST_CASE("Log: checkpoints are kept by the hour")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    LogStore log = mustOpenLog(path);
    const UnixTime start = std::chrono::floor<hours>(kCheckTime);
    for (int i = 0; i < 9; ++i) { // every 25 minutes
        REQUIRE(log.append(passRecord(start + std::chrono::minutes{25 * i}), std::nullopt, Moment{0}));
    }
    CHECK(rowsIn(path, "SELECT size FROM kept_checkpoint ORDER BY size") == std::vector<std::string>{"3", "5", "8"});
    for (const std::string& note : rowsIn(path, "SELECT note FROM kept_checkpoint")) {
        CHECK(openedCheckpoint(note).origin == logOwner().origin());
    }
}

TEST_CASE("Ledger: what a pass used up stays so, over a restart and whatever the clock says")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    {
        LogStore log = mustOpenLog(path);
        CHECK(log.isUsed(usedToken(1).id) == false);
        REQUIRE(log.append(passRecord(), usedToken(1), Moment{0}));
        CHECK(log.isUsed(usedToken(1).id) == true);
        CHECK(log.isUsed(usedToken(2).id) == false);
    }
    LogStore log = mustOpenLog(path);
    CHECK(log.isUsed(usedToken(1).id) == true);
    REQUIRE(log.append(passRecord(kCheckTime + hours{1000}), usedToken(2),
                       hours{1})); // a clock far ahead, an hour of running
    CHECK(log.isUsed(usedToken(1).id) == true);
    REQUIRE(log.append(passRecord(kCheckTime - hours{1000}), usedToken(3), hours{30})); // a clock far back
    CHECK(log.isUsed(usedToken(1).id) == true);
}

TEST_CASE("Ledger: it forgets a token that is too old by its own times and by a day of running, of all runs together")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    {
        LogStore log = mustOpenLog(path);
        REQUIRE(log.append(passRecord(), usedToken(1), Moment{0}));
        REQUIRE(log.append(passRecord(), std::nullopt, hours{20}));
    }
    LogStore log = mustOpenLog(path);
    REQUIRE(log.append(passRecord(kCheckTime + hours{24}), usedToken(2), hours{4}));
    CHECK(log.isUsed(usedToken(1).id) == true); // 24 hours are not over 24 hours
    REQUIRE(log.append(passRecord(kCheckTime + hours{24}), usedToken(3), hours{4} + Moment{1}));
    CHECK(log.isUsed(usedToken(1).id) == false);
    CHECK(log.isUsed(usedToken(2).id) == true);
}
