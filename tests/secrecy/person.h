// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace carded::test {

// The customer of these tests. Nothing of this may be found where a program was: no word of it occurs anywhere else.
// What a format adds to what a code can hold gets a value of its own here.
inline constexpr std::string_view kFamilyName = "Vrombaughzel";
inline constexpr std::string_view kGivenName = "Quixotilde";
inline constexpr std::string_view kKoreanName = "\xEB\xB7\x81\xEC\x8A\x9D\xEB\xA0\xA0\xEA\xB8\x95"; // four syllables
inline constexpr std::string_view kStreet = "77 Xyloquartz Lane";
inline constexpr std::string_view kDocumentNumber = "DQZ9184726X";
inline constexpr std::string_view kSubject = "subject-zq-55190273";
inline constexpr std::string_view kTokenId = "token-id-vx-81730264";
inline constexpr std::string_view kSecretLooking = "hunt3r-of-wyrmz"; // stands in texts of no format
inline constexpr std::int64_t kStatusIndex = 4'711'471;
inline constexpr std::int64_t kRevokedIndex = 4'711'477;

/// The birth date as it may be written.
inline constexpr std::string_view kBirthDate = "1987-03-29";
inline constexpr std::array<std::string_view, 6> kBirthDates{kBirthDate,   "19870329",   "03291987",
                                                             "29.03.1987", "1987.03.29", "1987/03/29"};
inline constexpr std::string_view kShortBirthDate = "870329";
/// Of the same customer as a minor.
inline constexpr std::string_view kMinorBirthDate = "2015-11-23";

} // namespace carded::test
