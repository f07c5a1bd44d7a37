// SPDX-License-Identifier: Apache-2.0
#include "bench/program_run.h"

#include <array>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

namespace carded::bench {
namespace {

/// The most memory that a process has had since its exec. Its resource usage would count what was there before.
std::uint64_t peakOf(pid_t pid)
{
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string word; status >> word;) {
        if (word == "VmHWM:") {
            std::uint64_t kilobytes = 0;
            status >> kilobytes;
            return kilobytes * 1024;
        }
    }
    return 0;
}

/// Waits for the end of a traced program, and looks at its memory just before.
void waitForEnd(pid_t pid, ProgramRun& run)
{
    int status = 0;
    while (::waitpid(pid, &status, 0) == pid && WIFSTOPPED(status)) {
        const int event = status >> 16;
        if (event == PTRACE_EVENT_EXIT) {
            run.peakBytes = peakOf(pid);
        }
        const int signal = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
        ::ptrace(PTRACE_SETOPTIONS, pid, nullptr, PTRACE_O_TRACEEXIT);
        ::ptrace(PTRACE_CONT, pid, nullptr, signal);
    }
    run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

ProgramRun runProgram(const std::vector<std::string>& arguments)
{
    std::vector<char*> words;
    for (const std::string& word : arguments) {
        words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("pipe2");
    }
    const int silence = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
        ::dup2(pipe[1], STDOUT_FILENO);
        ::dup2(silence, STDERR_FILENO);
        ::execv(words[0], words.data());
        ::_exit(127);
    }
    ::close(pipe[1]);
    ::close(silence);
    if (pid < 0) {
        ::close(pipe[0]);
        throw std::runtime_error("cannot start " + arguments.front());
    }
    ProgramRun run;
    waitForEnd(pid, run);
    std::array<char, 4096> bytes{}; // one line: it fits the pipe
    for (ssize_t count = 0; (count = ::read(pipe[0], bytes.data(), bytes.size())) > 0;) {
        run.out.append(bytes.data(), static_cast<std::size_t>(count));
    }
    ::close(pipe[0]);
    return run;
}

} // namespace carded::bench
