// SPDX-License-Identifier: Apache-2.0
#include "credential/cose_key.h"

#include <limits>

namespace carded::credential {
namespace {

constexpr std::int64_t kKty = 1;
constexpr std::int64_t kKtyOkp = 1;
constexpr std::int64_t kKtyEc2 = 2;
constexpr std::int64_t kKtyRsa = 3;
constexpr std::int64_t kCrvP256 = 1;
constexpr std::int64_t kCrvP384 = 2;
constexpr std::int64_t kCrvEd25519 = 6;
constexpr std::size_t kAnySize = std::numeric_limits<std::size_t>::max();

/// The members by their labels: what -1 to -3 mean depends on `kty`.
struct Members {
    std::optional<std::int64_t> kty;
    std::optional<std::int64_t> crv; ///< -1 as a number
    std::optional<ByteSpan> minus1;  ///< n of an RSA key
    std::optional<ByteSpan> minus2;  ///< x, or e of an RSA key
    std::optional<ByteSpan> minus3;  ///< y
    std::optional<bool> ySign;       ///< -3 as a sign
};

bool isInteger(CborReader& reader)
{
    const auto type = reader.peek();
    return type == CborMajor::Unsigned || type == CborMajor::Negative;
}

bool isBytes(CborReader& reader)
{
    return reader.peek() == CborMajor::Bytes;
}

void readMember(CborReader& reader, Members& members)
{
    const CborKey label = reader.readKey();
    if (label.is(kKty) && isInteger(reader)) {
        members.kty = reader.readInteger();
    } else if (label.is(-1) && isInteger(reader)) {
        members.crv = reader.readInteger();
    } else if (label.is(-1) && isBytes(reader)) {
        members.minus1 = reader.readBytes(kAnySize);
    } else if (label.is(-2) && isBytes(reader)) {
        members.minus2 = reader.readBytes(kAnySize);
    } else if (label.is(-3) && isBytes(reader)) {
        members.minus3 = reader.readBytes(kAnySize);
    } else if (label.is(-3) && reader.peek() == CborMajor::Simple && !reader.peekFloat()) {
        members.ySign = reader.readBool();
    } else {
        reader.skip();
    }
}

std::optional<CoseKey> okpKey(const Members& members)
{
    if (members.crv != kCrvEd25519) {
        return CoseKey{};
    }
    const auto x = members.minus2 ? crypto::Ed25519PublicKey::from(*members.minus2) : std::nullopt;
    return x ? std::optional(CoseKey{*x}) : std::nullopt;
}

std::optional<crypto::EvpKey::Type> curveOf(std::optional<std::int64_t> crv)
{
    switch (crv.value_or(0)) {
    case kCrvP256:
        return crypto::EvpKey::Type::P256;
    case kCrvP384:
        return crypto::EvpKey::Type::P384;
    default:
        return std::nullopt;
    }
}

std::optional<CoseKey> ec2Key(const Members& members)
{
    const auto curve = curveOf(members.crv);
    if (!curve) {
        return CoseKey{};
    }
    const std::size_t size = *curve == crypto::EvpKey::Type::P256 ? 32 : 48;
    const bool hasY = members.minus3 ? members.minus3->size() == size : members.ySign.has_value();
    if (!members.minus2 || members.minus2->size() != size || !hasY) {
        return std::nullopt;
    }
    Bytes point{static_cast<std::uint8_t>(members.minus3 ? 4 : 2 + static_cast<int>(*members.ySign))};
    point.insert(point.end(), members.minus2->begin(), members.minus2->end());
    if (members.minus3) {
        point.insert(point.end(), members.minus3->begin(), members.minus3->end());
    }
    return CoseKey{crypto::EvpKey::fromPoint(*curve, point)};
}

std::optional<CoseKey> rsaKey(const Members& members)
{
    if (!members.minus1 || !members.minus2) {
        return std::nullopt;
    }
    return CoseKey{crypto::EvpKey::fromRsa(*members.minus1, *members.minus2)};
}

} // namespace

std::optional<CoseKey> readCoseKey(CborReader& reader)
{
    Members members;
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        readMember(reader, members);
    }
    if (!reader.ok() || !members.kty) {
        return std::nullopt;
    }
    switch (*members.kty) {
    case kKtyOkp:
        return okpKey(members);
    case kKtyEc2:
        return ec2Key(members);
    case kKtyRsa:
        return rsaKey(members);
    default:
        return CoseKey{};
    }
}

} // namespace carded::credential
