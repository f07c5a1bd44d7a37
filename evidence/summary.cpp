// SPDX-License-Identifier: Apache-2.0
#include "evidence/summary.h"

#include "base/rfc3339.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace carded::evidence {
namespace {

using verifier::Outcome;
using verifier::Reason;

std::uint64_t& countFor(AnswerCounts& counts, Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return counts.pass;
    case Outcome::Refuse:
        return counts.refuse;
    case Outcome::CannotVerify:
        return counts.cannotVerify;
    }
    return counts.cannotVerify;
}

std::uint64_t& countFor(AnswerCounts& counts, const std::optional<Reason>& reason)
{
    return countFor(counts, reason ? verifier::outcomeOf(*reason) : Outcome::CannotVerify);
}

/// `tobacco,alcohol` is two.
std::vector<std::string> categoriesIn(std::string_view basket)
{
    std::vector<std::string> categories;
    while (!basket.empty()) {
        const std::size_t end = std::min(basket.find(','), basket.size());
        categories.emplace_back(basket.substr(0, end));
        basket.remove_prefix(std::min(end + 1, basket.size()));
    }
    return categories;
}

std::size_t hourOf(LocalSeconds time)
{
    const auto sinceMidnight = time - std::chrono::floor<std::chrono::days>(time);
    return static_cast<std::size_t>(std::chrono::floor<std::chrono::hours>(sinceMidnight).count());
}

} // namespace

std::uint64_t Summary::countOf(Kind event) const noexcept
{
    return static_cast<std::uint64_t>(std::ranges::count(events, event, &Event::kind));
}

Summarizer::Summarizer(ReportMode mode, LocalOffset localOffset) : m_localOffset(std::move(localOffset))
{
    m_summary.mode = mode;
}

LocalSeconds Summarizer::localTime(UnixTime time) const
{
    return LocalSeconds(time.time_since_epoch() + m_localOffset(time));
}

void Summarizer::add(const Record& record)
{
    const RecordPlace place{record.seq, localTime(record.time)};
    if (m_summary.records++ == 0) {
        m_summary.first = place;
    }
    m_summary.last = place;
    switch (record.kind) {
    case Kind::Check:
    case Kind::Face:
    case Kind::Manual:
    case Kind::Override:
        addDecision(record);
        return;
    case Kind::Mode:
    case Kind::Clock:
    case Kind::Gap:
        m_summary.events.push_back({record.kind, place, record.mode});
        return;
    case Kind::Start:
        ++m_summary.starts;
        return;
    case Kind::Stop:
        ++m_summary.stops;
        return;
    }
}

void Summarizer::addDecision(const Record& record)
{
    const bool isLive = record.mode == "live" || record.mode == "command_line";
    if (isLive != (m_summary.mode == ReportMode::Live)) {
        ++m_summary.otherMode;
    } else if (record.kind == Kind::Check) {
        addCheck(record);
    } else if (record.kind == Kind::Face) {
        addFace(record);
    } else if (record.kind == Kind::Manual) {
        addManual(record);
    } else {
        ++m_summary.overrides;
        ++m_summary.personHours.at(hourOf(localTime(record.time))).overrides;
    }
}

void Summarizer::addCheck(const Record& record)
{
    const LocalSeconds time = localTime(record.time);
    const Reason reason = record.reason.value_or(Reason{}); // the zero value sells nothing
    Waiting check{hourOf(time), record.category};
    countAnswer(reason, check);
    if (record.faceCheck.value_or(false)) { // compared before the record was written
        ++countFor(m_summary.faces, record.reason);
    }
    if (!record.format.empty()) {
        ++m_summary.formats[record.format];
    }
    if (record.statusIat) {
        m_summary.listAges.push_back({time, record.time.time_since_epoch() - Seconds{*record.statusIat}});
    } else {
        ++m_summary.checksWithoutList;
    }
    if (!record.policy.empty()) {
        m_summary.policies.insert(record.policy);
    }
    if (record.trust) {
        m_summary.trustVersions.insert(*record.trust);
    }
    if (record.repository) {
        m_summary.repositoryVersions.insert(*record.repository);
    }
    if (reason == Reason::FaceCheckNeeded) {
        m_waiting.emplace(record.seq, std::move(check));
    }
}

void Summarizer::addFace(const Record& record)
{
    ++countFor(m_summary.faces, record.reason);
    const auto check = record.ref ? m_waiting.find(*record.ref) : m_waiting.end();
    if (check == m_waiting.end()) { // of a check before these records
        return;
    }
    takeBack(Reason::FaceCheckNeeded, check->second);
    countAnswer(record.reason.value_or(Reason::FaceCheckNeeded), check->second);
    m_waiting.erase(check);
}

void Summarizer::addManual(const Record& record)
{
    ++countFor(m_summary.manual, record.reason);
    ++m_summary.personHours.at(hourOf(localTime(record.time))).manual;
    ++countFor(m_summary.documents[record.document], record.reason);
}

void Summarizer::countAnswer(Reason reason, const Waiting& check)
{
    ++countFor(m_summary.checks, reason);
    ++m_summary.reasons[reason];
    ++countFor(m_summary.hours.at(check.hour), reason);
    for (const std::string& category : categoriesIn(check.category)) {
        ++countFor(m_summary.categories[category], reason);
    }
}

void Summarizer::takeBack(Reason reason, const Waiting& check)
{
    --countFor(m_summary.checks, reason);
    if (--m_summary.reasons[reason] == 0) {
        m_summary.reasons.erase(reason);
    }
    --countFor(m_summary.hours.at(check.hour), reason);
    for (const std::string& category : categoriesIn(check.category)) {
        --countFor(m_summary.categories[category], reason);
    }
}

std::string toText(LocalSeconds time)
{
    std::string text = formatRfc3339(UnixTime(time.time_since_epoch())); // the digits are the same
    text.pop_back();
    std::ranges::replace(text, 'T', ' ');
    return text;
}

namespace {

// So much of toText() names an hour, a day, a month.
constexpr std::size_t kHourLength = 13;
constexpr std::size_t kDayLength = 10;
constexpr std::size_t kMonthLength = 7;
constexpr std::chrono::days kMostDayRows{62};

std::size_t periodLengthFor(const std::vector<ListAge>& ages)
{
    const auto [first, last] = std::ranges::minmax(ages, {}, &ListAge::time);
    const auto days =
        std::chrono::floor<std::chrono::days>(last.time) - std::chrono::floor<std::chrono::days>(first.time);
    if (days.count() == 0) {
        return kHourLength;
    }
    return days < kMostDayRows ? kDayLength : kMonthLength;
}

} // namespace

std::vector<ListAgeRow> listAgeRows(const std::vector<ListAge>& ages)
{
    std::vector<ListAgeRow> rows;
    if (ages.empty()) {
        return rows;
    }
    const std::size_t length = periodLengthFor(ages);
    std::map<std::string, std::vector<Seconds>> byPeriod;
    for (const ListAge& age : ages) {
        byPeriod[toText(age.time).substr(0, length)].push_back(age.age);
    }
    const std::string ending = length == kHourLength ? ":00" : "";
    for (auto& [period, values] : byPeriod) {
        std::ranges::sort(values);
        rows.push_back(
            {period + ending, values.size(), values.front(), values[(values.size() - 1) / 2], values.back()});
    }
    return rows;
}

} // namespace carded::evidence
