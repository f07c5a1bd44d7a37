// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/presentation.h"

namespace carded::credential {

/// Reads a text that begins like nothing we know (docs/formats/claim169.md): base45 of a zlib stream of a CWT with
/// claim 169, tagged 61(18([...])) or 18([...]), is a presentation, or Malformed; of any other COSE object, an
/// UnsupportedDocument; anything else is NotACredential.
[[nodiscard]] ParsedText parseBareBase45(std::string_view text);

/// A reader that stands at the value of claim 169 in a CWT's payload, or one that has failed.
[[nodiscard]] CborReader atClaim169(ByteSpan payload);

/// The date of birth and the photo of claim 169: the rest is not wanted, and not looked at. A photo is taken from
/// `photo` (16) if `photo format` (17) is JPEG or WebP, else from the first such picture of `face` (62), and only if
/// it begins as such a file does and has at most kMaxPortraitBytes.
[[nodiscard]] Result<DataElements, DataElementError> readClaim169Elements(const Credential& credential);

} // namespace carded::credential
