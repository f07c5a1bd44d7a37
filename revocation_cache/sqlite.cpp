// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/sqlite.h"

#include <sqlite3.h>

#include <limits>

namespace carded::revocation_cache {
namespace {

/// A path as the path of a `file:` URI: SQLite would read `?`, `#` and `%` in it as its own.
std::string percentEncoded(const std::filesystem::path& path)
{
    constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string text;
    for (const char c : path.native()) {
        if (kPlain.find(c) != std::string_view::npos) {
            text += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            text += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
        }
    }
    return text;
}

sqlite3* openHandle(const std::string& uri, int flags) noexcept
{
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(uri.c_str(), &handle, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
        sqlite3_close_v2(handle); // SQLite hands out a handle even when it fails
        return nullptr;
    }
    return handle;
}

} // namespace

void CloseDatabase::operator()(sqlite3* handle) const noexcept
{
    sqlite3_close_v2(handle);
}

void FinalizeStatement::operator()(sqlite3_stmt* handle) const noexcept
{
    sqlite3_finalize(handle);
}

void CloseBlob::operator()(sqlite3_blob* handle) const noexcept
{
    sqlite3_blob_close(handle);
}

void Statement::note(int code) noexcept
{
    m_failed = m_failed || code != SQLITE_OK;
}

Statement& Statement::bind(int place, std::int64_t value) noexcept
{
    note(sqlite3_bind_int64(m_handle.get(), place, value));
    return *this;
}

Statement& Statement::bind(int place, std::string_view value) noexcept
{
    // A null pointer would bind NULL; an empty text is not NULL.
    const char* const data = value.data() == nullptr ? "" : value.data();
    note(sqlite3_bind_text64(m_handle.get(), place, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int place, ByteSpan value) noexcept
{
    const void* const data = value.data() == nullptr ? static_cast<const void*>("") : value.data();
    note(sqlite3_bind_blob64(m_handle.get(), place, data, value.size(), SQLITE_STATIC));
    return *this;
}

Statement::Step Statement::step() noexcept
{
    if (m_failed) {
        return Step::Failed;
    }
    switch (sqlite3_step(m_handle.get())) {
    case SQLITE_ROW:
        return Step::Row;
    case SQLITE_DONE:
        return Step::Done;
    default: // SQLite's codes are no enum
        m_failed = true;
        return Step::Failed;
    }
}

bool Statement::run() noexcept
{
    const bool done = step() == Step::Done;
    rewind();
    return done;
}

void Statement::rewind() noexcept
{
    sqlite3_reset(m_handle.get());
    m_failed = m_handle == nullptr;
}

std::int64_t Statement::integerAt(int column) noexcept
{
    return sqlite3_column_int64(m_handle.get(), column);
}

std::string Statement::textAt(int column)
{
    return std::string(asText(blobAt(column)));
}

ByteSpan Statement::blobAt(int column) noexcept
{
    const auto* const data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_handle.get(), column));
    return {data, data == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(m_handle.get(), column))};
}

std::optional<Database> Database::openImmutable(const std::filesystem::path& path)
{
    sqlite3* const handle = openHandle("file:" + percentEncoded(path) + "?mode=ro&immutable=1", SQLITE_OPEN_READONLY);
    if (handle == nullptr) {
        return std::nullopt;
    }
    return Database(handle);
}

std::optional<Database> Database::openForBulkLoad(const std::filesystem::path& path)
{
    sqlite3* const handle = openHandle("file:" + percentEncoded(path) + "?mode=rw", SQLITE_OPEN_READWRITE);
    if (handle == nullptr) {
        return std::nullopt;
    }
    Database database(handle);
    // Few pages are held apart from the file: the system's own cache has them anyway.
    if (!database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
                          "PRAGMA cache_size = 64;")) {
        return std::nullopt;
    }
    return database;
}

std::optional<Database> Database::openToWrite(const std::filesystem::path& path)
{
    sqlite3* const handle =
        openHandle("file:" + percentEncoded(path) + "?mode=rwc", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (handle == nullptr) {
        return std::nullopt;
    }
    return Database(handle);
}

std::optional<Database> Database::openToRead(const std::filesystem::path& path)
{
    sqlite3* const handle = openHandle("file:" + percentEncoded(path) + "?mode=ro", SQLITE_OPEN_READONLY);
    if (handle == nullptr) {
        return std::nullopt;
    }
    Database database(handle);
    constexpr int kPatience = 2000; // ms that a writer may take
    sqlite3_busy_timeout(handle, kPatience);
    return database;
}

bool Database::execute(const std::string& sql) noexcept
{
    return sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

Statement Database::prepare(std::string_view sql) noexcept
{
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v3(m_handle.get(), sql.data(), static_cast<int>(sql.size()), 0, &statement, nullptr);
    return Statement(statement);
}

Transaction::Transaction(Database& database) noexcept
    : m_database(database), m_open(database.execute("BEGIN IMMEDIATE"))
{}

Transaction::~Transaction()
{
    if (m_open) {
        (void)m_database.execute("ROLLBACK");
    }
}

bool Transaction::commit() noexcept
{
    if (!m_open || !m_database.execute("COMMIT")) {
        return false;
    }
    m_open = false;
    return true;
}

BlobReader::BlobReader(const Database& database, const char* table, const char* column) noexcept
    : m_database(database.handle()), m_table(table), m_column(column)
{}

bool BlobReader::moveTo(std::int64_t row) noexcept
{
    if (m_handle && m_row == row) {
        return true;
    }
    m_row = row;
    if (m_handle) {
        if (sqlite3_blob_reopen(m_handle.get(), row) == SQLITE_OK) {
            return true;
        }
        m_handle.reset(); // a handle that failed to move stays unusable
        return false;
    }
    sqlite3_blob* handle = nullptr;
    const int code = sqlite3_blob_open(m_database, "main", m_table, m_column, row, 0, &handle);
    m_handle.reset(handle);
    return code == SQLITE_OK;
}

std::optional<std::uint8_t> BlobReader::byteAt(std::int64_t row, std::size_t offset) noexcept
{
    if (offset > static_cast<std::size_t>(std::numeric_limits<int>::max()) || !moveTo(row)) {
        return std::nullopt;
    }
    std::uint8_t byte = 0;
    if (sqlite3_blob_read(m_handle.get(), &byte, 1, static_cast<int>(offset)) != SQLITE_OK) {
        return std::nullopt;
    }
    return byte;
}

} // namespace carded::revocation_cache
