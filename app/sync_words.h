// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "revocation_cache/state_builder.h"
#include "tuf/client.h"

#include <string>
#include <string_view>

namespace carded::app {

// For the operator: what happened, what it means, what to do.

/// `fetched` is what the fetcher says of its last failure; empty if there is none.
[[nodiscard]] std::string toSentence(tuf::TufError error, std::string_view fetched);
[[nodiscard]] std::string toSentence(revocation_cache::BuildError error);
[[nodiscard]] std::string toSentence(const revocation_cache::RefusedList& list);
[[nodiscard]] std::string toSentence(const tuf::BrokenRole& role);

/// One word for machines: `not_fetched`.
[[nodiscard]] std::string_view causeOf(const revocation_cache::RefusedList& list) noexcept;

} // namespace carded::app
