// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"

#include <array>

namespace carded::credential {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
/// Large enough that any group with one bad character is above every valid group.
constexpr std::uint32_t kBad = 1U << 20U;

constexpr std::array<std::uint32_t, 256> valueTable()
{
    std::array<std::uint32_t, 256> table{};
    table.fill(kBad);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
        table[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint32_t>(i);
    }
    return table;
}

constexpr auto kValues = valueTable();

std::uint32_t valueOf(char c)
{
    return kValues[static_cast<unsigned char>(c)];
}

} // namespace

std::optional<WipedBytes> decodeBase45(std::string_view text)
{
    const std::size_t tail = text.size() % 3;
    if (tail == 1) {
        return std::nullopt;
    }
    WipedBytes bytes(text.size() / 3 * 2 + (tail == 2 ? 1 : 0));
    std::size_t out = 0;
    std::size_t in = 0;
    for (; in + 3 <= text.size(); in += 3) {
        const std::uint32_t pair = valueOf(text[in]) + valueOf(text[in + 1]) * 45 + valueOf(text[in + 2]) * 45 * 45;
        if (pair > 0xFFFF) {
            return std::nullopt;
        }
        bytes[out++] = static_cast<std::uint8_t>(pair >> 8U);
        bytes[out++] = static_cast<std::uint8_t>(pair & 0xFFU);
    }
    if (tail == 2) {
        const std::uint32_t last = valueOf(text[in]) + valueOf(text[in + 1]) * 45;
        if (last > 0xFF) {
            return std::nullopt;
        }
        bytes[out] = static_cast<std::uint8_t>(last);
    }
    return bytes;
}

std::string encodeBase45(ByteSpan bytes)
{
    std::string text;
    text.reserve(bytes.size() / 2 * 3 + 2);
    std::size_t i = 0;
    for (; i + 2 <= bytes.size(); i += 2) {
        const unsigned pair = bytes[i] * 256U + bytes[i + 1];
        text += kAlphabet[pair % 45];
        text += kAlphabet[pair / 45 % 45];
        text += kAlphabet[pair / (45 * 45)];
    }
    if (i < bytes.size()) {
        text += kAlphabet[bytes[i] % 45U];
        text += kAlphabet[bytes[i] / 45U];
    }
    return text;
}

} // namespace carded::credential
