// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/wiped_bytes.h"
#include "crypto/sha256.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace carded::credential {

/// A URL of a registry entry, and the CBOR item that stands for it.
struct BarcodeUrl {
    std::array<std::uint8_t, 2> item;
    std::string_view url;
};

/// The numbers that stand for words in one kind of W3C barcode credential (Verifiable Credential Barcodes, in CBOR-LD):
/// they go with a registry entry and the whole shape, and mean nothing elsewhere. A key that is 0 is not in this kind.
struct BarcodeNumbers {
    std::uint64_t registryEntry;
    std::span<const std::uint64_t> contexts;
    std::uint64_t statusKey;
    std::uint64_t statusBaseKey;
    std::uint64_t statusIndexKey;
    std::uint64_t subjectKey;
    std::uint64_t subjectType;
    std::string_view subjectTypeUrl;
    std::uint64_t protectedIndexKey;
    std::uint64_t issuerKey;
    std::uint64_t proofKey;
    std::uint64_t suiteKey;
    std::uint64_t suite; ///< ecdsa-xi-2023
    std::uint64_t purposeKey;
    std::uint64_t purpose; ///< assertionMethod
    std::uint64_t valueKey;
    std::uint64_t methodKey;
    std::span<const BarcodeUrl> urls;
};

inline constexpr std::uint64_t kTagCborLd = 0xCB1D;
/// Indexes of status lists are below this one.
inline constexpr std::uint64_t kStatusIndexes = std::uint64_t{1} << 32U;

/// A barcode's credential: parsed, NOT verified. Views into its bytes and its kind's URLs.
struct BarcodeCredential {
    std::string_view issuer;
    std::string_view method;     ///< the verification method: the issuer, `#` and its key's name
    std::string_view statusBase; ///< of the status list; empty without one
    std::uint64_t statusIndex = 0;
    ByteSpan protectedIndex; ///< kProtectedIndexBytes, or empty
    ByteSpan signature;      ///< 64 bytes: r, then s
};

/// Nothing unless the bytes, all of them, are such a credential in its one encoding.
[[nodiscard]] std::optional<BarcodeCredential> parseBarcodeCredential(ByteSpan bytes,
                                                                      const BarcodeNumbers& numbers) noexcept;

/// What ecdsa-xi-2023 signs: SHA-256 of the proof's options and of the credential, both in canonical N-Quads, and of
/// `opticalData`, the hash of what else stands in the barcode. Nothing if two nodes cannot be told apart.
[[nodiscard]] std::optional<WipedBytes> barcodeMessage(const BarcodeCredential& credential,
                                                       const BarcodeNumbers& numbers,
                                                       const crypto::Sha256Digest& opticalData);

} // namespace carded::credential
