// SPDX-License-Identifier: Apache-2.0
#include "base/quiet_crash.h"

#include <doctest/doctest.h>

#include <array>
#include <csignal>
#include <functional>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace carded;

namespace {

struct Ended {
    int status = 0;
    std::string err;
};

/// Runs `what` in a process of its own, which exits with what it returns.
Ended inChild(const std::function<int()>& what)
{
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        (void)std::signal(SIGABRT, SIG_DFL); // the test's own report of a crash
        ::dup2(ends[1], STDERR_FILENO);
        ::_exit(what());
    }
    ::close(ends[1]);
    Ended ended;
    std::array<char, 4096> part{};
    for (ssize_t got = 0; (got = ::read(ends[0], part.data(), part.size())) > 0;) {
        ended.err.append(part.data(), static_cast<std::size_t>(got));
    }
    ::close(ends[0]);
    REQUIRE(::waitpid(child, &ended.status, 0) == child);
    return ended;
}

void throwSentinel()
{
    throw std::invalid_argument("Sentinel");
}

void throwUncaught() noexcept // NOLINT(bugprone-exception-escape): the point
{
    throwSentinel();
}

} // namespace

TEST_CASE("Quiet crash: there is no core, for a file or for a program that collects them")
{
    const auto ended = inChild([] {
        const rlimit some{1U << 20U, RLIM_INFINITY};
        ::setrlimit(RLIMIT_CORE, &some);
        crashQuietly();
        rlimit now{1, 1};
        ::getrlimit(RLIMIT_CORE, &now);
        return now.rlim_cur == 0 && now.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE) == 0 ? 7 : 1;
    });
    CHECK(WEXITSTATUS(ended.status) == 7);
    const auto crashed = inChild([] {
        crashQuietly();
        return std::raise(SIGABRT);
    });
    CHECK(WIFSIGNALED(crashed.status));
    CHECK_FALSE(WCOREDUMP(crashed.status));
}

TEST_CASE("Quiet crash: an exception that nobody catches tells its type, and not what it says")
{
    const auto ended = inChild([] {
        crashQuietly();
        throwUncaught();
        return 0;
    });
    CHECK(WIFSIGNALED(ended.status));
    CHECK(ended.err.find("invalid_argument") != std::string::npos);
    CHECK(ended.err.find("Sentinel") == std::string::npos);
    CHECK(kindOf(std::invalid_argument("Sentinel")) == "St16invalid_argument");
}
