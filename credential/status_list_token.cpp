// SPDX-License-Identifier: Apache-2.0
#include "credential/status_list_token.h"

#include "credential/cbor_reader.h"
#include "credential/inflate.h"

namespace carded::credential {
namespace {

constexpr std::int64_t kStatusList = 65533;
/// The token around a list that does not compress at all.
constexpr std::size_t kMaxTokenBytes = kMaxStatusListBytes + std::size_t{64} * 1024;

struct Payload {
    StatusClaims claims;
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
    Payload payload;
    CborReader reader(bytes);
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        const CborKey claim = reader.readKey();
        if (payload.claims.read(claim, reader)) {
            continue;
        }
        if (claim.is(kStatusList)) {
            readList(reader, payload);
        } else {
            reader.skip();
        }
    }
    const bool isWhole = reader.finish() && isStatusBits(payload.bits) && !payload.lst.empty();
    return isWhole ? std::optional(payload) : std::nullopt;
}

} // namespace

Result<StatusListToken, StatusListError> parseStatusListToken(ByteSpan token) noexcept
{
    const auto envelope = parseStatusEnvelope(token, TokenType::StatusList, kMaxTokenBytes);
    const auto payload = envelope ? readPayload(envelope->message.payload) : std::nullopt;
    if (!payload) {
        return fail(StatusListError::Malformed);
    }
    const auto common = joinStatusToken(*envelope, payload->claims);
    if (!common) {
        return fail(common.error());
    }
    return StatusListToken{*common, static_cast<unsigned>(payload->bits), payload->lst};
}

Result<VerifiedStatusList, StatusListError> verifyStatusList(ByteSpan bytes, std::string_view uri,
                                                             const TrustList& trust, UnixTime now)
{
    const auto token = parseStatusListToken(bytes);
    if (!token) {
        return fail(token.error());
    }
    const auto signer = authenticateStatusToken(*token, uri, trust, now);
    if (!signer) {
        return fail(signer.error());
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
