// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

namespace carded::test {

/// The error of a Result, or nothing if it holds a value (where error() itself would be undefined).
template <class R>
std::optional<typename R::error_type> errorOf(const R& result)
{
    return result ? std::nullopt : std::optional(result.error());
}

} // namespace carded::test
