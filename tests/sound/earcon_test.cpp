// SPDX-License-Identifier: Apache-2.0
#include "sound/earcon.h"
#include "tests/sound/spectrum.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

using namespace carded;
using sound::Earcon;
using sound::Form;
using sound::Samples;
using test::Spectrum;

namespace {

/// How long the two clicks take that come before a marked sound: 120 ms.
constexpr std::ptrdiff_t kClickFrames = 5760;

struct Pulse {
    double start = 0; ///< ms
    double length = 0;
};

double milliseconds(std::size_t frames)
{
    return static_cast<double>(frames) * 1000 / sound::kSampleRate;
}

int peakOf(std::span<const std::int16_t> samples)
{
    int peak = 0;
    for (const int sample : samples) {
        peak = std::max(peak, std::abs(sample));
    }
    return peak;
}

/// What an ear takes for one: nothing of it stays 40 dB below the loudest for 40 ms.
std::vector<Pulse> pulsesOf(const Samples& samples)
{
    constexpr double kHole = 40;
    const int heard = peakOf(samples) / 100;
    std::vector<Pulse> pulses;
    double end = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (std::abs(int{samples[i]}) <= heard) {
            continue;
        }
        const double now = milliseconds(i);
        if (pulses.empty() || now - end > kHole) {
            pulses.push_back({now, 0});
        }
        end = now;
        pulses.back().length = end - pulses.back().start;
    }
    return pulses;
}

/// From `from` to `to`, in ms.
std::span<const std::int16_t> part(const Samples& samples, int from, int to)
{
    constexpr std::size_t kFramesPerMs = sound::kSampleRate / 1000;
    return std::span(samples).subspan(static_cast<std::size_t>(from) * kFramesPerMs,
                                      static_cast<std::size_t>(to - from) * kFramesPerMs);
}

struct NamedSound {
    std::string name;
    Samples samples;
};

std::vector<NamedSound> allSounds()
{
    std::vector<NamedSound> all;
    for (const Earcon earcon : sound::kAllEarcons) {
        for (const Form form : sound::kAllForms) {
            all.push_back({nameOf(earcon, form), synthesise(earcon, form)});
        }
    }
    return all;
}

} // namespace

TEST_CASE("Earcon: each sounds as often as it says, as long as it should, with the gaps it should have")
{
    struct Row {
        Earcon earcon;
        std::vector<Pulse> pulses;
    };
    const Row rows[] = {{Earcon::Pass, {{0, 320}}},
                        {Earcon::Refuse, {{0, 200}, {320, 200}}},
                        {Earcon::CannotTell, {{0, 70}, {140, 70}, {280, 260}}},
                        {Earcon::Face, {{0, 90}, {180, 90}, {360, 90}}},
                        {Earcon::Tick, {{0, 15}}}};
    for (const Row& row : rows) {
        CAPTURE(nameOf(row.earcon, Form::Live));
        const auto pulses = pulsesOf(synthesise(row.earcon, Form::Live));
        REQUIRE(pulses.size() == row.pulses.size());
        for (std::size_t i = 0; i < pulses.size(); ++i) {
            CHECK(pulses[i].start == doctest::Approx(row.pulses[i].start).epsilon(0.01).scale(200));
            CHECK(row.pulses[i].length - pulses[i].length < 10); // its edges are soft
            CHECK(pulses[i].length <= row.pulses[i].length);
        }
    }
}

TEST_CASE("Earcon: marked it begins with two short clicks, sounds as often as before and half as loud")
{
    for (const Earcon earcon : sound::kAllEarcons) {
        CAPTURE(nameOf(earcon, Form::Live));
        const Samples live = synthesise(earcon, Form::Live);
        const Samples marked = synthesise(earcon, Form::Marked);
        const auto first = marked.begin() + kClickFrames;
        const auto clicks = pulsesOf(Samples(marked.begin(), first));
        REQUIRE(clicks.size() == 2);
        CHECK(clicks[0].start < 2);
        CHECK(clicks[1].start - clicks[0].start == doctest::Approx(60));
        CHECK(clicks[0].length < 8);
        CHECK(clicks[1].length < 8);
        const Samples rest(first, marked.end());
        CHECK(rest.size() == live.size());
        const auto before = pulsesOf(live);
        const auto after = pulsesOf(rest);
        REQUIRE(after.size() == before.size());
        for (std::size_t i = 0; i < after.size(); ++i) {
            CHECK(std::abs(after[i].start - before[i].start) < 4);
        }
        CHECK(peakOf(marked) == doctest::Approx(peakOf(live) / 2.0).epsilon(0.01));
    }
}

TEST_CASE("Earcon: marked it flutters, 30 times a second, down to silence")
{
    const Samples marked = synthesise(Earcon::Refuse, Form::Marked);
    for (int hole = 0; hole < 6; ++hole) {
        const int middle = 120 + hole * 100 / 3 + 17;
        CHECK(peakOf(part(marked, middle - 1, middle + 1)) < peakOf(marked) / 20);
        CHECK(peakOf(part(marked, middle - 10, middle + 10)) > peakOf(marked) / 4);
    }
}

TEST_CASE("Earcon: its energy lies where a small speaker gives it and old ears hear it")
{
    struct Row {
        Earcon earcon;
        double share;
        double centroid;
    };
    for (const Row& row : {Row{Earcon::Pass, 1, 1160}, {Earcon::Refuse, 0.84, 806}}) {
        const Spectrum spectrum(synthesise(row.earcon, Form::Live));
        CHECK(spectrum.share(500, 3000) == doctest::Approx(row.share).epsilon(0.02));
        CHECK(spectrum.centroid() == doctest::Approx(row.centroid).epsilon(0.03));
    }
    const Samples cannotTell = synthesise(Earcon::CannotTell, Form::Live);
    CHECK(Spectrum(part(cannotTell, 0, 70)).centroid() == doctest::Approx(829).epsilon(0.02));
    CHECK(Spectrum(cannotTell).share(500, 3000) > 0.98);
    CHECK(Spectrum(synthesise(Earcon::Face, Form::Live)).share(500, 3000) > 0.99);
    CHECK(Spectrum(synthesise(Earcon::Tick, Form::Live)).centroid() == doctest::Approx(1000).epsilon(0.02));
}

TEST_CASE("Earcon: the last pulse of cannot-tell rises by a fourth")
{
    const Samples samples = synthesise(Earcon::CannotTell, Form::Live);
    const auto fundamental = [&](int from, int to) {
        const Spectrum spectrum(part(samples, from, to));
        return spectrum.share(640, 740) / spectrum.share(480, 580);
    };
    CHECK(fundamental(0, 70) < 0.01);
    CHECK(fundamental(280, 320) < 0.2);
    CHECK(fundamental(500, 540) > 5);
}

TEST_CASE("Earcon: nothing lies above 3 kHz, where age takes the hearing and scanners beep")
{
    for (const NamedSound& each : allSounds()) {
        const Samples& samples = each.samples;
        CAPTURE(each.name);
        CHECK(10 * std::log10(Spectrum(samples).share(3000, 24'000)) < -60);
    }
}

TEST_CASE("Earcon: no sample is at a limit, a tick is quiet, and the others are about as loud as each other")
{
    const auto power = [](std::span<const std::int16_t> samples) {
        double sum = 0;
        for (const double sample : samples) {
            sum += sample * sample;
        }
        return 10 * std::log10(sum / static_cast<double>(samples.size()));
    };
    struct Row {
        Earcon earcon;
        int from; ///< ms: where it is loudest
        double peak;
    };
    const double loudness = power(part(synthesise(Earcon::Pass, Form::Live), 0, 100));
    for (const Row& row : {Row{Earcon::Pass, 0, -1},
                           {Earcon::Refuse, 50, -1},
                           {Earcon::CannotTell, 350, -4},
                           {Earcon::Face, 0, -4},
                           {Earcon::Tick, 0, -18}}) {
        CAPTURE(nameOf(row.earcon, Form::Live));
        const Samples samples = synthesise(row.earcon, Form::Live);
        CHECK(20 * std::log10(peakOf(samples) / 32'767.0) == doctest::Approx(row.peak).epsilon(0.01));
        if (row.earcon != Earcon::Tick) {
            CHECK(std::abs(power(part(samples, row.from, row.from + 100)) - loudness) < 3);
        }
    }
}

TEST_CASE("Earcon: it begins and ends without a click")
{
    for (const NamedSound& each : allSounds()) {
        const Samples& samples = each.samples;
        CAPTURE(each.name);
        REQUIRE_FALSE(samples.empty());
        CHECK(std::abs(int{samples.front()}) <= 1);
        CHECK(std::abs(int{samples.back()}) <= peakOf(samples) / 500);
        for (std::size_t i = 1; i < samples.size(); ++i) { // as steep as its highest partials at most
            REQUIRE(std::abs(samples[i] - samples[i - 1]) <= peakOf(samples) * 0.4);
        }
    }
}

TEST_CASE("Earcon: all forms of all differ, and so do their names")
{
    std::set<Samples> sounds;
    std::set<std::string> names;
    for (const NamedSound& each : allSounds()) {
        names.insert(each.name);
        sounds.insert(each.samples);
    }
    CHECK(sounds.size() == 10);
    CHECK(names.size() == 10);
}
