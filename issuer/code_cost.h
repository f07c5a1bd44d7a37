// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace carded::issuer {

// What things cost in characters of a code, measured (a test keeps it true) for `iss` https://id.example. Each
// varies by a few with the keys.
inline constexpr int kMinimalCodeCharacters = 470;   ///< one age mark, a holder's key, a status entry
inline constexpr int kFourHiddenCharacters = 215;    ///< four redacted elements, none disclosed
inline constexpr int kFourDisclosedCharacters = 410; ///< the same, all disclosed
inline constexpr int kRentalLicenceCharacters = 140; ///< a birth date and one licence category, not redacted
inline constexpr int kPortraitCharacters = 1560;     ///< a portrait of 1,024 bytes

/// The same in words, for the help.
[[nodiscard]] inline std::string describeCodeCost()
{
    return "Length of a code: about " + std::to_string(kMinimalCodeCharacters)
           + " characters with one age mark, a holder's key and a status entry (QR version 12). To that,\nfour "
             "redacted elements add about "
           + std::to_string(kFourHiddenCharacters) + ", or " + std::to_string(kFourDisclosedCharacters)
           + " when all are disclosed; a birth date and one licence category, as for a rental car,\nabout "
           + std::to_string(kRentalLicenceCharacters) + "; a portrait of 1,024 bytes about "
           + std::to_string(kPortraitCharacters) + ". One QR code holds 4,296.";
}

} // namespace carded::issuer
