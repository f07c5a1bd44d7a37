// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"
#include "credential/setup_code.h"
#include "ui/setup_page.h"

#include <filesystem>
#include <optional>
#include <string_view>

namespace carded::app {

/// What a till makes of a text that was shown to set-up.
struct JudgedCode {
    std::optional<credential::SetupCode> code; ///< none: `note` says why not
    ui::SetupNote note = ui::SetupNote::None;
    bool isSigned = false; ///< by a key of the till's own lists; if not, a person compares the root's fingerprint
};

/// Whether the till with the data folder `store` may be set up by `text`. A till that has lists takes what a key of
/// theirs has signed and nothing else; and one that has a root no code for another. May read much: not for the window's
/// thread.
[[nodiscard]] JudgedCode judgeSetupCode(std::string_view text, const std::filesystem::path& store, UnixTime now);

} // namespace carded::app
