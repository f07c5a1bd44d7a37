// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unix_time.h"

#include <filesystem>
#include <string>
#include <vector>

namespace carded::app {

/// One film of a customer's phone and the answer it must get.
struct DemoFilm {
    std::filesystem::path file;
    std::string customer;
    std::string outcome;
    std::string reason;
};

/// What `carded-issuer demo` made: `demo.json` beside the demo store.
struct DemoWorld {
    UnixTime madeAt{}; ///< what the clock says when a film begins
    std::string category;
    std::vector<DemoFilm> films;
};

/// The error is a sentence.
[[nodiscard]] Result<DemoWorld, std::string> loadDemoWorld(const std::filesystem::path& folder);

} // namespace carded::app
