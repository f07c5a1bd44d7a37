// SPDX-License-Identifier: Apache-2.0
#include "app/recorder.h"
#include "evidence/check_log.h"
#include "tests/support/small_disk.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

using namespace carded;
using namespace carded::app;
using evidence::Kind;
using evidence::LogError;
using test::TemporaryFolder;

namespace {

constexpr UnixTime kNow{Seconds{1795429230}};
constexpr Recorder::Moment kStarted{0};

evidence::Record checkAt(UnixTime time)
{
    evidence::Record record;
    record.time = time;
    record.reason = verifier::Reason::OldEnough;
    return record;
}

crypto::Sha256Digest token(std::uint8_t fill)
{
    crypto::Sha256Digest id;
    id.data.fill(fill);
    return id;
}

/// A token that is good once, and as fresh as a holder's.
credential::SingleUse once(std::uint8_t fill)
{
    return {token(fill), std::nullopt};
}

/// A recorder and what it has told the journal.
struct Desk {
    explicit Desk(const std::filesystem::path& folder, RecordClock clock = RecordClock::System)
        : recorder({folder, "0042", "3", clock == RecordClock::Film ? "demo" : "live", clock},
                   [this](const std::string& sentence) { journal.push_back(sentence); })
    {}

    std::vector<std::string> journal;
    Recorder recorder;
};

/// The records of a log that holds.
std::vector<evidence::Record> recordsIn(const std::filesystem::path& folder)
{
    auto log = evidence::LogReader::open(evidence::currentLogIn(folder));
    REQUIRE(log.has_value());
    REQUIRE(evidence::checkLog(*log, {}).has_value());
    std::vector<evidence::Record> records;
    REQUIRE(log->eachRow([&](const evidence::StoredRecord& row) {
        records.push_back(evidence::parseRecord(row.text.value()).value());
        return true;
    }));
    return records;
}

std::vector<Kind> kindsIn(const std::filesystem::path& folder)
{
    std::vector<Kind> kinds;
    for (const evidence::Record& record : recordsIn(folder)) {
        kinds.push_back(record.kind);
    }
    return kinds;
}

} // namespace

TEST_CASE("Recorder: start, checks and stop are on record, and the journal has each size and root")
{
    const TemporaryFolder outside;
    const auto folder = recordsFolder(outside.path());
    Desk desk(folder);
    desk.recorder.start(kNow, kStarted);
    CHECK(desk.recorder.record(checkAt(kNow + Seconds{5}), std::nullopt, kStarted) == 1);
    desk.recorder.stop(kNow + Seconds{9}, kStarted);
    CHECK(kindsIn(folder) == std::vector{Kind::Start, Kind::Check, Kind::Stop});
    CHECK(recordsIn(folder)[1].mode == "live");
    CHECK(recordsIn(folder)[1].store == "0042");
    REQUIRE(desk.journal.size() == 4);
    CHECK(desk.journal[0] == "a new log of records begins.");
    CHECK(desk.journal[3].starts_with("evidence carded.evidence/0042/3 size 3 root "));
    CHECK_FALSE(desk.recorder.state().problem.has_value());
}

TEST_CASE("Recorder: a start after a run that had no end says how far the records go")
{
    const TemporaryFolder outside;
    const auto folder = recordsFolder(outside.path());
    {
        Desk killed(folder);
        killed.recorder.start(kNow, kStarted);
        killed.recorder.record(checkAt(kNow), std::nullopt, kStarted);
    }
    Desk next(folder);
    next.recorder.start(kNow, kStarted);
    REQUIRE(next.journal.size() == 2);
    CHECK(next.journal[0].find("did not end in order") != std::string::npos);
    CHECK(next.journal[0].find("up to number 1,") != std::string::npos);
    next.recorder.stop(kNow, kStarted);
    Desk third(outside / "none");
    third.recorder.start(kNow, kStarted); // the first ever
    CHECK(third.journal[0].find("in order") == std::string::npos);
}

TEST_CASE("Recorder: a start after an end in order says nothing of it")
{
    const TemporaryFolder outside;
    const auto folder = recordsFolder(outside.path());
    for (int run = 0; run < 2; ++run) {
        Desk desk(folder);
        desk.recorder.start(kNow, kStarted);
        desk.recorder.stop(kNow, kStarted);
        CHECK(desk.journal.size() == (run == 0 ? 3U : 2U));
    }
}

TEST_CASE("Recorder: a disk with little room is told before it is full, and a full one when it is")
{
    const TemporaryFolder outside;
    constexpr std::size_t kKilobytes = 512;
    const test::SmallDisk disk(outside / "disk", kKilobytes);
    if (!disk.isMounted()) {
        MESSAGE("no disk can be mounted here: this needs root");
        return;
    }
    Desk desk(recordsFolder(outside / "disk"));
    desk.recorder.start(kNow, kStarted);
    CHECK((desk.recorder.state() == RecorderState{std::nullopt, true}));
    std::ofstream(outside / "disk" / "ballast") << std::string(kKilobytes * 1024, 'x'); // as much as fits
    std::optional<std::uint64_t> last = 0;
    for (int i = 0; last && i < 1000; ++i) {
        last = desk.recorder.record(checkAt(kNow), once(1), kStarted);
    }
    CHECK_FALSE(last.has_value());
    CHECK(desk.recorder.state().problem == LogError::DiskFull);
    CHECK(desk.journal.back().find("disk is full") != std::string::npos);
    CHECK(desk.recorder.isUsed(token(1), kNow, kStarted));
    std::filesystem::remove(outside / "disk" / "ballast");
    CHECK(desk.recorder.record(checkAt(kNow), std::nullopt, kStarted).has_value());
    const auto kinds = kindsIn(recordsFolder(outside / "disk"));
    CHECK((kinds[kinds.size() - 2] == Kind::Gap));
}

TEST_CASE("Recorder: a till without numbers records them as unset")
{
    const TemporaryFolder outside;
    Recorder recorder({recordsFolder(outside.path()), "", "", "live"}, [](const std::string&) {});
    recorder.start(kNow, kStarted);
    CHECK(recordsIn(recordsFolder(outside.path()))[0].store == "unset");
}

TEST_CASE("Recorder: what cannot be recorded is a gap, which is recorded as soon as that can be done")
{
    const TemporaryFolder outside;
    const auto folder = recordsFolder(outside.path());
    std::filesystem::create_directory(folder);
    Desk desk(folder);
    {
        auto other = evidence::LogLock::take(folder);
        REQUIRE(other.has_value());
        desk.recorder.start(kNow, kStarted);
        CHECK(desk.recorder.record(checkAt(kNow + Seconds{5}), once(1), kStarted) == std::nullopt);
        CHECK(desk.recorder.state().problem == LogError::Busy);
        CHECK(desk.journal.size() == 1); // once, not for each record
        CHECK(desk.recorder.isUsed(token(1), kNow, kStarted));
        CHECK_FALSE(desk.recorder.isUsed(token(2), kNow, kStarted));
    }
    CHECK(desk.recorder.record(checkAt(kNow + Seconds{20}), once(3), kStarted) == 1);
    CHECK_FALSE(desk.recorder.state().problem.has_value());
    CHECK(kindsIn(folder) == std::vector{Kind::Gap, Kind::Check});
    CHECK(recordsIn(folder)[0].time == kNow); // since when something is missing
    CHECK(desk.recorder.isUsed(token(1), kNow, kStarted));
    CHECK(desk.recorder.isUsed(token(3), kNow, kStarted));
}

TEST_CASE("Recorder: a token is used up for the next run too, whatever its clock says")
{
    const TemporaryFolder outside;
    const auto folder = recordsFolder(outside.path());
    {
        Desk desk(folder);
        desk.recorder.record(checkAt(kNow), once(1), kStarted);
    }
    Desk desk(folder);
    CHECK(desk.recorder.isUsed(token(1), kNow - Seconds{86'400 * 30}, kStarted));
    CHECK(desk.recorder.isUsed(token(1), kNow + Seconds{86'400 * 30}, kStarted));
}

TEST_CASE("Recorder: a clock that was set back is recorded, and the order stays")
{
    const TemporaryFolder outside;
    const auto folder = recordsFolder(outside.path());
    {
        Desk desk(folder);
        desk.recorder.record(checkAt(kNow), std::nullopt, kStarted);
        desk.recorder.record(checkAt(kNow - Seconds{5}), std::nullopt, kStarted); // a clock set by the network
        desk.recorder.record(checkAt(kNow - Seconds{3600}), std::nullopt, kStarted);
        desk.recorder.record(checkAt(kNow - Seconds{3500}), std::nullopt, kStarted);
    }
    Desk desk(folder);
    desk.recorder.start(kNow - Seconds{7200}, kStarted); // while the program did not run
    CHECK(kindsIn(folder)
          == std::vector{Kind::Check, Kind::Check, Kind::Clock, Kind::Check, Kind::Check, Kind::Clock, Kind::Start});
    CHECK(recordsIn(folder)[2].time == kNow - Seconds{3600});
}

TEST_CASE("Recorder: a film's clock may go back, and its codes are good again in the next run")
{
    const TemporaryFolder outside;
    const auto folder = recordsFolder(outside.path());
    {
        Desk desk(folder, RecordClock::Film);
        desk.recorder.record(checkAt(kNow), once(1), kStarted);
        desk.recorder.record(checkAt(kNow - Seconds{3600}), std::nullopt, kStarted);
        CHECK(desk.recorder.isUsed(token(1), kNow, kStarted));
    }
    CHECK(kindsIn(folder) == std::vector{Kind::Check, Kind::Check});
    CHECK(recordsIn(folder)[0].mode == "demo");
    Desk desk(folder, RecordClock::Film);
    CHECK_FALSE(desk.recorder.isUsed(token(1), kNow, kStarted));
}

TEST_CASE("Recorder: with another folder in the place of the one it writes in, it goes on there")
{
    const TemporaryFolder outside;
    const auto folder = recordsFolder(outside.path());
    Desk desk(folder);
    desk.recorder.record(checkAt(kNow), once(1), kStarted);
    std::filesystem::rename(folder, outside / "away");
    CHECK(desk.recorder.record(checkAt(kNow), std::nullopt, kStarted) == 0);
    CHECK(kindsIn(folder) == std::vector{Kind::Check});
    CHECK(kindsIn(outside / "away") == std::vector{Kind::Check});
}

TEST_CASE("Recorder: a folder that cannot be made is a problem that says so, and stops nothing")
{
    const TemporaryFolder outside;
    Desk desk(outside / "none" / "evidence");
    desk.recorder.start(kNow, kStarted);
    CHECK(desk.recorder.state().problem == LogError::NotAllowed);
    CHECK(desk.recorder.record(checkAt(kNow), once(1), kStarted) == std::nullopt);
    REQUIRE(desk.journal.size() == 1);
    CHECK(desk.journal[0].find("folder of records") != std::string::npos);
}

TEST_CASE("Recorder: a token with an end of its own stays used until then, whatever comes between")
{
    const TemporaryFolder outside;
    constexpr Seconds kDay{86'400};
    constexpr Recorder::Moment kFiftyDays = std::chrono::hours{24} * 50;
    Desk desk(recordsFolder(outside.path()));
    desk.recorder.record(checkAt(kNow), credential::SingleUse{token(1), kNow + 240 * kDay}, kStarted);
    desk.recorder.record(checkAt(kNow), once(2), kStarted);
    desk.recorder.record(checkAt(kNow + 50 * kDay), once(3), kFiftyDays); // the moment when old ones are forgotten
    CHECK(desk.recorder.isUsed(token(1), kNow + 50 * kDay, kFiftyDays));
    CHECK_FALSE(desk.recorder.isUsed(token(2), kNow + 50 * kDay, kFiftyDays));
    desk.recorder.record(checkAt(kNow + 241 * kDay), once(4), 6 * kFiftyDays);
    CHECK_FALSE(desk.recorder.isUsed(token(1), kNow + 241 * kDay, 6 * kFiftyDays));
}

TEST_CASE("Recorder: the operator's number stands in what persons do, and in nothing that the program notices itself")
{
    const TemporaryFolder folder;
    Desk desk(folder.path());
    desk.recorder.setOperator("017");
    desk.recorder.start(kNow, kStarted);
    evidence::Record record = checkAt(kNow);
    const auto check = desk.recorder.record(record, std::nullopt, kStarted);
    REQUIRE(check.has_value());
    for (const Kind kind : {Kind::Face, Kind::Manual, Kind::Override}) {
        record.kind = kind;
        record.ref = check;
        REQUIRE(desk.recorder.record(record, std::nullopt, kStarted).has_value());
    }
    desk.recorder.recordMode("training", kNow, kStarted);
    desk.recorder.recordMode("live", kNow - Seconds{60}, kStarted); // whose clock has gone back
    desk.recorder.setOperator({});
    REQUIRE(desk.recorder.record(checkAt(kNow), std::nullopt, kStarted).has_value());
    desk.recorder.stop(kNow, kStarted);
    std::vector<std::pair<Kind, std::string>> operators;
    for (const evidence::Record& written : recordsIn(folder.path())) {
        operators.emplace_back(written.kind, written.operatorNumber);
    }
    CHECK((operators
           == std::vector<std::pair<Kind, std::string>>{{Kind::Start, ""},
                                                        {Kind::Check, "017"},
                                                        {Kind::Face, "017"},
                                                        {Kind::Manual, "017"},
                                                        {Kind::Override, "017"},
                                                        {Kind::Mode, "017"},
                                                        {Kind::Clock, ""},
                                                        {Kind::Mode, "017"},
                                                        {Kind::Check, ""},
                                                        {Kind::Stop, ""}}));
}
