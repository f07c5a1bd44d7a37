// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/presentation.h"

namespace carded::credential {

inline constexpr std::string_view kTruAgePrefix = "VP1-";
/// A token has 580 to 650; the limit leaves room for a longer concealed part.
inline constexpr std::size_t kMaxTruAgeText = 1024;

/// Reads a text that begins with kTruAgePrefix (docs/formats/truage.md). Another letter than `B` behind it, or another
/// tag than that of legacy CBOR-LD, is an UnsupportedDocument: another version. Everything else that is not of the one
/// shape is Malformed.
[[nodiscard]] ParsedText parseTruAge(std::string_view text);

/// `age_over_NN` for the age the token names; ages above 99 as 99.
[[nodiscard]] DataElements readTruAgeElements(const W3cProof& proof);

} // namespace carded::credential
