// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sound/earcon.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

struct _snd_pcm; // NOLINT(bugprone-reserved-identifier): ALSA's own name of a handle

namespace carded::sound {

/// ALSA's default device, which plays one sound at a time. Nothing here waits for a sound; opening the device takes as
/// long as it takes. Belongs to one thread. What ALSA would write to standard error is dropped: an enum says it.
class AlsaOutput {
public:
    AlsaOutput();
    ~AlsaOutput();
    AlsaOutput(const AlsaOutput&) = delete;
    AlsaOutput& operator=(const AlsaOutput&) = delete;
    AlsaOutput(AlsaOutput&&) = delete;
    AlsaOutput& operator=(AlsaOutput&&) = delete;

    /// Opens the device, unless it is open and still there. False if it cannot be opened now; it may be tried again.
    [[nodiscard]] bool open();

    enum class Progress : std::uint8_t {
        More,    ///< call feed() again after kFeedInterval
        Done,    ///< the device has it all, or nothing is to be played
        NoDevice ///< it cannot be opened, or has gone: nothing is open any more
    };

    /// Stops what plays, and plays this instead.
    [[nodiscard]] Progress play(Samples samples);
    /// Hands the device as much as it takes.
    [[nodiscard]] Progress feed();
    void stop();

    /// Often enough that a device, which holds 100 ms or more, does not run dry.
    static constexpr std::chrono::milliseconds kFeedInterval{20};

private:
    struct Closer {
        void operator()(_snd_pcm* device) const noexcept;
    };

    Progress fail();

    std::unique_ptr<_snd_pcm, Closer> m_device;
    std::size_t m_bufferFrames = 0;
    Samples m_samples;
    std::size_t m_next = 0; ///< the first of m_samples that the device does not have
};

} // namespace carded::sound
