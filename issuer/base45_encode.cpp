// SPDX-License-Identifier: Apache-2.0
#include "issuer/base45_encode.h"

#include <string_view>

namespace carded::issuer {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

} // namespace

std::string encodeBase45(ByteSpan bytes)
{
    std::string text;
    text.reserve(bytes.size() / 2 * 3 + 2);
    for (; bytes.size() >= 2; bytes = bytes.subspan(2)) {
        const unsigned value = bytes[0] * 256U + bytes[1];
        text += kAlphabet[value % 45];
        text += kAlphabet[value / 45 % 45];
        text += kAlphabet[value / (45 * 45)];
    }
    if (!bytes.empty()) {
        text += kAlphabet[bytes[0] % 45U];
        text += kAlphabet[bytes[0] / 45U];
    }
    return text;
}

} // namespace carded::issuer
