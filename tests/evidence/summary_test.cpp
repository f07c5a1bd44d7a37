// SPDX-License-Identifier: Apache-2.0
#include "base/rfc3339.h"
#include "evidence/summary.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace carded;
using namespace carded::evidence;
using verifier::Reason;

namespace {

Seconds koreanOffset(UnixTime /*time*/)
{
    return std::chrono::hours{9};
}

UnixTime at(std::string_view text)
{
    const auto time = parseRfc3339(text);
    REQUIRE(time.has_value());
    return *time;
}

/// Records of one log, one after the other.
class Log {
public:
    explicit Log(ReportMode mode = ReportMode::Live, const LocalOffset& offset = koreanOffset)
        : m_summarizer(mode, offset)
    {}

    Record record(Kind kind, std::string_view time)
    {
        Record made;
        made.kind = kind;
        made.seq = m_next++;
        made.time = at(time);
        made.store = "0042";
        made.till = "3";
        made.mode = "live";
        return made;
    }
    Record check(Reason reason, std::string_view time = "2026-11-23T10:20:30Z")
    {
        Record made = record(Kind::Check, time);
        made.reason = reason;
        made.category = "tobacco";
        made.format = "age1";
        return made;
    }
    void add(const Record& record) { m_summarizer.add(record); }
    [[nodiscard]] const Summary& summary() const { return m_summarizer.summary(); }

private:
    Summarizer m_summarizer;
    std::uint64_t m_next = 41;
};

} // namespace

TEST_CASE("Summary: of no records it says nothing")
{
    const Log log;
    CHECK(log.summary().records == 0);
    CHECK_FALSE(log.summary().first.has_value());
    CHECK(log.summary().decisions() == 0);
    CHECK(listAgeRows(log.summary().listAges).empty());
}

TEST_CASE("Summary: each check is counted by its outcome, reason, format and category")
{
    Log log;
    log.add(log.check(Reason::OldEnough));
    log.add(log.check(Reason::OldEnough));
    log.add(log.check(Reason::Underage));
    Record unknown = log.check(Reason::UnknownIssuer);
    unknown.format.clear();
    unknown.category = "tobacco,alcohol";
    log.add(unknown);

    const Summary& summary = log.summary();
    CHECK(summary.checks == AnswerCounts{2, 1, 1});
    CHECK(
        summary.reasons
        == std::map<Reason, std::uint64_t>{{Reason::OldEnough, 2}, {Reason::Underage, 1}, {Reason::UnknownIssuer, 1}});
    CHECK(summary.formats == std::map<std::string, std::uint64_t>{{"age1", 3}});
    CHECK(summary.categories.at("tobacco") == AnswerCounts{2, 1, 1});
    CHECK(summary.categories.at("alcohol") == AnswerCounts{0, 0, 1});
    CHECK(summary.first->seq == 41);
    CHECK(summary.last->seq == 44);
}

TEST_CASE("Summary: a check without a reason is no pass")
{
    Log log;
    Record check = log.check(Reason::OldEnough);
    check.reason.reset();
    log.add(check);
    CHECK(log.summary().checks == AnswerCounts{0, 0, 1});
}

TEST_CASE("Summary: every reason is counted under its outcome")
{
    for (const Reason reason : verifier::kAllReasons) {
        Log log;
        log.add(log.check(reason));
        const bool isPass = verifier::outcomeOf(reason) == verifier::Outcome::Pass;
        const bool isRefusal = verifier::outcomeOf(reason) == verifier::Outcome::Refuse;
        CHECK(log.summary().checks.pass == (isPass ? 1 : 0));
        CHECK(log.summary().checks.refuse == (isRefusal ? 1 : 0));
        CHECK(log.summary().checks.total() == 1);
    }
}

TEST_CASE("Summary: a compared face gives its check the answer, in the check's own hour")
{
    Log log;
    const Record check = log.check(Reason::FaceCheckNeeded, "2026-11-23T10:59:58Z");
    log.add(check);
    CHECK(log.summary().checks == AnswerCounts{0, 0, 1});
    Record face = log.record(Kind::Face, "2026-11-23T11:00:03Z");
    face.ref = check.seq;

    SUBCASE("the same person")
    {
        face.reason = Reason::OldEnough;
        log.add(face);
        CHECK(log.summary().checks == AnswerCounts{1, 0, 0});
        CHECK(log.summary().faces == AnswerCounts{1, 0, 0});
        CHECK(log.summary().hours[19] == AnswerCounts{1, 0, 0});
        CHECK(log.summary().categories.at("tobacco") == AnswerCounts{1, 0, 0});
        CHECK(log.summary().reasons == std::map<Reason, std::uint64_t>{{Reason::OldEnough, 1}});
    }
    SUBCASE("not the same")
    {
        face.reason = Reason::FaceCheckRefused;
        log.add(face);
        CHECK(log.summary().checks == AnswerCounts{0, 1, 0});
        CHECK(log.summary().faces == AnswerCounts{0, 1, 0});
    }
    SUBCASE("nobody said")
    {
        log.add(face);
        CHECK(log.summary().checks == AnswerCounts{0, 0, 1});
        CHECK(log.summary().faces == AnswerCounts{0, 0, 1});
    }
    SUBCASE("a second answer to the same check changes nothing about it")
    {
        face.reason = Reason::FaceCheckRefused;
        log.add(face);
        face.reason = Reason::OldEnough;
        log.add(face);
        CHECK(log.summary().checks == AnswerCounts{0, 1, 0});
    }
    SUBCASE("of another check, or of one before these records")
    {
        face.ref = 7;
        face.reason = Reason::OldEnough;
        log.add(face);
        CHECK(log.summary().checks == AnswerCounts{0, 0, 1});
        CHECK(log.summary().faces == AnswerCounts{1, 0, 0});
    }
}

TEST_CASE("Summary: a face compared before its check was recorded is counted too")
{
    Log log;
    Record check = log.check(Reason::OldEnough);
    check.faceCheck = true;
    log.add(check);
    check.faceCheck = false;
    log.add(check);
    CHECK(log.summary().faces == AnswerCounts{1, 0, 0});
    CHECK(log.summary().checks == AnswerCounts{2, 0, 0});
}

TEST_CASE("Summary: hours are those of the shop, and follow a change of its clocks")
{
    const UnixTime change = at("2026-10-25T01:00:00Z");
    Log log(ReportMode::Live, [&](UnixTime time) { return std::chrono::hours{time < change ? 2 : 1}; });
    log.add(log.check(Reason::OldEnough, "2026-10-25T00:30:00Z"));
    log.add(log.check(Reason::OldEnough, "2026-10-25T01:30:00Z"));
    log.add(log.check(Reason::Underage, "2026-10-25T22:59:59Z"));
    log.add(log.check(Reason::Underage, "2026-10-25T23:00:00Z"));
    CHECK(log.summary().hours[2] == AnswerCounts{2, 0, 0});
    CHECK(log.summary().hours[23] == AnswerCounts{0, 1, 0});
    CHECK(log.summary().hours[0] == AnswerCounts{0, 1, 0});
}

TEST_CASE("Summary: manual checks are counted by document, and overrides, starts and stops")
{
    Log log;
    Record manual = log.record(Kind::Manual, "2026-11-23T10:20:30Z");
    manual.document = "passport";
    manual.reason = Reason::OldEnough;
    log.add(manual);
    manual.document = "id_card";
    manual.reason = Reason::Underage;
    log.add(manual);
    log.add(log.check(Reason::OldEnough));
    log.add(log.record(Kind::Override, "2026-11-23T10:20:30Z"));
    log.add(log.record(Kind::Start, "2026-11-23T10:20:30Z"));
    log.add(log.record(Kind::Start, "2026-11-23T10:20:30Z"));
    log.add(log.record(Kind::Stop, "2026-11-23T10:20:30Z"));

    const Summary& summary = log.summary();
    CHECK(summary.manual == AnswerCounts{1, 1, 0});
    CHECK(summary.documents.at("passport") == AnswerCounts{1, 0, 0});
    CHECK(summary.documents.at("id_card") == AnswerCounts{0, 1, 0});
    CHECK(summary.overrides == 1);
    CHECK(summary.decisions() == 3);
    CHECK(summary.starts == 2);
    CHECK(summary.stops == 1);
}

TEST_CASE("Summary: gaps, a clock set back and changes of mode keep their local times")
{
    Log log;
    log.add(log.record(Kind::Gap, "2026-11-23T20:20:30Z"));
    log.add(log.record(Kind::Clock, "2026-11-23T10:00:00Z"));
    log.add(log.record(Kind::Mode, "2026-11-23T10:00:01Z"));
    log.add(log.record(Kind::Gap, "2026-11-23T10:00:02Z"));
    const Summary& summary = log.summary();
    REQUIRE(summary.events.size() == 4);
    CHECK(summary.countOf(Kind::Gap) == 2);
    CHECK(summary.countOf(Kind::Clock) == 1);
    CHECK(summary.countOf(Kind::Mode) == 1);
    CHECK(toText(summary.events[0].place.time) == "2026-11-24 05:20:30");
    CHECK(summary.events[0].place.seq == 41);
}

TEST_CASE("Summary: what belongs to the other mode is told and counted nowhere")
{
    for (const ReportMode mode : {ReportMode::Live, ReportMode::Demo}) {
        Log log(mode);
        Record demo = log.check(Reason::Underage);
        demo.mode = "demo";
        demo.statusIat = 5;
        log.add(demo);
        log.add(log.check(Reason::OldEnough));
        const bool isLive = mode == ReportMode::Live;
        CHECK(log.summary().checks == (isLive ? AnswerCounts{1, 0, 0} : AnswerCounts{0, 1, 0}));
        CHECK(log.summary().listAges.empty() == isLive);
        CHECK(log.summary().otherMode == 1);
        CHECK(log.summary().records == 2);
    }
}

TEST_CASE("Summary: a gap counts whatever the mode was")
{
    Log log;
    Record gap = log.record(Kind::Gap, "2026-11-23T20:20:30Z");
    gap.mode = "demo";
    log.add(gap);
    CHECK(log.summary().countOf(Kind::Gap) == 1);
    CHECK(log.summary().otherMode == 0);
}

TEST_CASE("Summary: versions and policies are kept once each")
{
    Log log;
    for (const int version : {7, 8, 7}) {
        Record check = log.check(Reason::OldEnough);
        check.trust = version;
        check.repository = version + 100;
        check.policy = "KR";
        log.add(check);
    }
    CHECK(log.summary().trustVersions == std::set<std::int64_t>{7, 8});
    CHECK(log.summary().repositoryVersions == std::set<std::int64_t>{107, 108});
    CHECK(log.summary().policies == std::set<std::string>{"KR"});
}

TEST_CASE("Summary: the age of a list is counted from its own time, and checks without one are told")
{
    Log log;
    Record check = log.check(Reason::OldEnough, "2026-11-23T10:20:30Z");
    check.statusIat = check.time.time_since_epoch().count() - 3600;
    log.add(check);
    log.add(log.check(Reason::Malformed));
    REQUIRE(log.summary().listAges.size() == 1);
    CHECK(log.summary().listAges[0].age == Seconds{3600});
    CHECK(log.summary().checksWithoutList == 1);
}

namespace {

ListAge ageAt(std::string_view time, int seconds)
{
    return {LocalSeconds(at(time).time_since_epoch()), Seconds{seconds}};
}

} // namespace

TEST_CASE("List ages: smallest, median and largest, by hours within a day")
{
    const auto rows = listAgeRows({ageAt("2026-11-23T10:20:30Z", 30), ageAt("2026-11-23T10:59:59Z", 10),
                                   ageAt("2026-11-23T10:30:00Z", 20), ageAt("2026-11-23T09:00:00Z", 5),
                                   ageAt("2026-11-23T09:01:00Z", 7)});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].period == "2026-11-23 09:00");
    CHECK(rows[0].median == Seconds{5});
    CHECK(rows[1].period == "2026-11-23 10:00");
    CHECK(rows[1].checks == 3);
    CHECK(rows[1].smallest == Seconds{10});
    CHECK(rows[1].median == Seconds{20});
    CHECK(rows[1].largest == Seconds{30});
}

TEST_CASE("List ages: by days up to 62 of them, then by months")
{
    const ListAge first = ageAt("2026-01-01T23:59:59Z", 1);
    CHECK(listAgeRows({first, ageAt("2026-01-02T00:00:00Z", 1)}).front().period == "2026-01-01");
    CHECK(listAgeRows({first, ageAt("2026-03-03T00:00:00Z", 1)}).front().period == "2026-01-01");
    CHECK(listAgeRows({first, ageAt("2026-03-04T00:00:00Z", 1)}).front().period == "2026-01");
}

TEST_CASE("Summary: cards that were looked at and managers' exceptions are counted by the hour on the shop's clock")
{
    Log log;
    for (const char* time : {"2026-11-23T01:59:59Z", "2026-11-23T14:59:59Z", "2026-11-23T15:00:00Z"}) {
        Record card = log.record(Kind::Manual, time);
        card.reason = Reason::Underage;
        log.add(card);
    }
    log.add(log.record(Kind::Override, "2026-11-23T15:30:00Z"));
    Record demo = log.record(Kind::Manual, "2026-11-23T15:30:00Z");
    demo.mode = "demo";
    log.add(demo);
    CHECK(log.summary().personHours[10] == PersonCounts{1, 0});
    CHECK(log.summary().personHours[23] == PersonCounts{1, 0});
    CHECK(log.summary().personHours[0] == PersonCounts{1, 1});
    CHECK(log.summary().hours[0] == AnswerCounts{});
}
