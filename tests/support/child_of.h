// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace carded::test {

/// The child of `parent` that runs the program `name`; 0 if there is none.
inline pid_t childOf(pid_t parent, std::string_view name)
{
    constexpr std::size_t kNameBytes = 15; // the kernel keeps no more
    const std::string wanted = "(" + std::string(name.substr(0, kNameBytes)) + ")";
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        std::ifstream status(entry.path() / "stat");
        pid_t id = 0;
        std::string command;
        char state = 0;
        pid_t parentOfIt = 0;
        if (status >> id >> command >> state >> parentOfIt && command == wanted && parentOfIt == parent
            && state != 'Z') {
            return id;
        }
    }
    return 0;
}

} // namespace carded::test
