// SPDX-License-Identifier: Apache-2.0
#include "app/anchor.h"
#include "app/answer_text.h"
#include "app/care_commands.h"
#include "app/clock.h"
#include "app/first_root.h"
#include "app/next_sync.h"
#include "app/sync.h"
#include "app/sync_progress.h"
#include "app/sync_words.h"
#include "crypto/random.h"
#include "tuf/open_repository.h"

#include <iostream>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace carded::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kPartialFolder = "partial";

/// Of [0, 1).
double randomPart()
{
    constexpr double kSteps = 65536;
    const Bytes bytes = crypto::randomBytes(2);
    return (bytes[0] * 256 + bytes[1]) / kSteps;
}

/// What root makes in a till's folder is its owner's: the next sync is his.
void giveToOwnerOf(const std::filesystem::path& store, const std::filesystem::path& folder)
{
    struct stat owner {};
    if (::geteuid() == 0 && ::stat(store.c_str(), &owner) == 0) {
        (void)::chown(folder.c_str(), owner.st_uid, owner.st_gid); // else its owner's syncs begin downloads anew
    }
}

/// Of a till that was set up in its window, and has not synced yet, the root is still to be fetched.
Result<Anchor, std::string> anchorOf(const CareOptions& options)
{
    const auto pending = isAnchored(options.store) ? std::nullopt : anchorOfSetup(options.config);
    return pending ? Result<Anchor, std::string>(*pending) : readAnchor(options.store);
}

tuf::FetchOptions fetchOptions(const CareOptions& options, ProgressLine& line)
{
    tuf::FetchOptions fetch;
    fetch.proxy = options.config.repository.proxy;
    fetch.caFile = options.config.repository.caFile;
    fetch.random = randomPart;
    // Where it cannot be made, a cut download begins anew: no reason to stop.
    std::error_code error;
    const auto partial = options.store / kPartialFolder;
    if (std::filesystem::create_directory(partial, error) || std::filesystem::is_directory(partial, error)) {
        fetch.partialFolder = partial;
        giveToOwnerOf(options.store, partial);
    }
    fetch.progress = [&line](const tuf::FetchProgress& progress) { line.fetching(progress); };
    return fetch;
}

std::string_view wordOf(SyncOutcome outcome) noexcept
{
    switch (outcome) {
    case SyncOutcome::Failed:
        return "failed";
    case SyncOutcome::Unchanged:
        return "unchanged";
    case SyncOutcome::Changed:
        return "changed";
    }
    return "failed";
}

void printJson(const SyncReport& report, const tuf::FetchCounts& counts)
{
    Json json;
    json["result"] = wordOf(report.outcome);
    if (report.outcome == SyncOutcome::Failed) {
        json["problem"] = report.problem;
    } else {
        json["generation"] = report.generation;
        json["repository"] = report.repositoryVersion;
        json["status_lists"] = report.listsCount;
        json["fetched_lists"] = report.fetchedLists;
        json["updated_lists"] = report.updatedLists;
        json["refused_lists"] = Json::array();
        for (const auto& list : report.refusedLists) {
            json["refused_lists"].push_back(
                {{"uri", list.uri}, {"cause", causeOf(list)}, {"problem", toSentence(list)}});
        }
        json["broken_roles"] = Json::array();
        for (const tuf::BrokenRole& role : report.brokenRoles) {
            json["broken_roles"].push_back({{"role", role.name}, {"problem", toSentence(role)}});
        }
    }
    json["requests"] = counts.requests;
    json["bytes"] = counts.wireBytes;
    std::cout << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void printSentences(const SyncReport& report, const tuf::FetchCounts& counts)
{
    for (const auto& list : report.refusedLists) {
        std::cerr << "carded: " << toSentence(list) << '\n';
    }
    for (const tuf::BrokenRole& role : report.brokenRoles) {
        std::cerr << "carded: " << toSentence(role) << '\n';
    }
    switch (report.outcome) {
    case SyncOutcome::Failed:
        std::cerr << "carded: " << report.problem << '\n';
        return;
    case SyncOutcome::Unchanged:
        std::cout << "unchanged: "
                  << (report.isWhole() ? "the lists are the newest there are"
                                       : "some lists are not the newest there are, see above")
                  << " (version " << report.repositoryVersion << ")";
        break;
    case SyncOutcome::Changed:
        std::cout << "changed: version " << report.repositoryVersion
                  << " is in force; status lists: " << report.listsCount << ", fetched whole: " << report.fetchedLists
                  << ", brought up to date: " << report.updatedLists;
        break;
    }
    std::cout << "; " << counts.requests << " requests, " << counts.wireBytes << " bytes.\n";
}

int exitStatus(const SyncReport& report) noexcept
{
    if (report.outcome == SyncOutcome::Failed) {
        return kExitFailed;
    }
    return report.isWhole() ? 0 : kExitListRefused;
}

int finish(const CareOptions& options, const SyncReport& report, const tuf::FetchCounts& counts)
{
    if (options.output == Output::Json) {
        printJson(report, counts);
    } else {
        printSentences(report, counts);
    }
    return exitStatus(report);
}

int finishFailed(const CareOptions& options, const std::string& problem, const tuf::FetchCounts& counts)
{
    SyncReport report;
    report.problem = problem;
    return finish(options, report, counts);
}

} // namespace

int runSync(const CareOptions& options)
{
    auto anchor = anchorOf(options);
    if (!anchor) {
        return finishFailed(options, anchor.error(), {});
    }
    const UnixTime now = systemTime();
    const std::string address =
        options.url.empty() ? addressOf(options.store, options.config, *anchor, now) : options.url;
    if (address.empty()) {
        std::cerr << "carded: where are the lists? Name the repository: carded sync --repository URL, or url in the "
                     "configuration's [repository].\n";
        return kExitUsage;
    }
    ProgressLine line(options.output == Output::Json ? ProgressLine::Kind::None : ProgressLine::kindOfTerminal());
    auto fetcher = tuf::openRepository(address, fetchOptions(options, line));
    if (!fetcher) {
        std::cerr << "carded: " << fetcher.error() << '\n';
        return kExitUsage;
    }
    if (anchor->root.empty()) {
        anchor = beginBySetup(options.store, options.config, **fetcher);
    }
    if (!anchor) {
        line.end();
        return finishFailed(options, anchor.error(), (*fetcher)->counts());
    }
    const SyncReport report = syncStore(
        options.store, anchor->root, **fetcher, now,
        [&line](const std::string& what, std::size_t done, std::size_t count) { line.step(what, done, count); });
    line.end();
    if (options.every) {
        noteNextSync(options.store, now + *options.every);
    }
    return finish(options, report, (*fetcher)->counts());
}

} // namespace carded::app
