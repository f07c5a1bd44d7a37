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

/// A log of kRecords in `folder`, kChecksADay a day. Gives the bytes of the records.
std::uint64_t fillLog(const fs::path& folder)
{
    auto opened = evidence::openLog(folder, "0042", "3");
    std::uint64_t bytes = 0;
    for (std::uint64_t i = 0; opened && i < kRecords; ++i) {
        const auto second = static_cast<std::int64_t>(i % kChecksADay) * 40;
        const auto day = std::chrono::days{static_cast<int>(i / kChecksADay)};
        Record record = recordAt(kFirst + day + Seconds{second});
        if (!opened->log.append(record, {}, {})) {
            throw std::runtime_error("a record cannot be appended");
        }
        record.store = "0042";
        record.till = "3";
        record.seq = i;
        bytes += toText(record)->size();
    }
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
    std::cerr << "carded-bench: recording a million checks\n";
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
