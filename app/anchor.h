// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <filesystem>
#include <string>

namespace carded::app {

/// What a till was set up with: where trust begins, and where its lists are.
struct Anchor {
    Bytes root;      ///< TUF root metadata, as it was handed over
    std::string url; ///< of the repository; may be empty
};

/// Whether the till was set up: there is a root, good or not.
[[nodiscard]] bool isAnchored(const std::filesystem::path& storeDir);

/// The error is a sentence: the till was never set up, or its folder cannot be read.
[[nodiscard]] Result<Anchor, std::string> readAnchor(const std::filesystem::path& storeDir);

/// Sets the till up, or gives it another address. Refuses a root that is not signed by its own keys, and another root
/// than the one it was set up with: trust moves on by signed roots alone. The error is a sentence.
[[nodiscard]] Result<void, std::string> writeAnchor(const std::filesystem::path& storeDir, const Anchor& anchor);

} // namespace carded::app
