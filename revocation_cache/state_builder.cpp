// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/state_builder.h"

#include "revocation_cache/files.h"
#include "revocation_cache/state_draft.h"
#include "revocation_cache/state_reader.h"
#include "revocation_cache/state_writer.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

namespace carded::revocation_cache {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTemporaryName = "state.tmp";

bool makeFolder(const fs::path& folder)
{
    std::error_code error;
    if (fs::is_directory(folder, error)) {
        return true;
    }
    fs::create_directories(folder, error);
    if (error) {
        return false;
    }
    // 0755 whatever the umask: the kiosk is another user than sync.
    constexpr fs::perms kOpenToReaders = fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec
                                         | fs::perms::others_read | fs::perms::others_exec;
    fs::permissions(folder, kOpenToReaders, error);
    return !error;
}

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

/// Removes the state files that the pointer does not name; readers keep what they have open. What cannot be
/// removed now is removed by the next build.
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

Result<std::optional<StateReader>, BuildError> openPrevious(const fs::path& folder)
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

/// Writes the state file of `generation`; its size and digest, or nothing.
std::optional<Current> writeGeneration(const fs::path& folder, std::uint64_t generation, const StateFiles& files,
                                       const StateDraft& draft)
{
    auto database = makeStateFile(files, draft);
    const ByteSpan image = database ? database->image() : ByteSpan();
    const TemporaryFile temporary(folder / kTemporaryName);
    if (image.empty() || !createEmpty(temporary.path()) || !beginWriting(temporary.path(), image)) {
        return std::nullopt;
    }
    // Hashed while the disk writes: either takes milliseconds.
    const Current next{generation, image.size(), crypto::checksum(image), files.madeAt(), draft.clockFloor};
    if (!flushToDisk(temporary.path())) {
        return std::nullopt;
    }
    std::error_code error;
    fs::rename(temporary.path(), folder / stateFileName(generation), error);
    // The name must be on the disk before the pointer that says it.
    return !error && flushToDisk(folder) ? std::optional(next) : std::nullopt;
}

/// Renews the pointer's times, or writes the next generation and points at it.
std::optional<Current> putInForce(const fs::path& folder, const StateFiles& files, const StateDraft& draft,
                                  const StateReader* previous)
{
    std::optional<Current> next;
    if (previous != nullptr && isUnchanged(files, draft, previous->state())) {
        next = previous->current();
        next->verifiedAt = files.madeAt();
        next->clockFloor = draft.clockFloor;
    } else {
        next = writeGeneration(folder, highestGeneration(folder) + 1, files, draft);
    }
    if (!next || !writeCurrent(folder, *next)) {
        return std::nullopt;
    }
    return next;
}

} // namespace

Result<BuildReport, BuildError> buildState(const fs::path& storeDir, const StateFiles& files)
{
    if (!makeFolder(storeDir)) {
        return fail(BuildError::WriteFailed);
    }
    const auto lock = FolderLock::take(storeDir);
    if (!lock) {
        return fail(BuildError::Busy);
    }
    auto previous = openPrevious(storeDir);
    if (!previous) {
        return fail(previous.error());
    }
    StateReader* const last = previous->has_value() ? &**previous : nullptr;
    auto draft = draftState(files, last);
    if (!draft) {
        return fail(draft.error());
    }
    const auto current = putInForce(storeDir, files, *draft, last);
    removeOthers(storeDir); // after a failure too: then it is the new file that nothing points at
    if (!current) {
        return fail(BuildError::WriteFailed);
    }
    const bool unchanged = last != nullptr && last->current().generation == current->generation;
    return BuildReport{current->generation, unchanged, draft->lists.size(), std::move(draft->refused)};
}

} // namespace carded::revocation_cache
