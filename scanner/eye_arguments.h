// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/eye_client.h"

#include <optional>
#include <span>

namespace carded::scanner {

/// carded-eye's command line, as EyeClient writes it.
struct EyeArguments {
    EyeOptions options;
    std::optional<int> previewFd;
    bool portrait = false;
};

inline constexpr int kMaxGapMilliseconds = 60'000;

/// Nothing if an option is unknown, lacks its value or has a bad one, or if there is nothing to do.
std::optional<EyeArguments> parseEyeArguments(std::span<char* const> arguments);

} // namespace carded::scanner
