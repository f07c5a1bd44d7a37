// SPDX-License-Identifier: Apache-2.0
#include "evidence/pack_zip.h"

#include "crypto/free_by.h"

#include <memory>
#include <zip.h>

namespace carded::evidence {
namespace {

using crypto::FreeBy;
using Archive = std::unique_ptr<zip_t, FreeBy<zip_discard>>;
using Source = std::unique_ptr<zip_source_t, FreeBy<zip_source_free>>;
using Entry = std::unique_ptr<zip_file_t, FreeBy<zip_fclose>>;

constexpr std::uint16_t kEarliestDosDate = 1U << 5U | 1U; // 1 January 1980: no clock, so the same zip each time
constexpr std::uint32_t kReadable = 0100644U << 16U;      // of a Unix file, where zips keep its mode
constexpr std::uint32_t kTypeBits = 0170000U << 16U;
constexpr std::uint32_t kRegularFile = 0100000U << 16U;

/// An archive over `source`, which it owns from then on.
Result<Archive, ZipError> openArchive(Source source, int flags)
{
    zip_error_t why;
    zip_error_init(&why);
    Archive archive(source ? zip_open_from_source(source.get(), flags, &why) : nullptr);
    const bool isDoubled = zip_error_code_zip(&why) == ZIP_ER_EXISTS; // found where it checks that all is consistent
    zip_error_fini(&why);
    if (!archive) {
        return fail(isDoubled ? ZipError::DoubledName : ZipError::NotAZip);
    }
    (void)source.release(); // NOLINT(bugprone-unused-return-value): the archive frees it
    return archive;
}

bool addFile(zip_t& archive, const std::string& name, const std::string& content)
{
    Source source(zip_source_buffer(&archive, content.data(), content.size(), 0));
    if (!source) {
        return false;
    }
    const zip_int64_t index = zip_file_add(&archive, name.c_str(), source.get(), ZIP_FL_ENC_GUESS);
    if (index < 0) {
        return false;
    }
    (void)source.release(); // NOLINT(bugprone-unused-return-value): the archive frees it
    const auto entry = static_cast<zip_uint64_t>(index);
    return zip_file_set_dostime(&archive, entry, 0, kEarliestDosDate, 0) == 0
           && zip_file_set_external_attributes(&archive, entry, 0, ZIP_OPSYS_UNIX, kReadable) == 0;
}

/// All that a source has been given.
std::optional<std::string> contentOf(zip_source_t& source)
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(&source, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0 || zip_source_open(&source) != 0) {
        return std::nullopt;
    }
    std::string content(stat.size, '\0');
    const zip_int64_t got = zip_source_read(&source, content.data(), content.size());
    (void)zip_source_close(&source);
    return got == static_cast<zip_int64_t>(content.size()) ? std::optional(std::move(content)) : std::nullopt;
}

/// What an entry says about itself, if it may be read at all.
Result<zip_stat_t, ZipError> inspect(zip_t& archive, zip_uint64_t index)
{
    constexpr zip_uint64_t kNeeded =
        ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD | ZIP_STAT_CRC;
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_stat_index(&archive, index, ZIP_FL_ENC_RAW, &stat) != 0 || (stat.valid & kNeeded) != kNeeded
        || zip_file_get_external_attributes(&archive, index, 0, &system, &attributes) != 0) {
        return fail(ZipError::NotAZip);
    }
    const PackFileRule* rule = findPackFile(stat.name);
    if (rule == nullptr) {
        return fail(ZipError::UnknownFile);
    }
    const std::uint32_t type = system == ZIP_OPSYS_UNIX ? attributes & kTypeBits : 0;
    if (type != 0 && type != kRegularFile) { // 0: a zip from where there are no modes
        return fail(ZipError::NotAFile);
    }
    if (stat.encryption_method != ZIP_EM_NONE
        || (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE)) {
        return fail(ZipError::OddEntry);
    }
    if (stat.size > rule->mostBytes) {
        return fail(ZipError::FileTooLarge);
    }
    return stat;
}

/// The content of an entry, which must be as long as it says: never more than that is unpacked.
Result<std::string, ZipError> unpack(zip_t& archive, zip_uint64_t index, std::size_t size)
{
    const Entry entry(zip_fopen_index(&archive, index, 0));
    if (!entry) {
        return fail(ZipError::NotAZip);
    }
    std::string content(size, '\0');
    std::size_t filled = 0;
    while (filled < size) {
        const zip_int64_t got = zip_fread(entry.get(), content.data() + filled, size - filled);
        if (got <= 0) {
            return fail(ZipError::NotAZip);
        }
        filled += static_cast<std::size_t>(got);
    }
    char beyond = 0;
    if (zip_fread(entry.get(), &beyond, 1) != 0) { // the check sum is looked at where the end is read
        return fail(ZipError::NotAZip);
    }
    return content;
}

} // namespace

std::optional<std::string> toZip(const PackFiles& files)
{
    const Source buffer(zip_source_buffer_create(nullptr, 0, 0, nullptr));
    if (!buffer) {
        return std::nullopt;
    }
    zip_source_keep(buffer.get()); // one for the archive, one to read it afterwards
    auto archive = openArchive(Source(buffer.get()), ZIP_TRUNCATE);
    if (!archive) {
        return std::nullopt;
    }
    for (const auto& [name, content] : files) {
        if (!addFile(**archive, name, content)) {
            return std::nullopt;
        }
    }
    if (zip_close(archive->get()) != 0) {
        return std::nullopt;
    }
    (void)archive->release(); // NOLINT(bugprone-unused-return-value): closing has freed it
    return contentOf(*buffer);
}

Result<PackFiles, ZipError> fromZip(ByteSpan zip)
{
    if (zip.size() > kMaxZipBytes) {
        return fail(ZipError::PackTooLarge);
    }
    if (zip.empty()) { // to the library it would be a zip without files
        return fail(ZipError::NotAZip);
    }
    const auto archive =
        openArchive(Source(zip_source_buffer_create(zip.data(), zip.size(), 0, nullptr)), ZIP_RDONLY | ZIP_CHECKCONS);
    if (!archive) {
        return fail(archive.error());
    }
    PackFiles files;
    std::size_t all = 0;
    const zip_int64_t entries = zip_get_num_entries(archive->get(), 0);
    for (zip_int64_t i = 0; i < entries; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        const auto stat = inspect(**archive, index);
        if (!stat) {
            return fail(stat.error());
        }
        all += stat->size; // each within its limit: no sum of eight of them overflows
        if (all > kMaxPackBytes) {
            return fail(ZipError::PackTooLarge);
        }
        auto content = unpack(**archive, index, stat->size);
        if (!content) {
            return fail(content.error());
        }
        if (!files.emplace(stat->name, *std::move(content)).second) {
            return fail(ZipError::DoubledName);
        }
    }
    return files;
}

} // namespace carded::evidence
