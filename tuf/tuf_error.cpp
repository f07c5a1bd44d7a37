// SPDX-License-Identifier: Apache-2.0
#include "tuf/tuf_error.h"

#include <array>
#include <cstddef>

namespace carded::tuf {
namespace {

/// In the order of the values.
constexpr std::array<std::string_view, 40> kWords{
    "too large",
    "not JSON",
    "too deep",
    "duplicate key",
    "not an integer",
    "wrong shape",
    "wrong type",
    "unsupported spec",
    "bad version",
    "bad expires",
    "bad threshold",
    "bad hash",
    "bad delegation",
    "duplicate signature",
    "file missing",
    "fetch failed",
    "bad trusted root",
    "root not signed by old",
    "root not signed by itself",
    "root wrong version",
    "root expired",
    "not signed",
    "timestamp rollback",
    "snapshot rollback",
    "timestamp expired",
    "wrong length",
    "wrong hash",
    "snapshot wrong version",
    "targets rollback",
    "targets vanished",
    "snapshot expired",
    "not in snapshot",
    "targets wrong version",
    "targets expired",
    "not refreshed",
    "too many roles",
    "no such target",
    "target too large",
    "target wrong length",
    "target wrong hash",
};
static_assert(kWords.size() == static_cast<std::size_t>(TufError::TargetWrongHash) + 1);

} // namespace

std::string_view describe(TufError error) noexcept
{
    const auto index = static_cast<std::size_t>(error);
    return index < kWords.size() ? kWords[index] : "unknown";
}

} // namespace carded::tuf
