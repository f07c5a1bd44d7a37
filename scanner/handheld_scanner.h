// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unique_fd.h"
#include "scanner/handheld_error.h"
#include "scanner/key_decoder.h"
#include "scanner/line_assembler.h"

#include <optional>
#include <vector>

namespace carded::scanner {

/// One opened scanner and the texts that it sends. One thread.
class HandheldScanner {
public:
    using Moment = LineAssembler::Moment;

    enum class Speaks : std::uint8_t {
        Keys, ///< input_event, as a keyboard does
        Bytes ///< as a serial line does
    };

    /// `device` must not block.
    HandheldScanner(UniqueFd device, Speaks speaks, LineFormat format);

    /// Readable when there is something to read(); to be watched by an event loop.
    [[nodiscard]] int fd() const noexcept { return m_device.get(); }

    /// What has ended by `now`: reads what is there, without waiting. Missing when it has been unplugged; it stays so.
    [[nodiscard]] Result<std::vector<Line>, HandheldError> read(Moment now);

    /// When to read() again even if nothing arrives: a text may end by silence.
    [[nodiscard]] std::optional<Moment> dueAt() const { return m_lines.dueAt(); }

private:
    enum class Given : std::uint8_t { Bytes, Nothing, Gone };
    [[nodiscard]] Given readPiece();
    [[nodiscard]] std::vector<Line> take(Moment now);
    [[nodiscard]] std::vector<Line> takeKeys(Moment now);

    UniqueFd m_device;
    Speaks m_speaks;
    KeyDecoder m_keys;
    LineAssembler m_lines;
    Bytes m_piece; ///< what was read last, or the first part of an event
    bool m_isGone = false;
};

} // namespace carded::scanner
