// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace carded {

using Bytes = std::vector<std::uint8_t>;
using ByteSpan = std::span<const std::uint8_t>;

/// The characters of `text` as bytes; a view, `text` must outlive it.
inline ByteSpan asBytes(std::string_view text) noexcept
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// `bytes` as characters, nothing checked; a view, `bytes` must outlive it.
inline std::string_view asText(ByteSpan bytes) noexcept
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline bool equal(ByteSpan a, ByteSpan b) noexcept
{
    return std::ranges::equal(a, b);
}

/// Exactly N bytes with a meaning. Two aliases with different tags do not mix.
template <class Tag, std::size_t N>
struct FixedBytes {
    static constexpr std::size_t kSize = N;
    std::array<std::uint8_t, N> data{};

    /// Nothing unless `bytes` is exactly N long: no padding, no truncation.
    [[nodiscard]] static constexpr std::optional<FixedBytes> from(ByteSpan bytes)
    {
        if (bytes.size() != N) {
            return std::nullopt;
        }
        FixedBytes result;
        std::copy(bytes.begin(), bytes.end(), result.data.begin());
        return result;
    }

    [[nodiscard]] constexpr ByteSpan span() const noexcept { return data; }

    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 mistakes the generated comparison
    friend auto operator<=>(const FixedBytes&, const FixedBytes&) = default;
};

} // namespace carded
