// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/store_writer.h"

#include "revocation_cache/list_rules.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace carded::revocation_cache {
namespace {

namespace fs = std::filesystem;

/// The number in `state-7.db`; 0 for any other name.
std::uint64_t generationOf(const fs::path& file)
{
    const std::string name = file.filename().native();
    constexpr std::size_t kPrefixSize = std::string_view("state-").size();
    std::uint64_t generation = 0;
    if (name.size() > kPrefixSize) {
        std::from_chars(name.data() + kPrefixSize, name.data() + name.size(), generation);
    }
    return name == stateFileName(generation) ? generation : 0;
}

std::uint64_t highestGeneration(const fs::path& folder)
{
    std::uint64_t highest = 0;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        highest = std::max(highest, generationOf(entry.path()));
    }
    return highest;
}

/// Removes the state files that the pointer does not name. What cannot be removed now is removed by the next writer.
void removeOthers(const fs::path& folder)
{
    const auto current = readCurrent(folder);
    if (!current && current.error() != OpenError::Missing) {
        return; // not knowing which one is in force
    }
    std::vector<fs::path> others;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const std::uint64_t generation = generationOf(entry.path());
        if (generation != 0 && (!current || generation != current->generation)) {
            others.push_back(entry.path());
        }
    }
    for (const fs::path& file : others) {
        fs::remove(file, error);
    }
}

Result<std::optional<StateReader>, BuildError> openStored(const fs::path& folder)
{
    auto reader = StateReader::open(folder);
    if (reader) {
        return std::optional(std::move(*reader));
    }
    if (reader.error() == OpenError::Missing) {
        return std::optional<StateReader>();
    }
    return fail(BuildError::OldStateUnreadable);
}

} // namespace

StoreWriter::StoreWriter(fs::path folder, FolderLock lock, std::optional<StateReader> stored,
                         std::uint64_t lastGeneration)
    : m_folder(std::move(folder)), m_lock(std::move(lock)), m_stored(std::move(stored)),
      m_lastGeneration(lastGeneration)
{}

Result<StoreWriter, BuildError> StoreWriter::open(const fs::path& storeDir)
{
    if (!makeReadableFolder(storeDir)) {
        return fail(BuildError::WriteFailed);
    }
    auto lock = FolderLock::take(storeDir);
    if (!lock) {
        return fail(lock.error() == LockError::Held ? BuildError::Busy : BuildError::WriteFailed);
    }
    const std::uint64_t lastGeneration = highestGeneration(storeDir);
    // Not when a new state has come into force: readers still have the one before it open then, and who closes a file
    // that is removed waits for the disk.
    removeOthers(storeDir);
    auto stored = openStored(storeDir);
    if (!stored) {
        return fail(stored.error());
    }
    return StoreWriter(storeDir, *std::move(lock), *std::move(stored), lastGeneration);
}

bool StoreWriter::isClockBehind(UnixTime now) const noexcept
{
    return m_stored && m_stored->state().clockFloor > now + kClockTolerance;
}

Result<Current, BuildError> StoreWriter::putInForce(GenerationFile& file, UnixTime verifiedAt, UnixTime clockFloor)
{
    const std::uint64_t generation = ++m_lastGeneration;
    const auto facts = file.finish(m_folder / stateFileName(generation));
    // The name must be on the disk before the pointer that says it.
    const bool isWritten = facts && flushToDisk(m_folder)
                           && writeCurrent(m_folder, {generation, facts->size, facts->digest, verifiedAt, clockFloor});
    if (!isWritten) {
        removeOthers(m_folder); // the new file: nothing points at it
        return fail(BuildError::WriteFailed);
    }
    return Current{generation, facts->size, facts->digest, verifiedAt, clockFloor};
}

Result<Current, BuildError> StoreWriter::renew(UnixTime verifiedAt, UnixTime clockFloor)
{
    Current next = m_stored->current();
    next.verifiedAt = verifiedAt;
    next.clockFloor = clockFloor;
    return writeCurrent(m_folder, next) ? Result<Current, BuildError>(next) : fail(BuildError::WriteFailed);
}

Result<void, BuildError> StoreWriter::rewrite(const StoredState& content)
{
    const auto file = GenerationFile::create(m_folder);
    const bool isWritten =
        file && file->addDocuments(content, m_stored->current().verifiedAt)
        && std::ranges::all_of(content.lists, [&](const StoredList& list) { return file->copyList(list, *m_stored); });
    if (!isWritten) {
        return fail(BuildError::WriteFailed);
    }
    const auto current = putInForce(*file, m_stored->current().verifiedAt, content.clockFloor);
    return current ? Result<void, BuildError>{} : fail(current.error());
}

Result<void, BuildError> StoreWriter::keepMetadata(Metadata metadata)
{
    if (!m_stored || m_stored->state().metadata == metadata) {
        return {};
    }
    StoredState content = m_stored->state();
    content.metadata = std::move(metadata);
    return rewrite(content);
}

Result<bool, BuildError> StoreWriter::resetClockFloor(UnixTime now)
{
    if (!m_stored || m_stored->state().clockFloor <= now) {
        return false;
    }
    StoredState content = m_stored->state();
    content.clockFloor = now;
    const auto written = rewrite(content);
    return written ? Result<bool, BuildError>(true) : fail(written.error());
}

} // namespace carded::revocation_cache
