// SPDX-License-Identifier: Apache-2.0
#include "credential/status_token.h"

#include "credential/cbor_reader.h"

#include <algorithm>

namespace carded::credential {
namespace {

constexpr std::int64_t kLabelKid = 4;
constexpr std::int64_t kSub = 2;
constexpr std::int64_t kExp = 4;
constexpr std::int64_t kIat = 6;
constexpr std::int64_t kTtl = 65534;
constexpr double kMaxSeconds = 253402300799.0; // the end of the year 9999

std::optional<ByteSpan> readUnprotectedKid(ByteSpan map)
{
    CborReader reader(map);
    const std::size_t pairs = reader.enterMap();
    ByteSpan kid;
    if (pairs == 1 && reader.readKey().is(kLabelKid)) {
        kid = reader.readBytes(kMaxKidBytes);
    } else if (pairs != 0) {
        return std::nullopt;
    }
    return reader.finish() ? std::optional(kid) : std::nullopt;
}

/// A time in whole seconds from 1970 to 9999.
std::optional<UnixTime> readTime(CborReader& reader)
{
    const double seconds = reader.readNumber();
    if (!reader.ok() || seconds < 0 || seconds > kMaxSeconds) {
        return std::nullopt;
    }
    return UnixTime{Seconds{static_cast<std::int64_t>(seconds)}};
}

/// `ttl` is an unsigned integer; a longer one than any list lives means the same.
Seconds readTtl(CborReader& reader)
{
    constexpr std::uint64_t kMost = 100ULL * 365 * 24 * 60 * 60;
    return Seconds{static_cast<std::int64_t>(std::min(reader.readUnsigned(), kMost))};
}

Result<const Issuer*, StatusListError> findSigner(const StatusToken& token, const TrustList& trust, UnixTime now)
{
    bool hasMisfit = false;
    bool hasCandidate = false;
    for (const Issuer& issuer : trust.issuers) {
        for (const IssuerKey& key : issuer.keys) {
            if (key.use != KeyUse::Status || key.revoked || !key.isCurrent(now) || !equal(key.kid, token.kid)) {
                continue;
            }
            if (!fits(token.algorithm, key.publicKey)) {
                hasMisfit = true;
            } else if (signatureHolds(token.message, key.publicKey)) {
                return &issuer;
            } else {
                hasCandidate = true;
            }
        }
    }
    if (hasCandidate) {
        return fail(StatusListError::BadSignature);
    }
    return fail(hasMisfit ? StatusListError::AlgorithmMismatch : StatusListError::UnknownIssuer);
}

} // namespace

std::optional<StatusEnvelope> parseStatusEnvelope(ByteSpan bytes, TokenType type, std::size_t maxSize) noexcept
{
    const auto message = parseCoseSign1(bytes, maxSize);
    if (!message) {
        return std::nullopt;
    }
    const auto header = parseProtectedHeader(message->protectedBytes);
    const auto hintedKid = readUnprotectedKid(message->unprotectedMap);
    if (!header || header->type != type || !hintedKid) {
        return std::nullopt;
    }
    if (!header->kid.empty() && !hintedKid->empty() && !equal(header->kid, *hintedKid)) {
        return std::nullopt;
    }
    if (checkCbor(message->payload, RedactedKeys::Refused)) {
        return std::nullopt;
    }
    return StatusEnvelope{header->kid.empty() ? *hintedKid : header->kid, header->algorithm, *message};
}

bool StatusClaims::read(const CborKey& claim, CborReader& reader) noexcept
{
    if (claim.is(kSub)) {
        sub = reader.readText();
    } else if (claim.is(kIat)) {
        iat = readTime(reader);
    } else if (claim.is(kExp)) {
        exp = readTime(reader);
    } else if (claim.is(kTtl)) {
        ttl = readTtl(reader);
    } else {
        return false;
    }
    return true;
}

Result<StatusToken, StatusListError> joinStatusToken(const StatusEnvelope& envelope,
                                                     const StatusClaims& claims) noexcept
{
    if (!claims.sub || !claims.iat || !claims.exp) {
        return fail(StatusListError::Malformed);
    }
    if (!envelope.algorithm) {
        return fail(StatusListError::UnsupportedAlgorithm);
    }
    return StatusToken{envelope.kid, *claims.sub,         *claims.iat,     *claims.exp,
                       claims.ttl,   *envelope.algorithm, envelope.message};
}

bool isStatusBits(std::uint64_t bits) noexcept
{
    return bits == 1 || bits == 2 || bits == 4 || bits == 8;
}

Result<const Issuer*, StatusListError> authenticateStatusToken(const StatusToken& token, std::string_view uri,
                                                               const TrustList& trust, UnixTime now)
{
    auto signer = findSigner(token, trust, now);
    if (signer && token.sub != uri) {
        return fail(StatusListError::WrongSubject);
    }
    return signer;
}

} // namespace carded::credential
