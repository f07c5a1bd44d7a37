// SPDX-License-Identifier: Apache-2.0
#include "base/rfc3339.h"
#include "crypto/random.h"
#include "issuer/key_program.h"
#include "issuer/program.h"
#include "issuer/repository_program.h"

#include <charconv>
#include <cstdio>
#include <exception>
#include <iostream>

namespace carded::issuer {

Result<UnixTime, IssuerError> parseTime(const std::string& text, UnixTime now)
{
    if (text.empty()) {
        return now;
    }
    if (const auto time = parseRfc3339(text)) {
        return *time;
    }
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc{} || end != text.data() + text.size() || seconds < 0) {
        return fail(IssuerError{IssuerError::Cause::BadArgument,
                                "'" + text + "' is no time: write 2026-11-23T10:20:30Z or seconds since 1970"});
    }
    return UnixTime{Seconds{seconds}};
}

namespace {

constexpr int kExitFailed = 1;
constexpr int kExitPartlyDone = 3;
constexpr int kExitUsage = 64;
constexpr int kExitInternal = 70;

int exitStatus(const Program& program)
{
    if (program.result) {
        return 0;
    }
    std::cerr << "carded-issuer: " << program.result.error().message << "\n";
    const auto cause = program.result.error().cause;
    return cause == IssuerError::Cause::BadArgument  ? kExitUsage
           : cause == IssuerError::Cause::PartlyDone ? kExitPartlyDone
                                                     : kExitFailed;
}

int run(int argc, char** argv)
{
    if (!crypto::initialise()) {
        std::cerr << "carded-issuer: this system gives no random bytes\n";
        return kExitInternal;
    }
    Program program;
    program.now = std::chrono::floor<Seconds>(std::chrono::system_clock::now());
    Arguments arguments;
    KeyArguments keyArguments;
    RepositoryArguments repositoryArguments;
    CLI::App app("Reference issuer, publisher and test wallet for Carded: makes issuers, credentials, codes,\n"
                 "status lists and trust lists. For tests and demonstrations: its keys are plain files.");
    app.require_subcommand(1);
    app.set_version_flag("--version", std::string("carded-issuer ") + CARDED_VERSION);
    addIssuerCommands(app, arguments, program);
    addKeyCommands(app, keyArguments, program);
    addIssueCommand(app, arguments.issue, program);
    addShowCommand(app, arguments.show, program);
    addSetupCommand(app, arguments.setup, program);
    addDemoCommands(app, arguments, program);
    addRepositoryCommands(app, repositoryArguments, program);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : kExitUsage;
    }
    return exitStatus(program);
}

} // namespace
} // namespace carded::issuer

int main(int argc, char** argv)
{
    try {
        return carded::issuer::run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "carded-issuer: internal error: %s\n", error.what()); // NOLINT(cert-err33-c): last words
        return 70;
    }
}
