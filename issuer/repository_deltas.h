// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/status_list_token.h"
#include "issuer/issuer_folder.h"
#include "issuer/repository_targets.h"

#include <cstddef>
#include <optional>
#include <string>

// For this room's .cpp files only: see issuer/repository_folder.h.
namespace carded::issuer {

/// SHA-256 in lower-case hexadecimal.
[[nodiscard]] std::string digestOf(ByteSpan bytes);

/// A delta from a published list to the issuer's own: `<from>-<to>.delta`.
struct NamedDelta {
    std::string name;
    Bytes content;
};

/// Nothing where only the whole list will do: it is of another size or width.
[[nodiscard]] std::optional<NamedDelta>
makeDelta(const IssuerFolder& issuer, const credential::StatusListToken& published, const StatusListTimes& times);

/// Keeps of the deltas below `target` those that lead to the entries with the digest `current`, the `count` last steps
/// of them, and removes the others.
void pruneDeltas(TargetsDraft& draft, const std::string& target, const std::string& current, std::size_t count);

} // namespace carded::issuer
