// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/program_fixture.h"

#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <poll.h>

using namespace carded;
using namespace carded::test;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr int kKills = 40; // each takes six times as long, and shows the same
#else
constexpr int kKills = 200;
#endif

using Microseconds = std::chrono::microseconds;

/// Lets `sync` run for `time`, then kills it where it is.
void killAfter(const std::vector<std::string>& sync, Microseconds time)
{
    RunningProgram program(sync);
    const timespec wait{0, static_cast<long>(time.count()) * 1000};
    ::ppoll(nullptr, 0, &wait, nullptr); // the moment is what is tried, not what is waited for
    ::kill(program.id(), SIGKILL);
    program.finish();
}

/// How long a sync that changes something takes here.
Microseconds timeOfSync(ProgramTill& till)
{
    till.publishNext();
    const auto before = std::chrono::steady_clock::now();
    REQUIRE(till.carded({"sync"}).status == 0);
    return std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now() - before);
}

} // namespace

TEST_CASE("Kill: a sync killed at any moment leaves the old state or the new one, and the next succeeds")
{
    ProgramTill till;
    till.publisher.lists[kListName].entries.resize(512'000, 0x5A);
    till.publisher.publish();
    till.publisher.writeTo(till.stick());
    till.mustInit();
    REQUIRE(till.carded({"sync"}).status == 0);
    const Microseconds whole = timeOfSync(till);
    const auto sync = till.command({"sync"});
    int finished = 0;
    for (int i = 0; i < kKills; ++i) {
        CAPTURE(i);
        const auto idx = std::uint64_t{1000} + static_cast<std::uint64_t>(i);
        const std::uint64_t before = till.trustVersion();
        auto& list = till.publisher.lists[kListName];
        list = changed(list, idx, Seconds{60});
        list.exp = kFarEndTime;
        till.publishNext();
        killAfter(sync, whole * i / kKills);
        const std::uint64_t after = till.trustVersion(); // 0 if the store does not open
        REQUIRE((after == before || after == before + 1));
        const auto state = revocation_cache::State::open(till.store());
        // Entry 1000 + i changed in the new state and nowhere else: all of it is of one piece.
        const bool isRevoked = (*state)->lookup(kIss, {kUri, idx}, kNow) == revocation_cache::StatusAnswer::Invalid;
        const bool wasRevoked = (0x5AU >> (idx % 8) & 1U) == 1;
        REQUIRE((isRevoked != wasRevoked) == (after == before + 1));
        finished += after == before + 1 ? 1 : 0;
        REQUIRE(till.carded({"sync"}).status == 0);
        REQUIRE(till.trustVersion() == before + 1);
    }
    MESSAGE(kKills << " kills, " << finished << " of them after the new state was in force");
    CHECK(finished < kKills); // else no kill came in time
}
