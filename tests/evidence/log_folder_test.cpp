// SPDX-License-Identifier: Apache-2.0
#include "evidence/check_log.h"
#include "tests/evidence/evidence_support.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <sys/stat.h>

using namespace carded;
using namespace carded::evidence;
using namespace carded::test;
using Moment = LogStore::Moment;

namespace {

OpenedLog mustOpen(const std::filesystem::path& folder, const std::string& till = "3")
{
    auto opened = openLog(folder, "0042", till);
    if (!opened) {
        FAIL("cannot open the log: ", static_cast<int>(opened.error()));
    }
    return *std::move(opened);
}

/// Opens the log, appends `count` records and closes it; gives its last checkpoint.
std::string write(const std::filesystem::path& folder, int count)
{
    OpenedLog opened = mustOpen(folder);
    for (int i = 0; i < count; ++i) {
        REQUIRE(opened.log.append(passRecord(), std::nullopt, Moment{0}));
    }
    return opened.log.checkpoint();
}

unsigned modeOf(const std::filesystem::path& path)
{
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

/// What the checkpoints of the log in force say of the one before it.
std::vector<std::string> namedBy(const OpenedLog& opened, const std::filesystem::path& folder,
                                 const std::string& till = "3")
{
    const auto owner = ownerOf(currentLogIn(folder), originOf("0042", till));
    REQUIRE(owner.has_value());
    return openedCheckpoint(opened.log.checkpoint(), *owner).extensions;
}

bool holds(const std::filesystem::path& path)
{
    auto log = LogReader::open(path);
    return log && checkLog(*log, {}).has_value();
}

} // namespace

TEST_CASE("A till's logs: the first start makes a key, its public half and a log, for the owner alone")
{
    const TemporaryFolder outside;
    const auto folder = outside / "evidence";
    const mode_t before = ::umask(0);
    CHECK(mustOpen(folder).beginning == Beginning::First);
    ::umask(before);
    CHECK(modeOf(folder) == 0700);
    CHECK(modeOf(folder / "till.key") == 0600);
    CHECK(modeOf(currentLogIn(folder)) == 0600);
    const auto owner = ownerOf(currentLogIn(folder), originOf("0042", "3"));
    REQUIRE(owner.has_value());
    CHECK(contentOf(publicKeyIn(folder)) == owner->verifierKey() + "\n");
    CHECK(contentOf(folder / "till.key").starts_with("PRIVATE+KEY+carded.evidence/0042/3+"));
    CHECK(mustOpen(folder).beginning == Beginning::Continued);
    CHECK(contentOf(publicKeyIn(folder)) == owner->verifierKey() + "\n");
}

TEST_CASE("A till's logs: a second writer is told that there is one, until it is gone")
{
    const TemporaryFolder outside;
    const auto folder = outside / "evidence";
    {
        const OpenedLog opened = mustOpen(folder);
        CHECK(openLog(folder, "0042", "3").error() == LogError::Busy);
    }
    CHECK(openLog(folder, "0042", "3").has_value());
}

TEST_CASE("A till's logs: with another till number a log ends, and the next one names its last checkpoint")
{
    const TemporaryFolder outside;
    const auto folder = outside / "evidence";
    write(folder, 5);
    const auto root = rootOfRecords(currentLogIn(folder));
    {
        const OpenedLog opened = mustOpen(folder, "4");
        CHECK(opened.beginning == Beginning::OtherPlace);
        CHECK(opened.log.size() == 0);
        CHECK(namedBy(opened, folder, "4") == std::vector{previousLine({"carded.evidence/0042/3", 5, root, {}})});
    }
    REQUIRE(endedLogsIn(folder) == std::vector{folder / "evidence-0001.db"});
    CHECK(holds(folder / "evidence-0001.db"));
    CHECK(ownerOf(folder / "evidence-0001.db", "carded.evidence/0042/3").has_value()); // its packs can still be made
    CHECK(holds(currentLogIn(folder)));
    CHECK(mustOpen(folder, "4").beginning == Beginning::Continued);
    const auto key = ownerOf(folder / "evidence-0001.db", "carded.evidence/0042/3").value().verifierKey();
    CHECK(mustOpen(folder, "3").beginning == Beginning::OtherPlace); // a new log again, with a new key
    CHECK(ownerOf(currentLogIn(folder), "carded.evidence/0042/3").value().verifierKey() != key);
    CHECK(endedLogsIn(folder).size() == 2);
}

TEST_CASE("A till's logs: a lost key ends a log")
{
    const TemporaryFolder outside;
    const auto folder = outside / "evidence";
    for (const char* content : {"", "PRIVATE+KEY+carded.evidence/0042/3+00000000+AQ==\n", "rubbish"}) {
        write(folder, 2);
        const auto before = ownerOf(currentLogIn(folder), originOf("0042", "3")).value().verifierKey();
        if (*content == '\0') {
            std::filesystem::remove(folder / "till.key");
        } else {
            std::ofstream(folder / "till.key", std::ios::trunc) << content;
        }
        const OpenedLog opened = mustOpen(folder);
        CHECK(opened.beginning == Beginning::KeyLost);
        CHECK(ownerOf(currentLogIn(folder), originOf("0042", "3")).value().verifierKey() != before);
        CHECK(namedBy(opened, folder).size() == 1);
    }
    CHECK(endedLogsIn(folder).size() == 3);
}

TEST_CASE("A till's logs: a backup that was put back ends there, and what was sold on stays used up")
{
    const TemporaryFolder outside;
    const auto folder = outside / "evidence";
    {
        OpenedLog opened = mustOpen(folder);
        REQUIRE(opened.log.append(passRecord(), usedToken(7), Moment{0}));
    }
    std::filesystem::copy_file(currentLogIn(folder), outside / "backup.db");
    write(folder, 3);
    std::filesystem::remove(currentLogIn(folder));
    std::filesystem::copy_file(outside / "backup.db", currentLogIn(folder));
    OpenedLog opened = mustOpen(folder);
    CHECK(opened.beginning == Beginning::Copied);
    CHECK(opened.log.size() == 0);
    CHECK(namedBy(opened, folder).front().starts_with("previous carded.evidence/0042/3 1 "));
    CHECK(opened.log.isUsed(usedToken(7).id) == true);
    CHECK(opened.log.isUsed(usedToken(8).id) == false);
}

TEST_CASE("A till's logs: a damaged log is kept as it is, and a new one begins")
{
    const TemporaryFolder outside;
    const auto folder = outside / "evidence";
    write(folder, 5);
    changeIn(currentLogIn(folder), "DELETE FROM record WHERE seq = 4");
    CHECK(mustOpen(folder).beginning == Beginning::Damaged);
    CHECK(rowsIn(folder / "evidence-0001.db", "SELECT count(*) FROM record") == std::vector<std::string>{"4"});

    std::ofstream(currentLogIn(folder), std::ios::trunc) << std::string(8192, 'x');
    const OpenedLog opened = mustOpen(folder);
    CHECK(opened.beginning == Beginning::Damaged);
    CHECK(namedBy(opened, folder).empty()); // nothing can be said of it
    CHECK(contentOf(folder / "evidence-0002.db") == std::string(8192, 'x'));
}

TEST_CASE("A till's logs: a log of a later version of the program is left alone")
{
    const TemporaryFolder outside;
    const auto folder = outside / "evidence";
    write(folder, 1);
    changeIn(currentLogIn(folder), "PRAGMA user_version = 2");
    CHECK(openLog(folder, "0042", "3").error() == LogError::NewerFormat);
    CHECK(endedLogsIn(folder).empty());
}

TEST_CASE("A till's logs: a start that was cut short between two logs is made good by the next")
{
    const TemporaryFolder outside;
    const auto folder = outside / "evidence";
    write(folder, 5);
    std::filesystem::rename(currentLogIn(folder), folder / "evidence-0001.db"); // its key is left
    {
        const OpenedLog opened = mustOpen(folder);
        CHECK(opened.beginning == Beginning::First);
        CHECK(namedBy(opened, folder).size() == 1);
    }
    std::filesystem::remove(currentLogIn(folder));
    std::ofstream(currentLogIn(folder)).flush(); // made, and nothing written
    CHECK(mustOpen(folder).beginning == Beginning::First);
    CHECK(holds(currentLogIn(folder)));
    std::filesystem::remove(folder / "till.key"); // a log that had no time to get one
    CHECK(mustOpen(folder).beginning == Beginning::KeyLost);
    CHECK(holds(currentLogIn(folder)));
}
