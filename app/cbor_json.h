// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <nlohmann/json.hpp>

namespace carded::app {

/// A CBOR item as JSON for people who look into a code: names, numbers and every text that might tell who
/// somebody is are replaced by their length. Bytes show as their count. Null for what breaks the CBOR rules.
[[nodiscard]] nlohmann::ordered_json describeCbor(ByteSpan item);

} // namespace carded::app
