// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <climits>
#include <csignal>
#include <cstdint>
#include <fcntl.h>
#include <filesystem>
#include <grp.h>
#include <optional>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace carded::test {

/// The folder of the programs built with this test.
inline std::filesystem::path programs()
{
    return std::filesystem::read_symlink("/proc/self/exe").parent_path();
}

enum class User : std::uint8_t { Same, Nobody };

/// A program that runs until it is finished with or this object goes; its output is gathered as it is asked for.
class RunningProgram {
public:
    RunningProgram(const std::vector<std::string>& command, User user = User::Same)
    {
        std::array<std::array<int, 2>, 3> pipes{};
        for (auto& ends : pipes) {
            if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
                throw std::runtime_error("pipe2");
            }
        }
        std::vector<char*> arguments;
        for (const std::string& word : command) {
            arguments.push_back(const_cast<char*>(word.c_str()));
        }
        arguments.push_back(nullptr);
        // Opened by us: the tree may lie where another user may not go.
        const int program = ::open(arguments[0], O_PATH | O_CLOEXEC);
        std::signal(SIGPIPE, SIG_IGN); // a program that ends early is found out by its status
        m_pid = ::fork();
        if (m_pid == 0) {
            std::signal(SIGPIPE, SIG_DFL);
            const bool isReady = ::dup2(pipes[0][0], 0) == 0 && ::dup2(pipes[1][1], 1) == 1
                                 && ::dup2(pipes[2][1], 2) == 2 && (user == User::Same || becomeNobody());
            if (isReady) {
                ::fexecve(program, arguments.data(), environ);
            }
            ::_exit(127);
        }
        ::close(program);
        ::close(pipes[0][0]);
        ::close(pipes[1][1]);
        ::close(pipes[2][1]);
        m_in = pipes[0][1];
        m_out = {pipes[1][0], pipes[2][0]};
        if (m_pid < 0) {
            throw std::runtime_error("fork");
        }
    }
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;
    RunningProgram(RunningProgram&&) = delete;
    RunningProgram& operator=(RunningProgram&&) = delete;
    ~RunningProgram()
    {
        closeInput();
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
        ::close(m_out[0]);
        ::close(m_out[1]);
    }

    [[nodiscard]] pid_t id() const noexcept { return m_pid; }
    [[nodiscard]] const std::string& out() const noexcept { return m_text[0]; }
    [[nodiscard]] const std::string& err() const noexcept { return m_text[1]; }

    /// Reading goes on meanwhile, so that neither side waits for the other for ever.
    void write(std::string_view text)
    {
        while (!text.empty()) {
            const std::size_t part = std::min<std::size_t>(text.size(), PIPE_BUF);
            pollfd ready{m_in, POLLOUT, 0};
            if (::poll(&ready, 1, 0) == 1) {
                const ssize_t written = ::write(m_in, text.data(), part);
                if (written < 0) {
                    throw std::runtime_error("the program has closed its input");
                }
                text.remove_prefix(static_cast<std::size_t>(written));
            } else {
                gather(10);
            }
        }
    }

    void closeInput()
    {
        if (m_in >= 0) {
            ::close(m_in);
            m_in = -1;
        }
    }

    /// The next line of its output; throws if none comes.
    std::string nextLine()
    {
        std::size_t end = m_text[0].find('\n', m_lineStart);
        while (end == std::string::npos && gather(kPatienceMs)) {
            end = m_text[0].find('\n', m_lineStart);
        }
        if (end == std::string::npos) {
            throw std::runtime_error("no line came; standard error: " + m_text[1]);
        }
        const std::string line = m_text[0].substr(m_lineStart, end - m_lineStart);
        m_lineStart = end + 1;
        return line;
    }

    /// Waits until its standard error holds `text`; false if it ends or is silent for too long without it.
    bool waitForError(std::string_view text)
    {
        while (m_text[1].find(text) == std::string::npos) {
            if (!gather(kPatienceMs)) {
                return false;
            }
        }
        return true;
    }

    /// Waits until it has ended; 128 and the signal's number if one ended it.
    int finish()
    {
        closeInput();
        while (gather(kPatienceMs)) {
        }
        int status = 0;
        ::waitpid(m_pid, &status, 0);
        m_pid = -1;
        m_dumpedCore = WIFSIGNALED(status) && WCOREDUMP(status);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

    /// Once it has been finished with: whether the system wrote its memory down, or gave it to a program that does.
    [[nodiscard]] bool dumpedCore() const noexcept { return m_dumpedCore; }

private:
    static constexpr int kPatienceMs = 60'000;

    static bool becomeNobody()
    {
        constexpr uid_t kNobody = 65534;
        return ::setgroups(0, nullptr) == 0 && ::setgid(kNobody) == 0 && ::setuid(kNobody) == 0;
    }

    /// Reads once from whichever has something; false when both are closed or nothing comes.
    bool gather(int waitMs)
    {
        std::array<pollfd, 2> waiting{pollfd{m_isOpen[0] ? m_out[0] : -1, POLLIN, 0},
                                      pollfd{m_isOpen[1] ? m_out[1] : -1, POLLIN, 0}};
        if ((!m_isOpen[0] && !m_isOpen[1]) || ::poll(waiting.data(), 2, waitMs) <= 0) {
            return false;
        }
        for (std::size_t i = 0; i < 2; ++i) {
            if (waiting[i].revents == 0) {
                continue;
            }
            std::array<char, 65536> bytes{};
            const ssize_t got = ::read(m_out[i], bytes.data(), bytes.size());
            if (got > 0) {
                m_text[i].append(bytes.data(), static_cast<std::size_t>(got));
            } else {
                m_isOpen[i] = false;
            }
        }
        return true;
    }

    pid_t m_pid = -1;
    bool m_dumpedCore = false;
    int m_in = -1;
    std::array<int, 2> m_out{-1, -1};
    std::array<bool, 2> m_isOpen{true, true};
    std::array<std::string, 2> m_text;
    std::size_t m_lineStart = 0;
};

/// What a program that has ended left.
struct Ran {
    int status = 0;
    std::string out;
    std::string err;

    /// The lines of its output.
    [[nodiscard]] std::vector<std::string> lines() const
    {
        std::vector<std::string> all;
        for (std::size_t start = 0; start < out.size();) {
            const std::size_t end = std::min(out.find('\n', start), out.size());
            all.push_back(out.substr(start, end - start));
            start = end + 1;
        }
        return all;
    }
};

inline Ran run(const std::vector<std::string>& command, std::string_view input = {}, User user = User::Same)
{
    RunningProgram program(command, user);
    program.write(input);
    Ran ran;
    ran.status = program.finish();
    ran.out = program.out();
    ran.err = program.err();
    return ran;
}

} // namespace carded::test
