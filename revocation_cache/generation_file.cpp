// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/generation_file.h"

#include "revocation_cache/schema.h"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace carded::revocation_cache {
namespace {

constexpr std::string_view kTemporaryName = "state.tmp";

std::int64_t secondsOf(UnixTime time) noexcept
{
    return time.time_since_epoch().count();
}

bool writeMeta(Database& database, const StoredState& state, UnixTime madeAt)
{
    Statement insert = database.prepare("INSERT INTO meta VALUES (?1, ?2)");
    const std::pair<std::string_view, std::int64_t> rows[] = {
        {"demo", state.demo ? 1 : 0},
        {"made_at", secondsOf(madeAt)},
        {"clock_floor", secondsOf(state.clockFloor)},
        {"repository_version", static_cast<std::int64_t>(state.repositoryVersion)},
    };
    return std::ranges::all_of(
        rows, [&insert](const auto& row) { return insert.bind(1, row.first).bind(2, row.second).run(); });
}

bool writePolicies(Database& database, const StoredState& state)
{
    Statement insert = database.prepare("INSERT INTO policy VALUES (?1, ?2)");
    return std::ranges::all_of(state.policies, [&insert](const PolicyFile& file) {
        return insert.bind(1, std::string_view(file.jurisdiction)).bind(2, asBytes(file.toml)).run();
    });
}

bool writeMetadata(Database& database, const StoredState& state)
{
    Statement insert = database.prepare("INSERT INTO metadata VALUES (?1, ?2)");
    return std::ranges::all_of(state.metadata, [&insert](const auto& file) {
        return insert.bind(1, std::string_view(file.first)).bind(2, ByteSpan(file.second)).run();
    });
}

} // namespace

std::unique_ptr<GenerationFile> GenerationFile::create(const std::filesystem::path& folder)
{
    std::unique_ptr<GenerationFile> file(new GenerationFile(folder / kTemporaryName));
    return createEmpty(file->m_file.path()) && file->begin() ? std::move(file) : nullptr;
}

bool GenerationFile::begin()
{
    m_database = Database::openForBulkLoad(m_file.path());
    // The page size comes before the first table and outside the transaction: later it would be ignored.
    if (!m_database || !m_database->execute("PRAGMA page_size = 4096")) {
        return false;
    }
    m_transaction.emplace(*m_database);
    if (!m_database->execute(std::string(kSchema))) {
        return false;
    }
    m_insertPage.emplace(m_database->prepare("INSERT INTO status_page VALUES (?1, ?2)"));
    return true;
}

bool GenerationFile::addRow(const StoredList& list)
{
    Statement insert = m_database->prepare(R"sql(
        INSERT INTO status_list (issuer, kid, uri, target, iat, exp, bits, size, first_page, token_sha256, entries_sha256)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))sql");
    insert.bind(1, std::string_view(list.iss)).bind(2, ByteSpan(list.kid)).bind(3, std::string_view(list.uri));
    insert.bind(4, std::string_view(list.target)).bind(5, secondsOf(list.iat)).bind(6, secondsOf(list.exp));
    insert.bind(7, static_cast<std::int64_t>(list.bits)).bind(8, static_cast<std::int64_t>(list.size));
    insert.bind(9, m_nextPage);
    if (list.token) {
        insert.bind(10, list.token->span());
    }
    if (list.entries) {
        insert.bind(11, list.entries->span());
    }
    return insert.run();
}

bool GenerationFile::addList(const StoredList& list, ByteSpan entries)
{
    if (!addRow(list)) {
        return false;
    }
    while (!entries.empty()) {
        const ByteSpan bytes = entries.first(std::min(entries.size(), kStatusPageBytes));
        if (!m_insertPage->bind(1, m_nextPage).bind(2, bytes).run()) {
            return false;
        }
        entries = entries.subspan(bytes.size());
        ++m_nextPage;
    }
    return true;
}

bool GenerationFile::copyList(const StoredList& list, StateReader& from)
{
    if (!addRow(list)) {
        return false;
    }
    return from.forEachPage(
        list, [this](ByteSpan bytes) { return m_insertPage->bind(1, m_nextPage++).bind(2, bytes).run(); });
}

bool GenerationFile::addDocuments(const StoredState& state, UnixTime madeAt)
{
    Statement trust = m_database->prepare("INSERT INTO trust_list VALUES (1, ?1)");
    return trust.bind(1, asBytes(state.trustListJson)).run() && writeMeta(*m_database, state, madeAt)
           && writePolicies(*m_database, state) && writeMetadata(*m_database, state);
}

std::optional<FileFacts> GenerationFile::finish(const std::filesystem::path& path)
{
    m_insertPage.reset();
    if (!m_transaction->commit()) {
        return std::nullopt;
    }
    m_transaction.reset();
    m_database.reset();
    std::error_code error;
    std::filesystem::rename(m_file.path(), path, error);
    if (error) {
        return std::nullopt;
    }
    // Hashed while the disk writes: either takes milliseconds. And under its name: a file that was read since it was
    // renamed needs no note of the first reader's (relatime), who would wait for the disk.
    beginFlushing(path);
    const auto facts = measureFile(path, std::numeric_limits<std::uint64_t>::max());
    return facts && flushToDisk(path) ? std::optional(*facts) : std::nullopt;
}

} // namespace carded::revocation_cache
