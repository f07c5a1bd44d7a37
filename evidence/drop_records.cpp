// SPDX-License-Identifier: Apache-2.0
#include "evidence/drop_records.h"

#include "evidence/record.h"

#include <algorithm>

namespace carded::evidence {
namespace {

using revocation_cache::Database;
using revocation_cache::Statement;

/// The first record that stays. One that cannot be read stays, and all after it.
Result<std::int64_t, LogError> firstToStay(Database& database, std::int64_t size, UnixTime before)
{
    Statement select = database.prepare("SELECT seq, bytes FROM record WHERE bytes IS NOT NULL ORDER BY seq");
    auto step = select.step();
    for (; step == Statement::Step::Row; step = select.step()) {
        const auto record = parseRecord(asText(select.blobAt(1)));
        if (!record || record->time >= before) {
            return std::min(select.integerAt(0), size - 1);
        }
    }
    return step == Statement::Step::Done ? Result<std::int64_t, LogError>(size - 1) : fail(errorOf(database));
}

} // namespace

Result<std::uint64_t, LogError> dropRecords(const std::filesystem::path& log, UnixTime before)
{
    auto database = openLogToWrite(log);
    if (!database) {
        return fail(database.error());
    }
    const auto heading = readHeading(*database);
    if (!heading) {
        return fail(heading.error());
    }
    const auto stays = firstToStay(*database, static_cast<std::int64_t>(heading->size), before);
    if (!stays) {
        return fail(stays.error());
    }
    Statement drop = database->prepare("UPDATE record SET bytes = NULL WHERE seq < ?1 AND bytes IS NOT NULL");
    if (!drop.bind(1, *stays).run()) {
        return fail(errorOf(*database));
    }
    Statement changes = database->prepare("SELECT changes()");
    if (changes.step() != Statement::Step::Row) {
        return fail(errorOf(*database));
    }
    const auto dropped = static_cast<std::uint64_t>(changes.integerAt(0));
    changes.rewind();
    // The file is written anew without them, and what was written on the way is cut off.
    if (dropped > 0 && !database->execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")) {
        return fail(errorOf(*database));
    }
    return dropped;
}

} // namespace carded::evidence
