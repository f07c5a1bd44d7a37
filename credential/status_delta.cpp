// SPDX-License-Identifier: Apache-2.0
#include "credential/status_delta.h"

#include "credential/cbor_reader.h"

#include <optional>
#include <utility>

namespace carded::credential {
namespace {

struct Payload {
    StatusClaims claims;
    std::uint64_t bits = 0;
    std::optional<crypto::Sha256Digest> from;
    std::optional<crypto::Sha256Digest> to;
    std::optional<ByteSpan> changes;
};

/// Nothing but the claims of the profile, once each: duplicates were refused with the CBOR rules.
std::optional<Payload> readPayload(ByteSpan bytes)
{
    Payload payload;
    CborReader reader(bytes);
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        const CborKey claim = reader.readKey();
        if (payload.claims.read(claim, reader)) {
            continue;
        }
        if (claim.is("bits")) {
            payload.bits = reader.readUnsigned();
        } else if (claim.is("from")) {
            payload.from = crypto::Sha256Digest::from(reader.readBytes(crypto::Sha256Digest::kSize));
        } else if (claim.is("to")) {
            payload.to = crypto::Sha256Digest::from(reader.readBytes(crypto::Sha256Digest::kSize));
        } else if (claim.is("changes")) {
            payload.changes = reader.readBytes(kMaxStatusDeltaBytes);
        } else {
            return std::nullopt;
        }
    }
    const bool isWhole = reader.finish() && isStatusBits(payload.bits) && payload.from && payload.to && payload.changes;
    return isWhole ? std::optional(payload) : std::nullopt;
}

/// The one reason why `delta` does not belong after `list`, whose entries hash to `entries`.
std::optional<StatusListError> whyNot(const VerifiedStatusDelta& delta, const VerifiedStatusList& list,
                                      const crypto::Sha256Digest& entries)
{
    if (delta.iss != list.iss || delta.uri != list.uri || delta.bits != list.bits) {
        return StatusListError::OtherList;
    }
    if (delta.iat <= list.iat) {
        return StatusListError::NotNewer;
    }
    if (delta.from != entries) {
        return StatusListError::WrongFrom;
    }
    return std::nullopt;
}

} // namespace

Result<StatusDelta, StatusListError> parseStatusDelta(ByteSpan delta) noexcept
{
    const auto envelope = parseStatusEnvelope(delta, TokenType::StatusDelta, kMaxStatusDeltaBytes);
    const auto payload = envelope ? readPayload(envelope->message.payload) : std::nullopt;
    if (!payload) {
        return fail(StatusListError::Malformed);
    }
    const auto common = joinStatusToken(*envelope, payload->claims);
    if (!common) {
        return fail(common.error());
    }
    return StatusDelta{*common, static_cast<unsigned>(payload->bits), *payload->from, *payload->to, *payload->changes};
}

Result<VerifiedStatusDelta, StatusListError> verifyStatusDelta(ByteSpan bytes, std::string_view uri,
                                                               const TrustList& trust, UnixTime now)
{
    const auto delta = parseStatusDelta(bytes);
    if (!delta) {
        return fail(delta.error());
    }
    const auto signer = authenticateStatusToken(*delta, uri, trust, now);
    if (!signer) {
        return fail(signer.error());
    }
    auto changes = decodeStatusChanges(delta->changes, delta->bits);
    if (!changes || changes->empty() != (delta->from == delta->to)) {
        return fail(StatusListError::BadChanges);
    }
    return VerifiedStatusDelta{(*signer)->iss,     Bytes(delta->kid.begin(), delta->kid.end()),
                               std::string(uri),   delta->iat,
                               delta->exp,         delta->bits,
                               delta->from,        delta->to,
                               *std::move(changes)};
}

Result<VerifiedStatusList, StatusListError> applyStatusDeltas(VerifiedStatusList list,
                                                              std::span<const VerifiedStatusDelta> chain, UnixTime now)
{
    crypto::Sha256Digest entries = crypto::sha256(list.entries);
    for (const VerifiedStatusDelta& delta : chain) {
        if (const auto problem = whyNot(delta, list, entries)) {
            return fail(*problem);
        }
        if (!applyStatusChanges(list.entries, list.bits, delta.changes)) {
            return fail(StatusListError::OutsideList);
        }
        list.kid = delta.kid;
        list.iat = delta.iat;
        list.exp = delta.exp;
        entries = delta.to;
    }
    if (now >= list.exp) {
        return fail(StatusListError::Expired);
    }
    if (crypto::sha256(list.entries) != entries) {
        return fail(StatusListError::WrongTo); // hashed once, at the end: what lies between is signed and is not kept
    }
    return list;
}

} // namespace carded::credential
