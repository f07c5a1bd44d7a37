// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unix_time.h"
#include "issuer/issuer_error.h"
#include "issuer/issuer_folder.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carded::issuer {

enum class DemoMark : std::uint8_t { None, Demo };

struct TrustListOptions {
    std::uint64_t version = 1;
    UnixTime issued{};
    DemoMark demo = DemoMark::None;
    std::vector<std::string> entries{};   ///< of issuers of other systems: a JSON object each, as a trust list has it
    std::vector<std::string> setupKeys{}; ///< whose set-up codes tills take: a JWK each, as a trust list has it
};

/// A trust list (docs/formats/trust-list.md) of these issuers' public keys, and of the entries as they are. Refuses two
/// with one `iss`, and an entry that is no JSON object with one.
[[nodiscard]] Result<std::string, IssuerError> writeTrustList(std::span<const IssuerFolder> issuers,
                                                              const TrustListOptions& options);

/// The public keys of one issuer as a JWK set (RFC 7517 section 5), for people to compare.
[[nodiscard]] std::string describeKeys(const IssuerFolder& issuer);

/// The same trust list with `"demo": true`. Refuses what is no JSON object.
[[nodiscard]] Result<std::string, IssuerError> markAsDemo(std::string_view trustList);

/// The JWK of a new set-up key.
[[nodiscard]] std::string setupJwk(const crypto::Ed25519PublicKey& key);

} // namespace carded::issuer
