// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "revocation_cache/current.h"
#include "revocation_cache/files.h"
#include "revocation_cache/generation_file.h"
#include "revocation_cache/state_files.h"
#include "revocation_cache/state_reader.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace carded::revocation_cache {

/// The only one who changes a store for as long as it lives; others may read. For one change: what it says is stored is
/// what was in force before. What it writes is in force in one step
/// that survives a power cut, or not at all.
class StoreWriter {
public:
    /// Makes the folder if it is missing, locks it (Busy) and opens what is in force, to compare with
    /// (OldStateUnreadable).
    [[nodiscard]] static Result<StoreWriter, BuildError> open(const std::filesystem::path& storeDir);

    /// What is in force; null if nothing was ever stored. Moves with this object.
    [[nodiscard]] const StoredState* stored() const noexcept { return m_stored ? &m_stored->state() : nullptr; }

    /// SHA-256 of the entries of one of stored()'s lists; nothing if they cannot be read.
    [[nodiscard]] std::optional<crypto::Sha256Digest> entriesDigest(const StoredList& list)
    {
        return m_stored->entriesDigest(list);
    }

    /// Whether `now` lies so far before the clock floor that nothing can be checked at it.
    [[nodiscard]] bool isClockBehind(UnixTime now) const noexcept;

    /// Keeps what an update verified before it failed, so that the next one cannot be taken behind it. Everything else
    /// stays, the age of the state too. Nothing to do without a state: the next update begins with the root again.
    [[nodiscard]] Result<void, BuildError> keepMetadata(Metadata metadata);

    /// Lowers the clock floor to `now`, for the operator alone; everything else stays. False if there is nothing to
    /// lower.
    [[nodiscard]] Result<bool, BuildError> resetClockFloor(UnixTime now);

private:
    friend class NextState;

    StoreWriter(std::filesystem::path folder, FolderLock lock, std::optional<StateReader> stored,
                std::uint64_t lastGeneration);

    [[nodiscard]] Result<void, BuildError> rewrite(const StoredState& content);
    /// Gives the file of the next generation its name and points at it.
    [[nodiscard]] Result<Current, BuildError> putInForce(GenerationFile& file, UnixTime verifiedAt,
                                                         UnixTime clockFloor);
    /// Points at what is in force with other times.
    [[nodiscard]] Result<Current, BuildError> renew(UnixTime verifiedAt, UnixTime clockFloor);

    std::filesystem::path m_folder;
    FolderLock m_lock;
    std::optional<StateReader> m_stored;
    std::uint64_t m_lastGeneration; ///< of all files in the folder, one that was never in force included
};

} // namespace carded::revocation_cache
