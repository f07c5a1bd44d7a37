// SPDX-License-Identifier: Apache-2.0
#include "app/kiosk_state.h"

#include "policy/decide.h"
#include "policy/rules_in_force.h"
#include "policy/time_zone.h"
#include "verifier/verify.h"

#include <utility>

namespace carded::app {

std::vector<ui::Category> categoriesOf(const policy::Policy& policy, UnixTime now)
{
    std::vector<ui::Category> categories;
    const auto today = policy::localDate(policy, now);
    for (const policy::Category& category : policy.categories) {
        const auto rules = today ? policy::rulesInForce(category, *today) : std::vector<const policy::Rule*>();
        if (rules.empty()) {
            continue;
        }
        ui::Category shown{category.id, {}, policy::strictest(rules, policy.leapDay, *today)->minimumAge};
        for (const auto& [language, name] : category.name) {
            shown.names.insert(QString::fromStdString(language), QString::fromStdString(name));
        }
        categories.push_back(std::move(shown));
    }
    return categories;
}

ui::TillProblem problemOf(const DeskState& desk, UnixTime now)
{
    if (!desk.hasState) {
        return desk.isMissing ? ui::TillProblem::NoList : ui::TillProblem::StoreUnreadable;
    }
    const bool isBehindFloor = now + verifier::kClockTolerance < desk.info.clockFloor;
    if (isBehindFloor || !policy::localDate(desk.policy, now)) {
        return ui::TillProblem::ClockWrong;
    }
    const Seconds age = now - desk.info.verifiedAt;
    if (age >= desk.policy.freshness.blockAfter) {
        return ui::TillProblem::ListExpired;
    }
    return age >= desk.policy.freshness.warnAfter ? ui::TillProblem::ListOld : ui::TillProblem::None;
}

ui::RecordsState recordsOf(const RecorderState& records) noexcept
{
    using evidence::LogError;
    using ui::RecordsState;
    if (!records.problem) {
        return records.isSpaceLow ? RecordsState::SpaceLow : RecordsState::Ok;
    }
    switch (*records.problem) {
    case LogError::Busy:
        return RecordsState::Busy;
    case LogError::DiskFull:
        return RecordsState::DiskFull;
    case LogError::NotAllowed:
        return RecordsState::NotAllowed;
    case LogError::Missing:
    case LogError::NewerFormat:
    case LogError::NotALog:
    case LogError::OtherLog:
    case LogError::Copied:
    case LogError::Damaged:
    case LogError::WriteFailed:
    case LogError::BadRecord:
        break;
    }
    return RecordsState::Failing;
}

std::optional<ui::Hint> hintAbout(std::optional<scanner::ReadingHint> trouble) noexcept
{
    using scanner::ReadingHint;
    if (!trouble) {
        return std::nullopt;
    }
    switch (*trouble) {
    case ReadingHint::TooFar:
        return ui::Hint::Nearer;
    case ReadingHint::TooNear:
        return ui::Hint::Farther;
    case ReadingHint::TooDark:
        return ui::Hint::Brighter;
    case ReadingHint::Glare:
        return ui::Hint::Tilt;
    case ReadingHint::NotSharp:
        return ui::Hint::HoldStill;
    case ReadingHint::CutOff:
        return ui::Hint::WholeCode;
    }
    return std::nullopt;
}

} // namespace carded::app
