// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sound/earcon.h"
#include "tests/support/temporary_folder.h"

#include <cstddef>
#include <vector>

namespace carded::test {

/// Has ALSA read `text` as its whole configuration, for as long as this lives.
class AlsaConfiguration {
public:
    explicit AlsaConfiguration(const std::string& text);
    AlsaConfiguration(const AlsaConfiguration&) = delete;
    AlsaConfiguration& operator=(const AlsaConfiguration&) = delete;
    AlsaConfiguration(AlsaConfiguration&&) = delete;
    AlsaConfiguration& operator=(AlsaConfiguration&&) = delete;
    ~AlsaConfiguration();

private:
    TemporaryFolder m_folder;
};

/// A sound card that is not there, as ALSA's default device of this process (fake_sound_card.cpp is its driver): it
/// plays what it has been given when it is told to, and remembers it. Plugged in at first. One at a time; before there
/// is a thread.
class FakeSoundCard {
public:
    FakeSoundCard();
    FakeSoundCard(const FakeSoundCard&) = delete;
    FakeSoundCard& operator=(const FakeSoundCard&) = delete;
    FakeSoundCard(FakeSoundCard&&) = delete;
    FakeSoundCard& operator=(FakeSoundCard&&) = delete;
    ~FakeSoundCard() = default;

    // These may be called in any thread.

    static void plug();
    /// What is open fails from now on, and nothing can be opened.
    static void unplug();
    /// As if that much time had passed: as many frames as it has, at most `frames`, and then it runs dry.
    static void playOn(std::size_t frames);

    /// What has been heard, run by run: a run ends when it is stopped or runs dry.
    [[nodiscard]] static std::vector<sound::Samples> heard();
    /// Frames that it has been given and has not played.
    [[nodiscard]] static std::size_t waiting();
    [[nodiscard]] static bool isRunning();
    /// How often it was opened, or could not be.
    [[nodiscard]] static int openings();

private:
    AlsaConfiguration m_configuration;
};

} // namespace carded::test
