// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "issuer/program.h"

#include <CLI/CLI.hpp>
#include <string>

// The program's own: the commands that change an issuer's keys.
namespace carded::issuer {

struct KeyArguments {
    std::string folder;
    std::string use;
    std::string kid;
    std::string leastAge = "7d";
    bool isNow = false;
    bool revoke = false;
    bool remove = false;
    std::string at;
};

void addKeyCommands(CLI::App& app, KeyArguments& arguments, Program& program);

} // namespace carded::issuer
