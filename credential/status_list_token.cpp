// SPDX-License-Identifier: Apache-2.0
#include "credential/status_list_token.h"

#include "credential/cbor_reader.h"
#include "credential/cose_header.h"
#include "credential/inflate.h"

#include <algorithm>

namespace carded::credential {
namespace {

constexpr std::int64_t kLabelKid = 4;
constexpr std::int64_t kSub = 2;
constexpr std::int64_t kExp = 4;
constexpr std::int64_t kIat = 6;
constexpr std::int64_t kTtl = 65534;
constexpr std::int64_t kStatusList = 65533;
constexpr double kMaxSeconds = 253402300799.0; // the end of the year 9999
/// The token around a list that does not compress at all.
constexpr std::size_t kMaxTokenBytes = kMaxStatusListBytes + std::size_t{64} * 1024;

/// The `kid` that some issuers put into the unprotected header, a hint there; nothing else may be in it.
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

struct Payload {
    std::optional<std::string_view> sub;
    std::optional<UnixTime> iat;
    std::optional<UnixTime> exp;
    std::optional<Seconds> ttl;
    std::uint64_t bits = 0;
    ByteSpan lst;
};

void readList(CborReader& reader, Payload& payload)
{
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        const CborKey member = reader.readKey();
        if (member.is("bits")) {
            payload.bits = reader.readUnsigned();
        } else if (member.is("lst")) {
            payload.lst = reader.readBytes(kMaxTokenBytes);
        } else {
            reader.skip(); // aggregation_uri, for instance
        }
    }
}

std::optional<Payload> readPayload(ByteSpan bytes)
{
    if (checkCbor(bytes, RedactedKeys::Refused)) {
        return std::nullopt;
    }
    Payload payload;
    CborReader reader(bytes);
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        const CborKey claim = reader.readKey();
        if (claim.is(kSub)) {
            payload.sub = reader.readText();
        } else if (claim.is(kIat)) {
            payload.iat = readTime(reader);
        } else if (claim.is(kExp)) {
            payload.exp = readTime(reader);
        } else if (claim.is(kTtl)) {
            payload.ttl = readTtl(reader);
        } else if (claim.is(kStatusList)) {
            readList(reader, payload);
        } else {
            reader.skip();
        }
    }
    const bool hasBits = payload.bits == 1 || payload.bits == 2 || payload.bits == 4 || payload.bits == 8;
    const bool isWhole =
        reader.finish() && payload.sub && payload.iat && payload.exp && hasBits && !payload.lst.empty();
    return isWhole ? std::optional(payload) : std::nullopt;
}

/// The issuer whose current status key signed the token: several issuers may use one `kid`.
Result<const Issuer*, StatusListError> findSigner(const StatusListToken& token, const TrustList& trust, UnixTime now)
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

Result<StatusListToken, StatusListError> parseStatusListToken(ByteSpan token) noexcept
{
    const auto message = parseCoseSign1(token, kMaxTokenBytes);
    if (!message) {
        return fail(StatusListError::Malformed);
    }
    const auto header = parseProtectedHeader(message->protectedBytes);
    const auto hintedKid = readUnprotectedKid(message->unprotectedMap);
    if (!header || header->type != TokenType::StatusList || !hintedKid) {
        return fail(StatusListError::Malformed);
    }
    if (!header->kid.empty() && !hintedKid->empty() && !equal(header->kid, *hintedKid)) {
        return fail(StatusListError::Malformed);
    }
    const auto payload = readPayload(message->payload);
    if (!payload) {
        return fail(StatusListError::Malformed);
    }
    if (!header->algorithm) {
        return fail(StatusListError::UnsupportedAlgorithm);
    }
    return StatusListToken{
        header->kid.empty() ? *hintedKid : header->kid, *payload->sub, *payload->iat,      *payload->exp, payload->ttl,
        static_cast<unsigned>(payload->bits),           payload->lst,  *header->algorithm, *message};
}

Result<VerifiedStatusList, StatusListError> verifyStatusList(ByteSpan bytes, std::string_view uri,
                                                             const TrustList& trust, UnixTime now)
{
    const auto token = parseStatusListToken(bytes);
    if (!token) {
        return fail(token.error());
    }
    const auto signer = findSigner(*token, trust, now);
    if (!signer) {
        return fail(signer.error());
    }
    if (token->sub != uri) {
        return fail(StatusListError::WrongSubject);
    }
    if (now >= token->exp) {
        return fail(StatusListError::Expired);
    }
    auto entries = inflateZlib(token->lst, kMaxStatusListBytes);
    if (!entries) {
        return fail(StatusListError::BadCompression);
    }
    return VerifiedStatusList{(*signer)->iss,     Bytes(token->kid.begin(), token->kid.end()),
                              std::string(uri),   token->iat,
                              token->exp,         token->bits,
                              *std::move(entries)};
}

} // namespace carded::credential
