// SPDX-License-Identifier: Apache-2.0
#include "issuer/status_list.h"

#include "credential/cbor_writer.h"
#include "issuer/deflate.h"

#include <utility>

namespace carded::issuer {
namespace {

using credential::CborWriter;

constexpr std::int64_t kSub = 2;
constexpr std::int64_t kExp = 4;
constexpr std::int64_t kIat = 6;
constexpr std::int64_t kStatusList = 65533;
constexpr std::int64_t kTtl = 65534;

bool isIssued(const StatusList& list, std::uint64_t idx)
{
    return ((list.issued[idx / 8] >> (idx % 8)) & 1U) != 0;
}

} // namespace

StatusList makeStatusList(std::string uri, unsigned bits, std::size_t size)
{
    const std::size_t eights = (size + 7) / 8;
    return {std::move(uri), bits, Bytes(eights * bits), Bytes(eights)};
}

Result<std::uint64_t, IssuerError> takeEntry(StatusList& list, const RandomSource& random)
{
    const std::uint64_t size = list.size();
    std::uint64_t start = 0;
    for (const auto byte : random(8)) {
        start = start << 8U | byte;
    }
    for (std::uint64_t step = 0; step < size; ++step) {
        const auto idx = (start % size + step) % size;
        if (!isIssued(list, idx)) {
            list.issued[idx / 8] |= static_cast<std::uint8_t>(1U << (idx % 8));
            return idx;
        }
    }
    return fail(IssuerError{IssuerError::Cause::ListFull,
                            "all " + std::to_string(size) + " entries of the status list " + list.uri
                                + " are given out: make an issuer folder with a larger list"});
}

Result<void, IssuerError> setStatus(StatusList& list, std::uint64_t idx, StatusValue value)
{
    if (idx >= list.size()) {
        return fail(IssuerError{IssuerError::Cause::BadArgument,
                                "entry " + std::to_string(idx) + " is outside the status list " + list.uri});
    }
    const unsigned mask = (1U << list.bits) - 1U;
    const auto number = static_cast<unsigned>(value);
    if (number > mask) {
        return fail(IssuerError{IssuerError::Cause::BadArgument,
                                "a status list with one bit an entry cannot suspend: it needs --status-bits 2"});
    }
    const auto shift = static_cast<unsigned>(idx * list.bits % 8);
    auto& byte = list.entries[idx * list.bits / 8];
    byte = static_cast<std::uint8_t>((byte & ~(mask << shift)) | (number << shift));
    return {};
}

Bytes signStatusList(const StatusList& list, const StatusListTimes& times, const SigningKey& key)
{
    CborWriter header;
    header.map(3).integer(1).integer(kAlgEd25519).integer(4).bytes(key.kid);
    header.integer(16).text("application/statuslist+cwt");
    CborWriter payload;
    payload.map(times.ttl ? 5 : 4).integer(kSub).text(list.uri);
    payload.integer(kIat).integer(times.iat.time_since_epoch().count());
    payload.integer(kExp).integer(times.exp.time_since_epoch().count());
    if (times.ttl) {
        payload.integer(kTtl).integer(times.ttl->count());
    }
    payload.integer(kStatusList).map(2).text("bits").unsignedInteger(list.bits);
    payload.text("lst").bytes(deflateBytes(list.entries));
    return encodeMessage(signMessage(header.take(), payload.take(), key.pair.secretKey));
}

} // namespace carded::issuer
