// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "scanner/frame_search.h"
#include "scanner/luma_view.h"
#include "scanner/module_grid.h"
#include "scanner/qr_locator.h"
#include "scanner/reading_hint.h"
#include "scanner/still_scene.h"
#include "scanner/symbol.h"

#include <bitset>
#include <cstddef>
#include <optional>
#include <vector>

namespace carded::scanner {

/// What one frame gave.
struct Reading {
    std::vector<Symbol> symbols;
    /// Why a QR code that is there could not be read, beside those that could; only with Effort::Live.
    std::optional<ReadingHint> hint;
};

/// The steps that can be left out, to measure what each is worth. Whatever is left out, no picture is lost that
/// ZXing-cpp alone reads.
struct ReadingSteps {
    bool still = true;    ///< a scene that has not changed is not looked into again
    bool tracking = true; ///< the last places first
    bool rectify = true;  ///< find QR codes, lay them flat, take their blur out, read their modules
    bool fusing = true;   ///< several frames of one code together
    bool passes = true;   ///< ZXing-cpp on the half-size picture and its negative
};

/// Reads the codes in the frames of one camera, one after another, cheap steps first. Remembers where codes were. One
/// thread. A frame made for it can still take minutes inside ZXing-cpp: give strangers' frames to it under a deadline
/// that ends the process.
class CodeReader {
public:
    using Deadline = FrameSearch::Deadline;

    explicit CodeReader(ReadingSteps steps = {}) noexcept : m_steps(steps) {}

    /// Light codes on dark, mirrored ones and those in any direction are read too. With Effort::Live the search ends
    /// when something has been read, but for a look elsewhere in every fourth frame; frames without a code take turns
    /// with the costly steps. A scene that stands still is searched by every step, a few in each frame; what was read
    /// in it is told as long as it stands. With Effort::Thorough every symbol is looked for. No step begins after
    /// `deadline`.
    [[nodiscard]] Result<Reading, DecodeError> read(const LumaView& grey, Effort effort, Deadline deadline) noexcept;

    /// Whether the last frame was of a scene that stands still and has been searched by every step.
    [[nodiscard]] bool isSettled() const noexcept { return m_isSame && m_scene.isSettled; }

private:
    struct SceneSearch { ///< what is known of a scene, for as long as it stands still
        Reading reading;
        std::bitset<kRungs.size()> taken; ///< the steps
        bool hasUnplaced = false;         ///< a QR code was read of which nobody knows where it is
        bool isSettled = false;           ///< another look would bring nothing new
    };

    [[nodiscard]] Reading searchLive(const LumaView& grey, Deadline deadline);
    void remember(const FrameSearch& frame);
    [[nodiscard]] bool isWholeLadderTaken() const;
    void look(FrameSearch& frame);
    void lookOn(FrameSearch& frame);
    [[nodiscard]] bool follow(FrameSearch& frame);
    void lookElsewhere(FrameSearch& frame);
    [[nodiscard]] bool findsBeside(FrameSearch& frame, Rung rung);
    void climbAll(FrameSearch& frame, std::size_t first);
    void climb(FrameSearch& frame, Rung rung);
    void fuse(FrameSearch& frame);
    [[nodiscard]] bool isUsed(Rung rung) const noexcept;
    [[nodiscard]] Rung nextInTurn() noexcept;

    ReadingSteps m_steps;
    StillScene m_still;
    SceneSearch m_scene;
    std::vector<LocatedCode> m_places; ///< where the last codes were
    std::optional<ModuleGrid> m_fused; ///< of a code that no frame alone gave
    unsigned m_followed = 0;           ///< frames in a row in which the last codes were found again
    std::optional<Rung> m_beside;      ///< the step that reads a code beside them that cannot be followed
    unsigned m_turn = 0;               ///< counts costly steps that were one frame's each
    bool m_isSame = false;             ///< the last frame was of the scene before
    bool m_isEmpty = false;            ///< the last frame had no sign of a code
    bool m_isUnread = false;           ///< it had a code that was located and not read
    bool m_hasHint = false;            ///< and this was told, or signs of one were
    bool m_isFused = false;            ///< this frame's share has been added
};

} // namespace carded::scanner
