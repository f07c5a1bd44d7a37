// SPDX-License-Identifier: Apache-2.0
#include "evidence/log_file.h"

#include "crypto/encoding.h"
#include "evidence/log_schema.h"
#include "evidence/private_file.h"
#include "tlog/signed_note.h"

#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <utility>

namespace carded::evidence {
namespace {

using revocation_cache::Database;
using revocation_cache::Statement;
using tlog::Hash;

std::optional<std::int64_t> integerOf(Database& database, const char* sql)
{
    Statement statement = database.prepare(sql);
    return statement.step() == Statement::Step::Row ? std::optional(statement.integerAt(0)) : std::nullopt;
}

/// A file without content is a log that was not begun, or whose beginning was cut short.
Result<void, LogError> checkKind(Database& database)
{
    const auto application = integerOf(database, "PRAGMA application_id");
    const auto tables = integerOf(database, "SELECT count(*) FROM sqlite_schema");
    const auto format = integerOf(database, "PRAGMA user_version");
    if (!application || !tables || !format) {
        return fail(errorOf(database));
    }
    if (*application != kLogApplicationId && (*application != 0 || *tables != 0)) {
        return fail(LogError::NotALog);
    }
    if (*format > kLogFormat) {
        return fail(LogError::NewerFormat);
    }
    return {};
}

std::optional<std::vector<Hash>> hashesIn(ByteSpan bytes)
{
    if (bytes.size() % Hash::kSize != 0) {
        return std::nullopt;
    }
    std::vector<Hash> hashes;
    for (; !bytes.empty(); bytes = bytes.subspan(Hash::kSize)) {
        hashes.push_back(*Hash::from(bytes.first(Hash::kSize)));
    }
    return hashes;
}

} // namespace

Result<LogLock, LogError> LogLock::take(const std::filesystem::path& folder)
{
    UniqueFd opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened) {
        return fail(LogError::NotAllowed);
    }
    if (::flock(opened.get(), LOCK_EX | LOCK_NB) != 0) {
        return fail(LogError::Busy);
    }
    return LogLock(std::move(opened));
}

std::string LogHeading::textFor(std::uint64_t ofSize, const Hash& root) const
{
    tlog::Checkpoint said{origin, ofSize, root, {}};
    if (!previous.empty()) {
        said.extensions.push_back(previous);
    }
    return tlog::textOf(said);
}

std::string previousLine(const tlog::Checkpoint& last)
{
    return "previous " + last.origin + ' ' + std::to_string(last.size) + ' ' + crypto::encodeBase64(last.root.data);
}

std::string birthOf(const std::filesystem::path& path)
{
    struct statx file {};
    if (::statx(AT_FDCWD, path.c_str(), AT_SYMLINK_NOFOLLOW, STATX_INO | STATX_BTIME, &file) != 0) {
        return {};
    }
    std::string birth = std::to_string(file.stx_ino);
    if ((file.stx_mask & STATX_BTIME) != 0) { // not every file system keeps it
        birth += ' ' + std::to_string(file.stx_btime.tv_sec) + '.' + std::to_string(file.stx_btime.tv_nsec);
    }
    return birth;
}

Result<Database, LogError> openLogToWrite(const std::filesystem::path& path)
{
    // SQLite would make the file by the umask alone.
    if (const auto made = makePrivateFile(path, IfThere::Leave); !made) {
        return fail(made.error());
    }
    auto database = Database::openToWrite(path);
    if (!database) {
        return fail(LogError::NotAllowed);
    }
    if (auto kind = checkKind(*database); !kind) {
        return fail(kind.error());
    }
    // Every commit is on the disk when it returns; others may read meanwhile.
    if (!database->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")) {
        return fail(errorOf(*database));
    }
    return *std::move(database);
}

namespace {

/// Nothing waits to be taken into the file: it is whole by itself, also where nothing can be written beside it.
bool isWholeByItself(const std::filesystem::path& path)
{
    std::filesystem::path journal = path;
    journal += "-wal";
    std::error_code missing;
    const auto size = std::filesystem::file_size(journal, missing);
    return missing || size == 0;
}

Result<Database, LogError> checked(std::optional<Database> database)
{
    if (!database) {
        return fail(LogError::NotAllowed);
    }
    if (auto kind = checkKind(*database); !kind) {
        return fail(kind.error());
    }
    return *std::move(database);
}

} // namespace

Result<Database, LogError> openLogToRead(const std::filesystem::path& path)
{
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown)) {
        return fail(unknown ? LogError::NotAllowed : LogError::Missing);
    }
    auto database = checked(Database::openToRead(path));
    const bool isLent = !database && database.error() == LogError::NotAllowed; // on a disk that cannot be written
    return isLent && isWholeByItself(path) ? checked(Database::openImmutable(path)) : std::move(database);
}

Result<LogHeading, LogError> readHeading(Database& database)
{
    const auto tables = integerOf(database, "SELECT count(*) FROM sqlite_schema");
    if (!tables || *tables == 0) {
        return fail(tables ? LogError::Missing : errorOf(database));
    }
    Statement select =
        database.prepare("SELECT origin, verifier_key, previous, birth, size, edge, checkpoint, running_ms "
                         "FROM log WHERE id = 1");
    const auto step = select.step();
    if (step != Statement::Step::Row) {
        return fail(step == Statement::Step::Done ? LogError::Damaged : errorOf(database));
    }
    const std::int64_t size = select.integerAt(4);
    auto edge = hashesIn(select.blobAt(5));
    if (size < 0 || !edge) {
        return fail(LogError::Damaged);
    }
    return LogHeading{
        select.textAt(0), select.textAt(1), select.textAt(2),   select.textAt(3), static_cast<std::uint64_t>(size),
        *std::move(edge), select.textAt(6), select.integerAt(7)};
}

Result<tlog::Frontier, LogError> treeOf(const LogHeading& heading)
{
    auto tree = tlog::Frontier::from(heading.size, heading.edge);
    const auto verifier = tlog::parseVerifierKey(heading.verifierKey);
    if (!tree || !verifier || verifier->name != heading.origin) {
        return fail(LogError::Damaged);
    }
    const auto note = tlog::openNote(heading.checkpoint, std::array{*verifier});
    if (!note || note->text != heading.textFor(tree->size(), tree->root())) {
        return fail(LogError::Damaged);
    }
    return *std::move(tree);
}

LogError errorOf(Database& database) noexcept
{
    switch (sqlite3_errcode(database.handle())) {
    case SQLITE_FULL:
        return LogError::DiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return LogError::Busy;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return LogError::NotAllowed;
    case SQLITE_NOTADB:
        return LogError::NotALog;
    case SQLITE_CORRUPT:
    case SQLITE_ERROR: // no such table or column: not as it was made
        return LogError::Damaged;
    default: // SQLite's codes are no enum
        return sqlite3_system_errno(database.handle()) == ENOSPC ? LogError::DiskFull : LogError::WriteFailed;
    }
}

} // namespace carded::evidence
