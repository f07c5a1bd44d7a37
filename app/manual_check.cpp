// SPDX-License-Identifier: Apache-2.0
#include "app/manual_check.h"

#include "app/kiosk_state.h"
#include "policy/decide.h"
#include "policy/rules_in_force.h"
#include "policy/sale_hours.h"
#include "verifier/verify.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace carded::app {
namespace {

using policy::Document;
using policy::Rule;
using Rules = std::vector<const Rule*>;
using Hours = ui::ManualChoice::Hours;

ui::CardDocument shownDocument(Document document)
{
    switch (document) {
    case Document::IdCard:
        return ui::CardDocument::IdCard;
    case Document::DrivingLicence:
        return ui::CardDocument::DrivingLicence;
    case Document::Passport:
        return ui::CardDocument::Passport;
    case Document::ResidenceCard:
        break;
    }
    return ui::CardDocument::ResidenceCard;
}

/// The frozen name in a record (docs/formats/evidence.md).
const char* recordedDocument(ui::CardDocument document)
{
    switch (document) {
    case ui::CardDocument::IdCard:
        return "id_card";
    case ui::CardDocument::DrivingLicence:
        return "driving_licence";
    case ui::CardDocument::Passport:
        return "passport";
    case ui::CardDocument::ResidenceCard:
        break;
    }
    return "residence_card";
}

QString toText(policy::Date date)
{
    return QString::asprintf("%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                             static_cast<unsigned>(date.day()));
}

QString limitText(const Rule& rule, policy::LeapDay leapDay, policy::Date today)
{
    const policy::Date latest = policy::latestBirthDate(rule, leapDay, today);
    return rule.counting == policy::Counting::CalendarYear ? QString::number(static_cast<int>(latest.year()))
                                                           : toText(latest);
}

/// What the licence must say where rules ask for one: all of them.
std::optional<policy::DrivingRule> drivingOf(const Rules& rules)
{
    std::optional<policy::DrivingRule> all;
    for (const Rule* rule : rules) {
        if (!rule->driving) {
            continue;
        }
        if (!all) {
            all = rule->driving;
            continue;
        }
        std::erase_if(all->anyOf, [&](const std::string& code) {
            return std::ranges::find(rule->driving->anyOf, code) == rule->driving->anyOf.end();
        });
        all->heldYears = std::max(all->heldYears, rule->driving->heldYears);
    }
    return all;
}

void askForLicence(ui::ManualChoice& choice, const policy::DrivingRule& driving, policy::LeapDay leapDay,
                   policy::Date today)
{
    std::erase_if(choice.documents,
                  [](ui::CardDocument document) { return document != ui::CardDocument::DrivingLicence; });
    for (const std::string& code : driving.anyOf) {
        choice.licenceClasses += QString::fromStdString(code);
    }
    if (driving.heldYears > 0) { // held for a year is what a licence of that birthday is
        Rule held;
        held.minimumAge = driving.heldYears;
        choice.licenceLimit = toText(policy::latestBirthDate(held, leapDay, today));
    }
}

} // namespace

std::vector<ui::ManualChoice> manualChoicesOf(const DeskState& desk, UnixTime now)
{
    const bool isBehind = now + verifier::kClockTolerance < desk.info.clockFloor;
    const UnixTime time = std::max(now, desk.info.clockFloor);
    const auto local = policy::localTime(desk.policy, time);
    std::vector<ui::ManualChoice> choices;
    if (!desk.hasState || !local || desk.policy.manualDocuments.empty()) {
        return choices;
    }
    for (ui::Category& category : categoriesOf(desk.policy, time)) {
        const Rules rules = policy::rulesInForce(*desk.policy.category(category.id), local->date);
        const Rule& strictest = *policy::strictest(rules, desk.policy.leapDay, local->date);
        ui::ManualChoice choice{std::move(category), {}, limitText(strictest, desk.policy.leapDay, local->date)};
        std::ranges::transform(desk.policy.manualDocuments, std::back_inserter(choice.documents), shownDocument);
        if (const auto driving = drivingOf(rules)) {
            askForLicence(choice, *driving, desk.policy.leapDay, local->date);
        }
        if (!isBehind && policy::isSaleForbidden(rules, *local)) {
            choice.hours = Hours::Closed;
        }
        if (!choice.documents.empty()) {
            choices.push_back(std::move(choice));
        }
    }
    return choices;
}

evidence::Record recordUnder(const DeskState& state, evidence::Kind kind)
{
    evidence::Record record;
    record.kind = kind;
    record.policy = state.policy.jurisdiction;
    record.repository = static_cast<std::int64_t>(state.info.repositoryVersion);
    record.trust = static_cast<std::int64_t>(state.info.trustVersion);
    return record;
}

ManualCheck::ManualCheck(ui::KioskWindow& window, DeskThread& desk, std::function<UnixTime()> now)
    : m_window(window), m_desk(desk), m_now(std::move(now)), m_view(new ui::ManualView(&window))
{
    connect(m_view, &ui::ManualView::answered, this, &ManualCheck::take);
}

void ManualCheck::begin(const DeskState& state, const Question& question)
{
    m_choices = manualChoicesOf(state, m_now());
    if (m_choices.empty() || m_window.isAsking()) {
        return;
    }
    const auto isAsked = [&](const ui::ManualChoice& choice) { return choice.category.id == question.category; };
    if (const auto known = std::ranges::find_if(m_choices, isAsked); known != m_choices.end()) {
        m_choices = {*known};
    }
    m_rules = recordUnder(state, evidence::Kind::Manual);
    m_rules.ref = question.ref;
    m_view->ask(m_choices);
    (void)m_window.open(*m_view); // unless a verdict has just come, which is to be seen first
}

void ManualCheck::take(const ui::ManualAnswer& answer)
{
    const auto choice = std::ranges::find_if(
        m_choices, [&](const ui::ManualChoice& offered) { return offered.category.id == answer.category; });
    evidence::Record record = m_rules;
    record.category = answer.category;
    record.document = recordedDocument(answer.document);
    record.reason =
        answer.answer == ui::CardAnswer::OldEnough ? verifier::Reason::OldEnough : verifier::Reason::Underage;
    if (choice != m_choices.end()) {
        record.minimumAge = choice->category.minimumAge;
    }
    record.time = m_now();
    m_desk.ask(
        *this, [record, running = m_desk.running()](CheckDesk& desk) { return desk.record(record, running); },
        [this, answer](const Result<std::uint64_t, RecorderState>& recorded) {
            m_window.close(*m_view);
            emit decided({answer.document, answer.answer, recorded.has_value(),
                          recorded ? ui::RecordsState::Ok : recordsOf(recorded.error())});
        });
}

} // namespace carded::app
