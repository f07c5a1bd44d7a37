// SPDX-License-Identifier: Apache-2.0
#include "bench/benches.h"
#include "bench/program_run.h"
#include "crypto/random.h"
#include "evidence/check_log.h"
#include "evidence/check_pack.h"
#include "evidence/log_folder.h"
#include "evidence/pack_file.h"
#include "revocation_cache/sqlite.h"
#include "tests/support/run_program.h"
#include "tlog/checkpoint.h"
#include "tlog/signed_note.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <stdexcept>

// Budgets: a durable record costs at most 1.2 times a bare insert where the disk takes 0.3 ms for one, else at most 150
// us more. With a million records a proof takes at most 1 ms, the pack of a day of 2,000 checks at most 1 s, checking
// at most 5 us a record, and the file is at most 110 bytes a record larger than the records.

namespace carded::bench {
namespace {

namespace fs = std::filesystem;
using evidence::LogReader;
using evidence::Record;
using revocation_cache::Database;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kRecords = 1'000'000;
constexpr std::uint64_t kChecksADay = 2'000;
constexpr double kDurable = 0.3e-3; ///< seconds; from here on the disk decides
constexpr UnixTime kFirst{Seconds{1764000000}};

template <class Work>
double secondsFor(Work work)
{
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

Record recordAt(UnixTime time)
{
    Record record;
    record.time = time;
    record.mode = "live";
    record.category = "tobacco";
    record.format = "age1";
    record.issuer = "https://licence.example.kr";
    record.minimumAge = 19;
    record.reason = verifier::Reason::OldEnough;
    record.policy = "KR";
    record.repository = 118;
    record.trust = 7;
    record.statusIat = 1764000000;
    return record;
}

/// A table like the records', written to as durably, by SQLite alone.
class BareTable {
public:
    explicit BareTable(const fs::path& path) : m_database(opened(path)) {}

    void insert(std::int64_t number, std::string_view bytes)
    {
        if (!m_insert.bind(1, number).bind(2, asBytes(bytes)).run()) {
            throw std::runtime_error("a bare insert failed");
        }
    }

private:
    static Database opened(const fs::path& path)
    {
        auto database = Database::openToWrite(path);
        if (!database
            || !database->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                  "CREATE TABLE bare (number INTEGER PRIMARY KEY, bytes BLOB) STRICT")) {
            throw std::runtime_error("a bare table cannot be made");
        }
        return *std::move(database);
    }

    Database m_database;
    revocation_cache::Statement m_insert = m_database.prepare("INSERT INTO bare VALUES (?1, ?2)");
};

/// In turns, so that the disk's moods hit both.
std::vector<Figure> measureAppend(const fs::path& work)
{
    constexpr int kRounds = 1000;
    auto opened = evidence::openLog(work / "append", "0042", "3");
    if (!opened) {
        throw std::runtime_error("a log cannot be begun");
    }
    BareTable bare(work / "bare.db");
    const std::string text(350, 'x');
    std::vector<double> ours;
    std::vector<double> peers;
    for (int i = 0; i < kRounds; ++i) {
        const evidence::UsedToken token{*crypto::Sha256Digest::from(crypto::randomBytes(32)), kFirst};
        ours.push_back(secondsFor([&] { (void)opened->log.append(recordAt(kFirst + Seconds{i}), token, {}); }));
        peers.push_back(secondsFor([&] { bare.insert(i, text); }));
    }
    const double our = median(ours);
    const double peer = median(peers);
    constexpr double kMicro = 1e6;
    if (peer >= kDurable) {
        return {{"a record, its checkpoint and a used token; bare insert", "us", our * kMicro, peer * kMicro, 1.2}};
    }
    return {{"a record, its checkpoint and a used token; bare insert", "us", our * kMicro, peer * kMicro, {}},
            {"  more than a bare insert, where the disk is fast", "us", (our - peer) * kMicro, {}, 150}};
}

Bytes flat(const std::vector<tlog::Hash>& hashes)
{
    Bytes bytes;
    for (const tlog::Hash& hash : hashes) {
        bytes.insert(bytes.end(), hash.data.begin(), hash.data.end());
    }
    return bytes;
}

/// Writes rows of a log as LogStore does, but all in one transaction: a disk would take hours for a million.
class BulkLog {
public:
    BulkLog(const fs::path& path, const evidence::LogOwner& owner)
        : m_owner(owner), m_database(Database::openToWrite(path).value())
    {
        (void)m_database.execute("BEGIN");
    }

    void append(const Record& record, std::string_view text)
    {
        const auto hour = std::chrono::floor<std::chrono::hours>(record.time.time_since_epoch());
        if (record.seq > 0 && hour != m_hour) {
            const std::string note = checkpoint();
            must(m_keep.bind(1, static_cast<std::int64_t>(record.seq)).bind(2, note).bind(3, m_hour.count()).run());
        }
        m_hour = hour;
        const tlog::Hash leaf = tlog::leafHash(asBytes(text));
        const Bytes nodes = flat(m_tree.append(leaf));
        must(m_insert.bind(1, static_cast<std::int64_t>(record.seq))
                 .bind(2, ByteSpan(leaf.data))
                 .bind(3, ByteSpan(nodes))
                 .bind(4, asBytes(text))
                 .run());
    }

    void finish()
    {
        const Bytes edge = flat(m_tree.edge());
        const std::string note = checkpoint();
        must(m_update.bind(1, static_cast<std::int64_t>(m_tree.size())).bind(2, ByteSpan(edge)).bind(3, note).run());
        must(m_database.execute("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)"));
    }

private:
    static void must(bool isDone)
    {
        if (!isDone) {
            throw std::runtime_error("a log cannot be written");
        }
    }
    [[nodiscard]] std::string checkpoint() const
    {
        const std::string origin = m_owner.origin();
        return tlog::signNote(tlog::textOf({origin, m_tree.size(), m_tree.root(), {}}), origin, m_owner.key).value();
    }

    evidence::LogOwner m_owner;
    Database m_database;
    tlog::Frontier m_tree;
    std::chrono::hours m_hour{0};
    revocation_cache::Statement m_insert = m_database.prepare("INSERT INTO record VALUES (?1, ?2, ?3, ?4)");
    revocation_cache::Statement m_keep = m_database.prepare("INSERT INTO kept_checkpoint VALUES (?1, ?2, ?3)");
    revocation_cache::Statement m_update = m_database.prepare("UPDATE log SET size = ?1, edge = ?2, checkpoint = ?3");
};

/// A log of kRecords in `folder`, kChecksADay a day. Gives the bytes of the records.
std::uint64_t fillLog(const fs::path& folder)
{
    if (!evidence::openLog(folder, "0042", "3")) {
        throw std::runtime_error("a log cannot be begun");
    }
    const fs::path path = evidence::currentLogIn(folder);
    BulkLog log(path, evidence::ownerOf(path, evidence::originOf("0042", "3")).value());
    std::uint64_t bytes = 0;
    for (std::uint64_t i = 0; i < kRecords; ++i) {
        constexpr int kSecondsApart = 40;
        Record record = recordAt(kFirst + std::chrono::days{static_cast<int>(i / kChecksADay)}
                                 + static_cast<int>(i % kChecksADay) * Seconds{kSecondsApart});
        record.store = "0042";
        record.till = "3";
        record.seq = i;
        const Bytes salt = crypto::randomBytes(evidence::kSaltBytes);
        std::ranges::copy(salt, record.salt.begin());
        const std::string text = toText(record).value();
        log.append(record, text);
        bytes += text.size();
    }
    log.finish();
    return bytes;
}

Figure measureProof(LogReader& log)
{
    constexpr int kProofs = 300;
    std::vector<double> times;
    for (int i = 0; i < kProofs; ++i) {
        const std::uint64_t seq = (static_cast<std::uint64_t>(i) * 3'331) % kRecords;
        times.push_back(secondsFor([&] {
            if (!tlog::proveInclusion(seq, kRecords, log.nodes())) {
                throw std::runtime_error("no proof");
            }
        }));
    }
    return {"a proof, of 1,000,000 records", "ms", median(times) * 1e3, {}, 1};
}

Figure measureCheck(const fs::path& path)
{
    const double seconds = secondsFor([&] {
        auto log = LogReader::open(path);
        if (!log || !checkLog(*log, {})) {
            throw std::runtime_error("the log does not hold");
        }
    });
    return {"checking a log of 1,000,000 records, a record", "us", seconds * 1e6 / kRecords, {}, 5};
}

/// By the program, report and PDF included.
Figure measurePack(const fs::path& work)
{
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        const fs::path out = work / ("pack" + std::to_string(i) + ".zip");
        times.push_back(secondsFor([&] {
            const ProgramRun run = runProgram({test::programs() / "carded", "--store", work / "store", "evidence",
                                               "export", "--day", "2026-03-01", "--out", out});
            if (run.status != 0 || run.out.find("records: 2000,") == std::string::npos) {
                throw std::runtime_error("no pack of a day: " + run.out);
            }
        }));
    }
    return {"a day's pack (2,000 records), of 1,000,000", "s", median(times), {}, 1};
}

Figure measurePackCheck(const fs::path& work)
{
    const auto files = evidence::readPack(work / "pack0.zip");
    if (!files) {
        throw std::runtime_error("the pack cannot be read");
    }
    std::vector<double> times;
    for (int i = 0; i < 21; ++i) {
        times.push_back(secondsFor([&] {
            if (!evidence::checkPack(*files, {})) {
                throw std::runtime_error("the pack does not hold");
            }
        }));
    }
    return {"checking a day's pack, a record", "us", median(times) * 1e6 / kChecksADay, {}, 5};
}

} // namespace

std::vector<Figure> measureEvidence(const fs::path& work)
{
    std::vector<Figure> figures = measureAppend(work);
    const fs::path store = work / "store";
    fs::create_directories(store);
    std::cerr << "carded-bench: making a log of a million checks\n";
    const std::uint64_t recordBytes = fillLog(store / "evidence");
    const fs::path path = evidence::currentLogIn(store / "evidence");
    const double overhead = (static_cast<double>(fs::file_size(path)) - static_cast<double>(recordBytes)) / kRecords;
    figures.push_back({"bytes of the log's file besides a record", "B", overhead, {}, 110});
    {
        auto log = LogReader::open(path);
        if (!log) {
            throw std::runtime_error("the log cannot be read");
        }
        figures.push_back(measureProof(*log));
    }
    figures.push_back(measureCheck(path));
    figures.push_back(measurePack(work));
    figures.push_back(measurePackCheck(work));
    return figures;
}

} // namespace carded::bench
