// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "scanner/luma_view.h"
#include "scanner/module_grid.h"
#include "scanner/qr_locator.h"
#include "scanner/still_scene.h"
#include "scanner/symbol.h"

#include <array>
#include <chrono>
#include <optional>
#include <vector>

namespace carded::scanner {

/// How long looking into one frame of a camera may take: after it, the next frame is worth more.
inline constexpr std::chrono::milliseconds kLiveBudget{110};

/// What one frame gave.
struct Reading {
    std::vector<Symbol> symbols;
    std::optional<std::array<Point, 4>> unread; ///< the corners of a QR code that is there and could not be read
};

/// The steps that can be left out, to measure what each is worth. Whatever is left out, no picture is lost that
/// ZXing-cpp alone reads.
struct ReadingSteps {
    bool still = true;    ///< a scene that has not changed is not looked into again
    bool tracking = true; ///< the last place first
    bool rectify = true;  ///< find the code, lay it flat, take its blur out, read the modules
    bool fusing = true;   ///< several frames of one code together
    bool passes = true;   ///< ZXing-cpp on half-size, blurred and enlarged pictures
};

/// Reads the codes in the frames of one camera, one after another, cheap steps first. Remembers where a code was. One
/// thread. A frame made for it can still take minutes inside ZXing-cpp: give strangers' frames to it under a deadline
/// that ends the process.
class CodeReader {
public:
    using Deadline = std::chrono::steady_clock::time_point;

    explicit CodeReader(ReadingSteps steps = {}) noexcept : m_steps(steps) {}

    /// Light codes on dark, mirrored ones and those in any direction are read too. With Effort::Live the first code
    /// that is read ends the search, and frames without one take turns with the costly steps; with Effort::Thorough
    /// every symbol is looked for. No step begins after `deadline`.
    [[nodiscard]] Result<Reading, DecodeError> read(const LumaView& grey, Effort effort, Deadline deadline) noexcept;

private:
    struct Search; ///< of one frame

    [[nodiscard]] Reading search(Search& frame);
    [[nodiscard]] bool follow(Search& frame);
    void rectify(Search& frame);
    void tryTriples(Search& frame);
    void tryCode(Search& frame, const LocatedCode& code);
    void lookFurther(Search& frame);
    void take(Search& frame, const LocatedCode& code, Bytes bytes);

    ReadingSteps m_steps;
    StillScene m_scene;
    Reading m_last;                     ///< of the remembered scene
    std::optional<LocatedCode> m_place; ///< where the last code was
    std::optional<ModuleGrid> m_fused;  ///< of a code that no frame alone gave
    int m_emptyFrames = 0;              ///< since something was seen
};

} // namespace carded::scanner
