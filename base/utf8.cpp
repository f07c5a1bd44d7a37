// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

namespace carded {
namespace {

/// How many bytes follow a lead byte, and the range of the first of them (RFC 3629 section 4).
struct Sequence {
    std::size_t following = 0;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xBF;
};

/// Nothing for a byte that cannot lead.
std::optional<Sequence> sequenceOf(std::uint8_t lead)
{
    if (lead >= 0xC2 && lead <= 0xDF) {
        return Sequence{1};
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return Sequence{2, lead == 0xE0 ? std::uint8_t{0xA0} : std::uint8_t{0x80},
                        lead == 0xED ? std::uint8_t{0x9F} : std::uint8_t{0xBF}};
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        return Sequence{3, lead == 0xF0 ? std::uint8_t{0x90} : std::uint8_t{0x80},
                        lead == 0xF4 ? std::uint8_t{0x8F} : std::uint8_t{0xBF}};
    }
    return std::nullopt;
}

} // namespace

bool isUtf8(ByteSpan bytes) noexcept
{
    for (std::size_t i = 0; i < bytes.size();) {
        if (bytes[i] < 0x80) {
            ++i;
            continue;
        }
        const auto sequence = sequenceOf(bytes[i]);
        if (!sequence || sequence->following > bytes.size() - i - 1) {
            return false;
        }
        if (bytes[i + 1] < sequence->low || bytes[i + 1] > sequence->high) {
            return false;
        }
        for (std::size_t k = 2; k <= sequence->following; ++k) {
            if ((bytes[i + k] & 0xC0U) != 0x80) {
                return false;
            }
        }
        i += sequence->following + 1;
    }
    return true;
}

} // namespace carded
