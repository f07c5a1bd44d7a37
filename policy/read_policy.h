// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "policy/policy.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carded::policy {

/// Why a text is not a policy, in words for the person who wrote the file.
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
        RulesLeaveGap,
    };
    Cause cause{};
    std::string message; ///< names the key and what it may be
    int line = 0;        ///< from 1; 0 if the whole file is meant
    int column = 0;
};

/// Policies are a page or two; a larger file is refused unread.
inline constexpr std::size_t kMaxPolicyBytes = std::size_t{256} * 1024;

/// Reads one policy, or what is laid over one (docs/formats/policy.md). An unknown key is an error: a misspelt rule
/// must not be silence. Of several problems, the first one met.
[[nodiscard]] Result<Policy, PolicyError> readPolicy(std::string_view toml);

/// Every problem of a text, in its order; none if readPolicy() reads it. A text that is no TOML has one.
[[nodiscard]] std::vector<PolicyError> checkPolicy(std::string_view toml);

} // namespace carded::policy
