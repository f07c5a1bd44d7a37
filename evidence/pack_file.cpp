// SPDX-License-Identifier: Apache-2.0
#include "evidence/pack_file.h"

#include "base/unique_fd.h"
#include "evidence/pack_zip.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace carded::evidence {
namespace {

namespace fs = std::filesystem;
using Written = Result<void, PackFileError>;

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;

PackFileError writeError()
{
    return errno == ENOSPC || errno == EDQUOT ? PackFileError::DiskFull : PackFileError::CannotWrite;
}

/// What root makes belongs to whom the folder belongs to, who goes on with it.
bool giveToOwnerOf(int folder, int made)
{
    struct stat status {};
    return ::geteuid() != 0 || (::fstat(folder, &status) == 0 && ::fchown(made, status.st_uid, status.st_gid) == 0);
}

/// The whole of `content` into a file that must be new, flushed.
Written writeNewFile(int folder, const char* name, std::string_view content)
{
    const UniqueFd file(::openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kOwnerOnly));
    if (!file || !giveToOwnerOf(folder, file.get())) {
        return fail(writeError());
    }
    while (!content.empty()) {
        const ssize_t written = ::write(file.get(), content.data(), content.size());
        if (written < 0 && errno != EINTR) {
            return fail(writeError());
        }
        content.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return ::fsync(file.get()) == 0 ? Written() : fail(writeError());
}

UniqueFd openFolder(const fs::path& path)
{
    return UniqueFd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

/// A folder beside `path` that vanishes with its life, unless it has been renamed.
class FolderBeside {
public:
    explicit FolderBeside(const fs::path& path) : m_path(path.native() + ".XXXXXX")
    {
        m_isMade = ::mkdtemp(m_path.data()) != nullptr; // with rights for its owner only
        const UniqueFd parent = m_isMade ? openFolder(path.parent_path()) : UniqueFd();
        UniqueFd folder = parent ? openFolder(m_path) : UniqueFd();
        if (folder && giveToOwnerOf(parent.get(), folder.get())) {
            m_folder = std::move(folder);
        }
    }
    FolderBeside(const FolderBeside&) = delete;
    FolderBeside& operator=(const FolderBeside&) = delete;
    FolderBeside(FolderBeside&&) = delete;
    FolderBeside& operator=(FolderBeside&&) = delete;
    ~FolderBeside()
    {
        if (m_isMade) {
            std::error_code ignored;
            fs::remove_all(m_path, ignored);
        }
    }

    /// Open; none if it could not be made.
    [[nodiscard]] const UniqueFd& folder() const noexcept { return m_folder; }
    [[nodiscard]] const std::string& path() const noexcept { return m_path; }

private:
    std::string m_path;
    bool m_isMade = false;
    UniqueFd m_folder;
};

/// Puts `from`, complete and flushed, under its name, which nothing else must have but, for a folder, an empty one.
Written putInPlace(const std::string& from, const fs::path& path)
{
    if (::rename(from.c_str(), path.c_str()) != 0) {
        const bool isTaken = errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR || errno == EISDIR;
        return fail(isTaken ? PackFileError::AlreadyThere : writeError());
    }
    const UniqueFd parent = openFolder(path.parent_path());
    return parent && ::fsync(parent.get()) == 0 ? Written() : fail(writeError());
}

Written writeFolder(const PackFiles& files, const fs::path& path)
{
    const FolderBeside beside(path);
    const UniqueFd& folder = beside.folder();
    if (!folder) {
        return fail(writeError());
    }
    for (const auto& [name, content] : files) {
        auto written = writeNewFile(folder.get(), name.c_str(), content);
        if (!written) {
            return written;
        }
    }
    return ::fsync(folder.get()) == 0 ? putInPlace(beside.path(), path) : fail(writeError());
}

Written writeZip(const PackFiles& files, const fs::path& path)
{
    struct stat there {};
    if (::lstat(path.c_str(), &there) == 0) {
        return fail(PackFileError::AlreadyThere);
    }
    const auto zip = toZip(files);
    if (!zip) {
        return fail(PackFileError::CannotWrite);
    }
    const FolderBeside beside(path);
    const UniqueFd& folder = beside.folder();
    if (!folder) {
        return fail(writeError());
    }
    auto written = writeNewFile(folder.get(), "pack.zip", *zip);
    return written ? putInPlace(beside.path() + "/pack.zip", path) : written;
}

/// A regular file's bytes, at most `mostBytes`; `flags` besides reading.
Result<std::string, PackFileError> readRegular(const UniqueFd& file, std::size_t mostBytes)
{
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0) {
        return fail(errno == ELOOP ? PackFileError::NotAFile : PackFileError::CannotRead);
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(PackFileError::NotAFile);
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > mostBytes) {
        return fail(PackFileError::FileTooLarge);
    }
    std::string content(static_cast<std::size_t>(size), '\0');
    std::size_t filled = 0;
    while (filled < content.size()) {
        const ssize_t got = ::read(file.get(), content.data() + filled, content.size() - filled);
        if (got == 0 || (got < 0 && errno != EINTR)) { // cut while it was read
            return fail(PackFileError::CannotRead);
        }
        filled += got < 0 ? 0 : static_cast<std::size_t>(got);
    }
    return content;
}

Result<std::string, PackFileError> readIn(const UniqueFd& folder, const PackFileRule& rule)
{
    // Neither follows a link nor waits for a pipe.
    const int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    return readRegular(UniqueFd(::openat(folder.get(), std::string(rule.name).c_str(), flags)), rule.mostBytes);
}

Result<PackFiles, PackFileError> readFolder(const UniqueFd& folder, const fs::path& path)
{
    PackFiles files;
    std::size_t all = 0;
    std::error_code error;
    for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
        const PackFileRule* rule = findPackFile(entry->path().filename().native());
        if (rule == nullptr) {
            return fail(PackFileError::UnknownFile);
        }
        auto content = readIn(folder, *rule);
        if (!content) {
            return fail(content.error());
        }
        all += content->size(); // each within its limit: no sum of eight of them overflows
        if (all > kMaxPackBytes) {
            return fail(PackFileError::PackTooLarge);
        }
        files.insert_or_assign(std::string(rule->name), *std::move(content));
    }
    return error ? Result<PackFiles, PackFileError>(fail(PackFileError::CannotRead)) : files;
}

PackFileError fromZipError(ZipError error)
{
    switch (error) {
    case ZipError::NotAZip:
        return PackFileError::NotAPack;
    case ZipError::UnknownFile:
        return PackFileError::UnknownFile;
    case ZipError::DoubledName:
        return PackFileError::DoubledName;
    case ZipError::NotAFile:
        return PackFileError::NotAFile;
    case ZipError::OddEntry:
        return PackFileError::OddEntry;
    case ZipError::FileTooLarge:
        return PackFileError::FileTooLarge;
    case ZipError::PackTooLarge:
        return PackFileError::PackTooLarge;
    }
    return PackFileError::NotAPack;
}

} // namespace

Result<void, PackFileError> writePack(const PackFiles& files, const fs::path& path)
{
    std::error_code error;
    fs::path whole = fs::absolute(path, error).lexically_normal();
    if (!whole.has_filename()) { // "folder/"
        whole = whole.parent_path();
    }
    if (error) {
        return fail(PackFileError::CannotWrite);
    }
    return whole.extension() == ".zip" ? writeZip(files, whole) : writeFolder(files, whole);
}

Result<PackFiles, PackFileError> readPack(const fs::path& path)
{
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0) {
        return fail(PackFileError::CannotRead);
    }
    if (S_ISDIR(status.st_mode)) {
        return readFolder(file, path);
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(PackFileError::NotAPack);
    }
    const auto zip = readRegular(file, kMaxZipBytes);
    if (!zip) {
        return fail(zip.error() == PackFileError::FileTooLarge ? PackFileError::PackTooLarge : zip.error());
    }
    auto files = fromZip(asBytes(*zip));
    if (!files) {
        return fail(fromZipError(files.error()));
    }
    return *std::move(files);
}

} // namespace carded::evidence
