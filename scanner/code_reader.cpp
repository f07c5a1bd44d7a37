// SPDX-License-Identifier: Apache-2.0
#include "scanner/code_reader.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace carded::scanner {
namespace {

/// Every so many frames in which the last codes were read, another code is looked for too.
constexpr unsigned kElsewhereEvery = 4;

bool isWhole(const LumaView& grey) noexcept
{
    return grey.luma != nullptr && grey.width > 0 && grey.height > 0 && grey.stride >= grey.width;
}

std::size_t indexOf(Rung rung) noexcept
{
    return static_cast<std::size_t>(rung);
}

} // namespace

Result<Reading, DecodeError> CodeReader::read(const LumaView& grey, Effort effort, Deadline deadline) noexcept
try {
    if (!isWhole(grey)) {
        return fail(DecodeError::BadFrame);
    }
    if (effort == Effort::Live) {
        return searchLive(grey, deadline);
    }
    FrameSearch frame(grey, effort, deadline);
    climbAll(frame, 0);
    if (m_steps.rectify) {
        frame.searchSheet();
    }
    return Reading{frame.symbols(), std::nullopt};
} catch (const std::exception&) { // cv::Exception, no memory, or whatever else ZXing-cpp throws
    return fail(DecodeError::LibraryFailed);
}

Reading CodeReader::searchLive(const LumaView& grey, Deadline deadline)
{
    m_isSame = m_steps.still && m_still.see(grey) == StillScene::Seen::Same;
    if (!m_isSame) {
        m_scene = {};
    }
    if (m_scene.isSettled) {
        return m_scene.reading;
    }
    FrameSearch frame(grey, Effort::Live, deadline);
    m_isFused = false;
    if (m_isSame && !m_isUnread) {
        lookOn(frame);
    } else {
        look(frame);
    }
    m_places = frame.places();
    m_isUnread = frame.unread().has_value();
    if (!frame.symbols().empty()) {
        m_fused.reset();
    }
    remember(frame);
    m_isEmpty = m_scene.reading.symbols.empty() && !m_isUnread;
    m_hasHint = m_scene.reading.hint.has_value();
    return m_scene.reading;
}

/// Adds what a frame of the scene has given. What is newly read may be what was located and unread before.
void CodeReader::remember(const FrameSearch& frame)
{
    Reading& known = m_scene.reading;
    bool isNews = false;
    for (const Symbol& symbol : frame.symbols()) {
        if (std::ranges::find(known.symbols, symbol) == known.symbols.end()) {
            known.symbols.push_back(symbol);
            isNews = true;
        }
    }
    m_scene.hasUnplaced = m_scene.hasUnplaced || frame.hasUnplaced();
    const auto hint = m_scene.hasUnplaced ? std::nullopt : frame.hint();
    if (hint || isNews) {
        known.hint = hint;
    }
    m_scene.isSettled = !frame.unread() && isWholeLadderTaken();
}

bool CodeReader::isWholeLadderTaken() const
{
    return std::ranges::all_of(kRungs, [&](Rung rung) { return !isUsed(rung) || m_scene.taken[indexOf(rung)]; });
}

void CodeReader::look(FrameSearch& frame)
{
    if (m_steps.tracking && follow(frame)) {
        if (++m_followed % kElsewhereEvery == 0 || m_hasHint) { // one beside it that is hard to read is not let go of
            lookElsewhere(frame);
        }
        return;
    }
    m_followed = 0;
    if (!m_isEmpty) {
        climbAll(frame, 0);
        return;
    }
    // Nothing was in view: the cheapest step, and one of the others in turn until there is a sign of a code.
    if (isUsed(kRungs.front())) {
        climb(frame, kRungs.front());
        fuse(frame);
    }
    if (frame.symbols().empty() && !frame.unread() && !frame.isLate()) {
        climb(frame, nextInTurn());
    } else {
        climbAll(frame, 1);
    }
}

/// In a scene that stands still: the codes again, and a few of the steps that it has not been searched by.
void CodeReader::lookOn(FrameSearch& frame)
{
    constexpr int kAtOnce = 3;
    if (m_steps.tracking) {
        (void)follow(frame);
    }
    int taken = 0;
    for (const Rung rung : kRungs) {
        const bool isDue = isUsed(rung) && !m_scene.taken[indexOf(rung)];
        if (isDue && taken < kAtOnce && !frame.isLate()) {
            climb(frame, rung);
            fuse(frame);
            ++taken;
        }
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
        climb(frame, kRungs.front());
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
    climb(frame, rung);
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
            climb(frame, rung);
        }
        if (isLive) {
            fuse(frame);
        }
    }
}

void CodeReader::climb(FrameSearch& frame, Rung rung)
{
    frame.climb(rung);
    m_scene.taken.set(indexOf(rung));
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
