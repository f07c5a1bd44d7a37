// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/run_program.h"

#include <fstream>
#include <sstream>

namespace carded::test {

/// `command` started where a crash is welcome to leave a core file of any size: in `folder`.
inline std::vector<std::string> whereCoresAreKept(const std::filesystem::path& folder,
                                                  const std::vector<std::string>& command)
{
    std::vector<std::string> words{"/bin/sh", "-c", R"sh(cd "$0" && ulimit -c "$(ulimit -H -c)" && exec "$@")sh",
                                   folder};
    words.insert(words.end(), command.begin(), command.end());
    return words;
}

/// Whether this machine leaves a core of a program that lets it, so that its absence means something.
inline bool isCoreKept(const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    RunningProgram control(whereCoresAreKept(folder, {"/bin/sh", "-c", "kill -ABRT $$"}));
    return control.finish() == 128 + SIGABRT && control.dumpedCore();
}

/// The limit on its core files that a running process has for itself, `0 0` for none at all.
inline std::string coreLimitOf(pid_t process)
{
    std::ifstream limits("/proc/" + std::to_string(process) + "/limits");
    constexpr std::string_view kName = "Max core file size";
    for (std::string line; std::getline(limits, line);) {
        if (line.starts_with(kName)) {
            std::string soft;
            std::string hard;
            std::istringstream(line.substr(kName.size())) >> soft >> hard;
            return soft + " " + hard;
        }
    }
    return "unknown";
}

/// Whether `process` would leave a core, had it been started by whereCoresAreKept(). Ends it.
inline bool leavesCore(RunningProgram& process, int signal)
{
    const bool isLimited = coreLimitOf(process.id()) == "0 0";
    ::kill(process.id(), signal);
    process.finish();
    return !isLimited || process.dumpedCore();
}

} // namespace carded::test
