// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "issuer/cose_writer.h"
#include "issuer/issuer_error.h"
#include "issuer/random_source.h"
#include "issuer/status_token.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace carded::issuer {

/// The registered values of an entry (draft-ietf-oauth-status-list, section "Status Types Values").
enum class StatusValue : std::uint8_t { Valid = 0, Invalid = 1, Suspended = 2 };

/// An issuer's list of the credentials it has withdrawn, and which entries have been given out.
struct StatusList {
    std::string uri;
    unsigned bits = 1; ///< 1, 2, 4 or 8 an entry; two are needed to suspend
    Bytes entries;     ///< least significant bits first
    Bytes issued;      ///< a bit an entry, never published

    [[nodiscard]] std::size_t size() const noexcept { return entries.size() * 8 / bits; }
};

/// 1, 2, 4 or 8.
[[nodiscard]] bool isStatusWidth(unsigned bits) noexcept;

/// A list of `size` entries, rounded up to whole bytes, all valid and none given out.
[[nodiscard]] StatusList makeStatusList(std::string uri, unsigned bits, std::size_t size);

/// A free entry, picked at random, so that an index does not say when its credential was made.
[[nodiscard]] Result<std::uint64_t, IssuerError> takeEntry(StatusList& list, const RandomSource& random);

/// Refuses an index outside the list and a value that the list's bits cannot hold.
[[nodiscard]] Result<void, IssuerError> setStatus(StatusList& list, std::uint64_t idx, StatusValue value);

/// The signed Status List Token (docs/formats/status-list.md).
[[nodiscard]] Bytes signStatusList(const StatusList& list, const StatusListTimes& times, const SigningKey& key);

} // namespace carded::issuer
