// SPDX-License-Identifier: Apache-2.0
#include "sound/alsa_output.h"
#include "tests/sound/fake_sound_card.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <span>

using namespace carded;
using sound::AlsaOutput;
using sound::Samples;
using test::FakeSoundCard;
using Progress = sound::AlsaOutput::Progress;

namespace {

/// Half a second: some five times what the card holds.
constexpr std::size_t kFrames = 24'000;
constexpr std::size_t kStep = sound::kSampleRate / 50; // kFeedInterval

Samples soundOf(std::int16_t value)
{
    return Samples(kFrames, value);
}

/// As often as it must be fed; the card plays meanwhile.
void playOut(AlsaOutput& output, Progress progress)
{
    for (int i = 0; i < 100 && progress == Progress::More; ++i) {
        FakeSoundCard::playOn(kStep);
        progress = output.feed();
    }
    CHECK((progress == Progress::Done));
}

bool isSilence(std::span<const std::int16_t> samples)
{
    return std::ranges::all_of(samples, [](std::int16_t sample) { return sample == 0; });
}

} // namespace

TEST_CASE("ALSA: a sound is played whole, and silence after it for as long as the card may repeat itself")
{
    const FakeSoundCard card;
    AlsaOutput output;
    const Progress progress = output.play(soundOf(7));
    CHECK((progress == Progress::More));
    CHECK(FakeSoundCard::isRunning());
    const std::size_t held = FakeSoundCard::waiting();
    CHECK(held == 4800);
    playOut(output, progress);
    FakeSoundCard::playOn(2 * held); // and runs dry
    const auto heard = FakeSoundCard::heard();
    REQUIRE(heard.size() == 1);
    CHECK(heard[0].size() == kFrames + held);
    CHECK(std::equal(heard[0].begin(), heard[0].begin() + kFrames, soundOf(7).begin()));
    CHECK(isSilence(std::span(heard[0]).subspan(kFrames)));
}

TEST_CASE("ALSA: a sound shorter than what the card holds is played too")
{
    const FakeSoundCard card;
    AlsaOutput output;
    playOut(output, output.play(Samples(720, 7)));
    CHECK(FakeSoundCard::isRunning());
    FakeSoundCard::playOn(kStep);
    REQUIRE(FakeSoundCard::heard().size() == 1);
    CHECK(FakeSoundCard::heard()[0][719] == 7);
}

TEST_CASE("ALSA: a new sound stops the one that plays")
{
    const FakeSoundCard card;
    AlsaOutput output;
    CHECK((output.play(soundOf(1)) == Progress::More));
    FakeSoundCard::playOn(kStep);
    const Progress progress = output.play(soundOf(2));
    CHECK(FakeSoundCard::waiting() == 4800); // nothing of the old one is left in it
    playOut(output, progress);
    const auto heard = FakeSoundCard::heard();
    REQUIRE(heard.size() == 2);
    CHECK(heard[0] == Samples(kStep, 1));
    CHECK(heard[1].front() == 2);
    CHECK(std::ranges::count(heard[1], 2) == std::ptrdiff_t{kFrames});
}

TEST_CASE("ALSA: stopped, a card plays nothing more, and the next sound from its beginning")
{
    const FakeSoundCard card;
    AlsaOutput output;
    CHECK((output.play(soundOf(1)) == Progress::More));
    output.stop();
    CHECK_FALSE(FakeSoundCard::isRunning());
    CHECK((output.feed() == Progress::Done));
    CHECK_FALSE(FakeSoundCard::isRunning());
    playOut(output, output.play(soundOf(2)));
    CHECK(FakeSoundCard::heard().size() == 1);
    CHECK(FakeSoundCard::openings() == 1);
}

TEST_CASE("ALSA: a card that ran dry goes on where it was")
{
    const FakeSoundCard card;
    AlsaOutput output;
    CHECK((output.play(soundOf(3)) == Progress::More));
    FakeSoundCard::playOn(10'000);
    CHECK((output.feed() == Progress::More));
    playOut(output, Progress::More);
    std::ptrdiff_t frames = 0;
    for (const Samples& run : FakeSoundCard::heard()) {
        frames += std::ranges::count(run, 3);
    }
    CHECK(frames == std::ptrdiff_t{kFrames});
}

TEST_CASE("ALSA: a card that goes is told, while it plays and before, and used again when it is back")
{
    const FakeSoundCard card;
    AlsaOutput output;
    CHECK((output.play(soundOf(1)) == Progress::More));
    FakeSoundCard::unplug();
    CHECK((output.feed() == Progress::NoDevice));
    CHECK((output.feed() == Progress::Done)); // nothing is left of it
    CHECK_FALSE(output.open());
    CHECK((output.play(soundOf(2)) == Progress::NoDevice));
    FakeSoundCard::plug();
    CHECK(output.open());
    const int openings = FakeSoundCard::openings();
    CHECK(output.open());
    CHECK(FakeSoundCard::openings() == openings); // it is open already
    playOut(output, output.play(soundOf(4)));
    CHECK(FakeSoundCard::heard().back().front() == 4);
}

TEST_CASE("ALSA: where there is no device there is none, until there is one")
{
    AlsaOutput output;
    {
        const test::AlsaConfiguration none("# no device\n");
        CHECK_FALSE(output.open());
        CHECK((output.play(soundOf(1)) == Progress::NoDevice));
    }
    const FakeSoundCard card;
    CHECK(output.open());
}

TEST_CASE("ALSA: its own plugins get the sound as it is")
{
    const test::TemporaryFolder folder;
    const auto file = folder / "played.raw";
    const test::AlsaConfiguration toFile("pcm.!default { type plug slave.pcm { type file format raw file \""
                                         + file.string() + "\" slave.pcm { type null } } }\n");
    const Samples samples = synthesise(sound::Earcon::Refuse, sound::Form::Live);
    {
        AlsaOutput output;
        CHECK((output.play(samples) == Progress::Done)); // nothing waits for a card that is none
    }
    std::ifstream played(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(played), {}};
    Samples heard(bytes.size() / 2);
    std::memcpy(heard.data(), bytes.data(), heard.size() * 2);
    REQUIRE(heard.size() > samples.size());
    CHECK(std::ranges::equal(std::span(heard).first(samples.size()), samples));
    CHECK(isSilence(std::span(heard).subspan(samples.size())));
}
