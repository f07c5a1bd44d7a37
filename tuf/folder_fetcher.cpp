// SPDX-License-Identifier: Apache-2.0
#include "tuf/folder_fetcher.h"

#include "tuf/http_words.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace carded::tuf {
namespace {

constexpr const char* kTooLarge = "longer than expected";

std::string below(const std::string& folder, const std::string& name)
{
    return folder.empty() ? name : folder + '/' + name;
}

} // namespace

FolderFetcher::Problem FolderFetcher::problemOf(int error, const char* words)
{
    return error == ENOENT ? Problem{FetchError::NotFound, "not there"} : Problem{FetchError::Failed, words};
}

FolderFetcher::FolderFetcher(std::filesystem::path folder, FetchOptions options)
    : m_folder(std::move(folder)), m_options(std::move(options))
{}

Result<Bytes, FetchError> FolderFetcher::fetchMetadata(const std::string& name, std::size_t maxBytes)
{
    return fetch(below(m_options.metadataFolder, name), name, maxBytes);
}

Result<Bytes, FetchError> FolderFetcher::fetchTarget(const std::string& path, std::size_t maxBytes)
{
    return fetch(below(m_options.targetsFolder, path), path, maxBytes);
}

Result<Bytes, FetchError> FolderFetcher::fetch(const std::string& path, const std::string& name, std::size_t maxBytes)
{
    m_problem.clear();
    ++m_counts.requests;
    const auto complain = [&](const Problem& problem) {
        m_problem = printable((m_folder / path).native()) + ": " + problem.words;
        return fail(problem.error);
    };
    const auto file = open(path);
    if (!file) {
        return complain(file.error());
    }
    auto bytes = read(*file, maxBytes);
    if (!bytes) {
        return complain(bytes.error());
    }
    m_counts.wireBytes += bytes->size();
    m_counts.bodyBytes += bytes->size();
    if (m_options.progress) {
        m_options.progress({name, bytes->size(), bytes->size()});
    }
    return *std::move(bytes);
}

/// Folder by folder, so that no link, and no `..`, leads elsewhere.
Result<UniqueFd, FolderFetcher::Problem> FolderFetcher::openFolderOf(const std::string& path) const
{
    constexpr int kFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
    UniqueFd folder(::open(m_folder.c_str(), kFlags)); // may itself be a link: the operator named it
    if (!folder) {
        return fail(Problem{FetchError::Failed, "the repository's folder cannot be opened"});
    }
    std::size_t start = 0;
    for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', start)) {
        const std::string part = path.substr(start, slash - start);
        if (part == "." || part == "..") {
            return fail(Problem{FetchError::Failed, "the name leads elsewhere"});
        }
        UniqueFd next(::openat(folder.get(), part.c_str(), kFlags | O_NOFOLLOW));
        if (!next) {
            return fail(problemOf(errno, "not in a folder that can be opened (links are not followed)"));
        }
        folder = std::move(next);
        start = slash + 1;
    }
    return folder;
}

Result<UniqueFd, FolderFetcher::Problem> FolderFetcher::open(const std::string& path) const
{
    const auto folder = openFolderOf(path);
    if (!folder) {
        return fail(folder.error());
    }
    const std::string name = path.substr(path.rfind('/') + 1);
    struct stat about = {};
    if (::fstatat(folder->get(), name.c_str(), &about, AT_SYMLINK_NOFOLLOW) != 0) {
        return fail(problemOf(errno, "cannot be looked at"));
    }
    if (!S_ISREG(about.st_mode)) { // to open a device may do something already
        return fail(Problem{FetchError::Failed, "not a plain file"});
    }
    UniqueFd file(::openat(folder->get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file) {
        return fail(problemOf(errno, "cannot be opened"));
    }
    return file;
}

Result<Bytes, FolderFetcher::Problem> FolderFetcher::read(const UniqueFd& file, std::size_t maxBytes)
{
    struct stat about = {};
    if (::fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode)) {
        return fail(Problem{FetchError::Failed, "not a plain file"});
    }
    if (static_cast<std::uintmax_t>(about.st_size) > maxBytes) {
        return fail(Problem{FetchError::TooLarge, kTooLarge});
    }
    Bytes bytes(static_cast<std::size_t>(about.st_size));
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = ::read(file.get(), bytes.data() + have, bytes.size() - have);
        if (got <= 0) { // the stick was pulled out, or the file has become shorter
            return fail(Problem{FetchError::Failed, "cannot be read to its end"});
        }
        have += static_cast<std::size_t>(got);
    }
    return bytes;
}

} // namespace carded::tuf
