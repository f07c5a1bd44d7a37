// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace carded::credential {

/// What a scanned text is, told by how it begins and nothing else (docs/formats/scanned-text.md).
enum class TextKind : std::uint8_t {
    Unknown,         ///< nothing we know by its beginning; it may still be bare base45
    Age1,            ///< `AGE1:`
    ForeignDocument, ///< another system's signed document
    OnlineCode,      ///< a link: whoever answers it is not here
    ArticleNumber,   ///< digits only: something on the counter
};

struct ScannedText {
    TextKind kind = TextKind::Unknown;
    std::string_view document; ///< which foreign document: `eu-dcc`, `aamva`, ...; a static string
    std::string_view body;     ///< what follows `AGE1:`; a view into the text
};

[[nodiscard]] ScannedText nameScannedText(std::string_view text) noexcept;

} // namespace carded::credential
