// SPDX-License-Identifier: Apache-2.0
#include "bench/started_program.h"

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace carded::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kPatienceMilliseconds = 30'000;

/// The number after `name` in a file of lines such as `VmRSS:  1234 kB`, in bytes; 0 if it is not there.
std::uint64_t kilobytesAfter(const fs::path& path, const std::string& name)
{
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(name + ':')) {
            std::istringstream value(line.substr(name.size() + 1));
            std::uint64_t kilobytes = 0;
            value >> kilobytes;
            return kilobytes * 1024;
        }
    }
    return 0;
}

fs::path procOf(pid_t pid)
{
    return fs::path("/proc") / std::to_string(pid);
}

/// 0 if there is no such process.
pid_t parentOf(pid_t pid)
{
    std::ifstream file(procOf(pid) / "status");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("PPid:")) {
            return static_cast<pid_t>(std::stol(line.substr(5)));
        }
    }
    return 0;
}

std::vector<pid_t> allProcesses()
{
    std::vector<pid_t> all;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") == std::string::npos) {
            all.push_back(static_cast<pid_t>(std::stol(name)));
        }
    }
    return all;
}

} // namespace

StartedProgram::StartedProgram(std::vector<std::string> arguments)
{
    std::vector<char*> pointers;
    for (std::string& argument : arguments) {
        pointers.push_back(argument.data());
    }
    pointers.push_back(nullptr);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    m_startedAt = std::chrono::steady_clock::now();
    const int error = ::posix_spawn(&m_pid, pointers.front(), &actions, &attributes, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    ::close(ends[1]);
    m_output = ends[0];
    if (error != 0) {
        ::close(m_output);
        throw std::runtime_error(arguments.front() + " cannot be started");
    }
}

StartedProgram::~StartedProgram()
{
    ::kill(-m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    ::close(m_output);
}

std::chrono::duration<double> StartedProgram::waitForLine()
{
    for (char c = 0; c != '\n';) {
        pollfd waiting{m_output, POLLIN, 0};
        if (::poll(&waiting, 1, kPatienceMilliseconds) <= 0 || ::read(m_output, &c, 1) != 1) {
            throw std::runtime_error("a started program ended, or said nothing");
        }
    }
    return std::chrono::steady_clock::now() - m_startedAt;
}

Memory memoryOf(pid_t pid)
{
    return {kilobytesAfter(procOf(pid) / "status", "VmRSS"), kilobytesAfter(procOf(pid) / "smaps_rollup", "Pss")};
}

std::vector<pid_t> descendantsOf(pid_t pid)
{
    std::vector<pid_t> found;
    for (const pid_t process : allProcesses()) {
        for (pid_t ancestor = parentOf(process); ancestor != 0; ancestor = parentOf(ancestor)) {
            if (ancestor == pid) {
                found.push_back(process);
                break;
            }
        }
    }
    return found;
}

} // namespace carded::bench
