// SPDX-License-Identifier: Apache-2.0
#include "app/manager_pin.h"
#include "app/recorder.h"
#include "tests/revocation_cache/store_fixture.h"

#include <doctest/doctest.h>

#include <csignal>
#include <sys/stat.h>
#include <sys/wait.h>

using namespace carded;
using namespace carded::app;
using revocation_cache::contentsOf;
using revocation_cache::overwrite;
using test::TemporaryFolder;
using Answer = PinTried::Answer;
using Kind = PinState::Kind;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr UnixTime kNow{Seconds{1'795'429'230}};
constexpr PinMoment kStart{kNow, Seconds{1'000}};

PinMoment after(Seconds passed)
{
    return {kStart.wall + passed, kStart.running + passed};
}

/// A till with a PIN.
struct Till {
    TemporaryFolder folder;
    ManagerPin pin{folder.path()};

    Till() { REQUIRE(pin.set(asBytes("2468")).has_value()); }
    Answer answer(const char* digits, const PinMoment& now = kStart) const
    {
        return pin.tryPin(asBytes(digits), now).answer;
    }
    /// Wrong tries, each as soon as it can be made; gives when the last one was.
    Seconds fail(int times) const
    {
        Seconds passed{0};
        for (int i = 0; i < times; ++i) {
            passed += pin.state(after(passed)).lockLeft;
            CHECK((answer("1111", after(passed)) == Answer::Wrong));
        }
        return passed;
    }
};

bool isKilled(int status)
{
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

} // namespace

TEST_CASE("Manager's PIN: 4 to 12 digits and nothing else")
{
    for (const char* good : {"0000", "123456789012"}) {
        CHECK(isPin(asBytes(good)));
    }
    for (const char* bad : {"", "123", "1234567890123", "12a4", "12 4", "1234\n", "-123"}) {
        CHECK_FALSE(isPin(asBytes(bad)));
        const TemporaryFolder folder;
        CHECK((ManagerPin(folder.path()).set(asBytes(bad)).error() == PinError::NotAPin));
        CHECK_FALSE(ManagerPin(folder.path()).isSet());
    }
}

TEST_CASE("Manager's PIN: the right one is right, in another run of the program too, and cleared there is none")
{
    const Till till;
    CHECK(till.pin.isSet());
    CHECK((till.answer("2468") == Answer::Right));
    CHECK((till.answer("2467") == Answer::Wrong));
    CHECK((ManagerPin(till.folder.path()).tryPin(asBytes("2468"), kStart).answer == Answer::Right));
    REQUIRE(till.pin.set(asBytes("135790")).has_value());
    CHECK((till.answer("2468") == Answer::Wrong));
    CHECK((till.answer("135790") == Answer::Right));
    REQUIRE(till.pin.clear().has_value());
    CHECK_FALSE(till.pin.isSet());
    CHECK((till.pin.tryPin(asBytes("135790"), kStart).state.kind == Kind::NotSet));
    CHECK(till.pin.clear().has_value()); // nothing to do is no error
}

TEST_CASE("Manager's PIN: its file is its owner's alone, and holds no digit of it")
{
    const Till till;
    struct stat status {};
    REQUIRE(::stat(till.pin.file().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
    REQUIRE(::stat(till.pin.file().parent_path().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0700U);
    CHECK(contentsOf(till.pin.file()).starts_with("carded-pin 1\nhash $argon2id$"));
    CHECK(contentsOf(till.pin.file()).find("2468\n") == std::string::npos);
}

TEST_CASE("Manager's PIN: the example of docs/formats/store.md is read")
{
    const TemporaryFolder folder;
    const ManagerPin pin(folder.path());
    std::filesystem::create_directories(pin.file().parent_path());
    overwrite(pin.file(), R"(carded-pin 1
hash $argon2id$v=19$m=32768,t=2,p=1$T5r3FthPSINir7XR0KG03w$WK5e/Gbnl2xcPkSjgKnvT6ezvgKD1zFroYmdcqX+R0E
failures 2
last_failure 1795429230
last_failure_running 86512
check bc9210756600803985e994af221c41c7
)");
    const PinState state = pin.state({kNow, Seconds{86'513}});
    CHECK((state.kind == Kind::Ready));
    CHECK(state.failures == 2);
    CHECK(state.since == kNow);
    CHECK((pin.tryPin(asBytes("2468"), {kNow, Seconds{86'513}}).answer == Answer::Right));
}

TEST_CASE("Manager's PIN: five wrong tries in a row lock it for 5 minutes, the next for 15, each further for 60")
{
    const Till till;
    for (int left = 4; left >= 1; --left) {
        const PinTried tried = till.pin.tryPin(asBytes("1111"), kStart);
        CHECK((tried.answer == Answer::Wrong));
        CHECK((tried.state.kind == Kind::Ready));
        CHECK(tried.state.triesLeft == left);
    }
    Seconds passed{0};
    for (const Seconds lock : {Seconds(minutes{5}), Seconds(minutes{15}), Seconds(hours{1}), Seconds(hours{1})}) {
        const PinTried tried = till.pin.tryPin(asBytes("1111"), after(passed));
        CHECK((tried.answer == Answer::Wrong));
        CHECK((tried.state.kind == Kind::Locked));
        CHECK(tried.state.lockLeft == lock);
        CHECK(tried.state.since == kNow + passed);
        const PinTried locked = till.pin.tryPin(asBytes("2468"), after(passed + lock - Seconds{1}));
        CHECK((locked.answer == Answer::NotTried)); // the right one neither
        CHECK(locked.state.lockLeft == Seconds{1});
        passed += lock;
        CHECK(till.pin.state(after(passed)).triesLeft == 1);
    }
    CHECK((till.answer("2468", after(passed)) == Answer::Right));
    CHECK(till.pin.state(after(passed)).triesLeft == 5); // what came before is forgotten
}

TEST_CASE("Manager's PIN: a right one within the five begins the count anew")
{
    const Till till;
    for (int round = 0; round < 3; ++round) {
        (void)till.fail(4);
        CHECK((till.answer("2468") == Answer::Right));
    }
}

TEST_CASE("Manager's PIN: setting it opens what is locked")
{
    const Till till;
    const Seconds passed = till.fail(6);
    CHECK((till.pin.state(after(passed)).kind == Kind::Locked));
    REQUIRE(till.pin.set(asBytes("9999")).has_value());
    CHECK((till.answer("9999") == Answer::Right));
}

TEST_CASE("Manager's PIN: no clock that is set opens it early or keeps it locked")
{
    const Till till;
    (void)till.fail(5);
    for (const Seconds set : {Seconds(hours{24 * 365}), Seconds(-hours{24 * 365}), Seconds(-minutes{4})}) {
        const auto at = [&](Seconds passed) { return PinMoment{kNow + set + passed, kStart.running + passed}; };
        CHECK((till.answer("2468", at(Seconds{299})) == Answer::NotTried));
        CHECK((till.pin.state(at(Seconds{300})).kind == Kind::Ready));
    }
}

TEST_CASE("Manager's PIN: a restart of the machine opens it no earlier, and keeps it locked twice as long at most")
{
    const Till till;
    (void)till.fail(5); // at 1,000 s of the machine's running time
    const auto at = [](Seconds running) { return PinMoment{kNow + hours{10}, running}; };
    CHECK((till.answer("2468", at(Seconds{0})) == Answer::NotTried));
    CHECK(till.pin.state(at(Seconds{299})).lockLeft == Seconds{1});
    CHECK((till.pin.state(at(Seconds{300})).kind == Kind::Ready));
    for (const Seconds lastFailure : {Seconds{0}, Seconds{10}, Seconds{299}, Seconds{301}, Seconds{1'000'000}}) {
        CAPTURE(lastFailure.count());
        REQUIRE(till.pin.set(asBytes("2468")).has_value());
        for (int i = 0; i < 5; ++i) {
            CHECK((till.answer("1111", {kNow, lastFailure}) == Answer::Wrong));
        }
        till.pin.noteRestart(at(Seconds{30}));
        CHECK((till.pin.state(at(Seconds{270})).kind == Kind::Locked));
        for (const Seconds later : {Seconds{600}, lastFailure + Seconds{1}, lastFailure + Seconds{301}}) {
            const bool isOpen = till.pin.state(at(std::max(later, Seconds{600}))).kind == Kind::Ready;
            CHECK(isOpen); // and so it stays
        }
    }
}

TEST_CASE("Manager's PIN: a try is counted before it is looked at, whatever becomes of the program")
{
    const Till till;
    bool wasKilled = false;
    for (int i = 0; i < 20 && !wasKilled; ++i) { // it may be done before it is killed
        REQUIRE(till.pin.set(asBytes("2468")).has_value());
        const std::string before = contentsOf(till.pin.file());
        const pid_t child = ::fork();
        if (child == 0) {
            (void)till.pin.tryPin(asBytes("2468"), kStart);
            ::_exit(0);
        }
        REQUIRE(child > 0);
        int status = 0;
        while (contentsOf(till.pin.file()) == before) { // until it is counted
        }
        ::kill(child, SIGKILL);
        REQUIRE(::waitpid(child, &status, 0) == child);
        wasKilled = isKilled(status) && till.pin.state(kStart).failures == 1;
    }
    CHECK(wasKilled);
    CHECK(till.pin.state(kStart).triesLeft == 4);
    CHECK((till.answer("2468") == Answer::Right)); // nobody waits for the dead one's lock
}

TEST_CASE("Manager's PIN: a try that cannot be counted is not made")
{
    const Till till;
    std::filesystem::create_directory(till.pin.file().string() + ".new"); // what it would be written to
    const PinTried tried = till.pin.tryPin(asBytes("2468"), kStart);
    CHECK((tried.answer == Answer::NotTried));
    CHECK((tried.state.kind == Kind::Unusable));
    std::filesystem::remove(till.pin.file().string() + ".new");
    CHECK((till.answer("2468") == Answer::Right));
}

TEST_CASE("Manager's PIN: a damaged file locks it until it is set anew")
{
    const Till till;
    (void)till.fail(2);
    const std::string good = contentsOf(till.pin.file());
    const auto isDamaged = [&](const std::string& text) {
        overwrite(till.pin.file(), text);
        return till.pin.isSet() && till.pin.state(kStart).kind == Kind::Damaged
               && till.pin.tryPin(asBytes("2468"), kStart).state.kind == Kind::Damaged;
    };
    for (std::size_t size = 0; size < good.size(); ++size) {
        CAPTURE(size);
        CHECK(isDamaged(good.substr(0, size)));
    }
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string changed = good;
        changed[at] = changed[at] == '0' ? '1' : '0';
        CAPTURE(at);
        CHECK(isDamaged(changed));
    }
    CHECK(isDamaged(good + "\n"));
    CHECK(isDamaged(good + std::string(1000, 'x')));
    REQUIRE(till.pin.set(asBytes("1357")).has_value());
    CHECK((till.answer("1357") == Answer::Right));
}

TEST_CASE("Manager's PIN: what root sets is the user's who has the records")
{
    if (::geteuid() != 0) {
        return;
    }
    const TemporaryFolder folder;
    constexpr uid_t kNobody = 65534;
    std::filesystem::create_directory(recordsFolder(folder.path()));
    REQUIRE(::chown(recordsFolder(folder.path()).c_str(), kNobody, kNobody) == 0);
    const ManagerPin pin(folder.path());
    REQUIRE(pin.set(asBytes("2468")).has_value());
    for (const auto& path : {pin.file(), pin.file().parent_path()}) {
        struct stat status {};
        REQUIRE(::stat(path.c_str(), &status) == 0);
        CHECK(status.st_uid == kNobody);
    }
}
