// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/status_list_token.h"
#include "revocation_cache/status_source.h"

#include <vector>

namespace carded::test {

/// A status source over lists held in memory: the double at the seam StatusSource.
class MemoryStatus final : public revocation_cache::StatusSource {
public:
    std::vector<credential::VerifiedStatusList> lists;

    [[nodiscard]] revocation_cache::StatusAnswer
    lookup(std::string_view iss, const credential::StatusReference& reference, UnixTime now) noexcept override
    {
        using revocation_cache::StatusAnswer;
        for (const auto& list : lists) {
            if (list.iss != iss || list.uri != reference.uri) {
                continue;
            }
            const std::uint64_t entriesInByte = 8 / list.bits;
            if (reference.idx / entriesInByte >= list.entries.size()) {
                return StatusAnswer::NotCovered;
            }
            if (now >= list.exp) {
                return StatusAnswer::Stale;
            }
            const unsigned shift = static_cast<unsigned>(reference.idx % entriesInByte) * list.bits;
            const unsigned value = list.entries[reference.idx / entriesInByte] >> shift & ((1U << list.bits) - 1U);
            return value == 0   ? StatusAnswer::Valid
                   : value == 1 ? StatusAnswer::Invalid
                   : value == 2 ? StatusAnswer::Suspended
                                : StatusAnswer::Unreadable;
        }
        return StatusAnswer::NotCovered;
    }

    [[nodiscard]] std::optional<UnixTime> listIat(std::string_view iss,
                                                  const credential::StatusReference& reference) const noexcept override
    {
        for (const auto& list : lists) {
            if (list.iss == iss && list.uri == reference.uri) {
                return list.iat;
            }
        }
        return std::nullopt;
    }
};

} // namespace carded::test
