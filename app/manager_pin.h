// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"

#include <cstdint>
#include <filesystem>

namespace carded::app {

inline constexpr std::size_t kLeastPinDigits = 4;
inline constexpr std::size_t kMostPinDigits = 12;
[[nodiscard]] bool isPin(ByteSpan pin) noexcept;

/// Two clocks at one moment. What is locked is open again by `running` alone: the other one can be set.
struct PinMoment {
    UnixTime wall{};
    Seconds running{0}; ///< machineRunning()
};

/// What can be done with the PIN now.
struct PinState {
    enum class Kind : std::uint8_t {
        NotSet,
        Ready,
        Locked,  ///< after too many wrong tries, for a while
        Damaged, ///< its file is no file of ours any more: locked until `carded pin set`
        Unusable ///< its file cannot be read or written: no try could be counted
    };
    Kind kind = Kind::NotSet;
    int failures = 0;    ///< in a row
    int triesLeft = 0;   ///< if Ready: before it is locked
    UnixTime since{};    ///< if Locked: of the last wrong try
    Seconds lockLeft{0}; ///< if Locked
};

struct PinTried {
    enum class Answer : std::uint8_t { Right, Wrong, NotTried };
    Answer answer = Answer::NotTried;
    PinState state; ///< afterwards; if NotTried: why
};

enum class PinError : std::uint8_t { NotAPin, NoMemory, DiskFull, NotAllowed, WriteFailed };

/// The manager's PIN of a till, as a slow hash in a file of the window's user (docs/formats/store.md). Keeps nothing in
/// memory, so several programs may use it; the methods wait for each other. Wrong tries in a row are counted whatever
/// becomes of the program: after the fifth it is locked for 5 minutes, after the next for 15, after each further for
/// 60. A try on a locked PIN is not counted. The time is that of the running machine; a restart of the machine begins
/// what was left anew, at most twice the whole.
class ManagerPin {
public:
    /// `store`: the till's data folder.
    explicit ManagerPin(const std::filesystem::path& store);

    [[nodiscard]] const std::filesystem::path& file() const noexcept { return m_file; }
    /// Whether there is one, good or damaged.
    [[nodiscard]] bool isSet() const;
    [[nodiscard]] PinState state(const PinMoment& now) const;
    /// For a program that starts: notes it if the machine has been restarted since the last wrong try.
    void noteRestart(const PinMoment& now) const;

    /// Counts the try, durably, before it looks whether `pin` is right; a right one ends the count. Takes a quarter of
    /// a second.
    [[nodiscard]] PinTried tryPin(ByteSpan pin, const PinMoment& now) const;

    /// Sets it, and forgets wrong tries. What root makes is the user's who owns the records.
    [[nodiscard]] Result<void, PinError> set(ByteSpan pin) const;
    /// Afterwards there is none.
    [[nodiscard]] Result<void, PinError> clear() const;

private:
    std::filesystem::path m_store;
    std::filesystem::path m_file;
};

/// For how long it is locked after so many wrong tries in a row; 0: not at all.
[[nodiscard]] Seconds pinLockAfter(int failures) noexcept;

} // namespace carded::app
