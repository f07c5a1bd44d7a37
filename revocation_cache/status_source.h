// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"
#include "credential/status_reference.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace carded::revocation_cache {

/// What is known about one credential's status. The zero value proves nothing.
enum class StatusAnswer : std::uint8_t {
    Unreadable, ///< the store failed, or holds a value no one has given a meaning
    NotCovered, ///< no list of this issuer under this URI, its key no longer good, or `idx` outside it
    Stale,      ///< the list's own `exp` has passed
    Invalid,    ///< withdrawn for good
    Suspended,  ///< withdrawn for now
    Valid,
};

/// The seam to whatever answers for credentials' status: the store in the product.
class StatusSource {
public:
    StatusSource() = default;
    StatusSource(const StatusSource&) = delete;
    StatusSource& operator=(const StatusSource&) = delete;
    StatusSource(StatusSource&&) = delete;
    StatusSource& operator=(StatusSource&&) = delete;
    virtual ~StatusSource() = default;

    /// A list belongs to its issuer: `iss` is the one whose credential names the list.
    [[nodiscard]] virtual StatusAnswer lookup(std::string_view iss, const credential::StatusReference& reference,
                                              UnixTime now) noexcept = 0;

    /// When the list that lookup() asks was issued (its `iat`); nothing if there is none.
    [[nodiscard]] virtual std::optional<UnixTime>
    listIat(std::string_view iss, const credential::StatusReference& reference) const noexcept = 0;
};

} // namespace carded::revocation_cache
