// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/state_reader.h"

#include "credential/status_list_token.h"
#include "revocation_cache/files.h"
#include "revocation_cache/schema.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace carded::revocation_cache {
namespace {

/// A state of 200 million credentials is 26 MB; what claims to be far larger is not read into memory.
constexpr std::uint64_t kMaxStateBytes = 1ULL << 30U;
/// Pages kept in memory: enough that the entries of 100 million credentials are read from the disk once.
constexpr const char* kSetCacheSize = "PRAGMA cache_size = -16384"; // KiB
constexpr std::size_t kSqliteHeaderBytes = 100;                     // SQLite file format, section 1.3
constexpr std::size_t kUserVersionOffset = 60;
constexpr std::size_t kApplicationIdOffset = 68;

std::uint32_t bigEndian32(ByteSpan bytes, std::size_t offset)
{
    std::uint32_t value = 0;
    for (const std::uint8_t byte : bytes.subspan(offset, 4)) {
        value = value << 8U | byte;
    }
    return value;
}

/// The file's own marks, read before SQLite sees a byte of it.
Result<void, OpenError> checkMarks(ByteSpan file)
{
    if (file.size() < kSqliteHeaderBytes || bigEndian32(file, kApplicationIdOffset) != kApplicationId) {
        return fail(OpenError::Damaged);
    }
    const std::uint32_t format = bigEndian32(file, kUserVersionOffset);
    if (format > kStateFormat) {
        return fail(OpenError::NewerFormat);
    }
    if (format != kStateFormat) {
        return fail(OpenError::Damaged);
    }
    return {};
}

/// Nothing if the file is byte for byte what `current` names.
Result<void, OpenError> checkFile(const std::filesystem::path& path, const Current& current)
{
    if (current.size > kMaxStateBytes) {
        return fail(OpenError::Damaged);
    }
    const auto file = measureFile(path, current.size);
    if (!file) {
        switch (file.error()) {
        case FileError::Missing:
        case FileError::TooLarge:
            return fail(OpenError::Damaged);
        case FileError::NotPermitted:
            return fail(OpenError::NotPermitted);
        case FileError::Failed:
            return fail(OpenError::Unreadable);
        }
        return fail(OpenError::Unreadable);
    }
    if (file->size != current.size || file->digest != current.digest) {
        return fail(OpenError::Damaged);
    }
    return checkMarks(file->head);
}

UnixTime timeAt(Statement& row, int column) noexcept
{
    return UnixTime{Seconds{row.integerAt(column)}};
}

/// Nothing if the row says what no builder writes.
std::optional<StoredList> readList(Statement& row)
{
    const auto kid = row.blobAt(1);
    StoredList list{row.textAt(0),
                    Bytes(kid.begin(), kid.end()),
                    row.textAt(2),
                    row.textAt(3),
                    timeAt(row, 4),
                    timeAt(row, 5),
                    0,
                    0,
                    row.integerAt(8),
                    crypto::Sha256Digest::from(row.blobAt(9)),
                    {}};
    const std::int64_t bits = row.integerAt(6);
    const std::int64_t size = row.integerAt(7);
    list.entries = crypto::Sha256Digest::from(row.blobAt(10));
    const bool areEntriesWhole = list.entries || row.blobAt(10).empty();
    const bool isTokenWhole = list.token || row.blobAt(9).empty();
    if ((bits != 1 && bits != 2 && bits != 4 && bits != 8) || !isTokenWhole || !areEntriesWhole
        || (!list.token && !list.entries) || size < 0
        || size > static_cast<std::int64_t>(credential::kMaxStatusListBytes)) {
        return std::nullopt;
    }
    list.bits = static_cast<unsigned>(bits);
    list.size = static_cast<std::size_t>(size);
    return list;
}

} // namespace

const credential::IssuerKey* keyOf(const StoredList& list, const credential::TrustList& trust) noexcept
{
    const credential::Issuer* const issuer = trust.issuer(list.iss);
    if (issuer == nullptr) {
        return nullptr;
    }
    const auto key = std::ranges::find_if(issuer->keys, [&list](const credential::IssuerKey& candidate) {
        return candidate.use == credential::KeyUse::Status && candidate.kid == list.kid;
    });
    return key == issuer->keys.end() ? nullptr : &*key;
}

StateReader::StateReader(const Current& current, Database database)
    : m_current(current), m_database(std::move(database))
{}

Result<StateReader, OpenError> StateReader::open(const std::filesystem::path& storeDir)
{
    auto current = readCurrent(storeDir);
    if (!current) {
        return fail(current.error());
    }
    for (;;) {
        auto reader = openGeneration(storeDir, *current);
        if (reader) {
            return reader;
        }
        // A new generation may have been put in force, and this one's file removed, since the pointer was read.
        auto latest = readCurrent(storeDir);
        if (!latest || *latest == *current) {
            return reader;
        }
        current = latest;
    }
}

Result<StateReader, OpenError> StateReader::openGeneration(const std::filesystem::path& storeDir,
                                                           const Current& current)
{
    const std::filesystem::path path = storeDir / stateFileName(current.generation);
    if (const auto whole = checkFile(path, current); !whole) {
        return fail(whole.error());
    }
    auto database = Database::openImmutable(path);
    if (!database || !database->execute(kSetCacheSize)) {
        return fail(OpenError::Unreadable);
    }
    StateReader reader(current, std::move(*database));
    if (const auto read = reader.readState(); !read) {
        return fail(read.error());
    }
    return reader;
}

bool StateReader::renew(const Current& current) noexcept
{
    if (!current.namesSameState(m_current)) {
        return false;
    }
    m_current = current;
    m_state.clockFloor = std::max(m_fileClockFloor, m_current.clockFloor);
    return true;
}

Result<void, OpenError> StateReader::readState()
{
    Statement trust = m_database.prepare("SELECT json FROM trust_list");
    if (trust.step() != Statement::Step::Row) {
        return fail(OpenError::Unreadable);
    }
    m_state.trustListJson = trust.textAt(0);
    auto trustList = credential::parseTrustList(m_state.trustListJson);
    if (!trustList || !readMeta() || !readPolicies() || !readMetadata() || !readLists()) {
        return fail(OpenError::Unreadable);
    }
    m_state.trustList = std::move(*trustList);
    if (m_state.trustList.demo != m_state.demo) { // the mark is in the signed list and in the file, or in neither
        return fail(OpenError::Damaged);
    }
    return {};
}

bool StateReader::readMeta()
{
    Statement select = m_database.prepare(R"sql(
        SELECT demo.value, clock_floor.value, repository_version.value
        FROM meta AS demo, meta AS clock_floor, meta AS repository_version
        WHERE demo.key = 'demo' AND clock_floor.key = 'clock_floor'
          AND repository_version.key = 'repository_version')sql");
    if (select.step() != Statement::Step::Row) {
        return false;
    }
    m_state.demo = select.integerAt(0) != 0;
    m_fileClockFloor = timeAt(select, 1);
    m_state.clockFloor = std::max(m_fileClockFloor, m_current.clockFloor);
    m_state.repositoryVersion = static_cast<std::uint64_t>(select.integerAt(2));
    return true;
}

bool StateReader::readPolicies()
{
    Statement select = m_database.prepare("SELECT jurisdiction, toml FROM policy ORDER BY jurisdiction");
    Statement::Step step = select.step();
    for (; step == Statement::Step::Row; step = select.step()) {
        m_state.policies.push_back({select.textAt(0), select.textAt(1)});
    }
    return step == Statement::Step::Done;
}

bool StateReader::readMetadata()
{
    Statement select = m_database.prepare("SELECT role, bytes FROM metadata");
    Statement::Step step = select.step();
    for (; step == Statement::Step::Row; step = select.step()) {
        const ByteSpan bytes = select.blobAt(1);
        m_state.metadata.emplace(select.textAt(0), Bytes(bytes.begin(), bytes.end()));
    }
    return step == Statement::Step::Done;
}

bool StateReader::readLists()
{
    Statement select = m_database.prepare(R"sql(
        SELECT issuer, kid, uri, target, iat, exp, bits, size, first_page, token_sha256, entries_sha256
        FROM status_list ORDER BY uri, issuer)sql");
    Statement::Step step = select.step();
    for (; step == Statement::Step::Row; step = select.step()) {
        auto list = readList(select);
        if (!list) {
            return false;
        }
        m_state.lists.push_back(std::move(*list));
    }
    return step == Statement::Step::Done;
}

bool StateReader::forEachPage(const StoredList& list, const std::function<bool(ByteSpan)>& take)
{
    const auto pages = static_cast<std::int64_t>((list.size + kStatusPageBytes - 1) / kStatusPageBytes);
    Statement select = m_database.prepare("SELECT bytes FROM status_page WHERE page >= ?1 AND page < ?2 ORDER BY page");
    select.bind(1, list.firstPage).bind(2, list.firstPage + pages);
    std::size_t size = 0;
    Statement::Step step = select.step();
    for (; step == Statement::Step::Row; step = select.step()) {
        const ByteSpan page = select.blobAt(0);
        size += page.size();
        if (size > list.size || !take(page)) {
            return false;
        }
    }
    return step == Statement::Step::Done && size == list.size;
}

std::optional<crypto::Sha256Digest> StateReader::entriesDigest(const StoredList& list)
{
    if (list.entries) {
        return list.entries;
    }
    const auto entries = readEntries(list);
    return entries ? std::optional(crypto::sha256(*entries)) : std::nullopt;
}

std::optional<Bytes> StateReader::readEntries(const StoredList& list)
{
    Bytes entries;
    entries.reserve(list.size);
    const bool isRead = forEachPage(list, [&entries](ByteSpan page) {
        entries.insert(entries.end(), page.begin(), page.end());
        return true;
    });
    return isRead ? std::optional(std::move(entries)) : std::nullopt;
}

} // namespace carded::revocation_cache
