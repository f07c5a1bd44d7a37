// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "credential/aamva_file.h"
#include "crypto/sha256.h"

#include <optional>
#include <string_view>

namespace carded::credential {

/// `protectedComponentIndex` (W3C Verifiable Credential Barcodes): which elements of a licence are signed, three bytes,
/// a bit for each of the 22 mandatory ones in the order of their ids, the two last ones zero.
inline constexpr std::size_t kProtectedIndexBytes = 3;

/// Whether its bits are those of elements and no others.
[[nodiscard]] bool isProtectedIndex(ByteSpan index) noexcept;

/// `index` is one.
[[nodiscard]] bool isProtected(ByteSpan index, std::string_view id) noexcept;

/// SHA-256 of the signed elements as they stand: id, value and a line feed each. Nothing if one of them is not there,
/// or `index` is none.
[[nodiscard]] std::optional<crypto::Sha256Digest> protectedData(const AamvaSubfile& licence, ByteSpan index);

} // namespace carded::credential
