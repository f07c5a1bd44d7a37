// SPDX-License-Identifier: Apache-2.0
#include "scanner/reed_solomon.h"

#include <algorithm>
#include <array>

namespace carded::scanner {
namespace {

constexpr unsigned kFieldPolynomial = 0x11D; // x^8 + x^4 + x^3 + x^2 + 1
constexpr std::size_t kOrder = 255;

struct Field {
    std::array<std::uint8_t, 2 * kOrder> power{}; ///< of 2; twice over, so that a sum of two logarithms is a place
    std::array<std::uint8_t, kOrder + 1> logarithm{};

    constexpr Field()
    {
        unsigned value = 1;
        for (std::size_t i = 0; i < kOrder; ++i) {
            power[i] = power[i + kOrder] = static_cast<std::uint8_t>(value);
            logarithm[value] = static_cast<std::uint8_t>(i);
            value <<= 1U;
            value ^= value > kOrder ? kFieldPolynomial : 0;
        }
    }
};
constexpr Field kField;

std::uint8_t times(std::uint8_t a, std::uint8_t b)
{
    return a == 0 || b == 0 ? std::uint8_t{0}
                            : kField.power[std::size_t{kField.logarithm[a]} + std::size_t{kField.logarithm[b]}];
}

std::uint8_t inverse(std::uint8_t a)
{
    return kField.power[kOrder - kField.logarithm[a]];
}

/// Lowest power first. No locator or syndrome has more terms.
using Polynomial = std::array<std::uint8_t, kMaxChecks + 1>;

std::uint8_t valueAt(const Polynomial& polynomial, std::uint8_t x)
{
    std::uint8_t value = 0;
    for (std::size_t i = polynomial.size(); i-- > 0;) {
        value = times(value, x) ^ polynomial[i];
    }
    return value;
}

std::size_t degreeOf(const Polynomial& polynomial)
{
    std::size_t degree = polynomial.size() - 1;
    while (degree > 0 && polynomial[degree] == 0) {
        --degree;
    }
    return degree;
}

/// polynomial += factor * x * other
void addShifted(Polynomial& polynomial, std::uint8_t factor, const Polynomial& other)
{
    for (std::size_t i = 1; i < polynomial.size(); ++i) {
        polynomial[i] ^= times(factor, other[i - 1]);
    }
}

/// 2 to the power of a codeword's distance from the block's end.
std::uint8_t locatorOf(std::size_t place, std::size_t length)
{
    return kField.power[length - 1 - place];
}

/// All zero for a block without an error.
Polynomial syndromesOf(std::span<const std::uint8_t> block, std::size_t checks)
{
    Polynomial syndromes{};
    for (std::size_t i = 0; i < checks; ++i) {
        for (const std::uint8_t codeword : block) {
            syndromes[i] = times(syndromes[i], kField.power[i]) ^ codeword;
        }
    }
    return syndromes;
}

/// Berlekamp and Massey's, begun with what is known: the polynomial whose roots are the inverse locators of all errors.
Polynomial errorLocator(const Polynomial& syndromes, std::size_t checks, std::span<const std::size_t> erased,
                        std::size_t length)
{
    Polynomial locator{1};
    for (const std::size_t place : erased) {
        const Polynomial before = locator;
        addShifted(locator, locatorOf(place, length), before);
    }
    Polynomial earlier = locator;
    std::size_t errors = erased.size();
    for (std::size_t step = erased.size(); step < checks; ++step) {
        std::uint8_t discrepancy = 0;
        for (std::size_t i = 0; i <= step; ++i) {
            discrepancy ^= times(locator[i], syndromes[step - i]);
        }
        const Polynomial before = locator;
        addShifted(locator, discrepancy, earlier);
        if (discrepancy != 0 && 2 * errors <= step + erased.size()) {
            errors = step + 1 + erased.size() - errors;
            std::ranges::transform(before, earlier.begin(),
                                   [&](std::uint8_t term) { return times(term, inverse(discrepancy)); });
        } else {
            std::rotate(earlier.begin(), earlier.end() - 1, earlier.end());
            earlier[0] = 0;
        }
    }
    return locator;
}

/// The lower terms of syndromes * locator, of which Forney's formula makes the errors' values.
Polynomial evaluator(const Polynomial& syndromes, const Polynomial& locator, std::size_t checks)
{
    Polynomial product{};
    for (std::size_t i = 0; i < checks; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            product[i] ^= times(locator[j], syndromes[i - j]);
        }
    }
    return product;
}

/// In this field only the odd terms are left.
Polynomial derivative(const Polynomial& polynomial)
{
    Polynomial result{};
    for (std::size_t i = 1; i < polynomial.size(); i += 2) {
        result[i - 1] = polynomial[i];
    }
    return result;
}

} // namespace

std::optional<std::size_t> correctBlock(std::span<std::uint8_t> block, std::size_t checks,
                                        std::span<const std::size_t> erased, std::size_t spared)
{
    if (block.size() > kMaxBlock || checks > kMaxChecks || checks >= block.size() || spared > checks
        || erased.size() > checks - spared
        || std::ranges::any_of(erased, [&](std::size_t place) { return place >= block.size(); })) {
        return std::nullopt;
    }
    const Polynomial syndromes = syndromesOf(block, checks);
    if (syndromes == Polynomial{}) {
        return 0;
    }
    const Polynomial locator = errorLocator(syndromes, checks, erased, block.size());
    const std::size_t errors = degreeOf(locator); // the erased ones among them
    if (errors < erased.size() || 2 * errors - erased.size() > checks - spared) {
        return std::nullopt;
    }
    const Polynomial values = evaluator(syndromes, locator, checks);
    const Polynomial slope = derivative(locator);
    std::array<std::uint8_t, kMaxBlock> corrections{};
    std::size_t roots = 0;
    std::size_t changed = 0;
    for (std::size_t place = 0; place < block.size(); ++place) {
        const std::uint8_t x = locatorOf(place, block.size());
        if (valueAt(locator, inverse(x)) != 0) {
            continue;
        }
        ++roots;
        const std::uint8_t divisor = valueAt(slope, inverse(x));
        if (divisor == 0) {
            return std::nullopt;
        }
        corrections[place] = times(x, times(valueAt(values, inverse(x)), inverse(divisor)));
        changed += corrections[place] != 0 ? 1U : 0U;
    }
    if (roots != errors) {
        return std::nullopt;
    }
    for (std::size_t place = 0; place < block.size(); ++place) {
        block[place] ^= corrections[place];
    }
    return changed;
}

} // namespace carded::scanner
