// SPDX-License-Identifier: Apache-2.0
#include "tests/revocation_cache/store_fixture.h"

#include <doctest/doctest.h>

#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace carded;
using namespace carded::revocation_cache;

namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

BuildReport mustBuild(const TestInput& input, const fs::path& store)
{
    const auto report = input.build(store);
    REQUIRE(report.has_value());
    return *report;
}

constexpr int kNoError = 100;

/// The BuildError of a build in a process that may write no file longer than `limit`. In a process of its own,
/// because a limit cannot be raised again.
int buildErrorWithFileLimit(const TestInput& input, const fs::path& store, ::rlim_t limit)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const ::rlimit sizes{limit, limit};
        (void)std::signal(SIGXFSZ, SIG_IGN);
        if (::setrlimit(RLIMIT_FSIZE, &sizes) != 0) {
            ::_exit(kNoError + 1);
        }
        const auto report = input.build(store);
        ::_exit(report ? kNoError : static_cast<int>(report.error()));
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status);
}

} // namespace

TEST_CASE("Build: the first state of a new folder")
{
    const TestFolder folder;
    const ::mode_t before = ::umask(077);
    const BuildReport report = mustBuild(TestInput{}, folder.store());
    ::umask(before);
    CHECK(report.generation == 1);
    CHECK_FALSE(report.unchanged);
    CHECK(report.listsCount == 1);
    CHECK(report.refusedLists.empty());
    CHECK(namesIn(folder.store()) == Names{"current", "state-1.db"});
    CHECK(fs::status(folder.store()).permissions() == fs::perms(0755));
    CHECK(fs::status(folder.store() / "current").permissions() == fs::perms(0644));
    CHECK(fs::status(folder.store() / "state-1.db").permissions() == fs::perms(0644));
}

TEST_CASE("Build: nothing new renews the pointer and nothing else")
{
    const TestFolder folder;
    TestInput input;
    mustBuild(input, folder.store());
    const std::string before = contentsOf(folder.store() / "state-1.db");
    input.madeAt += Seconds{3600};
    const BuildReport report = mustBuild(input, folder.store());
    CHECK(report.unchanged);
    CHECK(report.generation == 1);
    CHECK(contentsOf(folder.store() / "state-1.db") == before);
    const StateInfo info = mustOpen(folder.store())->info();
    CHECK(info.verifiedAt == kNow + Seconds{3600});
    CHECK(info.clockFloor == kNow - kDay); // a publisher's time: this till's own clock may be wrong
}

TEST_CASE("Build: the clock floor is never lowered")
{
    const TestFolder folder;
    TestInput input;
    auto list = testList();
    list.iat = kNow + Seconds{300};
    input.lists = {{kUri, list.token()}};
    mustBuild(input, folder.store());
    CHECK(mustBuild(input, folder.store()).unchanged);
    CHECK(mustOpen(folder.store())->info().clockFloor == kNow + Seconds{300});
    CHECK(mustOpen(folder.store())->info().verifiedAt == kNow);
    input.renewTrust();
    input.lists = {};
    CHECK_FALSE(mustBuild(input, folder.store()).unchanged);
    CHECK(mustOpen(folder.store())->info().clockFloor == kNow + Seconds{300});
    input.madeAt = kNow - Seconds{1};
    CHECK(input.build(folder.store()).error() == BuildError::ClockBehind);
}

TEST_CASE("Build: the clock floor follows the latest time accepted")
{
    const TestFolder folder;
    TestInput input;
    input.trust.issued = kNow + Seconds{200};
    mustBuild(input, folder.store());
    CHECK(mustOpen(folder.store())->info().clockFloor == kNow + Seconds{200});
    auto list = testList();
    list.iat = kNow + Seconds{300};
    input.lists = {{kUri, list.token()}};
    mustBuild(input, folder.store());
    CHECK(mustOpen(folder.store())->info().clockFloor == kNow + Seconds{300});
}

TEST_CASE("Build: each new part makes a new generation")
{
    const TestFolder folder;
    TestInput input;
    mustBuild(input, folder.store());
    input.policies.push_back(testPolicy("DE"));
    CHECK(mustBuild(input, folder.store()).generation == 2);
    input.renewTrust();
    CHECK(mustBuild(input, folder.store()).generation == 3);
    auto list = testList({0x00});
    list.iat += Seconds{1};
    input.lists = {{kUri, list.token()}};
    CHECK(mustBuild(input, folder.store()).generation == 4);
    input.lists.clear();
    CHECK(mustBuild(input, folder.store()).generation == 5);
    CHECK(mustBuild(input, folder.store()).unchanged);
    CHECK(namesIn(folder.store()) == Names{"current", "state-5.db"});
    CHECK(lookupAt(*mustOpen(folder.store()), 0) == StatusAnswer::NotCovered);
}

TEST_CASE("Build: a reader keeps its generation while the next is put in force")
{
    const TestFolder folder;
    TestInput input;
    mustBuild(input, folder.store());
    const auto old = mustOpen(folder.store());
    auto list = testList({0x00});
    list.iat += Seconds{1};
    input.lists = {{kUri, list.token()}};
    mustBuild(input, folder.store());
    CHECK(fs::exists(folder.store() / "state-1.db")); // until the next writer comes: closing it must cost nothing
    CHECK(readCurrent(folder.store())->generation != old->info().generation);
    CHECK(lookupAt(*old, 1) == StatusAnswer::Invalid);
    CHECK(lookupAt(*mustOpen(folder.store()), 1) == StatusAnswer::Valid);
    input.renewTrust();
    mustBuild(input, folder.store());
    CHECK(namesIn(folder.store()) == Names{"current", "state-2.db", "state-3.db"});
    CHECK(lookupAt(*old, 1) == StatusAnswer::Invalid);
}

TEST_CASE("Build: what a power cut left behind is swept away")
{
    const TestFolder folder;
    TestInput input;
    mustBuild(input, folder.store());
    overwrite(folder.store() / "state.tmp", "SQLite form");
    overwrite(folder.store() / "current.tmp", "carded-st");
    overwrite(folder.store() / "state-9.db", "flushed and renamed, but never pointed at");
    overwrite(folder.store() / "state-09.db", "somebody else's");
    CHECK(mustOpen(folder.store())->info().generation == 1);
    input.renewTrust();
    CHECK(mustBuild(input, folder.store()).generation == 10);
    CHECK(namesIn(folder.store()) == Names{"current", "state-09.db", "state-1.db", "state-10.db"});
}

TEST_CASE("Build: one cause, one error, and the old state stays")
{
    using Change = void (*)(TestInput&);
    struct Row {
        const char* name;
        Change change;
        BuildError expected;
    };
    const Row rows[] = {
        {"no demo mark", [](TestInput& i) { i.trust.demo = false; }, BuildError::NotDemo},
        {"a broken trust list", [](TestInput& i) { i.trust.issuers[0].iss = "\""; }, BuildError::BadTrustList},
        {"a lower version",
         [](TestInput& i) {
             i.trust.version = 0;
             i.trust.issued += Seconds{1};
         },
         BuildError::TrustListRolledBack},
        {"the same version, other bytes", [](TestInput& i) { i.trust.issued += Seconds{1}; },
         BuildError::TrustListRolledBack},
        {"issued earlier",
         [](TestInput& i) {
             i.trust.version = 2;
             i.trust.issued -= Seconds{1};
         },
         BuildError::TrustListRolledBack},
        {"issued at the same time, other bytes", [](TestInput& i) { i.trust.version = 2; },
         BuildError::TrustListRolledBack},
        {"issued 301 s ahead",
         [](TestInput& i) {
             i.trust.version = 2;
             i.trust.issued = i.madeAt + Seconds{301};
         },
         BuildError::TrustListFromFuture},
        {"a broken policy", [](TestInput& i) { i.policies[0].toml += "surprise = 1\n"; }, BuildError::BadPolicy},
        {"a policy under another name", [](TestInput& i) { i.policies[0].jurisdiction = "DE"; }, BuildError::BadPolicy},
        {"one jurisdiction twice", [](TestInput& i) { i.policies.push_back(i.policies[0]); },
         BuildError::DuplicatePolicy},
        {"one list twice", [](TestInput& i) { i.lists.push_back(i.lists[0]); }, BuildError::DuplicateList},
        {"a clock 301 s behind the floor", [](TestInput& i) { i.madeAt -= kDay + Seconds{301}; },
         BuildError::ClockBehind},
    };
    const TestFolder folder;
    mustBuild(TestInput{}, folder.store());
    const std::string pointer = contentsOf(folder.store() / "current");
    for (const Row& row : rows) {
        CAPTURE(row.name);
        TestInput input;
        row.change(input);
        const auto report = input.build(folder.store());
        REQUIRE_FALSE(report.has_value());
        CHECK(report.error() == row.expected);
        CHECK(contentsOf(folder.store() / "current") == pointer);
        CHECK(namesIn(folder.store()) == Names{"current", "state-1.db"});
    }
}

TEST_CASE("Build: an old state that cannot be compared with refuses the new one")
{
    const TestFolder folder;
    mustBuild(TestInput{}, folder.store());
    overwrite(folder.store() / "state-1.db", "gone");
    CHECK(TestInput{}.build(folder.store()).error() == BuildError::OldStateUnreadable);
    CHECK(contentsOf(folder.store() / "state-1.db") == "gone");
}

TEST_CASE("Build: two at the same time are one too many")
{
    const TestFolder folder;
    mustBuild(TestInput{}, folder.store());
    const int other = ::open((folder.store() / "lock").c_str(), O_RDONLY);
    REQUIRE(::flock(other, LOCK_EX) == 0);
    CHECK(TestInput{}.build(folder.store()).error() == BuildError::Busy);
    ::close(other);
    CHECK(TestInput{}.build(folder.store()).has_value());
}

TEST_CASE("Build: a file in the folder's place cannot be written to")
{
    const TestFolder folder;
    overwrite(folder.store(), "a file");
    CHECK(TestInput{}.build(folder.store()).error() == BuildError::WriteFailed);
}

TEST_CASE("Build: a disk that takes no more leaves the old state in force")
{
    const TestFolder folder;
    mustBuild(TestInput{}, folder.store());
    const std::string pointer = contentsOf(folder.store() / "current");
    auto large = testList(Bytes(100'000, 1), 8);
    large.iat += Seconds{1};
    TestInput input;
    input.renewTrust();
    input.lists = {{kUri, large.token()}};
    for (const ::rlim_t limit : {::rlim_t{0}, ::rlim_t{100}, ::rlim_t{8192}, ::rlim_t{40'000}}) {
        CAPTURE(limit);
        CHECK(buildErrorWithFileLimit(input, folder.store(), limit) == static_cast<int>(BuildError::WriteFailed));
        CHECK(contentsOf(folder.store() / "current") == pointer);
        CHECK(namesIn(folder.store()) == Names{"current", "state-1.db"});
    }
    const TestInput nothingNew; // only the pointer is written
    CHECK(buildErrorWithFileLimit(nothingNew, folder.store(), 100) == static_cast<int>(BuildError::WriteFailed));
    CHECK(contentsOf(folder.store() / "current") == pointer);
    CHECK(namesIn(folder.store()) == Names{"current", "state-1.db"});
    CHECK(buildErrorWithFileLimit(input, folder.store(), 1'000'000) == kNoError);
    CHECK(mustOpen(folder.store())->info().generation == 2);
}

TEST_CASE("Build: a demo never takes the place of a state that is none")
{
    const TestFolder folder;
    mustBuild(TestInput{}, folder.store());
    // No function makes such a state from what a test can give it, so both marks are taken from this one.
    editState(folder.store(), R"sql(
        UPDATE meta SET value = 0 WHERE key = 'demo';
        UPDATE trust_list SET json = CAST(replace(json, '"demo":true,', '') AS BLOB);)sql");
    REQUIRE_FALSE(mustOpen(folder.store())->info().demo);
    TestInput input;
    input.renewTrust();
    CHECK(input.build(folder.store()).error() == BuildError::MixedDemo);
}
