// SPDX-License-Identifier: Apache-2.0
#include "evidence/log_store.h"

#include "crypto/random.h"
#include "evidence/log_schema.h"
#include "tlog/checkpoint.h"
#include "tlog/signed_note.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <utility>
#include <vector>

namespace carded::evidence {
namespace {

using revocation_cache::Database;
using revocation_cache::Statement;
using revocation_cache::Transaction;
using tlog::Hash;

LogError errorOf(Database& database)
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
        return LogError::Damaged;
    default: // SQLite's codes are no enum
        return LogError::WriteFailed;
    }
}

/// A file beside the log, locked by whoever writes; nobody but its owner may read the log.
Result<UniqueFd, LogError> lockFor(std::filesystem::path path)
{
    constexpr mode_t kOwnersAlone = 0600;
    path += ".lock";
    UniqueFd lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kOwnersAlone));
    if (!lock) {
        return fail(errno == ENOSPC ? LogError::DiskFull : LogError::NotAllowed);
    }
    if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
        return fail(LogError::Busy);
    }
    return lock;
}

/// Made before SQLite would make it, which asks only the umask.
bool makeFile(const std::filesystem::path& path)
{
    constexpr mode_t kOwnersAlone = 0600;
    return static_cast<bool>(UniqueFd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kOwnersAlone)));
}

std::int64_t integerOf(Database& database, const char* sql)
{
    Statement statement = database.prepare(sql);
    return statement.step() == Statement::Step::Row ? statement.integerAt(0) : -1;
}

Bytes flat(std::span<const Hash> hashes)
{
    Bytes bytes;
    for (const Hash& hash : hashes) {
        bytes.insert(bytes.end(), hash.data.begin(), hash.data.end());
    }
    return bytes;
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

std::chrono::hours hourOf(UnixTime time)
{
    return std::chrono::floor<std::chrono::hours>(time.time_since_epoch());
}

Result<std::string, LogError> signedCheckpoint(const LogOwner& owner, const tlog::Frontier& tree)
{
    const std::string origin = owner.origin();
    const auto note = tlog::signNote(tlog::textOf({origin, tree.size(), tree.root(), {}}), origin, owner.key);
    return note ? Result<std::string, LogError>(*note) : fail(LogError::BadRecord);
}

/// An empty file becomes an empty log.
Result<void, LogError> beginLog(Database& database, const LogOwner& owner, const std::string& previous)
{
    const auto checkpoint = signedCheckpoint(owner, {});
    if (!checkpoint) {
        return fail(checkpoint.error());
    }
    Transaction transaction(database);
    if (!database.execute(std::string(kLogSchema))) {
        return fail(errorOf(database));
    }
    Statement insert = database.prepare("INSERT INTO log VALUES (1, ?1, ?2, ?3, 0, x'', ?4, 0)");
    const std::string origin = owner.origin();
    const std::string key = tlog::verifierKey(origin, owner.key.publicKey);
    if (!insert.bind(1, origin).bind(2, key).bind(3, previous).bind(4, *checkpoint).run() || !transaction.commit()) {
        return fail(errorOf(database));
    }
    return {};
}

/// What the log says of itself.
struct Heading {
    std::string origin;
    std::string verifierKey;
    std::int64_t size = 0;
    Bytes edge;
    std::string checkpoint;
    std::int64_t ranMilliseconds = 0;
};

std::optional<Heading> readHeading(Database& database)
{
    Statement select =
        database.prepare("SELECT origin, verifier_key, size, edge, checkpoint, running_ms FROM log WHERE id = 1");
    if (select.step() != Statement::Step::Row) {
        return std::nullopt;
    }
    const ByteSpan edge = select.blobAt(3);
    Heading heading{select.textAt(0), select.textAt(1),   select.integerAt(2), Bytes(edge.begin(), edge.end()),
                    select.textAt(4), select.integerAt(5)};
    return heading;
}

/// The tree that the heading tells of, if its signature holds and the records end where it says.
std::optional<tlog::Frontier> treeOf(Database& database, const Heading& heading, const LogOwner& owner)
{
    const auto edge = hashesIn(heading.edge);
    const auto tree = edge && heading.size >= 0 ? tlog::Frontier::from(static_cast<std::uint64_t>(heading.size), *edge)
                                                : std::nullopt;
    const auto verifier = tlog::parseVerifierKey(tlog::verifierKey(owner.origin(), owner.key.publicKey));
    if (!tree || !verifier) {
        return std::nullopt;
    }
    const auto note = tlog::openNote(heading.checkpoint, std::array{*verifier});
    if (!note || note->text != tlog::textOf({owner.origin(), tree->size(), tree->root(), {}})
        || integerOf(database, "SELECT coalesce(max(seq), -1) + 1 FROM record") != heading.size) {
        return std::nullopt;
    }
    return tree;
}

} // namespace

struct LogStore::Parts {
    UniqueFd lock;
    Database database;
    LogOwner owner;
    tlog::Frontier tree;
    std::string checkpoint;
    Moment ranBefore;                       ///< all runs before this one
    std::optional<std::chrono::hours> hour; ///< of the last record of this run
    Statement insertRecord = database.prepare("INSERT INTO record VALUES (?1, ?2, ?3, ?4)");
    Statement updateLog = database.prepare("UPDATE log SET size = ?1, edge = ?2, checkpoint = ?3, running_ms = ?4");
    Statement keepCheckpoint = database.prepare("INSERT OR REPLACE INTO kept_checkpoint VALUES (?1, ?2)");
    Statement insertToken = database.prepare("INSERT OR REPLACE INTO used_token VALUES (?1, ?2, ?3)");
    Statement forgetTokens = database.prepare("DELETE FROM used_token WHERE fresh_until < ?1 AND used_at_ms < ?2");
    Statement findToken = database.prepare("SELECT 1 FROM used_token WHERE id = ?1");

    [[nodiscard]] bool useUp(const UsedToken& token, UnixTime now, Moment ran);
};

/// In the transaction of the record. Old ones are forgotten where a clock set back or forward does not matter: by the
/// running time too.
bool LogStore::Parts::useUp(const UsedToken& token, UnixTime now, Moment ran)
{
    return forgetTokens.bind(1, now.time_since_epoch().count()).bind(2, (ran - kRemembered).count()).run()
           && insertToken.bind(1, ByteSpan(token.id.data))
                  .bind(2, token.freshUntil.time_since_epoch().count())
                  .bind(3, ran.count())
                  .run();
}

LogStore::LogStore(std::unique_ptr<Parts> parts) noexcept : m_parts(std::move(parts)) {}
LogStore::LogStore(LogStore&&) noexcept = default;
LogStore& LogStore::operator=(LogStore&&) noexcept = default;
LogStore::~LogStore() = default;

Result<LogStore, LogError> LogStore::open(const std::filesystem::path& path, const LogOwner& owner,
                                          const std::string& previous)
{
    auto lock = lockFor(path);
    if (!lock) {
        return fail(lock.error());
    }
    auto database = makeFile(path) ? Database::openToWrite(path) : std::nullopt;
    if (!database) {
        return fail(LogError::NotAllowed);
    }
    // Every commit is on the disk when it returns; others may read meanwhile.
    if (!database->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")) {
        return fail(errorOf(*database));
    }
    const std::int64_t application = integerOf(*database, "PRAGMA application_id");
    if (application == 0 && integerOf(*database, "SELECT count(*) FROM sqlite_schema") == 0) {
        if (auto begun = beginLog(*database, owner, previous); !begun) {
            return fail(begun.error());
        }
    } else if (application != kLogApplicationId) {
        return fail(LogError::NotALog);
    } else if (integerOf(*database, "PRAGMA user_version") > kLogFormat) {
        return fail(LogError::NewerFormat);
    }
    const auto heading = readHeading(*database);
    if (!heading) {
        return fail(LogError::Damaged);
    }
    if (heading->verifierKey != tlog::verifierKey(owner.origin(), owner.key.publicKey)) {
        return fail(LogError::OtherLog);
    }
    auto tree = treeOf(*database, *heading, owner);
    if (!tree) {
        return fail(LogError::Damaged);
    }
    return LogStore(
        std::make_unique<Parts>(Parts{*std::move(lock), *std::move(database), owner, *std::move(tree),
                                      heading->checkpoint, Moment{heading->ranMilliseconds}, std::nullopt}));
}

Result<std::uint64_t, LogError> LogStore::append(Record record, const std::optional<UsedToken>& used, Moment running)
{
    Parts& parts = *m_parts;
    record.store = parts.owner.store;
    record.till = parts.owner.till;
    record.seq = parts.tree.size();
    std::ranges::copy(crypto::randomBytes(kSaltBytes), record.salt.begin());
    const auto text = toText(record);
    if (!text) {
        return fail(LogError::BadRecord);
    }
    tlog::Frontier grown = parts.tree;
    const Hash leaf = tlog::leafHash(asBytes(*text));
    const Bytes nodes = flat(grown.append(leaf));
    const Bytes edge = flat(grown.edge());
    auto note = signedCheckpoint(parts.owner, grown);
    if (!note) {
        return fail(note.error());
    }
    const Moment ran = parts.ranBefore + running;
    const auto hour = hourOf(record.time);
    const bool isHourOver = parts.hour && *parts.hour != hour;
    Transaction transaction(parts.database);
    const bool isWritten = parts.insertRecord.bind(1, static_cast<std::int64_t>(record.seq))
                               .bind(2, ByteSpan(leaf.data))
                               .bind(3, ByteSpan(nodes))
                               .bind(4, asBytes(*text))
                               .run()
                           && (!isHourOver
                               || parts.keepCheckpoint.bind(1, static_cast<std::int64_t>(parts.tree.size()))
                                      .bind(2, parts.checkpoint)
                                      .run())
                           && parts.updateLog.bind(1, static_cast<std::int64_t>(grown.size()))
                                  .bind(2, ByteSpan(edge))
                                  .bind(3, *note)
                                  .bind(4, ran.count())
                                  .run()
                           && (!used || parts.useUp(*used, record.time, ran));
    if (!isWritten || !transaction.commit()) {
        return fail(errorOf(parts.database));
    }
    parts.tree = std::move(grown);
    parts.checkpoint = *std::move(note);
    parts.hour = hour;
    return record.seq;
}

Result<bool, LogError> LogStore::isUsed(const crypto::Sha256Digest& token)
{
    Statement& find = m_parts->findToken;
    const auto step = find.bind(1, ByteSpan(token.data)).step();
    const bool isFound = step == Statement::Step::Row;
    find.rewind();
    return step == Statement::Step::Failed ? Result<bool, LogError>(fail(errorOf(m_parts->database))) : isFound;
}

std::uint64_t LogStore::size() const noexcept
{
    return m_parts->tree.size();
}

const std::string& LogStore::checkpoint() const noexcept
{
    return m_parts->checkpoint;
}

} // namespace carded::evidence
