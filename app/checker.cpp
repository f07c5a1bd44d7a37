// SPDX-License-Identifier: Apache-2.0
#include "app/checker.h"

#include "credential/presentation.h"

#include <algorithm>
#include <array>

namespace carded::app {
namespace {

/// A handheld scanner does not say what symbol its text was in: the text alone decides.
bool isText(std::string_view symbology)
{
    constexpr std::array<std::string_view, 6> kMatrixCodes{"qr",     "aztec", "datamatrix",
                                                           "pdf417", "rmqr",  kHandheldSymbology};
    return std::ranges::find(kMatrixCodes, symbology) != kMatrixCodes.end();
}

} // namespace

Checker::Checker(revocation_cache::State* state, const policy::Policy* policy, std::string category,
                 ClockFloor clockFloor)
    : m_state(state), m_policy(policy), m_category(std::move(category)), m_clockFloor(clockFloor)
{}

verifier::Till Checker::till() const
{
    verifier::Till till;
    till.category = m_category;
    if (m_state == nullptr || m_policy == nullptr) {
        return till;
    }
    till.trust = &m_state->trustList();
    till.status = m_state;
    till.policy = m_policy;
    till.verifiedAt = m_state->info().verifiedAt;
    if (m_clockFloor == ClockFloor::Obeyed) {
        till.clockFloor = m_state->info().clockFloor;
    }
    return till;
}

Answer Checker::check(std::string_view text, const verifier::Shown& shown, UnixTime now)
{
    const auto start = std::chrono::steady_clock::now();
    Answer answer;
    const auto parsed = credential::parsePresentation(text);
    answer.ignored = !parsed && parsed.error().error == credential::PresentationError::ArticleNumber;
    if (!answer.ignored) {
        answer.verdict = verifier::verify(parsed, shown, till(), now);
    }
    answer.elapsed = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    return answer;
}

Answer Checker::checkSymbol(const Symbol& symbol, const verifier::Shown& shown, UnixTime now)
{
    if (symbol.symbology.starts_with("ean") || symbol.symbology.starts_with("upc")) {
        Answer answer;
        answer.ignored = true;
        return answer;
    }
    if (!isText(symbol.symbology)) {
        return answerShortCode(now);
    }
    Answer answer = check(asText(symbol.bytes), shown, now);
    if (symbol.symbology != "pdf417") { // what cards carry: in another symbol the text is on no card to look at
        answer.verdict.unverifiedAge.reset();
    }
    return answer;
}

Answer Checker::answerShortCode(UnixTime now) const
{
    Answer answer;
    answer.verdict.reason = verifier::Reason::ShortCode;
    answer.verdict.checkedAt = now;
    answer.verdict.category = m_category;
    answer.verdict.demo = m_state != nullptr && m_state->info().demo;
    return answer;
}

} // namespace carded::app
