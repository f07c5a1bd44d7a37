// SPDX-License-Identifier: Apache-2.0
#include "tests/revocation_cache/store_fixture.h"

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

using namespace carded;
using namespace carded::revocation_cache;

namespace {

namespace fs = std::filesystem;

/// A store in a folder of its own.
struct TestStore {
    TestStore() { REQUIRE(TestInput{}.build(folder.store()).has_value()); }

    [[nodiscard]] fs::path path() const { return folder.store(); }
    [[nodiscard]] fs::path stateFile() const { return path() / "state-1.db"; }

    void edit(const char* sql) const { editState(path(), sql); }

    [[nodiscard]] std::optional<OpenError> openError() const
    {
        const auto state = State::open(path());
        return state ? std::nullopt : std::optional(state.error());
    }

    TestFolder folder;
};

/// Runs `check` as the user nobody in a process of its own; its result, or nothing when this is not root.
template <class Check>
std::optional<int> asNobody(Check check)
{
    if (::geteuid() != 0) {
        return std::nullopt;
    }
    const pid_t child = ::fork();
    if (child == 0) {
        constexpr uid_t kNobody = 65534;
        ::_exit(::setgid(kNobody) == 0 && ::setuid(kNobody) == 0 ? check() : 100);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

TEST_CASE("State: holds what it was built from")
{
    const TestFolder folder;
    TestInput input;
    input.policies = {testPolicy("KR"), testPolicy("DE")};
    REQUIRE(input.build(folder.store()).has_value());
    const auto state = mustOpen(folder.store());
    CHECK(state->trustList().version == 1);
    CHECK(state->trustList().issuer(kIss) != nullptr);
    REQUIRE(state->policies().size() == 2);
    CHECK(state->policies()[0].jurisdiction == "DE");
    REQUIRE(state->policy("KR") != nullptr);
    CHECK(state->policy("KR")->category("tobacco") != nullptr);
    CHECK(state->policy("kr") == nullptr);
    const StateInfo info = state->info();
    CHECK(info.generation == 1);
    CHECK(info.demo);
    CHECK(info.verifiedAt == kNow);
    CHECK(info.clockFloor == kNow - kDay);
    CHECK(info.repositoryVersion == 0);
    CHECK(info.trustVersion == 1);
    CHECK(info.listsCount == 1);
}

TEST_CASE("State: takes the times of a pointer that names it, as opening it again would, without its file")
{
    const TestStore store;
    const auto state = mustOpen(store.path());
    const Current opened = readCurrent(store.path()).value();
    CHECK(state->current() == opened);
    Current later = opened;
    later.verifiedAt += kDay;
    later.clockFloor += 2 * kDay;
    Current floorOfFile = later; // a pointer's floor below the file's own does not lower it
    floorOfFile.clockFloor = UnixTime{};
    for (const Current& renewed : {later, floorOfFile}) {
        REQUIRE(writeCurrent(store.path(), renewed));
        const StateInfo again = mustOpen(store.path())->info();
        REQUIRE(state->renew(renewed));
        CHECK(state->current() == renewed);
        CHECK(state->info().verifiedAt == again.verifiedAt);
        CHECK(state->info().clockFloor == again.clockFloor);
    }
    CHECK(state->info().clockFloor == kNow - kDay);
    fs::remove(store.stateFile());
    CHECK(state->renew(later));
    CHECK(state->info().clockFloor == opened.clockFloor + 2 * kDay);
    CHECK(lookupAt(*state, 1) == StatusAnswer::Invalid);
}

TEST_CASE("State: a pointer that names another state changes nothing")
{
    const TestStore store;
    const auto state = mustOpen(store.path());
    const Current opened = state->current();
    Current generation = opened;
    ++generation.generation;
    Current size = opened;
    ++size.size;
    Current digest = opened;
    digest.digest.data.back() ^= 1U;
    for (Current other : {generation, size, digest}) {
        other.verifiedAt += kDay;
        CHECK_FALSE(state->renew(other));
        CHECK(state->current() == opened);
        CHECK(state->info().verifiedAt == opened.verifiedAt);
    }
}

TEST_CASE("State: no folder and an empty folder are missing")
{
    const TestFolder folder;
    CHECK(State::open(folder.path() / "nowhere").error() == OpenError::Missing);
    CHECK(State::open(folder.path()).error() == OpenError::Missing);
}

TEST_CASE("State: a store without its pointer is missing")
{
    const TestStore store;
    fs::remove(store.path() / "current");
    CHECK(store.openError() == OpenError::Missing);
}

TEST_CASE("State: a pointer cut or edited is damaged")
{
    const TestStore store;
    const std::string text = contentsOf(store.path() / "current");
    for (std::size_t length = 0; length < text.size(); ++length) {
        CAPTURE(length);
        overwrite(store.path() / "current", text.substr(0, length));
        REQUIRE(store.openError() == OpenError::Damaged);
    }
    std::string edited = text;
    ++edited[edited.find("verified_at ") + 12];
    overwrite(store.path() / "current", edited);
    CHECK(store.openError() == OpenError::Damaged);
    overwrite(store.path() / "current", text);
    CHECK(store.openError() == std::nullopt);
}

TEST_CASE("State: a state file that is gone, cut or longer is damaged")
{
    const TestStore store;
    const std::string bytes = contentsOf(store.stateFile());
    for (const std::size_t length : {std::size_t{0}, std::size_t{99}, std::size_t{4096}, bytes.size() - 1}) {
        CAPTURE(length);
        overwrite(store.stateFile(), bytes.substr(0, length));
        CHECK(store.openError() == OpenError::Damaged);
    }
    overwrite(store.stateFile(), bytes + '\0');
    CHECK(store.openError() == OpenError::Damaged);
    fs::remove(store.stateFile());
    CHECK(store.openError() == OpenError::Damaged);
}

TEST_CASE("State: a flipped bit on any page is damage")
{
    const TestStore store;
    const std::string bytes = contentsOf(store.stateFile());
    REQUIRE(bytes.size() % 4096 == 0);
    for (std::size_t page = 0; page < bytes.size(); page += 4096) {
        for (const std::size_t offset : {0U, 100U, 2048U, 4095U}) {
            CAPTURE(page + offset);
            std::string flipped = bytes;
            flipped[page + offset] = static_cast<char>(static_cast<unsigned char>(flipped[page + offset]) ^ 0x10U);
            overwrite(store.stateFile(), flipped);
            CHECK(store.openError() == OpenError::Damaged);
        }
    }
}

TEST_CASE("State: a file that agrees with its pointer but is not ours is refused")
{
    struct Row {
        const char* name;
        const char* sql;
        OpenError expected;
    };
    const Row rows[] = {
        {"a later format", "PRAGMA user_version = 3", OpenError::NewerFormat},
        {"an earlier format", "PRAGMA user_version = 1", OpenError::Damaged},
        {"another application's", "PRAGMA application_id = 1129464916", OpenError::Damaged},
        {"the demo mark taken from the file", "UPDATE meta SET value = 0 WHERE key = 'demo'", OpenError::Damaged},
        {"the demo mark taken from the trust list",
         "UPDATE trust_list SET json = CAST(replace(json, '\"demo\":true,', '') AS BLOB)", OpenError::Damaged},
        {"no trust list", "DELETE FROM trust_list", OpenError::Unreadable},
        {"a trust list that is none", "UPDATE trust_list SET json = x'7b'", OpenError::Unreadable},
        {"a policy that is none", "UPDATE policy SET toml = x'7b'", OpenError::Unreadable},
        {"no clock floor", "DELETE FROM meta WHERE key = 'clock_floor'", OpenError::Unreadable},
        {"no table of lists", "DROP TABLE status_list", OpenError::Unreadable},
        {"no table of policies", "DROP TABLE policy", OpenError::Unreadable},
        {"entries of 3 bits", "PRAGMA ignore_check_constraints = 1; UPDATE status_list SET bits = 3",
         OpenError::Unreadable},
        {"a list of negative size", "UPDATE status_list SET size = -1", OpenError::Unreadable},
        {"a list of more than 64 MiB", "UPDATE status_list SET size = 67108865", OpenError::Unreadable},
        {"a token's digest of 31 bytes", "UPDATE status_list SET token_sha256 = zeroblob(31)", OpenError::Unreadable},
        {"entries' digest of 31 bytes", "UPDATE status_list SET entries_sha256 = zeroblob(31)", OpenError::Unreadable},
        {"a list without any digest", "UPDATE status_list SET token_sha256 = NULL, entries_sha256 = NULL",
         OpenError::Unreadable},
        {"no table of metadata", "DROP TABLE metadata", OpenError::Unreadable},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const TestStore store;
        store.edit(row.sql);
        CHECK(store.openError() == row.expected);
    }
}

TEST_CASE("State: a file too short to be a database is damaged")
{
    const TestStore store;
    overwrite(store.stateFile(), std::string(99, '\0'));
    pointAtStateFile(store.path());
    CHECK(store.openError() == OpenError::Damaged);
}

TEST_CASE("State: a folder in the state file's place is unreadable")
{
    const TestStore store;
    fs::remove(store.stateFile());
    fs::create_directory(store.stateFile());
    CHECK(store.openError() == OpenError::Unreadable);
}

TEST_CASE("State: entries that are not where the list says are unreadable")
{
    const TestStore store;
    store.edit("DELETE FROM status_page");
    CHECK(lookupAt(*mustOpen(store.path()), 1) == StatusAnswer::Unreadable);
    const TestStore shorter;
    shorter.edit("UPDATE status_page SET bytes = x''");
    CHECK(lookupAt(*mustOpen(shorter.path()), 1) == StatusAnswer::Unreadable);
}

TEST_CASE("State: one failed look-up does not spoil the next")
{
    TestInput input;
    input.lists = {{kUri, testList(Bytes(8112, 1), 8).token()}};
    const TestStore store;
    const TestFolder folder;
    REQUIRE(input.build(folder.store()).has_value());
    fs::remove(store.stateFile());
    fs::copy_file(folder.store() / "state-1.db", store.stateFile());
    store.edit("DELETE FROM status_page WHERE page = 2");
    const auto state = mustOpen(store.path());
    CHECK(lookupAt(*state, 0) == StatusAnswer::Invalid);
    CHECK(lookupAt(*state, 4056) == StatusAnswer::Unreadable);
    CHECK(lookupAt(*state, 4056) == StatusAnswer::Unreadable);
    CHECK(lookupAt(*state, 4055) == StatusAnswer::Invalid);
}

TEST_CASE("State: a list whose key is revoked or gone does not answer")
{
    const TestStore revoked;
    revoked.edit(R"sql(UPDATE trust_list SET json =
                       CAST(replace(json, '"use":"status"', '"use":"status","revoked":true') AS BLOB))sql");
    CHECK(lookupAt(*mustOpen(revoked.path()), 1) == StatusAnswer::NotCovered);
    const TestStore renamed;
    renamed.edit("UPDATE status_list SET kid = x'00'");
    CHECK(lookupAt(*mustOpen(renamed.path()), 1) == StatusAnswer::NotCovered);
    const TestStore otherIssuer;
    otherIssuer.edit("UPDATE status_list SET issuer = 'https://gone.example'");
    CHECK(mustOpen(otherIssuer.path())->lookup("https://gone.example", {kUri, 1}, kNow) == StatusAnswer::NotCovered);
}

TEST_CASE("State: the kiosk's user can open what another user built, and no more than that")
{
    const TestStore store;
    fs::permissions(store.folder.path(), fs::perms(0755));
    const auto open = [&store] {
        const auto error = store.openError();
        return error ? static_cast<int>(*error) : 50;
    };
    const auto opened = asNobody(open);
    if (!opened) {
        MESSAGE("SKIPPED: needs root to become another user");
        return;
    }
    CHECK(*opened == 50);
    fs::permissions(store.stateFile(), fs::perms(0600));
    CHECK(asNobody(open) == static_cast<int>(OpenError::NotPermitted));
    fs::permissions(store.stateFile(), fs::perms(0644));
    fs::permissions(store.path() / "current", fs::perms(0600));
    CHECK(asNobody(open) == static_cast<int>(OpenError::NotPermitted));
    fs::permissions(store.path() / "current", fs::perms(0644));
    fs::permissions(store.path(), fs::perms(0700));
    CHECK(asNobody(open) == static_cast<int>(OpenError::NotPermitted));
}

TEST_CASE("State: opens by a relative path too")
{
    const TestStore store;
    const fs::path before = fs::current_path();
    fs::current_path(store.folder.path());
    const auto state = State::open(store.path().filename());
    fs::current_path(before);
    CHECK(state.has_value());
}
