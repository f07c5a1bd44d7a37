// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/unix_time.h"
#include "credential/cbor_writer.h"
#include "issuer/cose_writer.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace carded::issuer {

/// When a status list token, or a delta to it, holds.
struct StatusListTimes {
    UnixTime iat{};
    UnixTime exp{};
    std::optional<Seconds> ttl;
};

/// A payload begun with the registered claims; `others` more pairs are for the caller to write.
[[nodiscard]] credential::CborWriter beginStatusClaims(std::size_t others, std::string_view uri,
                                                       const StatusListTimes& times);

/// A COSE_Sign1 of this `typ` around the payload.
[[nodiscard]] Bytes signStatusToken(std::string_view typ, Bytes payload, const SigningKey& key);

} // namespace carded::issuer
