// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "policy/policy.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace carded::policy {

/// Why a text is not a policy: the first problem met, in words for the person who wrote the file.
struct PolicyError {
    enum class Cause : std::uint8_t {
        TooLarge,
        NotToml,
        UnknownKey,
        MissingKey,
        WrongType,
        OutOfRange,
        UnknownWord,
        UnknownZone,
        RulesOverlap,
    };
    Cause cause{};
    std::string message; ///< names the key and what it may be
    int line = 0;        ///< from 1; 0 if the whole file is meant
    int column = 0;
};

/// Policies are a page or two; a larger file is refused unread.
inline constexpr std::size_t kMaxPolicyBytes = std::size_t{256} * 1024;

/// Reads one policy (docs/formats/policy.md). An unknown key is an error: a misspelt rule must not be silence.
[[nodiscard]] Result<Policy, PolicyError> readPolicy(std::string_view toml);

} // namespace carded::policy
