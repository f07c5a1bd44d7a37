// SPDX-License-Identifier: Apache-2.0
#include "issuer/status_token.h"

#include <utility>

namespace carded::issuer {
namespace {

using credential::CborWriter;

constexpr std::int64_t kSub = 2;
constexpr std::int64_t kExp = 4;
constexpr std::int64_t kIat = 6;
constexpr std::int64_t kTtl = 65534;

} // namespace

CborWriter beginStatusClaims(std::size_t others, std::string_view uri, const StatusListTimes& times)
{
    CborWriter payload;
    payload.map((times.ttl ? 4 : 3) + others).integer(kSub).text(uri);
    payload.integer(kIat).integer(times.iat.time_since_epoch().count());
    payload.integer(kExp).integer(times.exp.time_since_epoch().count());
    if (times.ttl) {
        payload.integer(kTtl).integer(times.ttl->count());
    }
    return payload;
}

Bytes signStatusToken(std::string_view typ, Bytes payload, const SigningKey& key)
{
    CborWriter header;
    header.map(3).integer(1).integer(kAlgEd25519).integer(4).bytes(key.kid).integer(16).text(typ);
    return encodeMessage(signMessage(header.take(), std::move(payload), key.pair.secretKey));
}

} // namespace carded::issuer
