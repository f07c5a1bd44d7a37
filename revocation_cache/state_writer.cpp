// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/state_writer.h"

#include "revocation_cache/schema.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace carded::revocation_cache {
namespace {

std::int64_t secondsOf(UnixTime time) noexcept
{
    return time.time_since_epoch().count();
}

/// About how long the file will be, and rather more: memory that is not touched costs nothing.
std::size_t expectedSize(const StateFiles& files, const StateDraft& draft)
{
    std::size_t size = std::size_t{1024} * 1024 + files.trustListJson().size();
    for (const DraftList& next : draft.lists) {
        size += next.list.entries.size() + next.list.entries.size() / 32;
    }
    return size;
}

bool writeMeta(Database& database, const StateFiles& files, const StateDraft& draft)
{
    Statement insert = database.prepare("INSERT INTO meta VALUES (?1, ?2)");
    const std::pair<std::string_view, std::int64_t> rows[] = {
        {"demo", files.trustList().demo ? 1 : 0},
        {"made_at", secondsOf(files.madeAt())},
        {"clock_floor", secondsOf(draft.clockFloor)},
        {"repository_version", static_cast<std::int64_t>(files.repositoryVersion())},
    };
    return std::ranges::all_of(
        rows, [&insert](const auto& row) { return insert.bind(1, row.first).bind(2, row.second).run(); });
}

bool writeDocuments(Database& database, const StateFiles& files)
{
    Statement trust = database.prepare("INSERT INTO trust_list VALUES (1, ?1)");
    if (!trust.bind(1, asBytes(files.trustListJson())).run()) {
        return false;
    }
    Statement policy = database.prepare("INSERT INTO policy VALUES (?1, ?2)");
    return std::ranges::all_of(files.policies(), [&policy](const PolicyFile& file) {
        return policy.bind(1, std::string_view(file.jurisdiction)).bind(2, asBytes(file.toml)).run();
    });
}

/// Writes entries from row `page` on; the first row after them, or 0 when it fails.
std::int64_t writePages(Statement& insert, ByteSpan entries, std::int64_t page)
{
    while (!entries.empty()) {
        const ByteSpan bytes = entries.first(std::min(entries.size(), kStatusPageBytes));
        if (!insert.bind(1, page).bind(2, bytes).run()) {
            return 0;
        }
        entries = entries.subspan(bytes.size());
        ++page;
    }
    return page;
}

bool writeLists(Database& database, const StateDraft& draft)
{
    Statement insertPage = database.prepare("INSERT INTO status_page VALUES (?1, ?2)");
    Statement insertList = database.prepare(R"sql(
        INSERT INTO status_list (issuer, kid, uri, iat, exp, bits, size, first_page, token_sha256)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))sql");
    std::int64_t page = 1;
    for (const DraftList& next : draft.lists) {
        const credential::VerifiedStatusList& list = next.list;
        insertList.bind(1, std::string_view(list.iss)).bind(2, ByteSpan(list.kid)).bind(3, std::string_view(list.uri));
        insertList.bind(4, secondsOf(list.iat)).bind(5, secondsOf(list.exp));
        insertList.bind(6, static_cast<std::int64_t>(list.bits));
        insertList.bind(7, static_cast<std::int64_t>(list.entries.size())).bind(8, page).bind(9, next.token.span());
        page = writePages(insertPage, list.entries, page);
        if (page == 0 || !insertList.run()) {
            return false;
        }
    }
    return true;
}

} // namespace

std::optional<Database> makeStateFile(const StateFiles& files, const StateDraft& draft)
{
    auto database = Database::openForBulkLoad(expectedSize(files, draft));
    // The page size comes before the first table and outside the transaction: later it would be ignored.
    if (!database || !database->execute("PRAGMA page_size = 4096")) {
        return std::nullopt;
    }
    Transaction transaction(*database);
    if (!database->execute(std::string(kSchema)) || !writeMeta(*database, files, draft)
        || !writeDocuments(*database, files) || !writeLists(*database, draft) || !transaction.commit()) {
        return std::nullopt;
    }
    return database;
}

} // namespace carded::revocation_cache
