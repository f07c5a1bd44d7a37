// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/code_reader.h"
#include "scanner/frame.h"
#include "scanner/frame_source.h"
#include "scanner/preview.h"
#include "scanner/preview_pace.h"
#include "scanner/worker_protocol.h"

#include <optional>

namespace carded::scanner {

/// What the worker for codes does: makes a frame grey, draws the small live picture and looks for symbols. A frame made
/// for it can keep it busy for minutes.
class FrameLooker {
public:
    /// `memory` is where the frames lie; it must outlive this.
    FrameLooker(ByteSpan memory, std::optional<PreviewMapping> preview);

    /// Looks into a picture of its own making, so that the libraries have loaded and made what they need at first use.
    static void warmUp();
    /// Looked or NotLooked.
    [[nodiscard]] WorkerMessage look(const LookJob& job) noexcept;

private:
    [[nodiscard]] WorkerMessage read(const LookJob& job, SteadyTime began);
    [[nodiscard]] bool showIfDue(SteadyTime now);

    ByteSpan m_memory;
    std::optional<PreviewMapping> m_preview;
    PreviewPace m_pace;
    Frame m_frame;
    std::uint32_t m_source = 0; ///< that the reader remembers
    CodeReader m_reader;
};

} // namespace carded::scanner
