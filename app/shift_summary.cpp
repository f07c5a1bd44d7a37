// SPDX-License-Identifier: Apache-2.0
#include "app/shift_summary.h"

#include "app/qr_code.h"
#include "crypto/encoding.h"
#include "evidence/log_reader.h"
#include "policy/time_zone.h"

#include <algorithm>

namespace carded::app {
namespace {

using evidence::AnswerCounts;
using evidence::Summary;
using verifier::Outcome;

constexpr qsizetype kDayLength = 10;    // of `2026-11-28 14:03:22`
constexpr qsizetype kMinuteLength = 16; // the same

Seconds offsetAt(UnixTime time, const std::string& timeZone)
{
    return policy::utcOffset(timeZone, time).value_or(Seconds{0});
}

std::size_t hourAt(UnixTime time, const std::string& timeZone)
{
    const UnixTime local = time + offsetAt(time, timeZone);
    const auto sinceMidnight = local - std::chrono::floor<std::chrono::days>(local);
    return static_cast<std::size_t>(std::chrono::floor<std::chrono::hours>(sinceMidnight).count());
}

ui::HourFigures figuresOf(int hour, const AnswerCounts& codes, const evidence::PersonCounts& persons)
{
    return {hour, codes.pass, codes.refuse, codes.cannotVerify, persons.manual, persons.overrides};
}

/// In their order within the shift, which may pass midnight; without empty ones at both ends.
std::vector<ui::HourFigures> hoursFrom(std::size_t first, const Summary& summary)
{
    std::vector<ui::HourFigures> hours;
    for (std::size_t i = 0; i < evidence::kHours; ++i) {
        const std::size_t hour = (first + i) % evidence::kHours;
        hours.push_back(figuresOf(static_cast<int>(hour), summary.hours.at(hour), summary.personHours.at(hour)));
    }
    const auto isUsed = [](const ui::HourFigures& hour) { return hour.codes() + hour.persons() != 0; };
    hours.erase(std::find_if(hours.rbegin(), hours.rend(), isUsed).base(), hours.end());
    hours.erase(hours.begin(), std::ranges::find_if(hours, isUsed));
    return hours;
}

std::vector<ui::ShiftFigures::OfReason> reasonsOf(const Summary& summary)
{
    std::vector<ui::ShiftFigures::OfReason> reasons;
    for (const auto& [reason, count] : summary.reasons) {
        if (verifier::outcomeOf(reason) != Outcome::Pass) {
            reasons.push_back({reason, count});
        }
    }
    std::ranges::stable_sort(reasons, [](const auto& one, const auto& other) {
        const bool isRefused = verifier::outcomeOf(one.reason) == Outcome::Refuse;
        const bool isOtherRefused = verifier::outcomeOf(other.reason) == Outcome::Refuse;
        return isRefused != isOtherRefused ? isRefused : one.count > other.count;
    });
    return reasons;
}

} // namespace

UnixTime dayBegin(UnixTime now, const std::string& timeZone)
{
    const UnixTime asIfUtc = std::chrono::floor<std::chrono::days>(now + offsetAt(now, timeZone));
    const UnixTime guess = asIfUtc - offsetAt(asIfUtc, timeZone);
    return asIfUtc - offsetAt(guess, timeZone); // the clocks may change between the two
}

QString shopTimeText(UnixTime time, const std::string& timeZone)
{
    const UnixTime local = time + offsetAt(time, timeZone);
    return QString::fromStdString(evidence::toText(evidence::LocalSeconds(local.time_since_epoch())));
}

Result<ui::ShiftFigures, evidence::LogError> shiftFigures(const ShiftQuestion& question)
{
    auto log = evidence::LogReader::open(question.log);
    if (!log) {
        return fail(log.error());
    }
    evidence::Summarizer summarizer(question.mode, [&](UnixTime time) { return offsetAt(time, question.timeZone); });
    const auto read =
        log->eachRecord({question.since, std::nullopt},
                        [&](const evidence::Record& record, std::string_view) { summarizer.add(record); });
    if (!read) {
        return fail(read.error());
    }
    const Summary& summary = summarizer.summary();
    ui::ShiftFigures figures;
    figures.operatorNumber = question.operatorNumber;
    figures.place = question.place;
    figures.from = shopTimeText(question.since, question.timeZone).left(kMinuteLength);
    const QString to = shopTimeText(question.now, question.timeZone).left(kMinuteLength);
    figures.to = to.left(kDayLength) == figures.from.left(kDayLength) ? to.mid(kDayLength + 1) : to;
    figures.mark = question.mode == evidence::ReportMode::Demo ? ui::Mark::Demo : ui::Mark::None;
    figures.all = figuresOf(0, summary.checks, {summary.manual.total(), summary.overrides});
    figures.gaps = summary.countOf(evidence::Kind::Gap);
    figures.reasons = reasonsOf(summary);
    figures.hours = hoursFrom(hourAt(question.since, question.timeZone), summary);

    const evidence::LogHeading& heading = log->heading();
    if (const auto tree = evidence::treeOf(heading)) {
        figures.origin = QString::fromStdString(heading.origin);
        figures.size = heading.size;
        figures.root = QString::fromStdString(crypto::encodeBase64(tree->root().data));
        figures.checkpoint = qrCodeOf(heading.checkpoint);
    }
    return figures;
}

} // namespace carded::app
