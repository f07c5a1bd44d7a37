// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "issuer/issuer_error.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace carded::issuer {

/// What a demo store is built from.
struct DemoStoreFiles {
    struct List {
        std::string uri;
        Bytes token;
    };
    std::string trustList;             ///< JSON; gets the demo mark if it has none
    std::vector<std::string> policies; ///< TOML, one for each jurisdiction
    std::vector<List> statusLists;
    UnixTime madeAt{}; ///< the time at which everything is checked, and the age of the store
};

struct DemoStoreReport {
    std::size_t listsCount = 0;
    std::vector<std::string> refusedLists; ///< their URIs and why, in words
};

/// Builds a store marked as a demo's in `folder`. A till uses such a store with --demo only.
[[nodiscard]] Result<DemoStoreReport, IssuerError> buildDemoStore(const std::filesystem::path& folder,
                                                                  const DemoStoreFiles& files);

} // namespace carded::issuer
