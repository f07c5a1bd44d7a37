// SPDX-License-Identifier: Apache-2.0
#include "crypto/random.h"
#include "issuer/demo.h"
#include "issuer/demo_store.h"
#include "issuer/files.h"
#include "issuer/program.h"

#include <iostream>

namespace carded::issuer {
namespace {

using Outcome = Result<void, IssuerError>;

Outcome runDemo(const DemoArguments& arguments, UnixTime now)
{
    const auto madeAt = parseTime(arguments.at, now);
    if (!madeAt) {
        return fail(madeAt.error());
    }
    const auto tell = [](const std::string& line) { std::cout << line << std::endl; };
    if (auto made = makeDemo(arguments.folder, {*madeAt, FilmTimes{4, 2}}, crypto::randomBytes, tell); !made) {
        return made;
    }
    std::cout << "Ready. See it with: carded-kiosk --demo --store " << arguments.folder << "\n";
    return {};
}

Result<std::string, IssuerError> readText(const std::string& path)
{
    const auto content = readFile(path);
    if (!content) {
        return fail(content.error());
    }
    return std::string(asText(*content));
}

Result<DemoStoreFiles, IssuerError> readStoreFiles(const DemoStoreArguments& arguments, UnixTime now)
{
    const auto madeAt = parseTime(arguments.madeAt, now);
    if (!madeAt) {
        return fail(madeAt.error());
    }
    auto trustList = readText(arguments.trust);
    if (!trustList) {
        return fail(trustList.error());
    }
    DemoStoreFiles files{std::move(*trustList), {}, {}, *madeAt};
    for (const auto& path : arguments.policies) {
        auto policy = readText(path);
        if (!policy) {
            return fail(policy.error());
        }
        files.policies.push_back(*std::move(policy));
    }
    for (const auto& pair : arguments.status) {
        const auto equals = pair.rfind('='); // a URI may hold one, a file's name is easily changed
        if (equals == std::string::npos) {
            return fail(IssuerError{IssuerError::Cause::BadArgument,
                                    "'" + pair + "' is no URI=FILE, such as https://a.example/s=list.cwt"});
        }
        auto token = readFile(pair.substr(equals + 1));
        if (!token) {
            return fail(token.error());
        }
        files.statusLists.push_back({pair.substr(0, equals), std::move(*token)});
    }
    return files;
}

Outcome runDemoStore(const DemoStoreArguments& arguments, UnixTime now)
{
    const auto files = readStoreFiles(arguments, now);
    if (!files) {
        return fail(files.error());
    }
    const auto report = buildDemoStore(arguments.folder, *files);
    if (!report) {
        return fail(report.error());
    }
    for (const auto& line : report->refusedLists) {
        std::cerr << "carded-issuer: left out the status list " << line << "\n";
    }
    std::cout << "Built a demo store with " << report->listsCount << " status list(s) in " << arguments.folder
              << ". Its trust list now says \"demo\": true.\n";
    return {};
}

} // namespace

void addDemoCommands(CLI::App& app, Arguments& arguments, Program& program)
{
    auto& demo = arguments.demo;
    auto* command = app.add_subcommand("demo", "Make a complete demo: issuers, a store, ten customers on film");
    command->add_option("DIR", demo.folder, "a new folder, or one with an older demo to replace")->required();
    command->add_option("--at", demo.at, "the demo's time instead of now: RFC 3339 or Unix seconds");
    command->callback([&demo, &program] { program.result = runDemo(demo, program.now); });

    auto& store = arguments.demoStore;
    auto* storeCommand = app.add_subcommand("demo-store", "Build a demo-marked store from given files");
    storeCommand->add_option("DIR", store.folder, "the store's folder")->required();
    storeCommand->add_option("--trust", store.trust, "the trust list; \"demo\": true is set in it")->required();
    storeCommand->add_option("--policy", store.policies, "the policies, one for each jurisdiction")->required();
    storeCommand->add_option("--status", store.status, "URI=FILE: a status list token; may be given again")
        ->allow_extra_args(false);
    storeCommand->add_option("--made-at", store.madeAt, "the time of the store: RFC 3339 or Unix seconds");
    storeCommand->callback([&store, &program] { program.result = runDemoStore(store, program.now); });
}

} // namespace carded::issuer
