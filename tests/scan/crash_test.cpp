// SPDX-License-Identifier: Apache-2.0
#include "scanner/eye_client.h"
#include "tests/scan/scan_fixture.h"
#include "tests/scanner/scanner_support.h"
#include "tests/support/core_files.h"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <sstream>

using namespace carded;
using test::coreLimitOf;
using test::leavesCore;
using test::RunningProgram;
using test::whereCoresAreKept;

namespace {

namespace fs = std::filesystem;

constexpr int kCrashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGQUIT};

/// The children of a process, by /proc.
std::vector<pid_t> childrenOf(pid_t parent)
{
    std::vector<pid_t> children;
    std::ifstream list("/proc/" + std::to_string(parent) + "/task/" + std::to_string(parent) + "/children");
    for (pid_t child = 0; list >> child;) {
        children.push_back(child);
    }
    return children;
}

} // namespace

TEST_CASE("Crash: a program that lets it leaves a core here, or the next cases show less")
{
    const test::TemporaryFolder folder;
    const bool isKept = test::isCoreKept(folder.path());
    WARN(isKept);
}

TEST_CASE("Crash: carded leaves no core with a customer's code in its memory")
{
    const test::TemporaryFolder folder;
    for (const int crash : kCrashes) {
        CAPTURE(crash);
        RunningProgram program(whereCoresAreKept(folder.path(), test::carded("verify", {"-"})));
        program.write(test::codeOf("1-adult") + "\n");
        CHECK(test::reasonIn(program.nextLine()) == "old_enough");
        CHECK_FALSE(leavesCore(program, crash));
    }
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("Crash: carded-report leaves no core of a report it is reading")
{
    const test::TemporaryFolder folder;
    RunningProgram program(whereCoresAreKept(folder.path(), {test::programs() / "carded-report"}));
    for (int tries = 0; coreLimitOf(program.id()) != "0 0" && tries < 1000; ++tries) {
        program.write(std::string(PIPE_BUF, 'a')); // it reads: it is in its main() by the time that a pipe is full
    }
    CHECK_FALSE(leavesCore(program, SIGABRT));
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("Crash: carded-eye and its workers leave no core of a picture they look at")
{
    const test::TemporaryFolder folder;
    const test::TemporaryFolder cores;
    test::writeFilm(folder / "film.avi", test::blankFrame(64, 48), 3000);
    RunningProgram program(whereCoresAreKept(cores.path(), test::carded("scan", {folder / "film.avi"})));
    const std::vector<std::string> kWorkers{"carded-eye", "carded-eye-look", "carded-eye-files"};
    std::vector<pid_t> all;
    for (int tries = 0; all.size() < kWorkers.size() && tries < 100'000; ++tries) {
        all = childrenOf(program.id());
        if (all.size() == 1) {
            const auto workers = childrenOf(all[0]);
            all.insert(all.end(), workers.begin(), workers.end());
        }
    }
    REQUIRE(all.size() == kWorkers.size());
    for (const pid_t process : all) {
        for (int tries = 0; coreLimitOf(process) != "0 0" && tries < 100'000; ++tries) {
        }
        CHECK(coreLimitOf(process) == "0 0");
        ::kill(process, SIGABRT);
    }
    program.finish();
    CHECK(fs::is_empty(cores.path()));
}
