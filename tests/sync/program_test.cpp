// SPDX-License-Identifier: Apache-2.0
#include "app/next_sync.h"
#include "revocation_cache/files.h"
#include "tests/sync/program_fixture.h"
#include "tests/sync/refusal_checks.h"

#include <doctest/doctest.h>

#include <sys/stat.h>

// `carded init`, `sync`, `status` and `doctor` as their users meet them. Everything is published until 2099: the
// programs go by this machine's clock.

using namespace carded;
using namespace carded::test;

TEST_CASE("Program: a new till is set up, synced, and ready")
{
    const ProgramTill till;
    CHECK(till.carded({"sync"}).status == 1);
    CHECK(contains(till.carded({"sync"}).err, "not set up yet: carded init"));
    const auto init = till.init(till.stickUrl());
    CHECK(init.status == 0);
    CHECK(contains(init.out, "trusts root 1, good until 2099"));
    CHECK(till.carded({"status"}).status == 2);
    const auto synced = till.carded({"sync"});
    CHECK(synced.status == 0);
    CHECK(contains(synced.out, "changed: version 2 is in force; status lists: 1, fetched whole: 1"));
    CHECK(contains(synced.err, "fetching trust/issuers.json"));
    CHECK(contains(till.carded({"status"}).out, "state: ready"));
    const auto again = till.carded({"sync"});
    CHECK(again.status == 0);
    CHECK(contains(again.out, "unchanged"));
    CHECK(contains(again.out, "2 requests"));
}

TEST_CASE("Program: sync tells machines what it did")
{
    ProgramTill till;
    till.mustInit();
    const auto first = jsonOf(till.carded({"sync", "--json"}));
    CHECK(first["result"] == "changed");
    CHECK(first["generation"] == 1);
    CHECK(first["repository"] == 2);
    CHECK(first["fetched_lists"] == 1);
    CHECK(first["refused_lists"].empty());
    const auto second = jsonOf(till.carded({"sync", "--json"}));
    CHECK(second["result"] == "unchanged");
    CHECK(second["requests"] == 2);
    till.publisher.lists[kListName] = changed(till.publisher.lists[kListName], 3);
    till.publisher.lists[kListName].seed = 9;
    till.publishNext();
    const auto ran = till.carded({"sync", "--json"});
    CHECK(ran.status == 3);
    const auto third = jsonOf(ran);
    CHECK(third["result"] == "changed");
    REQUIRE(third["refused_lists"].size() == 1);
    CHECK(third["refused_lists"][0]["uri"] == kUri);
    CHECK(third["refused_lists"][0]["cause"] == "bad_signature");
    till.publisher.trust.version = 1;
    till.publisher.publish();
    till.publisher.writeTo(till.stick());
    const auto failed = till.carded({"sync", "--json"});
    CHECK(failed.status == 1);
    CHECK(jsonOf(failed)["result"] == "failed");
    CHECK(contains(jsonOf(failed)["problem"], "trust list is older"));
    CHECK(till.trustVersion() == 8);
}

TEST_CASE("Program: init keeps the root it was given")
{
    const ProgramTill till;
    till.mustInit();
    CHECK(till.init("https://lists.example").status == 0); // another address
    CHECK(contains(till.carded({"doctor"}).out, "the lists come from https://lists.example"));
    CHECK(till.init("ftp://lists.example").status == 64);
    Publisher other(kFarEnd, kFarEndTime);
    other.repository.setKeys("root", {signer(50)});
    other.repository.writeRoot();
    std::ofstream(till.store() / "other.json") << asText(other.repository.metadataFiles["1.root.json"]);
    const auto refused = till.carded({"init", "--root", till.store() / "other.json"});
    CHECK(refused.status == 1);
    CHECK(contains(refused.err, "set up with another root already"));
    std::ofstream(till.store() / "root.json") << "damaged";
    CHECK(contains(till.carded({"sync"}).err, "carded init"));
    CHECK(till.init(till.stickUrl()).status == 0);
    CHECK(till.carded({"sync"}).status == 0);
    std::ofstream(till.store() / "none.json") << "{}";
    CHECK(contains(till.carded({"init", "--root", till.store() / "none.json"}).err, "no root that signs itself"));
    CHECK(till.carded({"init", "--root", till.store() / "missing.json"}).status == 64);
}

TEST_CASE("Program: the configuration's repository comes before what init was told, the command line's before both")
{
    const ProgramTill till;
    till.configure("format = \"carded-till-1\"\n[repository]\nurl = \"" + till.stickUrl() + "\"\n");
    REQUIRE(till.init("file:///nowhere").status == 0);
    CHECK(till.carded({"sync"}).status == 0);
    CHECK(till.carded({"sync", "--repository", "file:///nowhere"}).status == 1);
    CHECK(till.carded({"sync", "--repository", "gopher://lists"}).status == 64);
}

TEST_CASE("Program: a sync that is told how often it runs leaves word of the next, whether it came to something or not")
{
    const ProgramTill till;
    till.mustInit();
    CHECK(till.carded({"sync"}).status == 0);
    CHECK_FALSE(app::readNextSync(till.store()).has_value());
    CHECK(till.carded({"sync", "--every", "60"}).status == 0);
    const auto first = app::readNextSync(till.store());
    REQUIRE(first.has_value());
    CHECK(till.carded({"sync", "--every", "90", "--repository", "file:///nowhere"}).status == 1);
    CHECK(app::readNextSync(till.store()) >= *first + Seconds{30 * 60});
    CHECK(till.carded({"sync", "--every", "0"}).status == 64);
}

TEST_CASE("Program: nobody but the folder's owner can hold a sync up, and nobody is kept from reading")
{
    const ProgramTill till;
    std::filesystem::permissions(till.store().parent_path(), std::filesystem::perms{0755});
    const auto umaskBefore = ::umask(0077);
    till.mustInit();
    const auto synced = till.carded({"sync"});
    ::umask(umaskBefore);
    REQUIRE(synced.status == 0);
    const auto mode = [&](const char* name) { return std::filesystem::status(till.store() / name).permissions(); };
    CHECK(mode("") == std::filesystem::perms{0755});
    CHECK(mode("current") == std::filesystem::perms{0644});
    CHECK(mode("lock") == std::filesystem::perms{0600});
}

TEST_CASE("Program: who may not write in the folder is told so, and not that somebody else is at work")
{
    const ProgramTill till;
    if (::geteuid() != 0) {
        MESSAGE("only root can be somebody else");
        return;
    }
    std::filesystem::permissions(till.store().parent_path(), std::filesystem::perms{0755});
    till.mustInit();
    for (const bool isSynced : {false, true}) {
        CAPTURE(isSynced);
        const auto ran = run(till.command({"sync"}), {}, User::Nobody);
        CHECK(ran.status == 1);
        CHECK(contains(ran.err, "could not be written"));
        REQUIRE(till.carded({"sync"}).status == 0);
    }
}

TEST_CASE("Program: a pipe in the pointer's place keeps nobody waiting")
{
    const ProgramTill till;
    till.mustInit();
    REQUIRE(::mkfifo((till.store() / "current").c_str(), 0644) == 0);
    CHECK(till.carded({"status"}).status == 2);
    CHECK(till.carded({"sync"}).status == 1);
}

TEST_CASE("Program: of two syncs in one folder one ends at once")
{
    const ProgramTill till;
    till.mustInit();
    const auto held = revocation_cache::FolderLock::take(till.store());
    REQUIRE(held.has_value());
    const auto ran = till.carded({"sync"});
    CHECK(ran.status == 1);
    CHECK(contains(ran.err, "Another sync is running"));
}

TEST_CASE("Program: from a stick nothing but regular files is read")
{
    const ProgramTill till;
    till.mustInit();
    const auto timestamp = till.stick() / "metadata/timestamp.json";
    std::filesystem::rename(timestamp, till.stick() / "elsewhere.json");
    SUBCASE("a link")
    {
        std::filesystem::create_symlink(till.stick() / "elsewhere.json", timestamp);
    }
    SUBCASE("a pipe")
    {
        REQUIRE(::mkfifo(timestamp.c_str(), 0644) == 0);
    }
    SUBCASE("a folder")
    {
        std::filesystem::create_directory(timestamp);
    }
    CHECK(till.carded({"sync"}).status == 1);
    CHECK(till.trustVersion() == 0);
}

TEST_CASE("Program: the doctor finds what is wrong and says what to do")
{
    ProgramTill till;
    CHECK(till.carded({"doctor"}).status == 1);
    till.mustInit();
    REQUIRE(till.carded({"sync"}).status == 0);
    const auto well = till.carded({"doctor"});
    CHECK(well.status == 0);
    CHECK(contains(well.out, "ok    root: version 1, until 2099"));
    CHECK(contains(well.out, "list: all good: 1"));
    CHECK(jsonOf(till.carded({"doctor", "--json"}))["well"] == true);
    till.configure("format = \"carded-till-1\"\n[[scanner]]\nkind = \"serial\"\npath = \"/dev/null\"\n");
    const auto scanner = till.carded({"doctor"});
    CHECK(scanner.status == 0);
    CHECK(contains(scanner.out, "warn  scanner: /dev/null is no serial line."));
    std::filesystem::permissions(till.store(), std::filesystem::perms::others_write,
                                 std::filesystem::perm_options::add);
    const auto open = till.carded({"doctor"});
    CHECK(open.status == 1);
    CHECK(contains(open.out, "fail  folder: anybody on this computer may write"));
}

TEST_CASE("Program: only root resets the clock floor, and it is written down")
{
    ProgramTill till;
    till.mustInit();
    REQUIRE(till.carded({"sync"}).status == 0);
    // What a wrong clock has let in: the floor is stored far ahead.
    auto current = revocation_cache::readCurrent(till.store()).value();
    current.clockFloor = kFarEndTime;
    REQUIRE(revocation_cache::writeCurrent(till.store(), current));
    const auto nowhere = till.store().parent_path() / "nowhere";
    CHECK(run({programs() / "carded", "--store", nowhere, "doctor", "--reset-clock-floor"}).status == 1);
    CHECK_FALSE(std::filesystem::exists(nowhere));
    CHECK(contains(till.carded({"sync"}).err, "doctor --reset-clock-floor"));
    const auto doctor = till.carded({"doctor"});
    CHECK(doctor.status == 1);
    CHECK(contains(doctor.out, "fail  clock:"));
    if (::geteuid() == 0) {
        CHECK(till.carded({"doctor", "--reset-clock-floor"}).status == 0);
        std::ifstream log(till.store() / "clock-resets.log");
        std::string line;
        std::getline(log, line);
        CHECK(contains(line, "clock floor 2099-01-01T00:00:00Z reset to 20"));
        CHECK(till.carded({"sync"}).status == 0);
        CHECK(contains(till.carded({"doctor", "--reset-clock-floor"}).out, "Nothing was changed"));
        std::filesystem::permissions(till.store().parent_path(), std::filesystem::perms{0755});
        const auto nobody = run(till.command({"doctor", "--reset-clock-floor"}), {}, User::Nobody);
        CHECK(nobody.status == 1);
        CHECK(contains(nobody.err, "Only root"));
    }
}
