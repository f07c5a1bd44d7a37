// SPDX-License-Identifier: Apache-2.0
#include "bench/program_run.h"

#include <array>
#include <fcntl.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace carded::bench {

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
    const pid_t pid = ::vfork(); // fork would lend the child this process's memory, and that is what is measured
    if (pid == 0) {
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
    std::array<char, 4096> bytes{};
    for (ssize_t count = 0; (count = ::read(pipe[0], bytes.data(), bytes.size())) > 0;) {
        run.out.append(bytes.data(), static_cast<std::size_t>(count));
    }
    ::close(pipe[0]);
    int status = 0;
    rusage usage{};
    ::wait4(pid, &status, 0, &usage);
    run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    run.peakBytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
    return run;
}

} // namespace carded::bench
