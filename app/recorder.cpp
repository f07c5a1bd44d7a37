// SPDX-License-Identifier: Apache-2.0
#include "app/recorder.h"

#include "app/record_words.h"
#include "crypto/encoding.h"
#include "policy/policy.h"

#include <utility>

namespace carded::app {
namespace {

using evidence::Beginning;
using evidence::Kind;
using evidence::LogError;

/// A clock that is set by the network goes back a little now and then.
constexpr Seconds kClockSteps{5};

/// However a holder dated a token, in this time it can be fresh.
UnixTime freshUntil(const credential::SingleUse& token, UnixTime now)
{
    return token.expires.value_or(now + policy::kMostFutureTolerance + policy::kMostMaxAge);
}

/// As against what the program notices by itself.
bool isOfPerson(Kind kind)
{
    return kind == Kind::Check || kind == Kind::Face || kind == Kind::Manual || kind == Kind::Override
           || kind == Kind::Mode;
}

evidence::Record happening(Kind kind, UnixTime time)
{
    evidence::Record record;
    record.kind = kind;
    record.time = time;
    return record;
}

} // namespace

std::filesystem::path recordsFolder(const std::filesystem::path& store)
{
    return store / "evidence";
}

std::string numberOrUnset(const std::string& number)
{
    return number.empty() ? "unset" : number;
}

Recorder::Recorder(RecorderOptions options, std::function<void(const std::string&)> journal)
    : m_options(std::move(options)), m_journal(std::move(journal))
{}

void Recorder::start(UnixTime now, Moment running)
{
    if (open(now, running)) {
        tellUnfinished();
    }
    record(happening(Kind::Start, now), std::nullopt, running);
}

/// A kill or a power cut leaves a whole log, and no record of the end.
void Recorder::tellUnfinished() const
{
    const auto& newest = m_opened->log.newest();
    const bool isByWindow = newest && (newest->mode == m_options.mode || newest->kind == Kind::Mode);
    if (isByWindow && newest->kind != Kind::Stop) {
        m_journal("the program did not end in order the last time. Its records hold up to number "
                  + std::to_string(newest->seq) + ", and go on from there.");
    }
}

void Recorder::stop(UnixTime now, Moment running)
{
    record(happening(Kind::Stop, now), std::nullopt, running);
}

void Recorder::recordMode(std::string mode, UnixTime now, Moment running)
{
    evidence::Record change = happening(Kind::Mode, now);
    change.mode = std::move(mode);
    record(std::move(change), std::nullopt, running);
}

bool Recorder::isUsed(const crypto::Sha256Digest& token, UnixTime now, Moment running)
{
    return m_unwritten.contains(token) || (open(now, running) && m_opened->log.isUsed(token).value_or(false));
}

std::optional<std::uint64_t> Recorder::record(evidence::Record record, const std::optional<credential::SingleUse>& used,
                                              Moment running)
{
    const UnixTime now = record.time;
    std::optional<std::uint64_t> seq;
    if (open(now, running)) {
        seq = append(std::move(record), used, running);
    }
    if (!seq && used) {
        m_unwritten.add(used->id, running, freshUntil(*used, now) - now);
    }
    return seq;
}

/// The log is open, what was missed before is told in it, and so is a clock that has gone back.
bool Recorder::open(UnixTime now, Moment running)
{
    const std::filesystem::path log = evidence::currentLogIn(m_options.folder);
    if (m_opened && evidence::birthOf(log) != m_birth) { // the folder was taken away, or another one is in its place
        m_opened.reset();
    }
    if (!m_opened) {
        auto opened =
            evidence::openLog(m_options.folder, numberOrUnset(m_options.store), numberOrUnset(m_options.till));
        if (!opened) {
            fail(opened.error(), now);
            return false;
        }
        tellBeginning(opened->beginning);
        m_opened.emplace(*std::move(opened));
        m_birth = evidence::birthOf(log);
    }
    if (m_gapSince && !append(happening(Kind::Gap, *m_gapSince), std::nullopt, running)) {
        return false;
    }
    m_gapSince.reset();
    const auto& newest = m_opened->log.newest();
    return m_options.clock == RecordClock::Film || !newest || now + kClockSteps >= newest->time
           || append(happening(Kind::Clock, now), std::nullopt, running).has_value();
}

void Recorder::tellBeginning(Beginning beginning) const
{
    if (beginning != Beginning::Continued) {
        m_journal(toSentence(beginning));
    }
}

std::optional<std::uint64_t> Recorder::append(evidence::Record record, const std::optional<credential::SingleUse>& used,
                                              Moment running)
{
    const UnixTime now = record.time;
    if (record.mode.empty()) {
        record.mode = m_options.mode;
    }
    if (isOfPerson(record.kind)) {
        record.operatorNumber = m_operator;
    }
    std::optional<evidence::UsedToken> token;
    if (used && m_options.clock == RecordClock::Film) {
        m_unwritten.add(used->id, running, freshUntil(*used, now) - now);
    } else if (used) {
        token = evidence::UsedToken{used->id, freshUntil(*used, now)};
    }
    evidence::LogStore& log = m_opened->log;
    const auto seq = log.append(std::move(record), token, running);
    if (!seq) {
        fail(seq.error(), now);
        return std::nullopt;
    }
    m_state.problem.reset();
    measureSpace();
    m_journal("evidence " + evidence::originOf(numberOrUnset(m_options.store), numberOrUnset(m_options.till)) + " size "
              + std::to_string(log.size()) + " root " + crypto::encodeBase64(log.root().data));
    return *seq;
}

void Recorder::fail(LogError error, UnixTime now)
{
    if (m_state.problem != error) {
        m_journal(toSentence(error));
    }
    m_state.problem = error;
    m_gapSince = m_gapSince.value_or(now);
    if (error == LogError::WriteFailed || error == LogError::Damaged) {
        m_opened.reset(); // what is below it may be well again after it is opened anew
    }
}

void Recorder::measureSpace()
{
    std::error_code unknown;
    const auto space = std::filesystem::space(m_options.folder, unknown);
    m_state.isSpaceLow = !unknown && space.available < kLittleSpaceForRecords;
}

} // namespace carded::app
