// SPDX-License-Identifier: Apache-2.0
#include "app/override.h"

#include "app/kiosk_state.h"
#include "app/manual_check.h"
#include "policy/time_zone.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace carded::app {

std::vector<verifier::Reason> overridableIn(const DeskState& desk)
{
    std::vector<verifier::Reason> reasons;
    if (!desk.hasState || desk.records.problem) {
        return reasons;
    }
    std::ranges::copy_if(verifier::kAllReasons, std::back_inserter(reasons), [&](verifier::Reason reason) {
        return std::ranges::find(desk.policy.overridable, toString(reason)) != desk.policy.overridable.end();
    });
    return reasons;
}

Override::Override(PinCheck& pin, DeskThread& desk, std::function<UnixTime()> now)
    : m_pin(pin), m_desk(desk), m_now(std::move(now))
{}

void Override::begin(const DeskState& state, const ShownCheck& check)
{
    const auto allowed = overridableIn(state);
    if (!check.record || check.category.empty() || !m_pin.isSet()
        || std::ranges::find(allowed, check.reason) == allowed.end()) {
        return;
    }
    evidence::Record record = recordUnder(state, evidence::Kind::Override);
    record.category = check.category;
    record.reason = check.reason;
    record.ref = check.record;
    const Seconds utcOffset = policy::utcOffset(state.policy.timeZone, m_now()).value_or(Seconds{0});
    m_pin.ask({ui::PinQuestion::Purpose::Override, check.reason}, utcOffset, [this, record] { take(record); });
}

void Override::take(evidence::Record record)
{
    record.time = m_now();
    m_desk.ask(
        *this, [record, running = m_desk.running()](CheckDesk& desk) { return desk.record(record, running); },
        [this](const Result<std::uint64_t, RecorderState>& recorded) {
            emit decided({std::nullopt, ui::CardAnswer::OldEnough, recorded.has_value(),
                          recorded ? ui::RecordsState::Ok : recordsOf(recorded.error())});
        });
}

} // namespace carded::app
