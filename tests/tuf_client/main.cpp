// SPDX-License-Identifier: Apache-2.0
//
// carded-tuf-client: the product's client of The Update Framework as the public tuf-conformance suite drives one. Not
// installed.
#include "crypto/random.h"
#include "tests/tuf_client/state_folder.h"
#include "tuf/client.h"
#include "tuf/file_names.h"
#include "tuf/open_repository.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace carded;
using namespace carded::test;

struct Options {
    std::filesystem::path metadataDir;
    std::string metadataUrl;
    std::vector<std::string> targetNames;
    std::string targetBaseUrl;
    std::filesystem::path targetDir;
    std::filesystem::path root;
};

bool complain(std::string_view what, std::string_view why)
{
    (void)std::fprintf(stderr, "carded-tuf-client: %.*s: %.*s\n", static_cast<int>(what.size()), what.data(),
                       static_cast<int>(why.size()), why.data());
    return false;
}

bool init(const Options& options)
{
    std::error_code error;
    std::filesystem::create_directories(options.metadataDir, error);
    const auto root = readBytes(options.root);
    return (root && writeBytes(options.metadataDir / "root.json", *root))
           || complain("init", "the root cannot be copied");
}

/// A copy from the last time will do, if it is still what the metadata says.
bool download(tuf::Client& client, const Options& options, const std::string& name)
{
    const auto path = options.targetDir / tuf::percentEncode(name);
    if (auto copy = readBytes(path); copy && client.check(name, *std::move(copy))) {
        return true;
    }
    const auto target = client.download(name);
    if (!target) {
        return complain(name, describe(target.error()));
    }
    std::error_code error;
    std::filesystem::create_directories(options.targetDir, error);
    return writeBytes(path, target->bytes()) || complain(name, "cannot be written");
}

/// The two folders that the suite names, each asked once.
class TwoPlaces final : public tuf::RepositoryFetcher {
public:
    TwoPlaces(std::unique_ptr<tuf::ReportingFetcher> metadata, std::unique_ptr<tuf::ReportingFetcher> targets)
        : m_metadata(std::move(metadata)), m_targets(std::move(targets))
    {}

    [[nodiscard]] Result<Bytes, tuf::FetchError> fetchMetadata(const std::string& name, std::size_t maxBytes) override
    {
        return m_metadata->fetchMetadata(name, maxBytes);
    }
    [[nodiscard]] Result<Bytes, tuf::FetchError> fetchTarget(const std::string& path, std::size_t maxBytes) override
    {
        return m_targets->fetchTarget(path, maxBytes);
    }

private:
    std::unique_ptr<tuf::ReportingFetcher> m_metadata;
    std::unique_ptr<tuf::ReportingFetcher> m_targets;
};

Result<std::unique_ptr<tuf::ReportingFetcher>, std::string> openFolder(const std::string& url)
{
    tuf::FetchOptions options;
    options.proxy = "";
    options.tries = 1;
    options.metadataFolder = options.targetsFolder = "";
    return tuf::openRepository(url, options);
}

/// The metadata, and then the targets that are named.
bool update(const Options& options)
{
    auto metadata = openFolder(options.metadataUrl);
    auto targets = openFolder(options.targetBaseUrl.empty() ? options.metadataUrl : options.targetBaseUrl);
    if (!metadata || !targets) {
        return complain("open", !metadata ? metadata.error() : targets.error());
    }
    TwoPlaces fetcher(*std::move(metadata), *std::move(targets));
    const tuf::TrustedState before = loadState(options.metadataDir);
    const UnixTime now{Seconds{std::time(nullptr)}};
    auto client = tuf::Client::start(before, fetcher, now);
    if (!client) {
        return complain("start", describe(client.error()));
    }
    const auto refreshed = client->refresh();
    bool isGood = refreshed || complain("refresh", describe(refreshed.error()));
    for (const std::string& name : options.targetNames) {
        isGood = isGood && download(*client, options, name);
    }
    const bool isSaved = saveState(options.metadataDir, before, client->trusted());
    return (isSaved || complain("metadata", "cannot be written")) && isGood;
}

/// Exit status: 0 or 1.
int runCommand(int argc, char** argv)
{
    Options options;
    CLI::App app("A client of The Update Framework, for its conformance suite");
    app.fallthrough();
    app.require_subcommand(1);
    app.add_option("--metadata-dir", options.metadataDir)->required();
    app.add_option("--metadata-url", options.metadataUrl);
    app.add_option("--target-name", options.targetNames)->expected(1)->take_all();
    app.add_option("--target-base-url", options.targetBaseUrl);
    app.add_option("--target-dir", options.targetDir);
    CLI::App* initCommand = app.add_subcommand("init", "take a root to start from");
    initCommand->add_option("ROOT", options.root)->required();
    CLI::App* refreshCommand = app.add_subcommand("refresh", "update the metadata");
    CLI::App* downloadCommand = app.add_subcommand("download", "update the metadata and fetch targets");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 1;
    }
    if (!crypto::initialise()) {
        return 1;
    }
    if (*initCommand) {
        return init(options) ? 0 : 1;
    }
    if (options.metadataUrl.empty() || (*refreshCommand && !options.targetNames.empty())
        || (*downloadCommand && (options.targetNames.empty() || options.targetDir.empty()))) {
        complain("options", "--metadata-url, and for download --target-name and --target-dir");
        return 1;
    }
    return update(options) ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return runCommand(argc, argv);
    } catch (const std::exception& problem) {
        complain("unexpected", problem.what());
        return 1;
    }
}
