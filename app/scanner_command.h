// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands.h"
#include "app/scanner_candidates.h"

#include <chrono>
#include <string_view>

namespace carded::app {

/// How long somebody has to scan the set-up sheet.
inline constexpr std::chrono::seconds kChoosePatience{60};

/// What `carded scanner choose` prints to standard output.
enum class ChoosePrints : std::uint8_t {
    All,     ///< the lines for till.toml, the udev rule, and what to do with them
    UdevRule ///< the rule alone
};

/// Lists the devices that can be handheld scanners: keyboards and serial lines by USB. 0, or 1 if there is none.
[[nodiscard]] int runScannerList(const ScannerFolders& folders, Output output);

/// Listens to all of them, alone, until one sends the text of the set-up sheet. 0, or 1 if none did in `patience`, or
/// in another way than can be configured, or Esc was pressed.
[[nodiscard]] int runScannerChoose(const ScannerFolders& folders, ChoosePrints prints,
                                   std::chrono::milliseconds patience = kChoosePatience);

} // namespace carded::app
