// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unix_time.h"
#include "issuer/issuer_error.h"

#include <filesystem>
#include <string>
#include <vector>

namespace carded::issuer {

/// Something of a repository that runs out.
struct ExpiringItem {
    std::string kind; ///< `metadata`, `status-list` or `issuer-key`
    std::string name; ///< a role, a target, or `<iss> <use> <kid in hexadecimal>`
    UnixTime expires{};
};

/// All of them, what runs out first first: metadata, delegated roles' too, status lists (`exp`), and the keys in the
/// trust list that have an `exp` and are not revoked.
[[nodiscard]] Result<std::vector<ExpiringItem>, IssuerError> listExpiringItems(const std::filesystem::path& repository);

} // namespace carded::issuer
