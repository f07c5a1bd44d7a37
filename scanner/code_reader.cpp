// SPDX-License-Identifier: Apache-2.0
#include "scanner/code_reader.h"

#include "scanner/finder_search.h"
#include "scanner/zxing_passes.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <exception>
#include <utility>

namespace carded::scanner {
namespace {

/// What is tried when the cheapest look has found nothing, in this order; frame by frame in turn where no code is in
/// view.
enum class Rung : std::uint8_t {
    HalfNarrow,
    HalfMean,
    HalfNarrowMean,
    HalfZxing,
    FullMean,
    Quarter,
    Plain,
    Inverted,
    Linear,
};
constexpr std::array kRungs{Rung::HalfNarrow, Rung::HalfMean, Rung::HalfNarrowMean, Rung::HalfZxing, Rung::FullMean,
                            Rung::Quarter,    Rung::Plain,    Rung::Inverted,       Rung::Linear};
/// So many frames without a code and nothing new is to be expected of a scene that does not change.
constexpr int kExhausted = 2 * static_cast<int>(kRungs.size());

cv::Mat matOf(const LumaView& grey)
{
    return {grey.height, grey.width, CV_8UC1, const_cast<std::uint8_t*>(grey.luma),
            static_cast<std::size_t>(grey.stride)};
}

LumaView viewOf(const cv::Mat& picture)
{
    return {picture.data, picture.cols, picture.rows, static_cast<int>(picture.step)};
}

std::array<Point, 4> pointsOf(const std::array<Spot, 4>& spots)
{
    std::array<Point, 4> points;
    std::ranges::transform(spots, points.begin(), [](Spot spot) {
        const auto whole = [](float value) {
            constexpr float kFar = 100'000; // perspective can send a corner anywhere
            return static_cast<int>(std::lround(std::clamp(value, -kFar, kFar)));
        };
        return Point{whole(spot.x), whole(spot.y)};
    });
    return points;
}

bool isWhole(const LumaView& grey) noexcept
{
    return grey.luma != nullptr && grey.width > 0 && grey.height > 0 && grey.stride >= grey.width;
}

} // namespace

struct CodeReader::Search {
    LumaView grey;
    Effort effort;
    Deadline deadline;
    cv::Mat half{};
    FinderSearch finders{}; ///< in pixels of `grey`
    Reading reading{};
    std::vector<Spot> taken{}; ///< finder patterns of codes that have been read
    bool isTold = false;       ///< that fusing has had this frame

    [[nodiscard]] bool isOver() const
    {
        return (effort == Effort::Live && !reading.symbols.empty()) || std::chrono::steady_clock::now() >= deadline;
    }
    void add(std::vector<Symbol> symbols)
    {
        for (Symbol& symbol : symbols) {
            const bool isKnown = std::ranges::any_of(reading.symbols, [&](const Symbol& known) {
                return known.symbology == symbol.symbology && known.bytes == symbol.bytes;
            });
            if (!isKnown) {
                reading.symbols.push_back(std::move(symbol));
            }
        }
    }
    const cv::Mat& halfSize()
    {
        if (half.empty()) {
            cv::resize(matOf(grey), half, {std::max(1, grey.width / 2), std::max(1, grey.height / 2)}, 0, 0,
                       cv::INTER_AREA);
        }
        return half;
    }
};

Result<Reading, DecodeError> CodeReader::read(const LumaView& grey, Effort effort, Deadline deadline) noexcept
try {
    if (!isWhole(grey)) {
        return fail(DecodeError::BadFrame);
    }
    if (effort == Effort::Live && m_steps.still && m_scene.isSame(grey)) {
        return m_last;
    }
    Search frame{grey, effort, deadline};
    Reading reading = search(frame);
    m_emptyFrames = reading.symbols.empty() && !reading.unread ? m_emptyFrames + 1 : 0;
    if (!reading.symbols.empty() || m_emptyFrames >= kExhausted) {
        m_scene.remember(grey);
        m_last = reading;
    } else {
        m_scene.forget();
    }
    return reading;
} catch (const std::exception&) { // cv::Exception, no memory, or whatever else ZXing-cpp throws
    return fail(DecodeError::LibraryFailed);
}

Reading CodeReader::search(Search& frame)
{
    if (frame.effort == Effort::Live && m_steps.tracking && m_place && follow(frame)) {
        return std::move(frame.reading);
    }
    m_place.reset();
    if (m_steps.rectify) {
        addPatterns(frame.finders, findFinderPatterns(viewOf(frame.halfSize()), DarkRule::WideMiddle), 2);
        tryTriples(frame);
    }
    lookFurther(frame);
    if (!frame.reading.symbols.empty()) {
        frame.reading.unread.reset();
        m_fused.reset();
    }
    return std::move(frame.reading);
}

/// True if the code of the frame before has been read again.
bool CodeReader::follow(Search& frame)
{
    const auto code = followCode(frame.grey, *m_place);
    if (code) {
        tryCode(frame, *code);
    }
    return !frame.reading.symbols.empty();
}

void CodeReader::tryTriples(Search& frame)
{
    for (const FinderTriple& triple : findTriples(frame.finders)) {
        const bool isTaken = std::ranges::any_of(frame.taken, [&](Spot spot) {
            return std::ranges::any_of(
                std::array{triple.topLeft, triple.topRight, triple.bottomLeft},
                [&](const FinderPattern& pattern) { return lengthOf(pattern.centre - spot) < 3 * pattern.module; });
        });
        constexpr float kSureStrain = 0.7F; // after the first code, only what is one beyond doubt
        if (isTaken || (!frame.taken.empty() && triple.strain > kSureStrain)) {
            continue;
        }
        if (std::chrono::steady_clock::now() >= frame.deadline) {
            return;
        }
        if (const auto code = locateCode(frame.grey, triple)) {
            tryCode(frame, *code);
        }
    }
}

void CodeReader::tryCode(Search& frame, const LocatedCode& code)
{
    ModuleReader modules(frame.grey, code);
    constexpr float kSureTiming = 0.85F;
    for (const int rounds : {0, 1, 2}) {
        for (int round = 0; round < rounds; ++round) {
            modules.sharpen();
        }
        if (auto bytes = readModules(modules.grid())) {
            take(frame, code, *std::move(bytes));
            return;
        }
        if (code.timing < kSureTiming) {
            return; // three patterns that belong to no code
        }
    }
    frame.reading.unread = pointsOf(cornersOf(code));
    if (frame.effort != Effort::Live || !m_steps.fusing || frame.isTold) {
        return;
    }
    frame.isTold = true;
    if (m_fused && addModules(*m_fused, modules.grid())) {
        if (auto bytes = readModules(*m_fused)) {
            take(frame, code, *std::move(bytes));
        }
    } else {
        m_fused = modules.grid();
    }
}

void CodeReader::take(Search& frame, const LocatedCode& code, Bytes bytes)
{
    const auto side = static_cast<float>(17 + 4 * code.version);
    for (const Spot spot : {Spot{3.5F, 3.5F}, Spot{side - 3.5F, 3.5F}, Spot{3.5F, side - 3.5F}}) {
        frame.taken.push_back(code.projection(spot));
    }
    frame.add({{"qr", std::move(bytes), pointsOf(cornersOf(code))}});
    m_place = code;
}

void CodeReader::lookFurther(Search& frame)
{
    const auto finders = [&](const cv::Mat& picture, DarkRule rule, float scale) {
        if (m_steps.rectify) {
            addPatterns(frame.finders, findFinderPatterns(viewOf(picture), rule), scale);
            tryTriples(frame);
        }
    };
    const auto climb = [&](Rung rung) {
        switch (rung) {
        case Rung::HalfNarrow:
            finders(frame.halfSize(), DarkRule::NarrowMiddle, 2);
            return;
        case Rung::HalfMean:
            finders(frame.halfSize(), DarkRule::WideMean, 2);
            return;
        case Rung::HalfNarrowMean:
            finders(frame.halfSize(), DarkRule::NarrowMean, 2);
            return;
        case Rung::FullMean:
            finders(matOf(frame.grey), DarkRule::WideMean, 1);
            return;
        case Rung::Quarter: {
            cv::Mat quarter;
            cv::resize(frame.halfSize(), quarter, {std::max(1, frame.half.cols / 2), std::max(1, frame.half.rows / 2)},
                       0, 0, cv::INTER_AREA);
            finders(quarter, DarkRule::WideMiddle, 4);
            return;
        }
        case Rung::HalfZxing:
            if (m_steps.passes) {
                frame.add(lookWithZxing(viewOf(frame.halfSize()), Look::Matrix, Threshold::Local));
            }
            return;
        case Rung::Plain:
            frame.add(lookWithZxing(frame.grey, Look::Matrix, Threshold::Local));
            return;
        case Rung::Inverted:
            if (m_steps.passes) {
                frame.add(lookWithZxing(viewOf(~frame.halfSize()), Look::Matrix, Threshold::Local));
            }
            return;
        case Rung::Linear:
            frame.add(lookWithZxing(frame.grey, frame.effort == Effort::Live ? Look::Linear : Look::LinearThorough,
                                    Threshold::Local));
            return;
        }
    };
    const bool isTurn = frame.effort == Effort::Live && m_emptyFrames > 0 && !frame.reading.unread;
    if (isTurn) {
        if (!frame.isOver()) {
            climb(kRungs[static_cast<std::size_t>(m_emptyFrames - 1) % kRungs.size()]);
        }
        return;
    }
    for (const Rung rung : kRungs) {
        if (frame.isOver()) {
            return;
        }
        climb(rung);
    }
}

} // namespace carded::scanner
