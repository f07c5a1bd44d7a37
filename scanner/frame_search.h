// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/finder_search.h"
#include "scanner/luma_view.h"
#include "scanner/module_grid.h"
#include "scanner/qr_locator.h"
#include "scanner/reading_hint.h"
#include "scanner/symbol.h"

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace carded::scanner {

/// A step of the search in one frame, cheap ones first.
enum class Rung : std::uint8_t {
    HalfWide,   ///< QR codes by their finder patterns, at half size
    HalfNarrow, ///< the same with other ways to tell dark from light
    HalfMean,
    HalfNarrowMean,
    HalfZxing, ///< what ZXing-cpp reads at half size
    FullMean,  ///< QR codes, at full size
    Quarter,   ///< large QR codes, out of focus
    Plain,     ///< what ZXing-cpp reads in the frame as it is
    Inverted,  ///< and in its negative
    Linear     ///< article numbers and the like
};
inline constexpr std::array kRungs{Rung::HalfWide,  Rung::HalfNarrow, Rung::HalfMean, Rung::HalfNarrowMean,
                                   Rung::HalfZxing, Rung::FullMean,   Rung::Quarter,  Rung::Plain,
                                   Rung::Inverted,  Rung::Linear};

/// A QR code that has been found, with its modules as this frame shows them.
struct FoundCode {
    LocatedCode place;
    ModuleGrid grid;
};

/// The search for codes in one frame, step by step. `grey` must outlive it.
class FrameSearch {
public:
    using Deadline = std::chrono::steady_clock::time_point;

    FrameSearch(const LumaView& grey, Effort effort, Deadline deadline);
    FrameSearch(const FrameSearch&) = delete;
    FrameSearch& operator=(const FrameSearch&) = delete;
    FrameSearch(FrameSearch&&) = delete;
    FrameSearch& operator=(FrameSearch&&) = delete;
    ~FrameSearch();

    /// Reads the code that lay at `last` a moment ago. False if it is not there any more, or cannot be read.
    bool follow(const LocatedCode& last);
    void climb(Rung rung);
    /// After all steps: QR codes among so many that they were not all looked at. Takes longer than all of them.
    void searchSheet();
    /// Counts what `code` says as read.
    void take(const LocatedCode& code, WipedBytes bytes);

    [[nodiscard]] Effort effort() const noexcept { return m_effort; }
    [[nodiscard]] bool isLate() const { return std::chrono::steady_clock::now() >= m_deadline; }
    [[nodiscard]] const std::vector<Symbol>& symbols() const noexcept { return m_symbols; }
    /// Where the QR codes are that were read by their finder patterns.
    [[nodiscard]] const std::vector<LocatedCode>& places() const noexcept { return m_places; }
    /// The first code that is there beyond doubt and could not be read.
    [[nodiscard]] const std::optional<FoundCode>& unread() const noexcept { return m_unread; }
    /// A QR code was read of which nobody knows where it is.
    [[nodiscard]] bool hasUnplaced() const noexcept { return m_hasUnplaced; }
    /// Why a code in view was not read; nothing if there is no sign of one beside those that were read.
    [[nodiscard]] std::optional<ReadingHint> hint() const;

private:
    struct Pictures; ///< the frame in other sizes

    bool addSymbol(Symbol symbol);
    void addFromLibrary(std::vector<Symbol> symbols);
    [[nodiscard]] FinderPatterns findPatterns(Rung rung, const FinderLimits& limits);
    [[nodiscard]] bool isTaken(Spot spot) const;
    [[nodiscard]] FinderPatterns freeOf(const FinderPatterns& patterns) const;
    void tryAllTriples(const FinderPatterns& patterns, const FinderLimits& limits);
    bool tryTriples(const FinderPatterns& patterns, const FinderLimits& limits);
    bool tryCode(const LocatedCode& code);

    LumaView m_grey;
    Effort m_effort;
    Deadline m_deadline;
    std::unique_ptr<Pictures> m_pictures;
    FinderPatterns m_finders; ///< in pixels of the frame
    std::vector<Symbol> m_symbols;
    std::vector<LocatedCode> m_places;
    std::optional<FoundCode> m_unread;
    bool m_hasUnplaced = false;
};

} // namespace carded::scanner
