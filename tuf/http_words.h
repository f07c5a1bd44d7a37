// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carded::tuf {

/// Why a request brought no answer, or only a part.
struct Failure {
    bool isCertificate = false;
    bool isTimeOut = false;
    bool isCut = false;
    long verifyResult = 0; ///< of a certificate: X509_V_ERR_… of OpenSSL
    std::uint64_t received = 0;
    std::optional<std::uint64_t> total;
    std::string detail; ///< libcurl's words, which may quote the server
};

/// A part of a sentence, in plain words, for the operator.
[[nodiscard]] std::string describe(const Failure& failure);

/// "812 bytes", "12 kB"
[[nodiscard]] std::string sizeInWords(std::uint64_t bytes);

/// What others wrote, fit for a terminal: printable ASCII and not long.
[[nodiscard]] std::string printable(std::string_view text);

/// The URL without a user's name and password, and printable.
[[nodiscard]] std::string shownUrl(std::string_view url);

} // namespace carded::tuf
