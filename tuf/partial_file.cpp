// SPDX-License-Identifier: Apache-2.0
#include "tuf/partial_file.h"

#include "crypto/encoding.h"
#include "crypto/sha256.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace carded::tuf {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".part";
constexpr int kOpenFlags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;

/// All of a file of that size; nothing if it cannot be read so.
Bytes readAll(int file, std::size_t size)
{
    Bytes bytes(size);
    std::size_t have = 0;
    while (have < size) {
        const ssize_t got = ::read(file, bytes.data() + have, size - have);
        if (got <= 0) {
            return {};
        }
        have += static_cast<std::size_t>(got);
    }
    return bytes;
}

bool isPartialName(std::string_view name)
{
    const std::size_t digits = 2 * crypto::Sha256Digest::kSize;
    return name.size() == digits + kSuffix.size() && name.ends_with(kSuffix)
           && crypto::decodeHex(name.substr(0, digits)).has_value();
}

} // namespace

PartialFile::PartialFile(const fs::path& folder, std::string_view path)
    : m_folder(folder), m_name(crypto::encodeHex(crypto::sha256(asBytes(path)).span()) + std::string(kSuffix)),
      m_isGivenUp(folder.empty())
{}

Bytes PartialFile::load(std::size_t maxBytes)
{
    if (m_isGivenUp) {
        return {};
    }
    const UniqueFd file(::open(path().c_str(), O_RDONLY | kOpenFlags)); // NOLINT(*-vararg): open() is so
    if (!file) {
        return {};
    }
    struct stat about = {};
    Bytes bytes;
    if (::fstat(file.get(), &about) == 0 && S_ISREG(about.st_mode)
        && static_cast<std::uintmax_t>(about.st_size) <= maxBytes) {
        bytes = readAll(file.get(), static_cast<std::size_t>(about.st_size));
    }
    if (bytes.empty()) {
        remove();
    }
    return bytes;
}

void PartialFile::append(ByteSpan bytes)
{
    if (m_isGivenUp) {
        return;
    }
    if (!m_file) {
        constexpr mode_t kOwnerOnly = 0600;
        m_file = UniqueFd(::open(path().c_str(), O_WRONLY | O_APPEND | O_CREAT | kOpenFlags, kOwnerOnly));
    }
    while (m_file && !bytes.empty()) {
        const ssize_t written = ::write(m_file.get(), bytes.data(), bytes.size());
        if (written <= 0) {
            break;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    if (!bytes.empty()) {
        m_isGivenUp = true;
        remove();
    }
}

void PartialFile::remove()
{
    m_file = UniqueFd();
    if (!m_folder.empty()) {
        std::error_code ignored;
        fs::remove(path(), ignored);
    }
}

void removePartialFiles(const fs::path& folder, const std::set<std::string>& butThese)
{
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    while (!error && entry != fs::directory_iterator()) {
        const fs::path path = entry->path();
        entry.increment(error); // before its file goes
        const std::string name = path.filename().native();
        if (isPartialName(name) && !butThese.contains(name)) {
            std::error_code ignored;
            fs::remove(path, ignored);
        }
    }
}

} // namespace carded::tuf
