// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"

#include "app/clock.h"
#include "app/recorded_check.h"

#include <functional>
#include <iostream>
#include <memory>

namespace carded::app {
namespace {

verifier::Shown::Face faceOf(const std::string& answer)
{
    if (answer == "yes") {
        return verifier::Shown::Face::Same;
    }
    return answer == "no" ? verifier::Shown::Face::NotTheSame : verifier::Shown::Face::NotCompared;
}

/// The program's running time, from the first time that it is asked for.
Recorder::Moment runningTime()
{
    static const auto start = std::chrono::steady_clock::now();
    return std::chrono::duration_cast<Recorder::Moment>(std::chrono::steady_clock::now() - start);
}

/// Opened before anything is judged, so that nobody waits for an answer that cannot be recorded.
Result<std::unique_ptr<Recorder>, SessionError> openRecorder(const CommonOptions& options, UnixTime now)
{
    if (!options.record) {
        return nullptr;
    }
    if (options.at) {
        return fail(SessionError{"records go by the clock: --record and --at do not go together."});
    }
    const auto journal = [](const std::string& sentence) { std::cerr << "carded: " << sentence << '\n'; };
    const RecorderOptions records{recordsFolder(options.store), options.storeNumber, options.tillNumber,
                                  options.demo ? "demo" : "command_line"};
    auto recorder = std::make_unique<Recorder>(records, journal);
    if (!recorder->open(now, runningTime())) {
        return fail(SessionError{"nothing was checked, because it could not be recorded.", kExitInternal});
    }
    return recorder;
}

Answer answerFor(Session& session, ByteSpan bytes, const std::function<Answer(const verifier::Shown&, UnixTime)>& judge)
{
    const UnixTime now = session.at ? *session.at : systemTime();
    if (!session.recorder) {
        return judge(session.shown, now);
    }
    const RecordedCheck check{bytes,        session.store.state.get(), session.policy.get(), session.shown.face, now,
                              runningTime()};
    return checkOnRecord(*session.recorder, check, [&](const verifier::Shown& shown) { return judge(shown, now); });
}

} // namespace

Answer Session::check(const Symbol& symbol)
{
    return answerFor(*this, symbol.bytes, [&](const verifier::Shown& known, UnixTime now) {
        return checker.checkSymbol(symbol, known, now);
    });
}

Answer Session::check(std::string_view text)
{
    return answerFor(*this, asBytes(text),
                     [&](const verifier::Shown& known, UnixTime now) { return checker.check(text, known, now); });
}

bool Session::hasGap() const
{
    return recorder && recorder->state().problem.has_value();
}

Result<Session, SessionError> openSession(const CommonOptions& options)
{
    const ClockFloor clockFloor = options.at ? ClockFloor::NotObeyed : ClockFloor::Obeyed;
    const verifier::Shown shown{false, faceOf(options.faceCheck)};
    const UnixTime now = options.at ? *options.at : systemTime();
    auto recorder = openRecorder(options, now);
    if (!recorder) {
        return fail(recorder.error());
    }
    OpenedStore store = openStore(options.store, options.demo ? DemoStores::Allowed : DemoStores::Refused);
    if (!store.state) {
        std::cerr << "carded: " << store.problem << '\n';
        return Session{
            std::move(store),    nullptr, Checker(nullptr, nullptr, options.category, clockFloor), shown, options.at,
            *std::move(recorder)};
    }
    const auto policy = choosePolicy(*store.state, options.policy);
    if (!policy) {
        return fail(SessionError{policy.error()});
    }
    auto category = chooseCategory(**policy, options.category, now);
    if (!category) {
        return fail(SessionError{category.error()});
    }
    Checker checker(store.state.get(), policy->get(), *std::move(category), clockFloor);
    return Session{std::move(store), *policy, std::move(checker), shown, options.at, *std::move(recorder)};
}

} // namespace carded::app
