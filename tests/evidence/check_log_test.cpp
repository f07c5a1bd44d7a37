// SPDX-License-Identifier: Apache-2.0
#include "evidence/check_log.h"
#include "tests/evidence/evidence_support.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

using namespace carded;
using namespace carded::evidence;
using namespace carded::test;

namespace {

Result<CheckedLog, LogFault> check(const std::filesystem::path& path, const OutsideKnowledge& trust = {})
{
    auto log = LogReader::open(path);
    return log ? checkLog(*log, trust) : fail(LogFault{LogProblem::NotReadable, 0});
}

tlog::NoteVerifier keyOf(const LogOwner& owner)
{
    return tlog::parseVerifierKey(owner.verifierKey()).value();
}

/// Everything that counts in a log, or nothing if it does not hold.
std::string answerFor(const std::filesystem::path& path)
{
    const auto checked = check(path);
    if (!checked) {
        return {};
    }
    std::string answer;
    auto log = LogReader::open(path);
    REQUIRE(log.has_value());
    const LogHeading& heading = log->heading();
    answer =
        heading.origin + heading.verifierKey + heading.previous + std::to_string(heading.size) + heading.checkpoint;
    const auto kept = log->keptCheckpoints().value();
    for (const KeptCheckpoint& checkpoint : kept) {
        answer += std::to_string(checkpoint.size) + checkpoint.note + std::to_string(checkpoint.hour.count());
    }
    REQUIRE(log->eachRow([&](const StoredRecord& row) {
        answer += std::to_string(row.seq) + std::string(asText(row.leaf)) + std::string(asText(row.nodes));
        answer += row.text.value_or("dropped");
        return true;
    }));
    return answer;
}

} // namespace

TEST_CASE("Checking a log: one that was written and left alone holds, whatever its size")
{
    for (const std::size_t count : {0U, 1U, 2U, 3U, 64U, 100U}) {
        CAPTURE(count);
        const TemporaryFolder folder;
        fillLog(folder / "evidence.db", count);
        const auto checked = check(folder / "evidence.db", {keyOf(logOwner()), {}});
        REQUIRE(checked.has_value());
        CHECK(checked->size == count);
        CHECK(checked->dropped == 0);
        CHECK(checked->root == rootOfRecords(folder / "evidence.db"));
    }
}

TEST_CASE("Checking a log: the first row that was changed is named")
{
    struct Change {
        const char* sql;
        LogProblem problem;
        std::uint64_t seq;
    };
    const std::vector<Change> changes{
        {"UPDATE record SET bytes = cast(replace(cast(bytes AS TEXT), 'pass', 'fail') AS BLOB) WHERE seq IN (41, 60)",
         LogProblem::ChangedRecord, 41},
        {"UPDATE record SET bytes = cast(cast(bytes AS TEXT) || ' ' AS BLOB) WHERE seq = 7", LogProblem::ChangedRecord,
         7},
        {"UPDATE record SET bytes = (SELECT bytes FROM record WHERE seq = 8) WHERE seq = 7", LogProblem::ChangedRecord,
         7},
        {"UPDATE record SET leaf = zeroblob(32) WHERE seq = 3", LogProblem::ChangedRecord, 3},
        {"UPDATE record SET leaf = zeroblob(31) WHERE seq = 3", LogProblem::ChangedRecord, 3},
        {"UPDATE record SET nodes = zeroblob(32) WHERE seq = 1", LogProblem::ChangedNode, 1},
        {"UPDATE record SET nodes = x'' WHERE seq = 1", LogProblem::ChangedNode, 1},
        {"UPDATE record SET nodes = zeroblob(32) WHERE seq = 2", LogProblem::ChangedNode, 2},
        {"DELETE FROM record WHERE seq = 0", LogProblem::MissingRecord, 0},
        {"DELETE FROM record WHERE seq = 50", LogProblem::MissingRecord, 50},
        {"DELETE FROM record WHERE seq = 99", LogProblem::MissingRecord, 99},
        {"INSERT INTO record SELECT 100, leaf, nodes, bytes FROM record WHERE seq = 98", LogProblem::ChangedRecord,
         100},
        {"DELETE FROM record WHERE seq >= 98; UPDATE log SET size = 98", LogProblem::BadCheckpoint, 98},
        {"UPDATE kept_checkpoint SET size = size + 1", LogProblem::BadKeptCheckpoint, 41},
        {"UPDATE kept_checkpoint SET note = replace(note, '0042', '0043')", LogProblem::BadKeptCheckpoint, 40},
        {"UPDATE kept_checkpoint SET hour = hour + 1", LogProblem::BadKeptCheckpoint, 40},
        {"UPDATE log SET checkpoint = replace(checkpoint, '0042', '0043')", LogProblem::BadCheckpoint, 100},
        {"UPDATE log SET origin = 'carded.evidence/0043/3'", LogProblem::BadCheckpoint, 100},
    };
    for (const Change& change : changes) {
        CAPTURE(change.sql);
        const TemporaryFolder folder;
        fillLog(folder / "evidence.db", 100);
        changeIn(folder / "evidence.db", change.sql);
        const auto checked = check(folder / "evidence.db");
        REQUIRE_FALSE(checked.has_value());
        CHECK(checked.error().problem == change.problem);
        CHECK(checked.error().seq == change.seq);
    }
}

TEST_CASE("Checking a log: a record of which only the hash is left still holds its place")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    fillLog(path, 20);
    changeIn(path, "UPDATE record SET bytes = NULL WHERE seq < 7");
    const auto checked = check(path);
    REQUIRE(checked.has_value());
    CHECK(checked->dropped == 7);
}

TEST_CASE("Checking a log: a key and an older checkpoint from outside show what the log alone cannot")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    fillLog(path, 10);
    const std::string old = rowsIn(path, "SELECT checkpoint FROM log").front();
    fillLog(path, 5);
    CHECK(check(path, {keyOf(logOwner()), old}).has_value());
    CHECK(check(path, {keyOf(logOwner(2)), {}}).error().problem == LogProblem::OtherKey);

    std::filesystem::remove(path);
    fillLog(path, 9); // written anew, and shorter
    CHECK(check(path, {keyOf(logOwner()), old}).error().problem == LogProblem::NotContinued);
    fillLog(path, 9); // longer, but not the same records: each has a salt of its own
    const auto rewritten = check(path, {keyOf(logOwner()), old});
    REQUIRE_FALSE(rewritten.has_value());
    CHECK(rewritten.error().problem == LogProblem::NotContinued);
    CHECK(rewritten.error().seq == 10);
    CHECK(check(path, {keyOf(logOwner()), old + "x"}).error().problem == LogProblem::BadOldCheckpoint);
}

TEST_CASE("Checking a log: a flipped bit anywhere in the file is found, or changes nothing that counts")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    fillLog(path, 30, Seconds{600});
    const std::string file = contentOf(path);
    const std::string answer = answerFor(path);
    REQUIRE_FALSE(answer.empty());
    std::size_t found = 0;
    std::size_t flips = 0;
    constexpr std::size_t kStep = 67; // odd, so that every bit of a byte has its turn
    for (std::size_t bit = 0; bit < file.size() * 8; bit += kStep) {
        std::string flipped = file;
        flipped[bit / 8] = static_cast<char>(static_cast<unsigned char>(flipped[bit / 8]) ^ (1U << (bit % 8)));
        std::filesystem::remove(folder / "evidence.db-wal");
        std::filesystem::remove(folder / "evidence.db-shm");
        std::ofstream(path, std::ios::binary) << flipped;
        const std::string now = answerFor(path);
        ++flips;
        found += now.empty() ? 1 : 0;
        if (!now.empty() && now != answer) {
            CAPTURE(bit);
            FAIL_CHECK("a flip changes what the log says and is not found");
        }
    }
    MESSAGE(flips, " flips, ", found, " found");
    CHECK(found > flips / 4);
}
