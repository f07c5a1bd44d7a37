// SPDX-License-Identifier: Apache-2.0
#include "app/check_desk.h"

#include "app/next_sync.h"
#include "app/recorded_check.h"
#include "revocation_cache/current.h"

#include <algorithm>
#include <iostream>

namespace carded::app {
namespace {

RecorderOptions recorderOptions(const DeskOptions& desk)
{
    const bool isDemo = desk.demoStores == DemoStores::Allowed; // with films instead of a camera
    return {recordsFolder(desk.store), desk.storeNumber, desk.tillNumber, isDemo ? "demo" : "live",
            isDemo ? RecordClock::Film : RecordClock::System};
}

/// What a kiosk writes to standard error is in the journal.
void tellJournal(const std::string& sentence)
{
    std::cerr << "carded-kiosk: " << sentence << '\n';
}

} // namespace

CheckDesk::CheckDesk(DeskOptions options)
    : m_options(std::move(options)), m_recorder(recorderOptions(m_options), tellJournal)
{}

void CheckDesk::start(UnixTime now, Recorder::Moment running)
{
    const RecorderState before = m_recorder.state();
    m_recorder.start(now, running);
    noteRecords(before);
}

void CheckDesk::stop(UnixTime now, Recorder::Moment running)
{
    m_recorder.stop(now, running);
}

void CheckDesk::setMode(TillMode mode, UnixTime now, Recorder::Moment running)
{
    if (mode != m_mode) {
        m_mode = mode;
        m_recorder.recordMode(mode == TillMode::Training ? "training" : "live", now, running);
    }
}

void CheckDesk::retryRecords(UnixTime now, Recorder::Moment running)
{
    const RecorderState before = m_recorder.state();
    if (before.problem) {
        m_recorder.open(now, running);
        noteRecords(before);
    }
}

void CheckDesk::noteRecords(const RecorderState& before)
{
    if (m_recorder.state() != before) {
        m_change = std::max(m_change, DeskChange::Records);
    }
}

void CheckDesk::look()
{
    if (const auto nextSync = readNextSync(m_options.store); nextSync != m_nextSync) {
        m_nextSync = nextSync;
        m_change = std::max(m_change, DeskChange::Times);
    }
    const auto current = revocation_cache::readCurrent(m_options.store);
    if (m_store.state && current) {
        if (*current == m_store.state->current()) {
            return;
        }
        if (m_store.state->renew(*current)) {
            m_change = std::max(m_change, DeskChange::Times);
            return;
        }
    }
    const bool hadState = m_store.state != nullptr;
    const std::string problem = m_store.problem;
    open();
    if (hadState || m_store.state || m_store.problem != problem) {
        m_change = DeskChange::State;
    }
}

void CheckDesk::open()
{
    m_policy.reset();
    m_store = openStore(m_options.store, m_options.demoStores);
    if (!m_store.state) {
        return;
    }
    const auto policy = choosePolicy(*m_store.state, m_options.policy);
    if (policy) {
        m_policy = *policy;
    } else {
        m_store.problem = policy.error();
    }
}

DeskState CheckDesk::state() const
{
    DeskState state;
    state.hasState = m_store.state != nullptr && m_policy != nullptr;
    state.isMissing = m_store.isMissing;
    state.problem = m_store.problem;
    state.records = m_recorder.state();
    state.nextSync = m_nextSync;
    if (state.hasState) {
        state.info = m_store.state->info();
        state.policy = *m_policy;
    }
    return state;
}

Answer CheckDesk::practise(Checker& checker, const CheckRequest& request)
{
    const verifier::Shown shown{false, request.face};
    Answer answer = checker.checkSymbol({request.symbology, request.bytes}, shown, request.now);
    answer.verdict.training = true;
    return answer;
}

Answer CheckDesk::check(const CheckRequest& request)
{
    look();
    const RecorderState before = m_recorder.state();
    Checker checker(m_store.state.get(), m_policy.get(), request.category, ClockFloor::Obeyed);
    if (m_mode == TillMode::Training) {
        return practise(checker, request);
    }
    const RecordedCheck check{request.bytes, m_store.state.get(), m_policy.get(), request.face,
                              request.now,   request.runningTime, request.answers};
    Answer answer = checkOnRecord(m_recorder, check, [&](const verifier::Shown& shown) {
        return checker.checkSymbol({request.symbology, request.bytes}, shown, request.now);
    });
    noteRecords(before);
    return answer;
}

Result<std::uint64_t, RecorderState> CheckDesk::record(evidence::Record record, Recorder::Moment running)
{
    const RecorderState before = m_recorder.state();
    const auto seq = m_recorder.record(std::move(record), std::nullopt, running);
    noteRecords(before);
    return seq ? Result<std::uint64_t, RecorderState>(*seq) : fail(m_recorder.state());
}

} // namespace carded::app
