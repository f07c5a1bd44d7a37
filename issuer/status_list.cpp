// SPDX-License-Identifier: Apache-2.0
#include "issuer/status_list.h"

#include "credential/cbor_writer.h"
#include "issuer/deflate.h"

#include <utility>

namespace carded::issuer {
namespace {

using credential::CborWriter;

constexpr std::int64_t kStatusList = 65533;

bool isIssued(const StatusList& list, std::uint64_t idx)
{
    return ((list.issued[idx / 8] >> (idx % 8)) & 1U) != 0;
}

} // namespace

bool isStatusWidth(unsigned bits) noexcept
{
    return bits == 1 || bits == 2 || bits == 4 || bits == 8;
}

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
    CborWriter payload = beginStatusClaims(1, list.uri, times);
    payload.integer(kStatusList).map(2).text("bits").unsignedInteger(list.bits);
    payload.text("lst").bytes(deflateBytes(list.entries));
    return signStatusToken("application/statuslist+cwt", payload.take(), key);
}

} // namespace carded::issuer
