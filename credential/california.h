// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/aamva_file.h"
#include "credential/presentation.h"

namespace carded::credential {

/// A card's proof takes 139 to 144 bytes.
inline constexpr std::size_t kMaxCalifornianProof = 144;

/// Why a text that says it is a signed Californian card is none.
enum class CaliforniaError : std::uint8_t {
    BadFile,         ///< no AAMVA file (AamvaError)
    WrongSubfiles,   ///< not DL or ID, then ZC
    BadEncoding,     ///< `ZCE` is no strict base64, or too long
    WrongShape,      ///< the proof has another map, number, order, type, length or URL
    MixedSystems,    ///< issuer, key and status list are not of one system
    TooLittleSigned, ///< an element that we need is not signed, or the index has a bit too many
    MissingElement,  ///< a signed element is not there
    WrongState,      ///< `DAJ` is not CA
    BadDate,         ///< `DBA` is no day of the calendar, MMDDCCYY
};

/// Whether a text is the barcode of a Californian card (AAMVA, issuer 636014) with a proof in it, as cards since 29
/// September 2025 have one: as far as can be seen without control characters, lengths and offsets.
[[nodiscard]] bool isSignedByCalifornia(std::string_view text) noexcept;

/// Reads such a text (docs/formats/california.md); or the first error.
[[nodiscard]] Result<Presentation, CaliforniaError> readCalifornia(std::string_view text);

/// The same: every error is Malformed.
[[nodiscard]] ParsedText parseCalifornia(std::string_view text);

/// The birth date. Whatever else stands on the card is not looked at.
[[nodiscard]] Result<DataElements, DataElementError> readCaliforniaElements(const W3cProof& proof);

} // namespace carded::credential
