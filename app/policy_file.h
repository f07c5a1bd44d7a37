// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "policy/read_policy.h"

#include <filesystem>
#include <string>

namespace carded::app {

/// At most one byte more than a policy may have, so that a larger one is told.
[[nodiscard]] Result<std::string, std::string> readPolicyText(const std::filesystem::path& path);

/// `FILE, line 3, column 5: what is wrong with it`
[[nodiscard]] std::string sentence(const std::filesystem::path& path, const policy::PolicyError& error);

/// A policy, or rules laid over one. The error is a sentence that names the file.
[[nodiscard]] Result<policy::Policy, std::string> readPolicyFile(const std::filesystem::path& path);

} // namespace carded::app
