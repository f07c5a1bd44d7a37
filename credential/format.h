// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace carded::credential {

/// The credentials we verify.
enum class Format : std::uint8_t {
    Age1,       ///< docs/formats/age1.md
    Claim169,   ///< docs/formats/claim169.md
    TruAge,     ///< docs/formats/truage.md
    California, ///< docs/formats/california.md
};

inline constexpr std::array kAllFormats{Format::Age1, Format::Claim169, Format::TruAge, Format::California};

/// COSE messages, whose keys go by the `kid` in a header; the others are W3C credentials, whose issuer and key are
/// DIDs.
[[nodiscard]] constexpr bool isCose(Format format) noexcept
{
    return format == Format::Age1 || format == Format::Claim169;
}

/// As the trust list's `formats`, results and records call it.
[[nodiscard]] constexpr std::string_view toString(Format format) noexcept
{
    switch (format) {
    case Format::Age1:
        return "age1";
    case Format::Claim169:
        return "claim169";
    case Format::TruAge:
        return "truage";
    case Format::California:
        return "california-vcb";
    }
    return "";
}

} // namespace carded::credential
