// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unix_time.h"
#include "issuer/issuer_error.h"
#include "issuer/phone_film.h"
#include "issuer/random_source.h"

#include <filesystem>
#include <functional>
#include <string>

namespace carded::issuer {

/// Takes a line about what is being done.
using Progress = std::function<void(const std::string&)>;

struct DemoOptions {
    UnixTime madeAt{}; ///< the demo's time, and the first second of each film
    FilmTimes films{4, 2};
};

/// Makes a complete demo with fresh keys in `folder`: a demo-marked store (the folder itself), `issuers/`,
/// `wallets/`, `codes/` (text and picture), `films/`, and `demo.json`, which names the films and what a till
/// must answer. A till judges each film with a clock that begins at `madeAt`. Refuses a
/// folder that holds anything but an older demo, which it replaces.
[[nodiscard]] Result<void, IssuerError> makeDemo(const std::filesystem::path& folder, const DemoOptions& options,
                                                 const RandomSource& random, const Progress& progress);

} // namespace carded::issuer
