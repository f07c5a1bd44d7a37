// SPDX-License-Identifier: Apache-2.0
#include "scanner/frame_search.h"

#include "scanner/code_trouble.h"
#include "scanner/mat_over.h"
#include "scanner/qr_layout.h"
#include "scanner/zxing_passes.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>

namespace carded::scanner {
namespace {

LumaView viewOf(const cv::Mat& picture)
{
    return {picture.data, picture.cols, picture.rows, static_cast<int>(picture.step)};
}

cv::Mat halved(const cv::Mat& picture)
{
    cv::Mat half;
    cv::resize(picture, half, {std::max(1, picture.cols / 2), std::max(1, picture.rows / 2)}, 0, 0, cv::INTER_AREA);
    return half;
}

/// With two fifths of its noise, and modules of two pixels still apart.
cv::Mat softened(const cv::Mat& picture)
{
    cv::Mat soft;
    cv::GaussianBlur(picture, soft, {3, 3}, 0);
    return soft;
}

} // namespace

struct FrameSearch::Pictures {
    cv::Mat full;
    cv::Mat half{};

    LumaView atHalf()
    {
        if (half.empty()) {
            half = halved(full);
        }
        return viewOf(half);
    }
};

FrameSearch::FrameSearch(const LumaView& grey, Effort effort, Deadline deadline)
    : m_grey(grey), m_effort(effort), m_deadline(deadline),
      m_pictures(std::make_unique<Pictures>(Pictures{matOver(grey)}))
{}

FrameSearch::~FrameSearch() = default;

bool FrameSearch::follow(const LocatedCode& last)
{
    const auto code = followCode(m_grey, last);
    return code && tryCode(*code);
}

void FrameSearch::climb(Rung rung)
{
    switch (rung) {
    case Rung::HalfWide:
    case Rung::HalfNarrow:
    case Rung::HalfMean:
    case Rung::HalfNarrowMean:
    case Rung::FullMean:
    case Rung::Quarter:
        m_finders = mergePatterns(m_finders, findPatterns(rung, kFrameLimits));
        return tryAllTriples(m_finders, kFrameLimits);
    case Rung::HalfZxing:
        return addFromLibrary(lookWithZxing(m_pictures->atHalf(), Look::Matrix));
    case Rung::Plain:
        return addFromLibrary(lookWithZxing(m_grey, Look::Matrix));
    case Rung::Inverted:
        m_pictures->atHalf();
        return addFromLibrary(lookWithZxing(viewOf(~m_pictures->half), Look::Matrix));
    case Rung::Linear:
        return addFromLibrary(lookWithZxing(m_grey, m_effort == Effort::Live ? Look::Linear : Look::LinearThorough));
    }
}

/// Of one of the steps that look for them, in pixels of the frame.
FinderPatterns FrameSearch::findPatterns(Rung rung, const FinderLimits& limits)
{
    constexpr int kLeastEdge = 21; // modules of the smallest code
    if (std::min(m_grey.width, m_grey.height) < kLeastEdge) {
        return {};
    }
    const auto atHalf = [&](DarkRule rule) {
        return scaled(findFinderPatterns(m_pictures->atHalf(), rule, limits), 2);
    };
    switch (rung) {
    case Rung::HalfWide:
        return atHalf(DarkRule::WideMiddle);
    case Rung::HalfNarrow:
        return atHalf(DarkRule::NarrowMiddle);
    case Rung::HalfMean:
        return atHalf(DarkRule::WideMean);
    case Rung::HalfNarrowMean:
        return atHalf(DarkRule::NarrowMean);
    case Rung::FullMean:
        return findFinderPatterns(viewOf(softened(m_pictures->full)), DarkRule::WideMean, limits);
    case Rung::Quarter:
        m_pictures->atHalf();
        return scaled(findFinderPatterns(viewOf(halved(m_pictures->half)), DarkRule::WideMiddle, limits), 4);
    case Rung::HalfZxing:
    case Rung::Plain:
    case Rung::Inverted:
    case Rung::Linear:
        break;
    }
    return {};
}

void FrameSearch::searchSheet()
{
    constexpr std::size_t kTwoCodes = 6; // patterns
    if (freeOf(m_finders).size() < kTwoCodes) {
        return;
    }
    for (const Rung rung : {Rung::HalfWide, Rung::HalfMean, Rung::FullMean}) {
        if (!isLate()) { // what one step sees fits together better than all that was seen before
            tryAllTriples(findPatterns(rung, kSheetLimits), kSheetLimits);
        }
    }
}

/// True if it was not known.
bool FrameSearch::addSymbol(Symbol symbol)
{
    if (std::ranges::find(m_symbols, symbol) != m_symbols.end()) {
        return false;
    }
    m_symbols.push_back(std::move(symbol));
    return true;
}

/// Where a QR code lies that the library alone could read is not known: it may be the one that is located and unread.
void FrameSearch::addFromLibrary(std::vector<Symbol> symbols)
{
    for (Symbol& symbol : symbols) {
        const bool isQr = symbol.symbology == "qr";
        if (addSymbol(std::move(symbol)) && isQr) {
            m_hasUnplaced = true;
            m_unread.reset();
        }
    }
}

/// As long as something is read: the codes that were make room for others among the patterns that are looked at.
void FrameSearch::tryAllTriples(const FinderPatterns& patterns, const FinderLimits& limits)
{
    constexpr int kMostRounds = 64;
    int rounds = m_effort == Effort::Live ? 1 : kMostRounds;
    while (rounds > 0 && tryTriples(patterns, limits)) {
        --rounds;
    }
}

/// Of patterns that belong to no code that has been read. True if something was read.
bool FrameSearch::tryTriples(const FinderPatterns& patterns, const FinderLimits& limits)
{
    constexpr float kSureStrain = 0.7F; // after the first code, only what is one beyond doubt
    const std::size_t before = m_places.size();
    std::size_t inVain = 0;
    for (const FinderTriple& triple : findTriples(freeOf(patterns), limits)) {
        const bool isDoubtful = !m_places.empty() && triple.strain > kSureStrain;
        if (isDoubtful || isTaken(triple.topLeft.centre) || isTaken(triple.topRight.centre)
            || isTaken(triple.bottomLeft.centre)) {
            continue;
        }
        if (isLate() || inVain == limits.inVain) {
            break;
        }
        const auto code = locateCode(m_grey, triple);
        inVain = code && tryCode(*code) ? 0 : inVain + 1;
    }
    return m_places.size() > before;
}

/// It lies on a code that has been read.
bool FrameSearch::isTaken(Spot spot) const
{
    return std::ranges::any_of(m_places, [&](const LocatedCode& place) { return covers(place, spot); });
}

/// The patterns that belong to no code that has been read.
FinderPatterns FrameSearch::freeOf(const FinderPatterns& patterns) const
{
    FinderPatterns free;
    std::ranges::copy_if(patterns, std::back_inserter(free),
                         [&](const FinderPattern& pattern) { return !isTaken(pattern.centre); });
    return free;
}

/// True if it has been read.
bool FrameSearch::tryCode(const LocatedCode& code)
{
    // The smallest codes have so few modules in their timing patterns that other things have them by chance.
    const float sureTiming = code.version < 3 ? 1.0F : 0.85F;
    ModuleReader modules(m_grey, code);
    for (const int rounds : {0, 1, 2}) {
        for (int round = 0; round < rounds; ++round) {
            modules.sharpen();
        }
        if (auto bytes = readModules(modules.grid())) {
            take(code, *std::move(bytes));
            return true;
        }
        if (code.timing < sureTiming) {
            return false; // three patterns that belong to no code
        }
    }
    if (auto bytes = readDamagedModules(modules.grid())) {
        take(code, *std::move(bytes));
        return true;
    }
    if (!m_unread) {
        m_unread = FoundCode{code, modules.grid()};
    }
    return false;
}

void FrameSearch::take(const LocatedCode& code, WipedBytes bytes)
{
    (void)addSymbol({"qr", std::move(bytes)});
    m_places.push_back(code);
    if (m_unread && std::ranges::any_of(finderSpotsOf(m_unread->place), [&](Spot spot) { return isTaken(spot); })) {
        m_unread.reset(); // it is this one, or three patterns that belong to no code
    }
}

std::optional<ReadingHint> FrameSearch::hint() const
{
    if (m_hasUnplaced) {
        return std::nullopt;
    }
    return m_unread ? troubleOf(m_grey, m_unread->place) : troubleOf(m_grey, freeOf(m_finders));
}

} // namespace carded::scanner
