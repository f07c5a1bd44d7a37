// SPDX-License-Identifier: Apache-2.0
#include "issuer/files.h"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <system_error>
#include <unistd.h>

namespace carded::issuer {
namespace {

constexpr std::uintmax_t kMaxFileBytes = std::uintmax_t{64} * 1024 * 1024;

IssuerError problem(IssuerError::Cause cause, const std::filesystem::path& path, const std::string& what)
{
    return {cause, path.string() + ": " + what};
}

std::string lastSystemError()
{
    return std::error_code(errno, std::system_category()).message();
}

bool writeAll(int file, ByteSpan content)
{
    while (!content.empty()) {
        const auto written = ::write(file, content.data(), content.size());
        if (written < 0) {
            return false;
        }
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return ::fsync(file) == 0;
}

} // namespace

Result<Bytes, IssuerError> readFile(const std::filesystem::path& path)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error) {
        return fail(problem(IssuerError::Cause::CannotRead, path, error.message()));
    }
    if (size > kMaxFileBytes) {
        return fail(problem(IssuerError::Cause::BadFile, path, "larger than 64 MiB"));
    }
    std::ifstream file(path, std::ios::binary);
    Bytes content(static_cast<std::size_t>(size));
    file.read(reinterpret_cast<char*>(content.data()), static_cast<std::streamsize>(size));
    if (!file || file.peek() != std::ifstream::traits_type::eof()) {
        return fail(problem(IssuerError::Cause::CannotRead, path, "could not be read to its end"));
    }
    return content;
}

Result<void, IssuerError> writeFile(const std::filesystem::path& path, ByteSpan content, FileAccess access)
{
    auto beside = path;
    beside += ".new";
    const mode_t mode = access == FileAccess::Secret ? 0600 : 0666;
    // A left-over from a crash may have other rights: it is never written into.
    ::unlink(beside.c_str());
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (file < 0) {
        return fail(problem(IssuerError::Cause::CannotWrite, path, lastSystemError()));
    }
    const bool isWritten = writeAll(file, content);
    const bool isClosed = ::close(file) == 0;
    if (!isWritten || !isClosed || ::rename(beside.c_str(), path.c_str()) != 0) {
        auto error = problem(IssuerError::Cause::CannotWrite, path, lastSystemError());
        ::unlink(beside.c_str());
        return fail(std::move(error));
    }
    return {};
}

void flushFolder(const std::filesystem::path& path) noexcept
{
    const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
}

Result<void, IssuerError> makeFolder(const std::filesystem::path& path)
{
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error || !std::filesystem::is_directory(path, error)) {
        return fail(
            problem(IssuerError::Cause::CannotWrite, path, error ? error.message() : "is there, but is no folder"));
    }
    return {};
}

} // namespace carded::issuer
