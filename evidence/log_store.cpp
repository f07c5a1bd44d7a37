// SPDX-License-Identifier: Apache-2.0
#include "evidence/log_store.h"

#include "crypto/random.h"
#include "evidence/log_schema.h"
#include "tlog/signed_note.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace carded::evidence {
namespace {

using revocation_cache::Database;
using revocation_cache::Statement;
using revocation_cache::Transaction;
using tlog::Hash;

Bytes flat(std::span<const Hash> hashes)
{
    Bytes bytes;
    for (const Hash& hash : hashes) {
        bytes.insert(bytes.end(), hash.data.begin(), hash.data.end());
    }
    return bytes;
}

/// Of records whose bytes were dropped before the hour was noted.
constexpr std::chrono::hours kNoHour{-1};

std::chrono::hours hourOf(UnixTime time)
{
    return std::chrono::floor<std::chrono::hours>(time.time_since_epoch());
}

Result<std::string, LogError> signedCheckpoint(const LogOwner& owner, const LogHeading& heading,
                                               const tlog::Frontier& tree)
{
    const auto note = tlog::signNote(heading.textFor(tree.size(), tree.root()), heading.origin, owner.key);
    return note ? Result<std::string, LogError>(*note) : fail(LogError::BadRecord);
}

/// An empty file becomes an empty log.
Result<void, LogError> beginLog(Database& database, const LogOwner& owner, LogHeading heading)
{
    heading.origin = owner.origin();
    const auto checkpoint = signedCheckpoint(owner, heading, {});
    if (!checkpoint) {
        return fail(checkpoint.error());
    }
    Transaction transaction(database);
    if (!database.execute(std::string(kLogSchema))) {
        return fail(errorOf(database));
    }
    Statement insert = database.prepare("INSERT INTO log VALUES (1, ?1, ?2, ?3, ?4, 0, x'', ?5, 0)");
    const std::string key = owner.verifierKey();
    if (!insert.bind(1, heading.origin)
             .bind(2, key)
             .bind(3, heading.previous)
             .bind(4, heading.birth)
             .bind(5, *checkpoint)
             .run()
        || !transaction.commit()) {
        return fail(errorOf(database));
    }
    return {};
}

/// The newest record, which must be where the tree ends.
Result<std::optional<Record>, LogError> newestIn(Database& database, std::uint64_t size)
{
    Statement select = database.prepare("SELECT seq, bytes FROM record ORDER BY seq DESC LIMIT 1");
    const auto step = select.step();
    if (step == Statement::Step::Failed) {
        return fail(errorOf(database));
    }
    const bool isThere = step == Statement::Step::Row;
    if ((isThere ? static_cast<std::uint64_t>(select.integerAt(0)) + 1 : 0) != size) {
        return fail(LogError::Damaged);
    }
    auto record = parseRecord(isThere ? asText(select.blobAt(1)) : std::string_view());
    return record ? std::optional(*std::move(record)) : std::nullopt;
}

} // namespace

struct LogStore::Parts {
    Database database;
    LogOwner owner;
    LogHeading heading; ///< as it was when the log was opened, but for the checkpoint
    tlog::Frontier tree;
    std::optional<Record> newest;
    std::optional<std::chrono::hours> hour; ///< of the newest record; nothing if there is none, or its bytes are gone
    Statement insertRecord = database.prepare("INSERT INTO record VALUES (?1, ?2, ?3, ?4)");
    Statement updateLog = database.prepare("UPDATE log SET size = ?1, edge = ?2, checkpoint = ?3, running_ms = ?4");
    Statement keepCheckpoint = database.prepare("INSERT OR REPLACE INTO kept_checkpoint VALUES (?1, ?2, ?3)");
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
    auto database = openLogToWrite(path);
    if (!database) {
        return fail(database.error());
    }
    auto heading = readHeading(*database);
    if (!heading && heading.error() == LogError::Missing) {
        LogHeading begun;
        begun.previous = previous;
        begun.birth = birthOf(path);
        if (auto isBegun = beginLog(*database, owner, std::move(begun)); !isBegun) {
            return fail(isBegun.error());
        }
        heading = readHeading(*database);
    }
    if (!heading) {
        return fail(heading.error());
    }
    if (heading->verifierKey != owner.verifierKey()) {
        return fail(LogError::OtherLog);
    }
    auto tree = treeOf(*heading);
    auto newest = newestIn(*database, heading->size);
    if (!tree || !newest) {
        return fail(tree ? newest.error() : tree.error());
    }
    if (heading->birth != birthOf(path)) {
        return fail(LogError::Copied);
    }
    const auto hour = *newest ? std::optional(hourOf((*newest)->time)) : std::nullopt;
    return LogStore(std::make_unique<Parts>(
        Parts{*std::move(database), owner, *std::move(heading), *std::move(tree), *std::move(newest), hour}));
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
    auto note = signedCheckpoint(parts.owner, parts.heading, grown);
    if (!note) {
        return fail(note.error());
    }
    const Moment ran = Moment{parts.heading.ranMilliseconds} + running;
    const auto hour = hourOf(record.time);
    const bool isHourOver = record.seq > 0 && parts.hour != hour;
    Transaction transaction(parts.database);
    const bool isWritten = parts.insertRecord.bind(1, static_cast<std::int64_t>(record.seq))
                               .bind(2, ByteSpan(leaf.data))
                               .bind(3, ByteSpan(nodes))
                               .bind(4, asBytes(*text))
                               .run()
                           && (!isHourOver
                               || parts.keepCheckpoint.bind(1, static_cast<std::int64_t>(parts.tree.size()))
                                      .bind(2, parts.heading.checkpoint)
                                      .bind(3, parts.hour.value_or(kNoHour).count())
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
    parts.heading.checkpoint = *std::move(note);
    parts.newest = record;
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

Result<void, LogError> LogStore::takeOverLedger(const std::filesystem::path& other)
{
    Database& database = m_parts->database;
    const std::string path = other.string();
    if (!database.prepare("ATTACH ?1 AS other").bind(1, path).run()) {
        return fail(errorOf(database));
    }
    const std::int64_t ran = m_parts->heading.ranMilliseconds;
    const bool isTaken = database
                             .prepare("INSERT OR IGNORE INTO used_token SELECT id, fresh_until, ?1 FROM "
                                      "other.used_token")
                             .bind(1, ran)
                             .run();
    const LogError error = errorOf(database);
    (void)database.execute("DETACH other");
    return isTaken ? Result<void, LogError>() : fail(error);
}

std::uint64_t LogStore::size() const noexcept
{
    return m_parts->tree.size();
}

Hash LogStore::root() const noexcept
{
    return m_parts->tree.root();
}

const std::optional<Record>& LogStore::newest() const noexcept
{
    return m_parts->newest;
}

const std::string& LogStore::checkpoint() const noexcept
{
    return m_parts->heading.checkpoint;
}

} // namespace carded::evidence
