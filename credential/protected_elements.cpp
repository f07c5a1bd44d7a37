// SPDX-License-Identifier: Apache-2.0
#include "credential/protected_elements.h"

#include "base/wiped_bytes.h"

#include <algorithm>
#include <array>

namespace carded::credential {
namespace {

/// The standard's mandatory elements, sorted.
constexpr std::array<std::string_view, 22> kIds{"DAC", "DAD", "DAG", "DAI", "DAJ", "DAK", "DAQ", "DAU",
                                                "DAY", "DBA", "DBB", "DBC", "DBD", "DCA", "DCB", "DCD",
                                                "DCF", "DCG", "DCS", "DDE", "DDF", "DDG"};
static_assert(std::ranges::is_sorted(kIds));

constexpr std::uint8_t kNoElement = 0x03; ///< bits of the last byte that stand for nothing

bool hasBit(ByteSpan index, std::size_t bit)
{
    return (index[bit / 8] >> (7 - bit % 8) & 1U) != 0;
}

} // namespace

bool isProtectedIndex(ByteSpan index) noexcept
{
    return index.size() == kProtectedIndexBytes && (index.back() & kNoElement) == 0;
}

bool isProtected(ByteSpan index, std::string_view id) noexcept
{
    const auto* const found = std::ranges::find(kIds, id);
    return found != kIds.end() && hasBit(index, static_cast<std::size_t>(found - kIds.begin()));
}

std::optional<crypto::Sha256Digest> protectedData(const AamvaSubfile& licence, ByteSpan index)
{
    if (!isProtectedIndex(index)) {
        return std::nullopt;
    }
    WipedText text;
    text.reserve(kMaxAamvaFile);
    for (std::size_t bit = 0; bit < kIds.size(); ++bit) {
        if (!hasBit(index, bit)) {
            continue;
        }
        const AamvaElement* const element = licence.element(kIds[bit]);
        if (element == nullptr) {
            return std::nullopt;
        }
        text.append(element->id).append(element->value).append("\n");
    }
    return crypto::sha256(asBytes(text));
}

} // namespace carded::credential
