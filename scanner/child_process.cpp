// SPDX-License-Identifier: Apache-2.0
#include "scanner/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <iterator>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace carded::scanner {

namespace {

constexpr int kStopMilliseconds = 500;

/// What OpenCV takes from the environment only, and before main().
constexpr std::array kEnvironment{
    "OPENCV_IO_MAX_IMAGE_PIXELS=40000000",
    "OPENCV_LOG_LEVEL=SILENT",
};

/// posix_spawn's two C objects, destroyed with the scope.
class SpawnPlan {
public:
    SpawnPlan()
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigset_t standard;
        sigemptyset(&none);
        sigemptyset(&standard);
        for (const int signal : {SIGPIPE, SIGTERM, SIGINT, SIGCHLD}) {
            sigaddset(&standard, signal);
        }
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &standard);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;
    SpawnPlan(SpawnPlan&&) = delete;
    SpawnPlan& operator=(SpawnPlan&&) = delete;
    ~SpawnPlan()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }

    void useAs(int fd, int wanted) { m_error |= posix_spawn_file_actions_adddup2(&m_actions, fd, wanted); }
    void useOrNull(const UniqueFd& fd, int wanted, int mode)
    {
        m_error |= fd ? posix_spawn_file_actions_adddup2(&m_actions, fd.get(), wanted)
                      : posix_spawn_file_actions_addopen(&m_actions, wanted, "/dev/null", mode, 0);
    }
    void closeFrom(int first) { m_error |= posix_spawn_file_actions_addclosefrom_np(&m_actions, first); }

    /// 0 or an errno value.
    int spawn(pid_t& pid, const std::filesystem::path& program, char* const* arguments, char* const* environment)
    {
        return m_error != 0 ? m_error
                            : posix_spawn(&pid, program.c_str(), &m_actions, &m_attributes, arguments, environment);
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
    int m_error = 0;
};

constexpr int kAboveAllPassed = 16;

/// A copy above every number that the child will use, so that no dup2 overwrites one that is still to come.
UniqueFd outOfTheWay(int fd)
{
    return UniqueFd(fd < 0 ? -1 : ::fcntl(fd, F_DUPFD_CLOEXEC, kAboveAllPassed));
}

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (std::string& text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

/// Ours first: the first of two equal names counts.
std::vector<std::string> environmentOfChild()
{
    std::vector<std::string> all(kEnvironment.begin(), kEnvironment.end());
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        all.emplace_back(*entry);
    }
    return all;
}

} // namespace

Result<ChildProcess, EyeError> ChildProcess::start(const std::filesystem::path& program,
                                                   const std::vector<std::string>& arguments,
                                                   const ChildChannels& channels)
{
    if (::access(program.c_str(), X_OK) != 0) {
        return fail(EyeError::ProgramMissing);
    }
    const UniqueFd input = outOfTheWay(channels.input);
    const UniqueFd output = outOfTheWay(channels.output);
    std::vector<UniqueFd> passed;
    std::ranges::transform(channels.passed, std::back_inserter(passed), outOfTheWay);
    if (bool(input) != (channels.input >= 0) || bool(output) != (channels.output >= 0)
        || std::ranges::any_of(passed, [](const UniqueFd& fd) { return !fd; })) {
        return fail(EyeError::StartFailed);
    }
    SpawnPlan plan;
    plan.useOrNull(input, STDIN_FILENO, O_RDONLY);
    plan.useOrNull(output, STDOUT_FILENO, O_WRONLY); // stderr stays: a crash report belongs into the parent's journal
    int next = kFirstPassedFd;
    for (const UniqueFd& fd : passed) {
        plan.useAs(fd.get(), next++);
    }
    plan.closeFrom(next);

    std::vector<std::string> texts{program.string()};
    texts.insert(texts.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment = environmentOfChild();
    pid_t pid = -1;
    if (plan.spawn(pid, program, pointersTo(texts).data(), pointersTo(environment).data()) != 0) {
        return fail(EyeError::StartFailed);
    }
    return ChildProcess(pid);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept : m_pid(std::exchange(other.m_pid, -1)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept
{
    std::swap(m_pid, other.m_pid);
    return *this;
}

void ChildProcess::stop() noexcept
{
    if (m_pid < 0) {
        return;
    }
    // glibc 2.36 declares pidfd_open() in a way that C++ cannot link.
    const UniqueFd process(static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0)));
    ::kill(m_pid, SIGTERM);
    pollfd waiting{process.get(), POLLIN, 0};
    if (!process || ::poll(&waiting, 1, kStopMilliseconds) != 1) {
        ::kill(m_pid, SIGKILL);
    }
    collect();
}

void ChildProcess::kill() noexcept
{
    if (m_pid >= 0) {
        ::kill(m_pid, SIGKILL);
        collect();
    }
}

void ChildProcess::collect() noexcept
{
    while (::waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) {
    }
    m_pid = -1;
}

} // namespace carded::scanner
