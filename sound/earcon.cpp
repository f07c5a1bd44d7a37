// SPDX-License-Identifier: Apache-2.0
#include "sound/earcon.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace carded::sound {
namespace {

constexpr double kPi = std::numbers::pi;

// Times are in seconds, levels in decibels.

struct Partial {
    double hertz = 0;
    double level = 0;
};

struct Pulse {
    double length = 0;
    double gapAfter = 0;
    double glideTo = 1; ///< its pitch at the end, in parts of that at the start
};

struct Tremolo {
    double hertz = 0;
    double depth = 0; ///< 1: down to silence
};

struct Recipe {
    std::span<const Partial> partials;
    std::span<const Pulse> pulses;
    double attack = 0;
    double release = 0;
    double decay = 0; ///< until it has fallen to 1/e; 0: it stays
    Tremolo tremolo;
    double level = 0; ///< of its loudest sample
};

// Loud, and away from the limit. Where the partials give a flatter wave it is as loud at a lower peak.
constexpr double kFullLevel = -1;
constexpr double kFlatLevel = -4;

// All partials lie within 15 dB, and four or more between 300 and 3000 Hz: small speakers give nothing below, and age
// takes first what is above.
constexpr Partial kPassPartials[] = {{784, 0}, {1175, -2}, {1568, -6}, {2350, -8}, {2352, -12}};
constexpr Partial kRefusePartials[] = {{196, -6}, {392, -6}, {588, 0}, {784, -3}, {980, -2}, {1372, -4}, {1764, -8}};
constexpr Partial kCannotTellPartials[] = {{523, 0}, {1046, -3}, {1569, -8}, {2092, -12}};
constexpr Partial kFacePartials[] = {{659, 0}, {1318, -4}, {1977, -8}, {2636, -12}};
constexpr Partial kTickPartials[] = {{1000, 0}};

constexpr double kFourth = 698.0 / 523.0;
constexpr Pulse kPassPulses[] = {{0.320}};
constexpr Pulse kRefusePulses[] = {{0.200, 0.120}, {0.200}};
constexpr Pulse kCannotTellPulses[] = {{0.070, 0.070}, {0.070, 0.070}, {0.260, 0, kFourth}};
constexpr Pulse kFacePulses[] = {{0.090, 0.090}, {0.090, 0.090}, {0.090}};
constexpr Pulse kTickPulses[] = {{0.015}};

Recipe recipeOf(Earcon earcon)
{
    switch (earcon) {
    case Earcon::Pass:
        return {kPassPartials, kPassPulses, 0.005, 0.025, 0.110, {}, kFullLevel};
    case Earcon::Refuse:
        return {kRefusePartials, kRefusePulses, 0.010, 0.030, 0, {35, 0.4}, kFullLevel};
    case Earcon::CannotTell:
        return {kCannotTellPartials, kCannotTellPulses, 0.008, 0.025, 0, {}, kFlatLevel};
    case Earcon::Face:
        return {kFacePartials, kFacePulses, 0.008, 0.025, 0, {}, kFlatLevel};
    case Earcon::Tick:
        return {kTickPartials, kTickPulses, 0.005, 0.005, 0, {}, -18};
    }
    return {};
}

// What marks a sound as no real check.
constexpr double kMarkedLevel = -6; // against the live form
constexpr Tremolo kMarkedTremolo{30, 1};
constexpr int kClicks = 2;
constexpr double kClick = 0.008;
constexpr double kClickPitch = 0.060; // from the start of one to the start of the next, or of the sound

double amplitudeOf(double level)
{
    return std::pow(10.0, level / 20);
}

std::size_t framesOf(double seconds)
{
    return static_cast<std::size_t>(std::lround(seconds * kSampleRate));
}

/// Rises from 0 to 1 as a cosine does, which clicks least.
double raisedCosine(double part)
{
    return (1 - std::cos(kPi * std::clamp(part, 0.0, 1.0))) / 2;
}

double gainAt(const Recipe& recipe, double time, double length)
{
    const double edges = raisedCosine(time / recipe.attack) * raisedCosine((length - time) / recipe.release);
    const double decay = recipe.decay > 0 ? std::exp(-time / recipe.decay) : 1.0;
    return edges * decay;
}

/// Begins at its loudest, so that a pulse keeps its length.
double tremoloAt(const Tremolo& tremolo, double time)
{
    return 1 - tremolo.depth * (1 - std::cos(2 * kPi * tremolo.hertz * time)) / 2;
}

/// The time for which an even tone would have come as far: the pitch integrated.
double glidedTime(const Pulse& pulse, double time)
{
    const double length = pulse.length;
    return time + (pulse.glideTo - 1) * (time / 2 - length / (2 * kPi) * std::sin(kPi * time / length));
}

using Wave = std::vector<double>;

/// Schroeder's: no two of `count` partials peak together, so that all are louder at the same peak.
double phaseOf(std::size_t index, std::size_t count)
{
    return kPi * static_cast<double>(index * index) / static_cast<double>(count);
}

void scaleTo(std::span<double> wave, double level)
{
    double peak = 0;
    for (const double value : wave) {
        peak = std::max(peak, std::abs(value));
    }
    for (double& value : wave) {
        value *= amplitudeOf(level) / peak;
    }
}

void addPulse(Wave& wave, const Recipe& recipe, const Pulse& pulse, const Tremolo& besides)
{
    const std::size_t frames = framesOf(pulse.length);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const double time = static_cast<double>(frame) / kSampleRate;
        double sum = 0;
        for (std::size_t i = 0; i < recipe.partials.size(); ++i) {
            const Partial& partial = recipe.partials[i];
            const double turns = partial.hertz * glidedTime(pulse, time);
            sum += amplitudeOf(partial.level) * std::sin(2 * kPi * turns + phaseOf(i, recipe.partials.size()));
        }
        wave.push_back(sum * gainAt(recipe, time, pulse.length) * tremoloAt(recipe.tremolo, time)
                       * tremoloAt(besides, time));
    }
    wave.resize(wave.size() + framesOf(pulse.gapAfter));
}

/// Noise for the ear: as many tones as fit, each begun elsewhere. What is random sounds the same and cannot be tested.
void addClick(Wave& wave)
{
    constexpr std::size_t kTones = 15;
    const std::size_t frames = framesOf(kClick);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const double time = static_cast<double>(frame) / kSampleRate;
        double sum = 0;
        for (std::size_t tone = 0; tone < kTones; ++tone) {
            const double hertz = 500 + 107 * static_cast<double>(tone);
            sum += std::sin(2 * kPi * hertz * time + phaseOf(tone, kTones));
        }
        wave.push_back(sum * raisedCosine(2 * time / kClick) * raisedCosine(2 * (kClick - time) / kClick));
    }
    wave.resize(wave.size() + framesOf(kClickPitch) - frames);
}

Wave waveOf(const Recipe& recipe, Form form)
{
    Wave wave;
    const bool isMarked = form == Form::Marked;
    const double level = recipe.level + (isMarked ? kMarkedLevel : 0);
    for (int click = 0; isMarked && click < kClicks; ++click) {
        addClick(wave);
    }
    const std::size_t clicks = wave.size();
    for (const Pulse& pulse : recipe.pulses) {
        addPulse(wave, recipe, pulse, isMarked ? kMarkedTremolo : Tremolo{});
    }
    const std::span<double> whole(wave);
    scaleTo(whole.first(clicks), level);
    scaleTo(whole.subspan(clicks), level);
    return wave;
}

} // namespace

std::string nameOf(Earcon earcon, Form form)
{
    const std::string mark = form == Form::Marked ? "-marked" : "";
    switch (earcon) {
    case Earcon::Pass:
        return "pass" + mark;
    case Earcon::Refuse:
        return "refuse" + mark;
    case Earcon::CannotTell:
        return "cannot-tell" + mark;
    case Earcon::Face:
        return "face" + mark;
    case Earcon::Tick:
        return "tick" + mark;
    }
    return {};
}

Samples synthesise(Earcon earcon, Form form)
{
    constexpr double kLimit = 32'767;
    Samples samples;
    for (const double value : waveOf(recipeOf(earcon), form)) {
        samples.push_back(static_cast<std::int16_t>(std::lround(value * kLimit)));
    }
    return samples;
}

} // namespace carded::sound
