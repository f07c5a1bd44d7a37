// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string_view>

namespace carded::app {

/// Tells what is wrong with a command line, or gives the help that was asked for, and returns the exit status. A code
/// may stand where no code belongs: words of the command line are not repeated but for what can be an option's name.
[[nodiscard]] int explainCommandLine(std::string_view programName, const CLI::App& program,
                                     const CLI::ParseError& error);

} // namespace carded::app
