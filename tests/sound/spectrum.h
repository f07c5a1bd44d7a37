// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sound/earcon.h"

#include <algorithm>
#include <complex>
#include <numbers>
#include <span>
#include <vector>

namespace carded::test {

/// The power of a sound by its frequency.
class Spectrum {
public:
    explicit Spectrum(std::span<const std::int16_t> samples)
    {
        std::vector<std::complex<double>> wave(kSize);
        std::ranges::copy(samples.first(std::min(samples.size(), kSize)), wave.begin());
        transform(wave);
        for (std::size_t i = 0; i < kSize / 2; ++i) {
            m_power.push_back(std::norm(wave[i]));
        }
    }

    /// Of the whole, what lies from `low` to `high` Hz.
    [[nodiscard]] double share(double low, double high) const
    {
        double within = 0;
        double all = 0;
        for (std::size_t i = 0; i < m_power.size(); ++i) {
            all += m_power[i];
            within += hertz(i) >= low && hertz(i) <= high ? m_power[i] : 0;
        }
        return within / all;
    }

    /// Hz: where the power lies on average.
    [[nodiscard]] double centroid() const
    {
        double sum = 0;
        double all = 0;
        for (std::size_t i = 0; i < m_power.size(); ++i) {
            all += m_power[i];
            sum += m_power[i] * hertz(i);
        }
        return sum / all;
    }

private:
    static constexpr std::size_t kSize = std::size_t{1} << 16; // 1.4 s

    static double hertz(std::size_t index)
    {
        return static_cast<double>(index) * sound::kSampleRate / static_cast<double>(kSize);
    }

    /// Cooley and Tukey's, of a power of two.
    static void transform(std::span<std::complex<double>> wave)
    {
        if (wave.size() == 1) {
            return;
        }
        const std::size_t half = wave.size() / 2;
        std::vector<std::complex<double>> even(half);
        std::vector<std::complex<double>> odd(half);
        for (std::size_t i = 0; i < half; ++i) {
            even[i] = wave[2 * i];
            odd[i] = wave[2 * i + 1];
        }
        transform(even);
        transform(odd);
        for (std::size_t i = 0; i < half; ++i) {
            const double turn = -std::numbers::pi * static_cast<double>(i) / static_cast<double>(half);
            const auto turned = std::polar(1.0, turn) * odd[i];
            wave[i] = even[i] + turned;
            wave[i + half] = even[i] - turned;
        }
    }

    std::vector<double> m_power;
};

} // namespace carded::test
