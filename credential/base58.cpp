// SPDX-License-Identifier: Apache-2.0
#include "credential/base58.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace carded::credential {
namespace {

constexpr std::string_view kAlphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr unsigned kDigitsPerLimb = 5;
constexpr std::uint64_t kLimb = 58ULL * 58 * 58 * 58 * 58; ///< below 2^32, so that a step fits into 64 bits
constexpr std::size_t kBytesPerStep = 4;

using Limbs = std::vector<std::uint32_t, WipingAllocator<std::uint32_t>>;

/// limbs * 2^bits + value, the lowest limb first.
void shiftIn(Limbs& limbs, unsigned bits, std::uint64_t value)
{
    for (std::uint32_t& limb : limbs) {
        value += std::uint64_t{limb} << bits;
        limb = static_cast<std::uint32_t>(value % kLimb);
        value /= kLimb;
    }
    for (; value > 0; value /= kLimb) {
        limbs.push_back(static_cast<std::uint32_t>(value % kLimb));
    }
}

} // namespace

WipedText encodeBase58(ByteSpan bytes)
{
    const auto zeros = static_cast<std::size_t>(std::ranges::find_if(bytes, [](std::uint8_t byte) { return byte != 0; })
                                                - bytes.begin());
    Limbs limbs;
    limbs.reserve(bytes.size() * 4 / (std::size_t{kDigitsPerLimb} * 3) + 2);
    for (ByteSpan rest = bytes.subspan(zeros); !rest.empty();) {
        const std::size_t count = rest.size() % kBytesPerStep == 0 ? kBytesPerStep : rest.size() % kBytesPerStep;
        std::uint64_t value = 0;
        for (const std::uint8_t byte : rest.first(count)) {
            value = value << 8U | byte;
        }
        shiftIn(limbs, static_cast<unsigned>(count) * 8U, value);
        rest = rest.subspan(count);
    }
    WipedText digits; // the last one first
    digits.reserve(limbs.size() * kDigitsPerLimb);
    for (std::uint32_t limb : limbs) {
        for (unsigned digit = 0; digit < kDigitsPerLimb; ++digit, limb /= 58) {
            digits += kAlphabet[limb % 58];
        }
    }
    digits.erase(digits.find_last_not_of(kAlphabet.front()) + 1);
    WipedText text("z");
    text.append(zeros, kAlphabet.front());
    return text.append(digits.rbegin(), digits.rend());
}

} // namespace carded::credential
