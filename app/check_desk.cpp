// SPDX-License-Identifier: Apache-2.0
#include "app/check_desk.h"

#include "credential/presentation.h"
#include "revocation_cache/current.h"

#include <algorithm>

namespace carded::app {

void CheckDesk::look()
{
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
    if (state.hasState) {
        state.info = m_store.state->info();
        state.policy = *m_policy;
    }
    return state;
}

Answer CheckDesk::check(const CheckRequest& request)
{
    look();
    const auto presentation = credential::parsePresentation(asText(request.bytes));
    const auto token = presentation ? credential::usedTokenId(*presentation) : std::nullopt;
    const verifier::Shown shown{token && m_used.contains(*token)};
    Checker checker(m_store.state.get(), m_policy.get(), request.category, ClockFloor::Obeyed);
    Answer answer = checker.checkSymbol({request.symbology, request.bytes}, shown, request.now);
    if (token && !answer.ignored && answer.verdict.outcome() == verifier::Outcome::Pass) {
        m_used.add(*token, request.runningTime);
    }
    return answer;
}

} // namespace carded::app
