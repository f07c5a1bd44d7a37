// SPDX-License-Identifier: Apache-2.0
#include "app/recorded_check.h"

#include "credential/presentation.h"

namespace carded::app {
namespace {

/// An issuer's name that a record cannot hold is left out: the check is recorded all the same.
std::string recordable(const std::string& issuer)
{
    return evidence::isRecordText(issuer) ? issuer : std::string();
}

bool wasFaceCompared(const verifier::Verdict& verdict, const verifier::Shown& shown)
{
    using verifier::Reason;
    return shown.face != verifier::Shown::Face::NotCompared
           && (verdict.reason == Reason::OldEnough || verdict.reason == Reason::FaceCheckRefused);
}

evidence::Record recordOf(const verifier::Verdict& verdict, const verifier::Shown& shown, const RecordedCheck& check)
{
    evidence::Record record;
    record.kind = check.answers ? evidence::Kind::Face : evidence::Kind::Check;
    record.ref = check.answers;
    record.time = verdict.checkedAt;
    record.category = verdict.category;
    record.format = verdict.format;
    if (verdict.format.empty()) { // else the format says it
        record.document = verdict.document;
    }
    record.issuer = recordable(verdict.issuer);
    record.minimumAge = verdict.minimumAge;
    record.reason = verdict.reason;
    if (wasFaceCompared(verdict, shown)) {
        record.faceCheck = true;
    }
    if (verdict.statusListIat) {
        record.statusIat = verdict.statusListIat->time_since_epoch().count();
    }
    if (check.policy != nullptr) {
        record.policy = check.policy->jurisdiction;
    }
    if (check.state != nullptr) {
        const revocation_cache::StateInfo info = check.state->info();
        record.repository = static_cast<std::int64_t>(info.repositoryVersion);
        record.trust = static_cast<std::int64_t>(info.trustVersion);
    }
    return record;
}

} // namespace

Answer checkOnRecord(Recorder& recorder, const RecordedCheck& check,
                     const std::function<Answer(const verifier::Shown&)>& judge)
{
    const auto presentation = credential::parsePresentation(asText(check.bytes));
    const auto token = presentation ? credential::singleUseOf(*presentation) : std::nullopt;
    const verifier::Shown shown{token && recorder.isUsed(token->id, check.now, check.running), check.face};
    Answer answer = judge(shown);
    if (!answer.ignored) {
        const bool isPass = answer.verdict.outcome() == verifier::Outcome::Pass;
        answer.record =
            recorder.record(recordOf(answer.verdict, shown, check), isPass ? token : std::nullopt, check.running);
    }
    return answer;
}

} // namespace carded::app
