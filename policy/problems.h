// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/toml_tree.h"

#include <optional>
#include <string>
#include <vector>

namespace carded::policy {

/// The problems of one file, in the order in which they were met; after a hundred the rest is dropped.
class Problems {
public:
    void report(PolicyError::Cause cause, std::string message, Place place);

    /// The first one met.
    [[nodiscard]] std::optional<PolicyError> error() const;
    [[nodiscard]] const std::vector<PolicyError>& all() const noexcept { return m_all; }

    [[nodiscard]] bool hasMore() const noexcept { return m_hasMore; }

private:
    std::vector<PolicyError> m_all;
    bool m_hasMore = false;
};

} // namespace carded::policy
