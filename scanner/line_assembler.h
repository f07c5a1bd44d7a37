// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/wiped_bytes.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carded::scanner {

/// What a scanner sends after each text.
enum class Ending : std::uint8_t {
    Cr, ///< what a keyboard's Enter is
    Lf,
    CrLf,
    Tab,
    Etx,
    Silence, ///< nothing: a text ends when nothing has come for kSilence
};

/// Its bytes; none of Silence.
[[nodiscard]] std::string_view bytesOf(Ending ending) noexcept;

/// How a scanner marks where a text begins and where it ends.
struct LineFormat {
    std::string prefix; ///< before each text, and no part of it
    Ending ending = Ending::Cr;
};

/// Why what came is no text.
enum class LineError : std::uint8_t {
    TooLong,  ///< more than any code holds
    Garbled,  ///< a part of it was lost, or was a key that stands for no character
    NoEnding, ///< it stopped, and the ending did not come
    NoPrefix, ///< it did not begin with the prefix
};

using Line = Result<WipedText, LineError>;

/// A QR code of version 40 holds no more.
inline constexpr std::size_t kMaxLineSize = 4296;

/// Makes texts of the bytes of one scanner, which come in pieces. An error is told once, as soon as it is known; the
/// rest of that text is then swallowed to its end. Line ends before a text are no part of it, so a scanner that
/// sends CR LF where CR is expected is understood.
///
/// The text of a driver's licence (AAMVA: `@`, LF, RS, CR, ...) holds line ends itself: it ends by silence alone.
class LineAssembler {
public:
    using Moment = std::chrono::milliseconds; ///< of the caller's clock, which never goes back

    explicit LineAssembler(LineFormat format);

    /// What has arrived by `at`.
    [[nodiscard]] std::vector<Line> take(ByteSpan bytes, Moment at);
    /// Something that arrived by `at` is lost.
    [[nodiscard]] std::vector<Line> lose(Moment at);
    /// Nothing more has arrived by `now`.
    [[nodiscard]] std::vector<Line> wait(Moment now);

    /// When wait() will have something to say if nothing arrives until then.
    [[nodiscard]] std::optional<Moment> dueAt() const;

    /// The longest pause within a text that has no ending of its own.
    static constexpr Moment kSilence{80};
    /// The longest pause within any other: scanners slow down to let a keyboard's reader keep up.
    static constexpr Moment kMaxPause{1000};

private:
    void push(std::uint8_t byte, std::vector<Line>& lines);
    void fail(LineError error, std::vector<Line>& lines);
    void finish(std::vector<Line>& lines);
    [[nodiscard]] bool isEnded() const;
    [[nodiscard]] bool endsBySilence() const;

    LineFormat m_format;
    std::string m_ending;
    WipedText m_text; ///< prefix and ending included
    bool m_isSwallowing = false;
    std::optional<Moment> m_lastByte; ///< none between two texts
};

} // namespace carded::scanner
