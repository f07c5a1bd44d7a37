// SPDX-License-Identifier: Apache-2.0
#include "evidence/log_folder.h"

#include "evidence/private_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <sys/stat.h>
#include <utility>

namespace carded::evidence {
namespace {

constexpr std::string_view kEndedPrefix = "evidence-";
constexpr std::string_view kLogSuffix = ".db";
constexpr std::size_t kMostKeyFileBytes = 256;

std::filesystem::path keyIn(const std::filesystem::path& folder)
{
    return folder / "till.key";
}

/// Only its owner may enter; of a folder that is there whoever made it has decided.
Result<void, LogError> makeFolder(const std::filesystem::path& folder)
{
    constexpr mode_t kOwnersAlone = 0700;
    std::error_code unknown;
    if (std::filesystem::is_directory(folder, unknown) || ::mkdir(folder.c_str(), kOwnersAlone) == 0) {
        return {};
    }
    return fail(errno == ENOSPC ? LogError::DiskFull : LogError::NotAllowed);
}

std::filesystem::path with(const std::filesystem::path& path, std::string_view suffix)
{
    std::filesystem::path longer = path;
    longer += suffix;
    return longer;
}

/// `evidence-0001.db`, or the next number that is free.
std::filesystem::path freeNameIn(const std::filesystem::path& folder)
{
    std::filesystem::path path;
    std::error_code unknown;
    int number = 0;
    do {
        constexpr std::size_t kDigits = 4;
        std::string digits = std::to_string(++number);
        digits.insert(0, kDigits - std::min(kDigits, digits.size()), '0');
        path = folder / (std::string(kEndedPrefix) + digits + std::string(kLogSuffix));
    } while (std::filesystem::exists(path, unknown));
    return path;
}

/// Keeps the log under another name. What SQLite has put beside it belongs to it.
Result<void, LogError> endLog(const std::filesystem::path& folder)
{
    const std::filesystem::path from = currentLogIn(folder);
    const std::filesystem::path to = freeNameIn(folder);
    std::error_code error;
    std::filesystem::rename(from, to, error);
    if (error) {
        return fail(LogError::NotAllowed);
    }
    for (const std::string_view suffix : {"-wal", "-shm"}) {
        std::filesystem::rename(with(from, suffix), with(to, suffix), error); // mostly there is none
    }
    return {};
}

/// What the checkpoints of the next log say of the newest one that has ended; empty if that cannot be known.
std::string previousIn(const std::filesystem::path& folder)
{
    const auto ended = endedLogsIn(folder);
    auto database = ended.empty() ? fail(LogError::Missing) : openLogToRead(ended.back());
    const auto heading = database ? readHeading(*database) : fail(database.error());
    const auto tree = heading ? treeOf(*heading) : fail(heading.error());
    return tree ? previousLine({heading->origin, tree->size(), tree->root(), {}}) : std::string();
}

/// Why the next log begins after one that cannot be opened; nothing if that one is to be waited for.
std::optional<Beginning> beginningAfter(LogError error, const std::filesystem::path& log, const LogOwner& owner)
{
    if (error == LogError::Copied) {
        return Beginning::Copied;
    }
    if (error == LogError::Damaged || error == LogError::NotALog) {
        return Beginning::Damaged;
    }
    if (error != LogError::OtherLog) {
        return std::nullopt;
    }
    auto database = openLogToRead(log);
    const auto heading = database ? readHeading(*database) : fail(database.error());
    return heading && heading->origin == owner.origin() ? Beginning::KeyLost : Beginning::OtherPlace;
}

/// The owner in the folder, or a new one, whose key is written there.
Result<LogOwner, LogError> needOwner(const std::filesystem::path& folder, std::string_view store, std::string_view till)
{
    auto owner = ownerIn(folder, store, till);
    if (owner || (owner.error() != LogError::Missing && owner.error() != LogError::OtherLog)) {
        return owner;
    }
    return newOwner(store, till);
}

Result<OpenedLog, LogError> beginLog(LogLock lock, const std::filesystem::path& folder, const LogOwner& owner,
                                     Beginning beginning)
{
    auto written = writePrivateFile(keyIn(folder), keyFileText(owner));
    if (written) {
        written = writePrivateFile(publicKeyIn(folder), owner.verifierKey() + '\n');
    }
    if (!written) {
        return fail(written.error());
    }
    auto log = LogStore::open(currentLogIn(folder), owner, previousIn(folder));
    if (!log) {
        return fail(log.error());
    }
    if (const auto ended = endedLogsIn(folder); !ended.empty()) {
        (void)log->takeOverLedger(ended.back()); // of a damaged one what can be read
    }
    return OpenedLog{std::move(lock), *std::move(log), beginning};
}

} // namespace

std::filesystem::path currentLogIn(const std::filesystem::path& folder)
{
    return folder / "evidence.db";
}

std::filesystem::path publicKeyIn(const std::filesystem::path& folder)
{
    return folder / "till.vkey";
}

std::vector<std::filesystem::path> endedLogsIn(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> logs;
    std::error_code unknown;
    for (const auto& entry : std::filesystem::directory_iterator(folder, unknown)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(kEndedPrefix) && name.ends_with(kLogSuffix)) {
            logs.push_back(entry.path());
        }
    }
    std::ranges::sort(logs);
    return logs;
}

Result<LogOwner, LogError> ownerIn(const std::filesystem::path& folder, std::string_view store, std::string_view till)
{
    std::error_code unknown;
    if (!std::filesystem::exists(keyIn(folder), unknown)) {
        return fail(unknown ? LogError::NotAllowed : LogError::Missing);
    }
    std::ifstream file(keyIn(folder), std::ios::binary);
    std::array<char, kMostKeyFileBytes> text{};
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.is_open() || file.bad()) {
        return fail(LogError::NotAllowed);
    }
    auto owner = parseKeyFile({text.data(), static_cast<std::size_t>(file.gcount())}, store, till);
    return owner ? Result<LogOwner, LogError>(*std::move(owner)) : fail(LogError::OtherLog);
}

Result<OpenedLog, LogError> openLog(const std::filesystem::path& folder, std::string_view store, std::string_view till)
{
    if (auto made = makeFolder(folder); !made) {
        return fail(made.error());
    }
    auto lock = LogLock::take(folder);
    if (!lock) {
        return fail(lock.error());
    }
    const auto owner = needOwner(folder, store, till);
    if (!owner) {
        return fail(owner.error());
    }
    std::error_code unknown;
    if (!std::filesystem::exists(currentLogIn(folder), unknown)) {
        return beginLog(*std::move(lock), folder, *owner, Beginning::First);
    }
    auto log = LogStore::open(currentLogIn(folder), *owner);
    if (log) {
        return OpenedLog{*std::move(lock), *std::move(log), Beginning::Continued};
    }
    const auto beginning = beginningAfter(log.error(), currentLogIn(folder), *owner);
    if (!beginning) {
        return fail(log.error());
    }
    if (auto ended = endLog(folder); !ended) {
        return fail(ended.error());
    }
    return beginLog(*std::move(lock), folder, *owner, *beginning);
}

} // namespace carded::evidence
