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

/// The key beside a log.
std::filesystem::path keyOf(const std::filesystem::path& log)
{
    const std::filesystem::path folder = log.parent_path();
    std::filesystem::path key = log;
    return log == currentLogIn(folder) ? keyIn(folder) : key.replace_extension(".key");
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
    } while (std::filesystem::exists(path, unknown) || std::filesystem::exists(keyOf(path), unknown));
    return path;
}

/// Keeps a log and its key, or a key alone, under another name. What SQLite has put beside the log belongs to it.
Result<void, LogError> endLog(const std::filesystem::path& folder)
{
    const std::filesystem::path from = currentLogIn(folder);
    const std::filesystem::path to = freeNameIn(folder);
    std::error_code error;
    for (const auto& [old, kept] : {std::pair(from, to), std::pair(keyIn(folder), keyOf(to))}) {
        if (std::filesystem::exists(old, error)) {
            std::filesystem::rename(old, kept, error);
        }
        if (error) {
            return fail(LogError::NotAllowed);
        }
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
std::optional<Beginning> beginningAfter(LogError error, const std::filesystem::path& log, std::string_view origin)
{
    if (error == LogError::Copied) {
        return Beginning::Copied;
    }
    if (error == LogError::Damaged || error == LogError::NotALog) {
        return Beginning::Damaged;
    }
    if (error != LogError::OtherLog && error != LogError::Missing) { // Missing: the key
        return std::nullopt;
    }
    auto database = openLogToRead(log);
    const auto heading = database ? readHeading(*database) : fail(database.error());
    return heading && heading->origin == origin ? Beginning::KeyLost : Beginning::OtherPlace;
}

Result<OpenedLog, LogError> beginLog(LogLock lock, const std::filesystem::path& folder, const LogOwner& owner,
                                     Beginning beginning)
{
    if (auto ended = endLog(folder); !ended) {
        return fail(ended.error());
    }
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

Result<LogOwner, LogError> ownerOf(const std::filesystem::path& log, std::string_view origin)
{
    std::error_code unknown;
    if (!std::filesystem::exists(keyOf(log), unknown)) {
        return fail(unknown ? LogError::NotAllowed : LogError::Missing);
    }
    std::ifstream file(keyOf(log), std::ios::binary);
    std::array<char, kMostKeyFileBytes> text{};
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.is_open() || file.bad()) {
        return fail(LogError::NotAllowed);
    }
    auto owner = parseKeyFile({text.data(), static_cast<std::size_t>(file.gcount())}, origin);
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
    const std::filesystem::path path = currentLogIn(folder);
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown)) {
        return beginLog(*std::move(lock), folder, newOwner(store, till), Beginning::First);
    }
    const auto owner = ownerOf(path, originOf(store, till));
    auto log = owner ? LogStore::open(path, *owner) : fail(owner.error());
    if (log) {
        return OpenedLog{*std::move(lock), *std::move(log), Beginning::Continued};
    }
    const auto beginning = beginningAfter(log.error(), path, originOf(store, till));
    return beginning ? beginLog(*std::move(lock), folder, newOwner(store, till), *beginning) : fail(log.error());
}

} // namespace carded::evidence
