// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "issuer/issuer_error.h"
#include "issuer/qr_picture.h"
#include "issuer/wallet.h"

#include <filesystem>
#include <vector>

namespace carded::issuer {

inline constexpr int kFilmFramesPerSecond = 10;
inline constexpr int kFilmWidth = 1280;
inline constexpr int kFilmHeight = 720;

/// How long a film lasts, and how long the phone shows one code before the next.
struct FilmTimes {
    int seconds = 4;        ///< 1 to 600
    int refreshSeconds = 2; ///< at least 1
};

/// How many codes such a film shows: code i is shown from second i * refreshSeconds on.
[[nodiscard]] int codesInFilm(const FilmTimes& times) noexcept;

/// Writes a Motion JPEG film (.avi) of a phone held before a camera: in slight perspective, shaken, blurred and
/// noisy, and the same each time for the same codes. Refuses other than codesInFilm() codes.
[[nodiscard]] Result<void, IssuerError> writePhoneFilm(const std::filesystem::path& path,
                                                       const std::vector<QrCode>& codes, const FilmTimes& times);

/// The film of a wallet: the code is made anew for each refresh, its `iat` running with the film from
/// `first.iat` on.
[[nodiscard]] Result<void, IssuerError> writeWalletFilm(const std::filesystem::path& path, const Wallet& wallet,
                                                        const Showing& first, const FilmTimes& times);

} // namespace carded::issuer
