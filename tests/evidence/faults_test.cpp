// SPDX-License-Identifier: Apache-2.0
#include "evidence/check_log.h"
#include "tests/evidence/evidence_support.h"
#include "tests/evidence/power_cut_vfs.h"
#include "tests/support/small_disk.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <array>
#include <csignal>
#include <fstream>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace carded;
using namespace carded::evidence;
using namespace carded::test;
using Moment = LogStore::Moment;

namespace {

CheckedLog mustHold(const std::filesystem::path& path)
{
    auto log = LogReader::open(path);
    if (!log) {
        FAIL("the log cannot be read: ", static_cast<int>(log.error()));
    }
    const auto checked = checkLog(*log, {});
    if (!checked) {
        FAIL("the log does not hold: ", static_cast<int>(checked.error().problem), " at ", checked.error().seq);
    }
    return *checked;
}

/// A child that runs `work`, and the bytes that it has told.
class Child {
public:
    explicit Child(const std::function<void(const std::function<void()>& tell)>& work)
    {
        REQUIRE(::pipe(m_pipe.data()) == 0);
        m_pid = ::fork();
        REQUIRE(m_pid >= 0);
        if (m_pid == 0) {
            work([this] {
                if (::write(m_pipe[1], ".", 1) != 1) {
                    ::_exit(1);
                }
            });
            ::_exit(0);
        }
        ::close(m_pipe[1]);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    Child(Child&&) = delete;
    Child& operator=(Child&&) = delete;
    ~Child() { ::close(m_pipe[0]); }

    /// Waits for that many tellings more.
    void hear(std::size_t count)
    {
        char sign = 0;
        for (; count > 0 && ::read(m_pipe[0], &sign, 1) == 1; --count) {
            ++m_heard;
        }
    }
    void kill() const { REQUIRE(::kill(m_pid, SIGKILL) == 0); }
    /// Waits until it has ended and gives its exit status; 128 and the signal's number if one ended it.
    int end()
    {
        int status = 0;
        REQUIRE(::waitpid(m_pid, &status, 0) == m_pid);
        hear(static_cast<std::size_t>(-1));
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    [[nodiscard]] std::uint64_t heard() const noexcept { return m_heard; }

private:
    std::array<int, 2> m_pipe{};
    pid_t m_pid = -1;
    std::uint64_t m_heard = 0;
};

/// A fresh log of a few records and used tokens, with an hour's end in it; tells when each is on the disk.
void writeSome(const std::filesystem::path& folder, const std::function<void()>& tell)
{
    auto opened = openLog(folder, "0042", "3");
    for (std::uint8_t i = 0; opened && i < 6; ++i) {
        if (!opened->log.append(passRecord(kCheckTime + std::chrono::minutes{15 * i}), usedToken(i), Moment{0})) {
            ::_exit(1);
        }
        tell();
    }
}

/// After a cut: what was told is there, at most the record that was being written besides, and everything goes on.
void mustBeGoodAfterCut(const std::filesystem::path& folder, std::uint64_t told)
{
    auto opened = openLog(folder, "0042", "3");
    REQUIRE(opened.has_value());
    const std::uint64_t size = opened->log.size();
    CHECK(size >= told);
    CHECK(size <= told + 1);
    for (std::uint64_t i = 0; i < told; ++i) {
        CHECK(opened->log.isUsed(usedToken(static_cast<std::uint8_t>(i)).id) == true);
    }
    REQUIRE(opened->log.append(passRecord(), std::nullopt, Moment{0}));
    CHECK(mustHold(currentLogIn(folder)).size == size + 1);
    CHECK(mustHold(currentLogIn(folder)).root == rootOfRecords(currentLogIn(folder)));
}

} // namespace

TEST_CASE("Power cut: before any write or flush, with unflushed writes lost in whole or in part, at most the record "
          "being written is missing")
{
    std::uint64_t calls = 0;
    std::size_t cuts = 0;
    {
        const TemporaryFolder outside;
        std::array<int, 2> counted{};
        REQUIRE(::pipe(counted.data()) == 0);
        Child whole([&](const auto& tell) {
            const auto count = cutPower({});
            writeSome(outside / "evidence", tell);
            const std::uint64_t number = count();
            if (::write(counted[1], &number, sizeof number) != sizeof number) {
                ::_exit(1);
            }
        });
        CHECK(whole.end() == 0);
        CHECK(whole.heard() == 6);
        REQUIRE(::read(counted[0], &calls, sizeof calls) == sizeof calls);
        ::close(counted[0]);
        ::close(counted[1]);
    }
    REQUIRE(calls > 20);
    for (std::uint64_t call = 1; call <= calls; ++call) {
        for (const std::uint64_t seed : {0U, 1U, 2U}) {
            CAPTURE(call);
            CAPTURE(seed);
            const TemporaryFolder outside;
            Child child([&](const auto& tell) {
                (void)cutPower({call, seed});
                writeSome(outside / "evidence", tell);
            });
            if (child.end() == kPowerCutStatus) { // the last calls are those of closing
                ++cuts;
            }
            mustBeGoodAfterCut(outside / "evidence", child.heard());
        }
    }
    MESSAGE(cuts, " power cuts");
    CHECK(cuts > calls * 2);
}

TEST_CASE("Killed: 200 times at a random moment, what was told is there and the log holds")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    std::mt19937_64 random(20260329); // NOLINT(cert-msc32-c,cert-msc51-cpp): each run the same
    std::uint64_t least = 0;
    for (int round = 0; round < 200; ++round) {
        Child child([&](const auto& tell) {
            auto log = LogStore::open(path, logOwner());
            while (log && log->append(passRecord(), std::nullopt, Moment{0})) {
                tell();
            }
        });
        child.hear(random() % 4);
        for (std::uint64_t spin = random() % 100'000; spin > 0; --spin) { // somewhere in the next record
            asm volatile("");
        }
        child.kill();
        CHECK(child.end() == 128 + SIGKILL);
        least += child.heard();
        const LogStore log = mustOpenLog(path);
        CHECK(log.size() >= least);
        CHECK(log.size() <= least + 1);
        least = log.size();
    }
    CHECK(mustHold(path).size == least);
    MESSAGE("200 kills, ", least, " records");
}

TEST_CASE(
    "Full disk: a record that does not fit is said not to, nothing else is lost, and it goes on when there is room")
{
    const TemporaryFolder outside;
    constexpr std::size_t kKilobytes = 256;
    const SmallDisk disk(outside / "disk", kKilobytes);
    if (!disk.isMounted()) {
        MESSAGE("no disk can be mounted here: this needs root");
        return;
    }
    const auto folder = outside / "disk" / "evidence";
    auto opened = openLog(folder, "0042", "3");
    REQUIRE(opened.has_value());
    REQUIRE(opened->log.append(passRecord(), std::nullopt, Moment{0}));
    std::ofstream(outside / "disk" / "ballast") << std::string(kKilobytes * 1024, 'x'); // as much as fits
    std::uint64_t written = 1;
    Result<std::uint64_t, LogError> last = 0;
    for (int i = 0; i < 1000; ++i) {
        last = opened->log.append(passRecord(), usedToken(1), Moment{0});
        if (!last) {
            break;
        }
        ++written;
    }
    REQUIRE_FALSE(last.has_value());
    CHECK(last.error() == LogError::DiskFull);
    CHECK(opened->log.size() == written);
    std::filesystem::remove(outside / "disk" / "ballast");
    CHECK(opened->log.append(passRecord(), usedToken(2), Moment{0}).value() == written);
    CHECK(opened->log.isUsed(usedToken(2).id) == true);
    CHECK(mustHold(currentLogIn(folder)).size == written + 1);
}

TEST_CASE("Full disk: a log that cannot be begun for want of room can be begun later, and nothing is left behind")
{
    constexpr std::size_t kKilobytes = 256;
    for (std::size_t room = 0; room < kKilobytes; room += 4) {
        CAPTURE(room);
        const TemporaryFolder outside;
        const SmallDisk disk(outside / "disk", kKilobytes);
        if (!disk.isMounted()) {
            MESSAGE("no disk can be mounted here: this needs root");
            return;
        }
        const auto folder = outside / "disk" / "evidence";
        std::filesystem::create_directory(folder);
        std::ofstream(outside / "disk" / "ballast") << std::string((kKilobytes - room) * 1024, 'x');
        const auto tried = openLog(folder, "0042", "3");
        if (tried) {
            CHECK(room > 0);
            break;
        }
        CHECK(tried.error() == LogError::DiskFull);
        CHECK(openLog(folder, "0042", "3").error() == LogError::DiskFull);
        std::filesystem::remove(outside / "disk" / "ballast");
        auto opened = openLog(folder, "0042", "3");
        REQUIRE(opened.has_value());
        REQUIRE(opened->log.append(passRecord(), std::nullopt, Moment{0}));
        CHECK(endedLogsIn(folder).empty());
        CHECK(mustHold(currentLogIn(folder)).size == 1);
    }
}
