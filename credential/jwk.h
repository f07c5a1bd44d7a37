// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/member_reader.h"
#include "crypto/public_key.h"

#include <cstdint>
#include <optional>

namespace carded::credential {

/// The kinds of JWK that we verify with (RFC 7518 section 6, RFC 8037).
enum class JwkKind : std::uint8_t { Ed25519, P256, P384, Rsa };

/// What kind of key a JWK is. Nothing for one of another `kty` or `crv`, or whose own `alg` is another than we verify
/// with for its kind (RFC 7517 section 4.4): it is for others. A missing or mistyped member is noted in `reader`.
[[nodiscard]] std::optional<JwkKind> readJwkKind(MemberReader& reader, const nlohmann::json& object);

/// The key of a JWK of this kind; nothing if its numbers are none of such a key.
[[nodiscard]] std::optional<crypto::PublicKey> readJwk(MemberReader& reader, const nlohmann::json& object,
                                                       JwkKind kind);

} // namespace carded::credential
