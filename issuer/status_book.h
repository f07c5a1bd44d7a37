// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "issuer/issuer_error.h"
#include "issuer/status_list.h"

#include <filesystem>

namespace carded::issuer {

/// Writes the issuer's own book of entries: `status-list.json` (URI and width), and the two bit fields in files of
/// their own, as they are in memory: `status-entries.bin` and `status-issued.bin`. A list of 2^27 entries is no
/// business of a JSON parser's.
[[nodiscard]] Result<void, IssuerError> saveStatusList(const std::filesystem::path& folder, const StatusList& list);

/// Reads what saveStatusList() wrote.
[[nodiscard]] Result<StatusList, IssuerError> readStatusList(const std::filesystem::path& folder);

} // namespace carded::issuer
