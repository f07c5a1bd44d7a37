// SPDX-License-Identifier: Apache-2.0
#include "app/usage_error.h"

#include "app/answer_text.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <string_view>

namespace carded::app {
namespace {

/// `--jurisdicton`, and never a code or a name.
bool isOptionName(std::string_view word)
{
    constexpr std::size_t kMostBytes = 32;
    return word.starts_with("--") && word.size() <= kMostBytes
           && std::ranges::all_of(word.substr(2), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

std::string aboutExtras(const CLI::App& program)
{
    std::string names;
    for (const std::string& word : program.remaining(true)) {
        if (isOptionName(word)) {
            names += (names.empty() ? "" : ", ") + word;
        }
    }
    return names.empty() ? "a word on the command line belongs nowhere. Put a text with spaces into quotation marks."
                         : "not known here: " + names + ".";
}

/// `--keep-days: Value x not in range`: the option is ours.
std::string aboutValue(const std::string& said)
{
    const std::string name = said.substr(0, said.find(':'));
    return (isOptionName(name) ? name : "an option") + " cannot be what it was given.";
}

/// The library's own words only where they are made of names of options and numbers.
std::string sentenceFor(const CLI::App& program, const CLI::ParseError& error)
{
    using CLI::ExitCodes;
    constexpr std::array kQuotesNothing{ExitCodes::RequiredError, ExitCodes::ArgumentMismatch, ExitCodes::RequiresError,
                                        ExitCodes::ExcludesError};
    const auto code = static_cast<ExitCodes>(error.get_exit_code());
    if (code == ExitCodes::ExtrasError) {
        return aboutExtras(program);
    }
    if (code == ExitCodes::ValidationError) {
        return aboutValue(error.what());
    }
    return std::ranges::find(kQuotesNothing, code) != kQuotesNothing.end() ? error.what() : "it cannot be understood.";
}

} // namespace

int explainCommandLine(std::string_view programName, const CLI::App& program, const CLI::ParseError& error)
{
    if (error.get_exit_code() == 0) {
        return program.exit(error);
    }
    std::cerr << programName << ": " << sentenceFor(program, error) << "\nRun with --help for more information.\n";
    return kExitUsage;
}

} // namespace carded::app
