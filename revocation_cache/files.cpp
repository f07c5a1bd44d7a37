// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/files.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace carded::revocation_cache {
namespace {

constexpr std::size_t kPartBytes = std::size_t{256} * 1024;
constexpr const char* kLockName = "lock";
constexpr mode_t kReadableByAll = 0644; // the kiosk is another user than sync

FileError errorOf(int number) noexcept
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return FileError::Missing;
    case EACCES:
    case EPERM:
        return FileError::NotPermitted;
    default: // the system's numbers are no enum of ours
        return FileError::Failed;
    }
}

/// Opens for reading without noting that it was read: that would be a write, and a write waits for whatever the disk is
/// flushing just then. Only a file's owner may ask for it.
int openUnnoted(const std::filesystem::path& path) noexcept
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOATIME);
    return descriptor < 0 && errno == EPERM ? ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC) : descriptor;
}

/// Reads until `bytes` is full or the file ends; how much was read, or -1.
ssize_t readFully(int descriptor, std::span<std::uint8_t> bytes) noexcept
{
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::read(descriptor, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return -1;
        }
        if (count == 0) {
            break;
        }
        done += static_cast<std::size_t>(count);
    }
    return static_cast<ssize_t>(done);
}

bool writeFully(int descriptor, ByteSpan bytes) noexcept
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return false;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return true;
}

/// The size of an open regular file, at most `maxBytes`. To be called at once: it looks at errno.
Result<std::uint64_t, FileError> sizeOf(const UniqueFd& file, std::uint64_t maxBytes) noexcept
{
    if (!file) {
        return fail(errorOf(errno));
    }
    struct stat status {};
    if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return fail(FileError::Failed);
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    return size <= maxBytes ? Result<std::uint64_t, FileError>(size) : fail(FileError::TooLarge);
}

} // namespace

bool makeReadableFolder(const std::filesystem::path& folder)
{
    namespace fs = std::filesystem;
    std::error_code error;
    if (fs::is_directory(folder, error)) {
        return true;
    }
    fs::create_directories(folder, error);
    if (error) {
        return false;
    }
    constexpr fs::perms kOpenToReaders = fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec
                                         | fs::perms::others_read | fs::perms::others_exec;
    fs::permissions(folder, kOpenToReaders, error);
    return !error;
}

Result<Bytes, FileError> readFile(const std::filesystem::path& path, std::size_t maxBytes)
{
    const UniqueFd file(openUnnoted(path));
    const auto size = sizeOf(file, maxBytes);
    if (!size) {
        return fail(size.error());
    }
    Bytes bytes(static_cast<std::size_t>(*size));
    const ssize_t count = readFully(file.get(), bytes);
    if (count < 0) {
        return fail(FileError::Failed);
    }
    bytes.resize(static_cast<std::size_t>(count));
    return bytes;
}

Result<FileFacts, FileError> measureFile(const std::filesystem::path& path, std::uint64_t maxBytes)
{
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)); // a pipe must not keep us
    const auto size = sizeOf(file, maxBytes);
    if (!size) {
        return fail(size.error());
    }
    crypto::ChecksumOfParts digest;
    FileFacts facts;
    Bytes part(kPartBytes);
    for (;;) {
        const ssize_t count = readFully(file.get(), part);
        if (count < 0) {
            return fail(FileError::Failed);
        }
        const ByteSpan read = ByteSpan(part).first(static_cast<std::size_t>(count));
        if (facts.size == 0) {
            const ByteSpan head = read.first(std::min(read.size(), kHeadBytes));
            facts.head.assign(head.begin(), head.end());
        }
        facts.size += read.size();
        digest.add(read);
        if (facts.size > maxBytes) {
            return fail(FileError::TooLarge);
        }
        if (read.size() < part.size()) {
            facts.digest = digest.get();
            return facts;
        }
    }
}

bool createEmpty(const std::filesystem::path& path)
{
    const UniqueFd file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kReadableByAll));
    return file && ::fchmod(file.get(), kReadableByAll) == 0;
}

bool writeDurably(const std::filesystem::path& path, ByteSpan bytes)
{
    const UniqueFd file(::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
    return file && writeFully(file.get(), bytes) && ::fsync(file.get()) == 0;
}

void beginFlushing(const std::filesystem::path& path)
{
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file) {
        (void)::sync_file_range(file.get(), 0, 0, SYNC_FILE_RANGE_WRITE);
    }
}

bool flushToDisk(const std::filesystem::path& path)
{
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    return file && ::fsync(file.get()) == 0;
}

Result<FolderLock, LockError> FolderLock::take(const std::filesystem::path& folder)
{
    constexpr mode_t kOwnerAlone = 0600;
    UniqueFd file(
        ::open((folder / kLockName).c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, kOwnerAlone));
    if (!file) {
        return fail(LockError::Failed);
    }
    // Made by root, it is the folder's owner's all the same: the next sync is his.
    struct stat owner {};
    if (::geteuid() == 0
        && (::stat(folder.c_str(), &owner) != 0 || ::fchown(file.get(), owner.st_uid, owner.st_gid) != 0)) {
        return fail(LockError::Failed);
    }
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        return fail(errno == EWOULDBLOCK ? LockError::Held : LockError::Failed);
    }
    return FolderLock(std::move(file));
}

TemporaryFile::TemporaryFile(std::filesystem::path path) : m_path(std::move(path))
{
    ::unlink(m_path.c_str()); // what a power cut left behind
}

TemporaryFile::~TemporaryFile()
{
    ::unlink(m_path.c_str());
}

bool replaceFile(const std::filesystem::path& path, ByteSpan bytes)
{
    const TemporaryFile temporary(path.string() + ".tmp");
    if (!createEmpty(temporary.path()) || !writeDurably(temporary.path(), bytes)) {
        return false;
    }
    std::error_code error;
    std::filesystem::rename(temporary.path(), path, error);
    return !error && flushToDisk(path.parent_path());
}

} // namespace carded::revocation_cache
