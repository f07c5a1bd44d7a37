// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "policy/policy.h"
#include "policy/read_policy.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace carded::policy {

/// A place in the text, from 1; 0 and 0 mean the whole of it.
struct Place {
    int line = 0;
    int column = 0;
};

struct TomlEntry;
struct TomlNode;
using TomlArray = std::vector<TomlNode>;
using TomlTable = std::vector<TomlEntry>; ///< in the text's order, no key twice

/// A TOML value of a kind that a policy may hold; `monostate` stands for all others (float, time, boolean).
struct TomlNode {
    Place place;
    std::variant<std::monostate, std::string, std::int64_t, Date, TomlArray, TomlTable> value;
};

struct TomlEntry {
    std::string key;
    Place place;
    TomlNode node;
};

/// Reads a TOML 1.0 document of at most kMaxPolicyBytes: a table, or TooLarge or NotToml. Deep nesting is NotToml.
[[nodiscard]] Result<TomlNode, PolicyError> parseToml(std::string_view text);

} // namespace carded::policy
