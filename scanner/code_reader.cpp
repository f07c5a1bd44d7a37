// SPDX-License-Identifier: Apache-2.0
#include "scanner/code_reader.h"

#include <exception>
#include <utility>

namespace carded::scanner {
namespace {

/// So many frames without a code and nothing new is to be expected of a scene that does not change.
constexpr int kExhausted = 2 * static_cast<int>(kRungs.size());
/// Every so many frames in which the last codes were read, another code is looked for too.
constexpr unsigned kElsewhereEvery = 4;

bool isWhole(const LumaView& grey) noexcept
{
    return grey.luma != nullptr && grey.width > 0 && grey.height > 0 && grey.stride >= grey.width;
}

} // namespace

Result<Reading, DecodeError> CodeReader::read(const LumaView& grey, Effort effort, Deadline deadline) noexcept
try {
    if (!isWhole(grey)) {
        return fail(DecodeError::BadFrame);
    }
    if (effort == Effort::Thorough) {
        return search(grey, effort, deadline);
    }
    if (m_steps.still && m_scene.isSame(grey)) {
        return m_last;
    }
    Reading reading = search(grey, effort, deadline);
    if (m_isSettled) {
        m_scene.remember(grey);
        m_last = reading;
    } else {
        m_scene.forget();
    }
    return reading;
} catch (const std::exception&) { // cv::Exception, no memory, or whatever else ZXing-cpp throws
    return fail(DecodeError::LibraryFailed);
}

Reading CodeReader::search(const LumaView& grey, Effort effort, Deadline deadline)
{
    FrameSearch frame(grey, effort, deadline);
    if (effort == Effort::Thorough) {
        climbAll(frame, 0);
        return {frame.symbols(), std::nullopt};
    }
    searchLive(frame);
    m_places = frame.places();
    const bool hasLookedAround = m_followed % kElsewhereEvery == 0;
    m_emptyFrames = frame.symbols().empty() && !frame.unread() ? m_emptyFrames + 1 : 0;
    m_isSettled = m_emptyFrames >= kExhausted || (!frame.symbols().empty() && !frame.unread() && hasLookedAround);
    if (frame.symbols().empty()) {
        return {{}, frame.hint()};
    }
    m_fused.reset();
    return {frame.symbols(), std::nullopt};
}

void CodeReader::searchLive(FrameSearch& frame)
{
    if (m_steps.tracking && follow(frame)) {
        if (++m_followed % kElsewhereEvery == 0) {
            lookElsewhere(frame);
        }
        return;
    }
    m_followed = 0;
    m_isFused = false;
    if (m_emptyFrames == 0) {
        climbAll(frame, 0);
        return;
    }
    // Nothing was in view: the cheapest step, and one of the others in turn until there is a sign of a code.
    if (isUsed(kRungs.front())) {
        frame.climb(kRungs.front());
        fuse(frame);
    }
    if (frame.symbols().empty() && !frame.unread() && !frame.isLate()) {
        frame.climb(nextInTurn());
    } else {
        climbAll(frame, 1);
    }
}

/// True if all codes of the frame before have been read again.
bool CodeReader::follow(FrameSearch& frame)
{
    bool isComplete = !m_places.empty();
    for (const LocatedCode& place : m_places) {
        isComplete = frame.follow(place) && isComplete;
    }
    return isComplete;
}

/// A poster's code must not hide a customer's, whatever kind that is and however hard to read. One that was found
/// beside the followed ones is looked for each time: seen once in a turn of all steps, it would be a new showing each
/// time.
void CodeReader::lookElsewhere(FrameSearch& frame)
{
    if (isUsed(kRungs.front()) && !frame.isLate()) {
        frame.climb(kRungs.front());
    }
    if (m_beside && !frame.isLate() && !findsBeside(frame, *m_beside)) {
        m_beside.reset();
    }
    if (!frame.isLate()) {
        const Rung rung = nextInTurn();
        m_beside = findsBeside(frame, rung) ? rung : m_beside;
    }
}

/// Whether a step reads more, and what it reads has no place where it could be followed.
bool CodeReader::findsBeside(FrameSearch& frame, Rung rung)
{
    const std::size_t symbols = frame.symbols().size();
    const std::size_t places = frame.places().size();
    frame.climb(rung);
    return frame.symbols().size() > symbols && frame.places().size() == places;
}

void CodeReader::climbAll(FrameSearch& frame, std::size_t first)
{
    const bool isLive = frame.effort() == Effort::Live;
    for (std::size_t i = first; i < kRungs.size(); ++i) {
        const Rung rung = kRungs[i];
        if (frame.isLate() || (isLive && !frame.symbols().empty())) {
            return;
        }
        if (isUsed(rung)) {
            frame.climb(rung);
        }
        if (isLive) {
            fuse(frame);
        }
    }
}

/// Adds what this frame shows of an unread code to what the frames before showed, once a frame.
void CodeReader::fuse(FrameSearch& frame)
{
    if (!m_steps.fusing || !frame.symbols().empty() || !frame.unread() || m_isFused) {
        return;
    }
    m_isFused = true;
    if (m_fused && addModules(*m_fused, frame.unread()->grid)) {
        if (auto bytes = readDamagedModules(*m_fused)) {
            frame.take(frame.unread()->place, *std::move(bytes));
        }
    } else {
        m_fused = frame.unread()->grid;
    }
}

bool CodeReader::isUsed(Rung rung) const noexcept
{
    switch (rung) {
    case Rung::HalfWide:
    case Rung::HalfNarrow:
    case Rung::HalfMean:
    case Rung::HalfNarrowMean:
    case Rung::FullMean:
    case Rung::Quarter:
        return m_steps.rectify;
    case Rung::HalfZxing:
    case Rung::Inverted:
        return m_steps.passes;
    case Rung::Plain:
    case Rung::Linear:
        return true;
    }
    return true;
}

/// One of the steps after the first.
Rung CodeReader::nextInTurn() noexcept
{
    while (true) {
        const Rung rung = kRungs[1 + m_turn++ % (kRungs.size() - 1)];
        if (isUsed(rung)) {
            return rung;
        }
    }
}

} // namespace carded::scanner
