// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "verifier/verdict.h"

#include <chrono>
#include <optional>

namespace carded::ui {

/// A steady clock's reading; only differences mean something.
using Moment = std::chrono::milliseconds;

inline constexpr Moment kReplaceLock{800};
inline constexpr Moment kLastVerdictKept{60'000};

/// How long things stay on the screen.
struct ShowTimes {
    Moment pass{5'000};
    Moment refuse{15'000};
    Moment cannotVerify{15'000};
    Moment held{20'000};
};

/// Time that runs out and can be held.
class Countdown {
public:
    void start(Moment now, Moment duration) noexcept;
    void hold(Moment now) noexcept;
    void goOn(Moment now) noexcept;
    [[nodiscard]] bool isHeld() const noexcept { return m_heldAt.has_value(); }
    [[nodiscard]] bool isOver(Moment now) const noexcept { return left(now) == Moment{0}; }
    /// What is left of the time, 1 at the start, 0 when over.
    [[nodiscard]] double fraction(Moment now) const noexcept;
    /// The same, changing once a second.
    [[nodiscard]] double fractionBySecond(Moment now) const noexcept;

private:
    [[nodiscard]] Moment left(Moment now) const noexcept;

    Moment m_duration{0};
    Moment m_end{0};
    std::optional<Moment> m_heldAt;
};

/// The one verdict on the screen, and the one before it for a minute. Decides when a verdict may go: a glance
/// takes 0.8 s, so nothing takes a verdict away sooner. What comes sooner waits, the latest only: another verdict, or
/// that there is none any more.
class VerdictSlot {
public:
    /// The verdict to show now, if `verdict` may be shown at once.
    [[nodiscard]] std::optional<verifier::Verdict> offer(verifier::Verdict verdict, Moment now);
    /// It waits, in place of another one that does.
    void keep(verifier::Verdict verdict);
    /// The verdict that waited and may be shown now.
    [[nodiscard]] std::optional<verifier::Verdict> takeWaiting(Moment now);
    /// Nothing that is shown or waits is an answer any more. True if the screen may be freed now; else takeEnd() will
    /// say so once, if no other verdict comes meanwhile.
    [[nodiscard]] bool end(Moment now) noexcept;
    [[nodiscard]] bool takeEnd(Moment now) noexcept;
    /// What comes next is known and will take the verdict's place itself.
    void forgetEnd() noexcept { m_isEnding = false; }
    /// The last verdict again, without its portrait, up to a minute after it was first shown.
    [[nodiscard]] std::optional<verifier::Verdict> recall(Moment now);
    [[nodiscard]] bool isLocked(Moment now) const noexcept { return lockLeft(now) > Moment{0}; }
    /// For how long nothing may take the place of what is shown.
    [[nodiscard]] Moment lockLeft(Moment now) const noexcept;
    /// The screen is free again, and nothing waits for it.
    void clear() noexcept;

private:
    verifier::Verdict show(verifier::Verdict verdict, Moment now);

    std::optional<Moment> m_shownAt;
    std::optional<verifier::Verdict> m_waiting;
    bool m_isEnding = false;
    std::optional<verifier::Verdict> m_last;
    Moment m_lastShownAt{0};
};

} // namespace carded::ui
