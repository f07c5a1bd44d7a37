// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/till_config.h"

#include <filesystem>
#include <string>
#include <string_view>

// What set-up in the window has chosen: one file in the till's data folder, the window's own (docs/formats/till.md).
namespace carded::app {

inline constexpr std::string_view kWindowSettingsFormat = "carded-setup-1";
inline constexpr std::int64_t kMaxCodeParts = 16;

/// The folder that the window writes; everybody may read it, sync above all.
[[nodiscard]] std::filesystem::path windowSettingsFolder(const std::filesystem::path& store);

/// What is in force; the defaults where nobody has set the till up. The error is a sentence: the file is damaged, or of
/// a later version.
[[nodiscard]] Result<TillConfig, std::string> loadWindowSettings(const std::filesystem::path& store);

/// The file's text: those of the settings that it may hold.
[[nodiscard]] std::string toText(const TillConfig& settings);

/// Whether this user may write it.
[[nodiscard]] bool mayWriteWindowSettings(const std::filesystem::path& store);

/// Replaces the whole file in one step; false if it could not be written, which leaves it as it was.
[[nodiscard]] bool saveWindowSettings(const std::filesystem::path& store, const TillConfig& settings);

} // namespace carded::app
