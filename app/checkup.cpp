// SPDX-License-Identifier: Apache-2.0
#include "app/checkup.h"

#include "app/anchor.h"
#include "app/clock.h"
#include "app/device_checkup.h"
#include "app/first_root.h"
#include "app/open_store.h"
#include "app/readiness.h"
#include "app/record_words.h"
#include "app/recorder.h"
#include "base/rfc3339.h"
#include "evidence/log_reader.h"
#include "policy/time_zone.h"
#include "revocation_cache/files.h"
#include "revocation_cache/state_reader.h"
#include "tuf/http_words.h"
#include "tuf/metadata.h"
#include "tuf/open_repository.h"
#include "verifier/verify.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>

namespace carded::app {
namespace {

using Grade = Finding::Grade;
using revocation_cache::StoredList;
using revocation_cache::StoredState;

constexpr Seconds kDay{86'400};
constexpr Seconds kRootNotice = 30 * kDay; ///< how long a new root takes to be signed by people who must meet
constexpr Seconds kListNotice{7200};
constexpr std::size_t kMaxCaFile = std::size_t{4} * 1024 * 1024;
constexpr std::uintmax_t kLittleSpace = std::uintmax_t{256} * 1024 * 1024;

std::string span(Seconds time)
{
    constexpr std::int64_t kHour = 3600;
    const std::int64_t hours = time.count() / kHour;
    return hours < 48 ? std::to_string(hours) + " h" : std::to_string(hours / 24) + " days";
}

Finding checkSetup(const CareOptions& options)
{
    if (!options.config.windowProblem.empty()) {
        return {Grade::Fail, "setup", options.config.windowProblem};
    }
    const auto anchor = readAnchor(options.store);
    if (!isAnchored(options.store) && anchorOfSetup(options.config)) {
        return {Grade::Warn, "setup",
                "the till was set up in its window, and its first lists are still to be fetched: sudo systemctl start "
                "carded-sync.service"};
    }
    if (!anchor) {
        return {Grade::Fail, "setup", anchor.error()};
    }
    const std::string url = addressOf(options.store, options.config, *anchor, systemTime());
    if (url.empty()) {
        return {Grade::Warn, "setup", "no repository is named; carded sync then needs --repository URL."};
    }
    if (const auto opened = tuf::openRepository(url, {}); !opened) {
        return {Grade::Fail, "setup", opened.error()};
    }
    const std::filesystem::path& caFile = options.config.repository.caFile;
    if (!caFile.empty() && !revocation_cache::readFile(caFile, kMaxCaFile)) {
        return {Grade::Fail, "setup", caFile.string() + " (ca_file of the configuration) cannot be read."};
    }
    return {Grade::Ok, "setup", "the lists come from " + tuf::shownUrl(url)};
}

Finding checkFolder(const CareOptions& options)
{
    std::error_code error;
    const auto status = std::filesystem::status(options.store, error);
    if (error || !std::filesystem::is_directory(status)) {
        return {Grade::Fail, "folder", options.store.string() + " is not there."};
    }
    if ((status.permissions() & std::filesystem::perms::others_write) != std::filesystem::perms::none) {
        return {Grade::Fail, "folder",
                "anybody on this computer may write in " + options.store.string()
                    + ", and so decide what passes: chmod o-w " + options.store.string()};
    }
    const auto space = std::filesystem::space(options.store, error);
    if (!error && space.available < kLittleSpace) {
        return {Grade::Warn, "folder", "less than 256 MB are free on its disk; make room."};
    }
    return {Grade::Ok, "folder", options.store.string()};
}

/// Who may not look cannot tell: the window says whether records are kept.
Finding checkRecords(const CareOptions& options)
{
    const std::filesystem::path folder = recordsFolder(options.store);
    auto log = evidence::LogReader::open(evidence::currentLogIn(folder));
    if (!log && log.error() == evidence::LogError::NotAllowed) {
        return {Grade::Ok, "records", "in " + folder.string() + "; only the till's user and root may look at them"};
    }
    if (!log && log.error() == evidence::LogError::Missing) {
        return {Grade::Ok, "records", "none yet; they begin in " + folder.string()};
    }
    const auto tree = log ? evidence::treeOf(log->heading()) : fail(log.error());
    if (!tree) {
        return {Grade::Fail, "records", toSentence(tree.error())};
    }
    std::error_code unknown;
    const auto space = std::filesystem::space(folder, unknown);
    if (!unknown && space.available < kLittleSpaceForRecords) {
        return {Grade::Warn, "records", "less than 64 MB are free on their disk; make room."};
    }
    const std::size_t ended = evidence::endedLogsIn(folder).size();
    const std::string others = ended == 0 ? "" : "; logs that have ended before it: " + std::to_string(ended);
    return {Grade::Ok, "records", std::to_string(tree->size()) + " in " + folder.string() + others};
}

Finding checkClock(const StoredState& state, UnixTime verifiedAt, UnixTime now)
{
    if (state.clockFloor > now + verifier::kClockTolerance) {
        return {Grade::Fail, "clock",
                "it says " + formatRfc3339(now) + ", and the lists were made as late as "
                    + formatRfc3339(state.clockFloor)
                    + ". Set the clock. If it is right: sudo carded doctor --reset-clock-floor"};
    }
    if (verifiedAt > now + verifier::kClockTolerance) {
        return {Grade::Warn, "clock",
                "it says " + formatRfc3339(now) + ", and the last sync was at " + formatRfc3339(verifiedAt)
                    + ". Set the clock, then run carded sync."};
    }
    return {Grade::Ok, "clock", formatRfc3339(now)};
}

Finding checkReadiness(const CareOptions& options, const revocation_cache::State& state, UnixTime now)
{
    const auto ready = readiness(state, options.config.policy, now);
    if (!ready) {
        return {Grade::Fail, "ready", ready.error()};
    }
    const std::string age = "last synced " + span(ageOf(state.info(), now)) + " ago";
    return *ready == "warning" ? Finding{Grade::Warn, "ready", age + ": soon too old to sell by. Run carded sync."}
                               : Finding{Grade::Ok, "ready", age};
}

Finding checkRoot(const StoredState& state, UnixTime now)
{
    const auto stored = state.metadata.find("root");
    const auto root = stored == state.metadata.end() ? fail(tuf::TufError::WrongShape) : tuf::parseRoot(stored->second);
    if (!root) {
        return {state.demo ? Grade::Ok : Grade::Fail, "root", "this store was not made by carded sync."};
    }
    const std::string text = "version " + std::to_string(root->version) + ", until " + formatRfc3339(root->expires);
    if (root->isExpired(now + kRootNotice)) {
        return {Grade::Warn, "root", text + ". No sync succeeds after that: tell whoever publishes the lists."};
    }
    return {Grade::Ok, "root", text};
}

/// One finding for each list that needs somebody, or one for all.
std::vector<Finding> checkLists(const StoredState& state, UnixTime now)
{
    std::vector<Finding> findings;
    for (const StoredList& list : state.lists) {
        const credential::IssuerKey* const key = keyOf(list, state.trustList);
        if (key == nullptr || key->revoked || !key->isCurrent(now)) {
            findings.push_back({Grade::Warn, "list", list.uri + ": its key is no longer good, so it answers nothing."});
        } else if (now >= list.exp) {
            findings.push_back({Grade::Fail, "list",
                                list.uri + " ran out at " + formatRfc3339(list.exp)
                                    + ". Run carded sync; if it stays, tell its publisher."});
        } else if (now + kListNotice >= list.exp) {
            findings.push_back(
                {Grade::Warn, "list", list.uri + " runs out at " + formatRfc3339(list.exp) + ". Run carded sync."});
        }
    }
    if (findings.empty()) {
        findings.push_back({Grade::Ok, "list", "all good: " + std::to_string(state.lists.size())});
    }
    return findings;
}

} // namespace

std::vector<Finding> checkUp(const CareOptions& options, UnixTime now)
{
    std::vector<Finding> findings;
    if (!options.demo) {
        findings.push_back(checkSetup(options));
    }
    findings.push_back(checkFolder(options));
    findings.push_back(checkRecords(options));
    std::ranges::move(checkDevices(options.config), std::back_inserter(findings));
    const OpenedStore store = openStore(options.store, options.demo ? DemoStores::Allowed : DemoStores::Refused);
    const auto reader = revocation_cache::StateReader::open(options.store);
    if (!store.state || !reader) {
        findings.push_back({Grade::Fail, "store", store.problem});
        return findings;
    }
    const StoredState& state = reader->state();
    findings.push_back({Grade::Ok, "store",
                        "generation " + std::to_string(reader->current().generation) + ", repository version "
                            + std::to_string(state.repositoryVersion)});
    findings.push_back(checkClock(state, reader->current().verifiedAt, now));
    findings.push_back(checkReadiness(options, *store.state, now));
    findings.push_back(checkRoot(state, now));
    std::ranges::move(checkLists(state, now), std::back_inserter(findings));
    return findings;
}

} // namespace carded::app
