// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands.h"

#include <string>
#include <vector>

namespace carded::app {

// `carded policy ...`: for those who write, publish and inspect age rules.

/// Prints every problem of each file, `FILE, line 3, column 5: ...`. Exit status: 0 if there is none, else 1.
[[nodiscard]] int runPolicyCheck(const std::vector<std::string>& files);

/// Prints in sentences what may be sold to whom at `options.at`, for `options.category` or for all of them: by `files`,
/// each laid over the ones before it, or by the till's own policy if there are none. Exit status 64 if there is no such
/// policy or category.
[[nodiscard]] int runPolicyExplain(const CommonOptions& options, const std::vector<std::string>& files);

/// Prints what `after` says otherwise than `before`: files, each laid over the ones before it. Exit status: 0 if
/// nothing, 1 if something, 64 if one of them cannot be read or does not stand for itself.
[[nodiscard]] int runPolicyDiff(const std::vector<std::string>& before, const std::vector<std::string>& after);

} // namespace carded::app
