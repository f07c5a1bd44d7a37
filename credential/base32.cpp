// SPDX-License-Identifier: Apache-2.0
#include "credential/base32.h"

#include <array>
#include <cstdint>

namespace carded::credential {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::uint8_t kBad = 0xFF;
constexpr unsigned kBitsPerCharacter = 5;

constexpr std::array<std::uint8_t, 256> valueTable()
{
    std::array<std::uint8_t, 256> table{};
    table.fill(kBad);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
        table[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
    }
    return table;
}

constexpr auto kValues = valueTable();

} // namespace

std::optional<WipedBytes> decodeBase32(std::string_view text)
{
    WipedBytes bytes;
    bytes.reserve(text.size() * kBitsPerCharacter / 8);
    std::uint32_t bits = 0;
    unsigned count = 0; // of bits that wait, never more than 12
    for (const char c : text) {
        const std::uint8_t value = kValues[static_cast<unsigned char>(c)];
        if (value == kBad) {
            return std::nullopt;
        }
        bits = (bits << kBitsPerCharacter | value) & 0xFFFU;
        count += kBitsPerCharacter;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(static_cast<std::uint8_t>(bits >> count & 0xFFU));
        }
    }
    const bool hasSpareCharacter = count >= kBitsPerCharacter;
    const bool isZeroTail = (bits & ((1U << count) - 1U)) == 0;
    return !hasSpareCharacter && isZeroTail ? std::optional(std::move(bytes)) : std::nullopt;
}

} // namespace carded::credential
