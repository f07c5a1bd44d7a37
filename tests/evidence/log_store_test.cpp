// SPDX-License-Identifier: Apache-2.0
#include "crypto/sha256.h"
#include "evidence/log_store.h"
#include "tests/support/temporary_folder.h"
#include "tlog/checkpoint.h"
#include "tlog/proof.h"
#include "tlog/signed_note.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <array>
#include <csignal>
#include <fstream>
#include <memory>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace carded;
using namespace carded::evidence;
using std::chrono::hours;
using Moment = LogStore::Moment;

namespace {

constexpr UnixTime kNow{Seconds{1795429230}};

LogOwner owner(std::uint8_t seed = 1)
{
    crypto::Ed25519Seed bytes;
    bytes.data.fill(seed);
    return {"0042", "3", crypto::ed25519KeyPair(bytes)};
}

Record pass(UnixTime time = kNow)
{
    Record record;
    record.time = time;
    record.mode = "live";
    record.category = "tobacco";
    record.reason = verifier::Reason::OldEnough;
    return record;
}

UsedToken token(std::uint8_t first, UnixTime freshUntil = kNow + Seconds{60})
{
    UsedToken used{{}, freshUntil};
    used.id.data.fill(first);
    return used;
}

LogStore mustOpen(const std::filesystem::path& path, const LogOwner& whose = owner())
{
    auto log = LogStore::open(path, whose);
    if (!log) {
        FAIL("cannot open the log: ", static_cast<int>(log.error()));
    }
    return *std::move(log);
}

using Connection = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

Connection connectionTo(const std::filesystem::path& path)
{
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &handle) == SQLITE_OK);
    return {handle, &sqlite3_close};
}

/// The first column of every row.
std::vector<std::string> rows(const std::filesystem::path& path, const std::string& sql)
{
    const auto database = connectionTo(path);
    std::vector<std::string> values;
    const auto add = [](void* to, int, char** texts, char**) {
        static_cast<std::vector<std::string>*>(to)->emplace_back(texts[0] == nullptr ? "" : texts[0]);
        return 0;
    };
    REQUIRE(sqlite3_exec(database.get(), sql.c_str(), add, &values, nullptr) == SQLITE_OK);
    return values;
}

void change(const std::filesystem::path& path, const std::string& sql)
{
    REQUIRE(sqlite3_exec(connectionTo(path).get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
}

/// The checkpoint, if the owner has signed it.
tlog::Checkpoint opened(const std::string& note, const LogOwner& whose = owner())
{
    const auto verifier = tlog::parseVerifierKey(tlog::verifierKey(whose.origin(), whose.key.publicKey)).value();
    const auto text = tlog::openNote(note, std::array{verifier});
    REQUIRE(text.has_value());
    return tlog::parseCheckpoint(text->text).value();
}

/// The root over the records' own bytes.
tlog::Hash rootOfRecords(const std::filesystem::path& path)
{
    tlog::Frontier tree;
    for (const std::string& text : rows(path, "SELECT cast(bytes AS TEXT) FROM record ORDER BY seq")) {
        tree.append(tlog::leafHash(asBytes(text)));
    }
    return tree.root();
}

} // namespace

TEST_CASE("Log: every record gets the next place, and a fresh signed checkpoint over all of them")
{
    const test::TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    LogStore log = mustOpen(path);
    CHECK(opened(log.checkpoint()).root == tlog::emptyRoot());
    for (std::uint64_t i = 0; i < 20; ++i) {
        CHECK(log.append(pass(), std::nullopt, Moment{0}).value() == i);
        const auto checkpoint = opened(log.checkpoint());
        CHECK(checkpoint.origin == "carded.evidence/0042/3");
        CHECK(checkpoint.size == i + 1);
        CHECK(checkpoint.root == rootOfRecords(path));
        CHECK(rows(path, "SELECT checkpoint FROM log") == std::vector{log.checkpoint()});
    }
    const auto salts = rows(path, "SELECT DISTINCT substr(cast(bytes AS TEXT), instr(bytes, 'salt'), 29) FROM record");
    CHECK(salts.size() == 20);
}

TEST_CASE("Log: it goes on where it ended")
{
    const test::TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    std::string checkpoint;
    {
        LogStore log = mustOpen(path);
        for (int i = 0; i < 13; ++i) {
            REQUIRE(log.append(pass(), std::nullopt, Moment{0}));
        }
        checkpoint = log.checkpoint();
    }
    LogStore log = mustOpen(path);
    CHECK(log.size() == 13);
    CHECK(log.checkpoint() == checkpoint);
    CHECK(log.append(pass(), std::nullopt, Moment{0}).value() == 13);
    CHECK(opened(log.checkpoint()).root == rootOfRecords(path));
}

TEST_CASE("Log: nobody but its owner may read the file")
{
    const test::TemporaryFolder folder;
    const mode_t before = ::umask(0);
    const LogStore log = mustOpen(folder / "evidence.db");
    ::umask(before);
    struct stat status {};
    REQUIRE(::stat((folder / "evidence.db").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600);
}

TEST_CASE("Log: a second writer is told that there is one, until it is gone")
{
    const test::TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    {
        const LogStore log = mustOpen(path);
        const auto second = LogStore::open(path, owner());
        REQUIRE_FALSE(second.has_value());
        CHECK(second.error() == LogError::Busy);
    }
    CHECK(LogStore::open(path, owner()).has_value());
}

TEST_CASE("Log: what is not this till's log is refused, with the cause, and left alone")
{
    const test::TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    {
        LogStore log = mustOpen(path);
    }
    LogOwner other = owner();
    other.till = "4";
    CHECK(LogStore::open(path, other).error() == LogError::OtherLog);
    CHECK(LogStore::open(path, owner(2)).error() == LogError::OtherLog);
    CHECK(LogStore::open(folder / "none" / "evidence.db", owner()).error() == LogError::NotAllowed);
    std::ofstream(folder / "text.db") << std::string(5000, 'x');
    CHECK(LogStore::open(folder / "text.db", owner()).error() == LogError::NotALog);
    change(folder / "other.db", "CREATE TABLE x (y)");
    CHECK(LogStore::open(folder / "other.db", owner()).error() == LogError::NotALog);
    change(path, "PRAGMA user_version = 2");
    CHECK(LogStore::open(path, owner()).error() == LogError::NewerFormat);
}

TEST_CASE("Log: a heading that does not fit its records or its signature is damage")
{
    for (const char* sql :
         {"UPDATE log SET size = 4", "UPDATE log SET size = 6", "UPDATE log SET edge = x''",
          "UPDATE log SET edge = zeroblob(64)", "UPDATE log SET checkpoint = replace(checkpoint, '\n5\n', '\n6\n')",
          "DELETE FROM record WHERE seq = 4", "DELETE FROM log", "UPDATE log SET size = -1"}) {
        CAPTURE(sql);
        const test::TemporaryFolder folder;
        const auto path = folder / "evidence.db";
        {
            LogStore log = mustOpen(path);
            for (int i = 0; i < 5; ++i) {
                REQUIRE(log.append(pass(), std::nullopt, Moment{0}));
            }
        }
        std::string text = sql;
        change(path, text);
        const auto log = LogStore::open(path, owner());
        if (rows(path, "SELECT size FROM log") == std::vector<std::string>{"5"}
            && text.find("checkpoint") != std::string::npos) {
            continue; // the text of the note has another form
        }
        REQUIRE_FALSE(log.has_value());
        CHECK(log.error() == LogError::Damaged);
    }
}

TEST_CASE("Log: a record that cannot be written changes nothing")
{
    const test::TemporaryFolder folder;
    LogStore log = mustOpen(folder / "evidence.db");
    Record bad = pass();
    bad.issuer = "line\nfeed";
    const std::string before = log.checkpoint();
    CHECK(log.append(bad, token(1), Moment{0}).error() == LogError::BadRecord);
    CHECK(log.checkpoint() == before);
    CHECK(log.isUsed(token(1).id) == false);
    CHECK(log.append(pass(), std::nullopt, Moment{0}).value() == 0);
}

TEST_CASE("Log: checkpoints are kept by the hour")
{
    const test::TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    LogStore log = mustOpen(path);
    const UnixTime start = std::chrono::floor<hours>(kNow);
    for (int i = 0; i < 9; ++i) { // every 25 minutes
        REQUIRE(log.append(pass(start + std::chrono::minutes{25 * i}), std::nullopt, Moment{0}));
    }
    CHECK(rows(path, "SELECT size FROM kept_checkpoint ORDER BY size") == std::vector<std::string>{"3", "5", "8"});
    for (const std::string& note : rows(path, "SELECT note FROM kept_checkpoint")) {
        CHECK(opened(note).origin == owner().origin());
    }
}

TEST_CASE("Ledger: what a pass used up stays so, over a restart and whatever the clock says")
{
    const test::TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    {
        LogStore log = mustOpen(path);
        CHECK(log.isUsed(token(1).id) == false);
        REQUIRE(log.append(pass(), token(1), Moment{0}));
        CHECK(log.isUsed(token(1).id) == true);
        CHECK(log.isUsed(token(2).id) == false);
    }
    LogStore log = mustOpen(path);
    CHECK(log.isUsed(token(1).id) == true);
    REQUIRE(log.append(pass(kNow + hours{1000}), token(2), hours{1})); // a clock far ahead, an hour of running
    CHECK(log.isUsed(token(1).id) == true);
    REQUIRE(log.append(pass(kNow - hours{1000}), token(3), hours{30})); // a clock far back
    CHECK(log.isUsed(token(1).id) == true);
}

TEST_CASE("Ledger: it forgets a token that is too old by its own times and by a day of running, of all runs together")
{
    const test::TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    {
        LogStore log = mustOpen(path);
        REQUIRE(log.append(pass(), token(1), Moment{0}));
        REQUIRE(log.append(pass(), std::nullopt, hours{20}));
    }
    LogStore log = mustOpen(path);
    REQUIRE(log.append(pass(kNow + hours{24}), token(2), hours{4}));
    CHECK(log.isUsed(token(1).id) == true); // 24 hours are not over 24 hours
    REQUIRE(log.append(pass(kNow + hours{24}), token(3), hours{4} + Moment{1}));
    CHECK(log.isUsed(token(1).id) == false);
    CHECK(log.isUsed(token(2).id) == true);
}

TEST_CASE("Log: a killed writer leaves a log in which every record has its place and its checkpoint")
{
    const test::TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    std::uint64_t least = 0;
    for (int round = 0; round < 20; ++round) {
        std::array<int, 2> told{};
        REQUIRE(::pipe(told.data()) == 0);
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            auto log = LogStore::open(path, owner());
            while (log && log->append(pass(), std::nullopt, Moment{0})) {
                const char sign = '.';
                (void)!::write(told[1], &sign, 1);
            }
            ::_exit(1);
        }
        ::close(told[1]);
        std::array<char, 64> signs{};
        for (int seen = 0; seen <= round;) { // some records more each time
            const ssize_t count = ::read(told[0], signs.data(), 1);
            REQUIRE(count == 1);
            seen += static_cast<int>(count);
            ++least;
        }
        REQUIRE(::kill(child, SIGKILL) == 0);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        ::close(told[0]);
        const LogStore log = mustOpen(path);
        CHECK(log.size() >= least); // what was told to be written is there
        least = log.size();
        CHECK(opened(log.checkpoint()).root == rootOfRecords(path));
    }
}
