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

Result<void, LogError> LogReader::eachRow(const std::function<bool(const StoredRecord&)>& take)
{
    Statement select =
        m_parts->database.prepare("SELECT seq, leaf, nodes, bytes, bytes IS NULL FROM record ORDER BY seq");
    auto step = select.step();
    for (; step == Statement::Step::Row; step = select.step()) {
        StoredRecord row{static_cast<std::uint64_t>(select.integerAt(0)), select.blobAt(1), select.blobAt(2), {}};
        if (select.integerAt(4) == 0) {
            row.text = asText(select.blobAt(3));
        }
        if (!take(row)) {
            return {};
        }
    }
    return step == Statement::Step::Done ? Result<void, LogError>() : fail(errorOf(m_parts->database));
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

Result<std::vector<std::pair<std::uint64_t, std::string>>, LogError> LogReader::keptCheckpoints()
{
    std::vector<std::pair<std::uint64_t, std::string>> kept;
    Statement select = m_parts->database.prepare("SELECT size, note FROM kept_checkpoint ORDER BY size");
    auto step = select.step();
    for (; step == Statement::Step::Row; step = select.step()) {
        kept.emplace_back(static_cast<std::uint64_t>(select.integerAt(0)), select.textAt(1));
    }
    if (step != Statement::Step::Done) {
        return fail(errorOf(m_parts->database));
    }
    return kept;
}

} // namespace carded::evidence
