// SPDX-License-Identifier: Apache-2.0
// Gives up its rights as the workers do, then tries what its argument says. Ends with 0 if that was possible, with 3 if
// it was refused; the kernel ends it for most.
#include "scanner/restrict_process.h"
#include "scanner/shared_memory.h"

#include <csignal>
#include <fcntl.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace carded::scanner;

namespace {

constexpr int kFrameFd = 3;
constexpr std::size_t kFrameBytes = 4096;

bool tryCall(std::string_view what, void* page)
{
    if (what == "open") {
        return ::open("/dev/null", O_RDONLY) >= 0;
    }
    if (what == "socket") {
        return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
    }
    if (what == "fork") {
        return ::fork() >= 0;
    }
    if (what == "exec") {
        return ::execl("/bin/true", "true", nullptr) == 0;
    }
    if (what == "executable memory") {
        return ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
    }
    if (what == "make memory executable") {
        return ::mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0;
    }
    if (what == "ptrace") {
        return ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr) == 0;
    }
    if (what == "kill") {
        return ::kill(::getppid(), 0) == 0;
    }
    if (what == "new descriptor") {
        return ::dup(STDERR_FILENO) >= 0;
    }
    if (what == "raise a limit") {
        const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
        return ::setrlimit(RLIMIT_AS, &more) == 0;
    }
    return false;
}

bool tryFrame(std::string_view what, const std::optional<SharedMemory>& frame)
{
    if (what == "grow the frame") {
        return ::ftruncate(kFrameFd, 2 * kFrameBytes) == 0;
    }
    if (what == "write into the frame's file") {
        return ::write(kFrameFd, "x", 1) == 1;
    }
    if (what == "map the frame for writing") {
        return ::mmap(nullptr, kFrameBytes, PROT_READ | PROT_WRITE, MAP_SHARED, kFrameFd, 0) != MAP_FAILED;
    }
    if (what == "write into the frame" && frame) {
        *const_cast<volatile std::uint8_t*>(frame->bytes().data()) = 1;
        return true;
    }
    return false;
}

} // namespace

int main(int, char** argv)
{
    const std::string_view what = argv[1];
    const auto frame = SharedMemory::mapForReading(kFrameFd, kFrameBytes);
    void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (!frame || page == MAP_FAILED || !restrictProcess(WorkerNeed::Nothing)) {
        ::_exit(2);
    }
    if (what == "compute") {
        ::_exit(0);
    }
    ::_exit(tryCall(what, page) || tryFrame(what, frame) ? 0 : 3);
}
