// SPDX-License-Identifier: Apache-2.0
#include "evidence/log_reader.h"

#include <utility>

namespace carded::evidence {

using revocation_cache::Database;
using revocation_cache::Statement;
using tlog::Hash;

struct LogReader::Parts {
    Database database;
    LogHeading heading{};
    Statement findRow = database.prepare("SELECT leaf, nodes FROM record WHERE seq = ?1");
};

LogReader::LogReader(std::unique_ptr<Parts> parts) noexcept : m_parts(std::move(parts)) {}
LogReader::LogReader(LogReader&&) noexcept = default;
LogReader& LogReader::operator=(LogReader&&) noexcept = default;
LogReader::~LogReader() = default;

Result<LogReader, LogError> LogReader::open(const std::filesystem::path& path)
{
    auto database = openLogToRead(path);
    if (!database) {
        return fail(database.error());
    }
    auto parts = std::make_unique<Parts>(Parts{*std::move(database)});
    // From its first read to its end a transaction sees one state of the log.
    if (!parts->database.execute("BEGIN")) {
        return fail(errorOf(parts->database));
    }
    auto heading = readHeading(parts->database);
    if (!heading) {
        return fail(heading.error());
    }
    parts->heading = *std::move(heading);
    return LogReader(std::move(parts));
}

const LogHeading& LogReader::heading() const noexcept
{
    return m_parts->heading;
}

namespace {

StoredRecord rowOf(Statement& select)
{
    StoredRecord row{static_cast<std::uint64_t>(select.integerAt(0)), select.blobAt(1), select.blobAt(2), {}};
    if (select.integerAt(4) == 0) {
        row.text = asText(select.blobAt(3));
    }
    return row;
}

/// Records one after the other whose times are all in one hour.
struct Run {
    std::uint64_t from = 0;
    std::uint64_t until = 0;
    std::chrono::hours hour; ///< negative: not known
};

std::vector<Run> runsOf(const std::vector<KeptCheckpoint>& kept, std::uint64_t size)
{
    std::vector<Run> runs;
    std::uint64_t from = 0;
    for (const KeptCheckpoint& checkpoint : kept) {
        runs.push_back({from, checkpoint.size, checkpoint.hour});
        from = checkpoint.size;
    }
    runs.push_back({from, size, std::chrono::hours{-1}});
    return runs;
}

bool mayHold(const Run& run, const Period& period)
{
    const UnixTime begin{run.hour};
    return run.hour < std::chrono::hours{0}
           || ((!period.until || begin < *period.until)
               && (!period.from || begin + std::chrono::hours{1} > *period.from));
}

} // namespace

Result<void, LogError> LogReader::eachRow(const std::function<bool(const StoredRecord&)>& take)
{
    Statement select =
        m_parts->database.prepare("SELECT seq, leaf, nodes, bytes, bytes IS NULL FROM record ORDER BY seq");
    auto step = select.step();
    for (; step == Statement::Step::Row; step = select.step()) {
        if (!take(rowOf(select))) {
            return {};
        }
    }
    return step == Statement::Step::Done ? Result<void, LogError>() : fail(errorOf(m_parts->database));
}

Result<std::uint64_t, LogError>
LogReader::eachRecord(const Period& period, const std::function<void(const Record&, std::string_view text)>& take)
{
    const auto kept = keptCheckpoints();
    if (!kept) {
        return fail(kept.error());
    }
    Statement select = m_parts->database.prepare("SELECT seq, leaf, nodes, bytes, bytes IS NULL FROM record "
                                                 "WHERE seq >= ?1 AND seq < ?2 ORDER BY seq");
    std::uint64_t gone = 0;
    for (const Run& run : runsOf(*kept, m_parts->heading.size)) {
        if (!mayHold(run, period)) {
            continue;
        }
        select.bind(1, static_cast<std::int64_t>(run.from)).bind(2, static_cast<std::int64_t>(run.until));
        auto step = select.step();
        for (; step == Statement::Step::Row; step = select.step()) {
            const StoredRecord row = rowOf(select);
            const auto record = parseRecord(row.text.value_or(std::string_view()));
            gone += row.text ? 0 : 1;
            if (record && period.contains(record->time)) {
                take(*record, *row.text);
            }
        }
        if (step != Statement::Step::Done) {
            return fail(errorOf(m_parts->database));
        }
        select.rewind();
    }
    return gone;
}

/// The node over 2^level leaves is completed by the last of them.
std::optional<Hash> LogReader::node(unsigned level, std::uint64_t index)
{
    constexpr unsigned kMostLevels = 63;
    if (level > kMostLevels || index >= (std::uint64_t{1} << (kMostLevels - level))) {
        return std::nullopt;
    }
    const std::uint64_t row = ((index + 1) << level) - 1;
    Statement& find = m_parts->findRow;
    std::optional<Hash> hash;
    if (find.bind(1, static_cast<std::int64_t>(row)).step() == Statement::Step::Row) {
        const ByteSpan nodes = find.blobAt(1);
        const std::size_t at = level == 0 ? 0 : (level - 1) * Hash::kSize;
        if (level == 0) {
            hash = Hash::from(find.blobAt(0));
        } else if (nodes.size() >= at + Hash::kSize) {
            hash = Hash::from(nodes.subspan(at, Hash::kSize));
        }
    }
    find.rewind();
    return hash;
}

tlog::ReadNode LogReader::nodes()
{
    return [this](unsigned level, std::uint64_t index) { return node(level, index); };
}

Result<std::vector<KeptCheckpoint>, LogError> LogReader::keptCheckpoints()
{
    std::vector<KeptCheckpoint> kept;
    Statement select = m_parts->database.prepare("SELECT size, note, hour FROM kept_checkpoint ORDER BY size");
    auto step = select.step();
    for (; step == Statement::Step::Row; step = select.step()) {
        kept.push_back({static_cast<std::uint64_t>(select.integerAt(0)), select.textAt(1),
                        std::chrono::hours{select.integerAt(2)}});
    }
    if (step != Statement::Step::Done) {
        return fail(errorOf(m_parts->database));
    }
    return kept;
}

} // namespace carded::evidence
