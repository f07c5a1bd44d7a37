// SPDX-License-Identifier: Apache-2.0
#include "scanner/shared_memory.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <string>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;

namespace {

constexpr std::size_t kFrameBytes = 4096;

/// How the restricted program ended that tried `what`: as waitpid() says.
int endOf(std::string what, const SharedMemory& frame)
{
    std::string program = (eyeProgram().parent_path() / "carded_restricted_program").string();
    std::array<char*, 3> arguments{program.data(), what.data(), nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, frame.fd(), 3);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = -1;
    REQUIRE(::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return status;
}

SharedMemory frameMemory()
{
    auto memory = SharedMemory::makeForGiving(kFrameBytes);
    REQUIRE(memory);
    return std::move(*memory);
}

} // namespace

TEST_CASE("restrictProcess: the kernel ends a process that tries what no worker may")
{
    const SharedMemory frame = frameMemory();
    CHECK(endOf("compute", frame) == 0);
    for (const std::string what : {"open", "socket", "fork", "exec", "executable memory", "ptrace", "kill",
                                   "new descriptor", "raise a limit", "grow the frame"}) {
        CAPTURE(what);
        const int end = endOf(what, frame);
        CHECK(WIFSIGNALED(end));
        CHECK(WTERMSIG(end) == SIGSYS);
    }
}

TEST_CASE("restrictProcess: nothing becomes executable, and a frame cannot be changed")
{
    const SharedMemory frame = frameMemory();
    for (const std::string what : {"make memory executable", "write into the frame's file", "map the frame for writing",
                                   "write into the frame"}) {
        CAPTURE(what);
        const int end = endOf(what, frame);
        CHECK_FALSE((WIFEXITED(end) && WEXITSTATUS(end) == 0));
        CHECK_FALSE((WIFEXITED(end) && WEXITSTATUS(end) == 2)); // it did try
    }
    CHECK(std::ranges::all_of(frame.bytes(), [](std::uint8_t byte) { return byte == 0; }));
}

TEST_CASE("SharedMemory: what is given away can be read by the other side and by nobody changed")
{
    SharedMemory memory = frameMemory();
    const auto other = SharedMemory::mapForReading(memory.fd(), kFrameBytes);
    REQUIRE(other);
    memory.writable()[17] = 42;
    CHECK(other->bytes()[17] == 42);
    CHECK_FALSE(SharedMemory::mapForWriting(memory.fd(), kFrameBytes));
    CHECK(::mprotect(const_cast<std::uint8_t*>(other->bytes().data()), kFrameBytes, PROT_READ | PROT_WRITE) != 0);
    CHECK(::pwrite(memory.fd(), "x", 1, 0) < 0);
    CHECK(::ftruncate(memory.fd(), 0) != 0);
    CHECK(::ftruncate(memory.fd(), 2 * kFrameBytes) != 0);
    CHECK(::fcntl(memory.fd(), F_ADD_SEALS, F_SEAL_WRITE) != 0);
}

TEST_CASE("SharedMemory: what is taken can be written by the other side, and its size by nobody changed")
{
    const auto memory = SharedMemory::makeForTaking(kFrameBytes);
    REQUIRE(memory);
    auto other = SharedMemory::mapForWriting(memory->fd(), kFrameBytes);
    REQUIRE(other);
    other->writable()[17] = 42;
    CHECK(memory->bytes()[17] == 42);
    CHECK(::ftruncate(memory->fd(), 0) != 0);
}

TEST_CASE("SharedMemory: other memory than the agreed one is refused")
{
    const SharedMemory memory = frameMemory();
    CHECK_FALSE(SharedMemory::mapForReading(memory.fd(), kFrameBytes - 1));
    CHECK_FALSE(SharedMemory::mapForReading(memory.fd(), kFrameBytes + 1));
    CHECK_FALSE(SharedMemory::mapForReading(-1, kFrameBytes));
    const UniqueFd unsealed(::memfd_create("test", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    REQUIRE(::ftruncate(unsealed.get(), kFrameBytes) == 0);
    CHECK_FALSE(SharedMemory::mapForReading(unsealed.get(), kFrameBytes));
}
