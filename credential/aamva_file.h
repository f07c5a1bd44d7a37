// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace carded::credential {

/// A PDF417 symbol holds less.
inline constexpr std::size_t kMaxAamvaFile = 2048;
inline constexpr std::size_t kMaxAamvaSubfiles = 8;
inline constexpr std::size_t kMaxAamvaElements = 64;

/// Why a text is not an AAMVA file that can be read without guessing.
enum class AamvaError : std::uint8_t {
    TooLarge,         ///< above kMaxAamvaFile
    BadHeader,        ///< not `@` LF RS CR `ANSI `, the issuer's six digits, two versions and the number of subfiles
    BadDirectory,     ///< subfiles that are not where it says, one after the other to the end of the text
    DuplicateSubfile, ///< of one type
    BadElement,       ///< no three capital letters of its subfile's kind, or a control character in its value
    DuplicateElement, ///< in one subfile
    TooMany,          ///< subfiles or elements above their limits
};

struct AamvaElement {
    std::string_view id; ///< such as `DBB`
    std::string_view value;
};

struct AamvaSubfile {
    std::string_view type; ///< such as `DL`
    std::vector<AamvaElement> elements;

    /// Null if it is not there.
    [[nodiscard]] const AamvaElement* element(std::string_view id) const noexcept;
};

/// A North American card's barcode (AAMVA DL/ID Card Design Standard, annex D), read strictly: for cards that are
/// signed. Views into the text; who made it is not known.
struct AamvaFile {
    std::string_view issuer; ///< the six digits
    std::vector<AamvaSubfile> subfiles;
};

/// Elements stand between line feeds; a subfile ends with CR, perhaps with a line feed before it.
[[nodiscard]] Result<AamvaFile, AamvaError> parseAamvaFile(std::string_view text);

} // namespace carded::credential
