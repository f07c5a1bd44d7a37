// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unique_fd.h"
#include "crypto/checksum.h"

#include <cstdint>
#include <filesystem>
#include <utility>

namespace carded::revocation_cache {

/// Why a file cannot be had.
enum class FileError : std::uint8_t {
    Missing,      ///< no such file or folder
    NotPermitted, ///< this user may not
    TooLarge,     ///< longer than the caller wants
    Failed,       ///< any other error of the system: a broken disk, a folder in a file's place, no space
};

/// Makes a folder that everybody may enter (0755 whatever the umask: the kiosk is another user than sync); one that is
/// there stays as it is.
[[nodiscard]] bool makeReadableFolder(const std::filesystem::path& folder);

/// The whole file, at most `maxBytes` of it.
[[nodiscard]] Result<Bytes, FileError> readFile(const std::filesystem::path& path, std::size_t maxBytes);

/// A file as far as somebody who does not want it in memory must know it.
struct FileFacts {
    std::uint64_t size = 0;
    crypto::Checksum digest;
    Bytes head; ///< its first bytes, at most kHeadBytes
};
inline constexpr std::size_t kHeadBytes = 128;

/// Reads the whole file, at most `maxBytes` of it, a part at a time.
[[nodiscard]] Result<FileFacts, FileError> measureFile(const std::filesystem::path& path, std::uint64_t maxBytes);

/// Makes an empty file (0644 whatever the umask) where nothing may be yet.
[[nodiscard]] bool createEmpty(const std::filesystem::path& path);

/// Fills a file made by createEmpty() and waits until the disk has it.
[[nodiscard]] bool writeDurably(const std::filesystem::path& path, ByteSpan bytes);

/// Puts `bytes` into the place of `path` in one step (0644 whatever the umask), on the disk when this returns true:
/// after a kill or a power cut the file is as it was or as it shall be. `path` and `.tmp` is used meanwhile.
[[nodiscard]] bool replaceFile(const std::filesystem::path& path, ByteSpan bytes);

/// Lets the disk begin with what it has to write of a file, but does not wait: flushToDisk() does. A hint.
void beginFlushing(const std::filesystem::path& path);

/// Waits until the disk has the file's bytes or, for a folder, its names.
[[nodiscard]] bool flushToDisk(const std::filesystem::path& path);

/// Why a folder cannot be locked.
enum class LockError : std::uint8_t {
    Held,   ///< another process holds it
    Failed, ///< this user may not write there, or the disk fails
};

/// Keeps other writers out of a folder for as long as it lives; readers need no lock.
class FolderLock {
public:
    /// Locks `lock` in the folder, which is for its owner alone: nobody else can hold a writer up.
    [[nodiscard]] static Result<FolderLock, LockError> take(const std::filesystem::path& folder);

private:
    explicit FolderLock(UniqueFd file) noexcept : m_file(std::move(file)) {}

    UniqueFd m_file; ///< the lock goes with it
};

/// Removes a file when it goes out of scope, unless the file has been renamed by then.
class TemporaryFile {
public:
    explicit TemporaryFile(std::filesystem::path path);
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    TemporaryFile(TemporaryFile&&) = delete;
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    ~TemporaryFile();

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace carded::revocation_cache
