// SPDX-License-Identifier: Apache-2.0
#include "evidence/log_reader.h"
#include "tests/evidence/evidence_support.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using namespace carded::evidence;
using namespace carded::test;

namespace {

LogReader mustRead(const std::filesystem::path& path)
{
    auto log = LogReader::open(path);
    if (!log) {
        FAIL("cannot open the log: ", static_cast<int>(log.error()));
    }
    return *std::move(log);
}

std::vector<std::uint64_t> placesIn(LogReader& log, const Period& period)
{
    std::vector<std::uint64_t> places;
    REQUIRE(log.eachRecord(period, [&](const Record& record, std::string_view) { places.push_back(record.seq); }));
    return places;
}

} // namespace

TEST_CASE("Reading a log: while it is written, it stays as it was when it was opened")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    LogStore writer = mustOpenLog(path);
    REQUIRE(writer.append(passRecord(), std::nullopt, LogStore::Moment{0}));
    LogReader log = mustRead(path);
    REQUIRE(writer.append(passRecord(), std::nullopt, LogStore::Moment{0}));
    CHECK(log.heading().size == 1);
    CHECK(placesIn(log, {}) == std::vector<std::uint64_t>{0});
    CHECK(mustRead(path).heading().size == 2);
}

TEST_CASE("Reading a log: there is none, or it is something else")
{
    const TemporaryFolder folder;
    CHECK(LogReader::open(folder / "evidence.db").error() == LogError::Missing);
    changeIn(folder / "other.db", "CREATE TABLE x (y)");
    CHECK(LogReader::open(folder / "other.db").error() == LogError::NotALog);
}

TEST_CASE("Reading a log: a period has the records of its times, from its first moment to before its end, whatever the "
          "clock did")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    const std::vector<int> minutes{0, 10, 50, 70, 75, 300, 20, 25, 80, 301, 600};
    for (const int minute : minutes) { // opened anew for each: an hour may begin in another run of the program
        REQUIRE(mustOpenLog(path).append(passRecord(kCheckTime + std::chrono::minutes{minute}), std::nullopt,
                                         LogStore::Moment{0}));
    }
    LogReader log = mustRead(path);
    for (int from = -5; from < 610; from += 5) {
        for (int until = from; until < 610; until += 35) {
            std::vector<std::uint64_t> expected;
            for (std::size_t i = 0; i < minutes.size(); ++i) {
                if (minutes[i] >= from && minutes[i] < until) {
                    expected.push_back(i);
                }
            }
            CHECK(placesIn(log, {kCheckTime + std::chrono::minutes{from}, kCheckTime + std::chrono::minutes{until}})
                  == expected);
        }
    }
    CHECK(placesIn(log, {}).size() == minutes.size());
}

TEST_CASE("Reading a log: records of which the bytes are gone are counted")
{
    const TemporaryFolder folder;
    fillLog(folder / "evidence.db", 20);
    changeIn(folder / "evidence.db", "UPDATE record SET bytes = NULL WHERE seq < 7");
    LogReader log = mustRead(folder / "evidence.db");
    std::size_t seen = 0;
    CHECK(log.eachRecord({}, [&](const Record&, std::string_view) { ++seen; }).value() == 7);
    CHECK(seen == 13);
}

TEST_CASE("Reading a log: its nodes prove every record and every older tree, after records are gone too")
{
    const TemporaryFolder folder;
    const auto path = folder / "evidence.db";
    constexpr std::uint64_t kSize = 37;
    fillLog(path, kSize);
    changeIn(path, "UPDATE record SET bytes = NULL WHERE seq < 20");
    LogReader log = mustRead(path);
    const auto root = openedCheckpoint(log.heading().checkpoint).root;
    for (std::uint64_t seq = 0; seq < kSize; ++seq) {
        const auto proof = tlog::proveInclusion(seq, kSize, log.nodes());
        REQUIRE(proof.has_value());
        CHECK(tlog::verifyInclusion(log.node(0, seq).value(), seq, kSize, *proof, root));
    }
    for (std::uint64_t from = 1; from <= kSize; ++from) {
        const auto proof = tlog::proveConsistency(from, kSize, log.nodes());
        REQUIRE(proof.has_value());
        CHECK(tlog::verifyConsistency(from, tlog::rootOf(from, log.nodes()).value(), kSize, root, *proof));
    }
    CHECK_FALSE(log.node(0, kSize).has_value());
    CHECK_FALSE(log.node(6, 0).has_value());
    CHECK_FALSE(log.node(63, ~std::uint64_t{0}).has_value());
    CHECK_FALSE(log.node(64, 0).has_value());
}
