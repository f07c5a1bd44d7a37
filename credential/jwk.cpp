// SPDX-License-Identifier: Apache-2.0
#include "credential/jwk.h"

#include "crypto/encoding.h"

#include <algorithm>
#include <string>

namespace carded::credential {
namespace {

using nlohmann::json;

std::optional<JwkKind> jwkKind(const std::string& kty, const std::string& crv)
{
    if (kty == "OKP" && crv == "Ed25519") {
        return JwkKind::Ed25519;
    }
    if (kty == "EC" && crv == "P-256") {
        return JwkKind::P256;
    }
    if (kty == "EC" && crv == "P-384") {
        return JwkKind::P384;
    }
    return kty == "RSA" ? std::optional(JwkKind::Rsa) : std::nullopt;
}

/// A member that is base64url; empty, which no key has, if it is not.
Bytes readNumber(MemberReader& reader, const json& object, const char* name)
{
    return crypto::decodeBase64Url(reader.text(reader.required(object, name))).value_or(Bytes{});
}

/// An EC key's numbers are as long as its curve's (RFC 7518 section 6.2.1).
std::optional<crypto::PublicKey> readEcKey(MemberReader& reader, const json& object, crypto::EvpKey::Type curve)
{
    const Bytes x = readNumber(reader, object, "x");
    const Bytes y = readNumber(reader, object, "y");
    Bytes point{4};
    point.insert(point.end(), x.begin(), x.end());
    point.insert(point.end(), y.begin(), y.end());
    return x.size() == y.size() ? crypto::EvpKey::fromPoint(curve, point) : std::nullopt;
}

/// A number of an RSA key, without the leading zeros that some encoders write.
Bytes readRsaNumber(MemberReader& reader, const json& object, const char* name)
{
    Bytes number = readNumber(reader, object, name);
    number.erase(number.begin(), std::ranges::find_if(number, [](std::uint8_t byte) { return byte != 0; }));
    return number;
}

/// Whether a JWK's own `alg`, where there is one, is what we verify with for its kind (RFC 7517 section 4.4): a key for
/// another algorithm is not for us.
bool isForOurs(JwkKind kind, const std::string& alg)
{
    switch (kind) {
    case JwkKind::Ed25519:
        return alg.empty() || alg == "EdDSA" || alg == "Ed25519";
    case JwkKind::P256:
        return alg.empty() || alg == "ES256";
    case JwkKind::P384:
        return alg.empty() || alg == "ES384";
    case JwkKind::Rsa:
        return alg.empty() || alg == "PS256";
    }
    return false;
}

} // namespace

std::optional<JwkKind> readJwkKind(MemberReader& reader, const json& object)
{
    const std::string kty = reader.text(reader.required(object, "kty"));
    const auto kind = jwkKind(kty, reader.optionalText(object, "crv"));
    return kind && isForOurs(*kind, reader.optionalText(object, "alg")) ? kind : std::nullopt;
}

std::optional<crypto::PublicKey> readJwk(MemberReader& reader, const json& object, JwkKind kind)
{
    switch (kind) {
    case JwkKind::Ed25519:
        return crypto::Ed25519PublicKey::from(readNumber(reader, object, "x"));
    case JwkKind::P256:
        return readEcKey(reader, object, crypto::EvpKey::Type::P256);
    case JwkKind::P384:
        return readEcKey(reader, object, crypto::EvpKey::Type::P384);
    case JwkKind::Rsa:
        return crypto::EvpKey::fromRsa(readRsaNumber(reader, object, "n"), readRsaNumber(reader, object, "e"));
    }
    return std::nullopt;
}

} // namespace carded::credential
