// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_blob;
struct sqlite3_stmt;

namespace carded::revocation_cache {

struct CloseDatabase {
    void operator()(sqlite3* handle) const noexcept;
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* handle) const noexcept;
};
struct CloseBlob {
    void operator()(sqlite3_blob* handle) const noexcept;
};

/// One prepared statement. A statement that could not be prepared or bound fails at its next step, so the
/// caller asks once. Its database must outlive it. Single thread, as everything here.
class Statement {
public:
    enum class Step : std::uint8_t { Failed, Done, Row };

    /// Values are copied by the time of step(), so they need to live no longer than that.
    Statement& bind(int place, std::int64_t value) noexcept;
    Statement& bind(int place, std::string_view value) noexcept;
    Statement& bind(int place, ByteSpan value) noexcept;

    [[nodiscard]] Step step() noexcept;
    /// Steps once and makes the statement ready for the next values; false unless it is done.
    [[nodiscard]] bool run() noexcept;
    /// Ready for the next values, whatever came of the last step.
    void rewind() noexcept;

    [[nodiscard]] std::int64_t integerAt(int column) noexcept;
    [[nodiscard]] std::string textAt(int column);
    /// A view, good until the next step.
    [[nodiscard]] ByteSpan blobAt(int column) noexcept;

private:
    friend class Database;
    explicit Statement(sqlite3_stmt* handle) noexcept : m_handle(handle), m_failed(handle == nullptr) {}

    void note(int code) noexcept;

    std::unique_ptr<sqlite3_stmt, FinalizeStatement> m_handle;
    bool m_failed;
};

/// One database connection, without locks between threads.
class Database {
public:
    /// Opens a file that nobody changes any more: no locks, no journal, never written.
    [[nodiscard]] static std::optional<Database> openImmutable(const std::filesystem::path& path);
    /// Fills an empty file in one go: no journal, no lock, nothing flushed. Only for what is thrown away when something
    /// goes wrong.
    [[nodiscard]] static std::optional<Database> openForBulkLoad(const std::filesystem::path& path);
    /// Opens a file, or makes it.
    [[nodiscard]] static std::optional<Database> openToWrite(const std::filesystem::path& path);
    /// Opens a file that another program may be writing.
    [[nodiscard]] static std::optional<Database> openToRead(const std::filesystem::path& path);

    /// Runs statements that take and give no values.
    [[nodiscard]] bool execute(const std::string& sql) noexcept;
    [[nodiscard]] Statement prepare(std::string_view sql) noexcept;
    [[nodiscard]] sqlite3* handle() const noexcept { return m_handle.get(); }

private:
    explicit Database(sqlite3* handle) noexcept : m_handle(handle) {}

    std::unique_ptr<sqlite3, CloseDatabase> m_handle;
};

/// Writes between begin and commit() count together or not at all.
class Transaction {
public:
    explicit Transaction(Database& database) noexcept;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Transaction(Transaction&&) = delete;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    [[nodiscard]] bool commit() noexcept;

private:
    Database& m_database;
    bool m_open;
};

/// A handle kept on one BLOB column that moves from row to row: the cheapest way to read a byte.
class BlobReader {
public:
    /// The names are literals; the database must outlive the reader.
    BlobReader(const Database& database, const char* table, const char* column) noexcept;

    /// The byte at `offset` of the row's blob; nothing if there is none or the read fails.
    [[nodiscard]] std::optional<std::uint8_t> byteAt(std::int64_t row, std::size_t offset) noexcept;

private:
    [[nodiscard]] bool moveTo(std::int64_t row) noexcept;

    sqlite3* m_database;
    const char* m_table;
    const char* m_column;
    std::unique_ptr<sqlite3_blob, CloseBlob> m_handle;
    std::int64_t m_row = 0;
};

} // namespace carded::revocation_cache
