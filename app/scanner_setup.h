// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/scanner_config.h"

#include <optional>
#include <string>
#include <string_view>

namespace carded::app {

/// The code on the printed sheet by which a scanner is chosen (docs/operator/scanner-sheet.svg). It holds every
/// character that a code of ours can have: a scanner that changes one is not chosen.
inline constexpr std::string_view kSetupText = "CARDED-SCANNER-SETUP 0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// What a scanner's input says about it.
struct SetupAnswer {
    enum class Kind : std::uint8_t {
        Other,   ///< not the sheet
        Garbled, ///< the sheet, with letters turned over or moved, or with something around it that cannot be
                 ///< configured
        Chosen,  ///< the sheet
    };
    Kind kind = Kind::Other;
    scanner::LineFormat format; ///< of a chosen one: what it sent around the text
};

/// `bytes`: all that came until silence.
[[nodiscard]] SetupAnswer judgeSetup(std::string_view bytes);

/// How a scanner ends its texts, by what came of it until silence, whatever code that was.
[[nodiscard]] scanner::Ending endingAfter(std::string_view bytes);

/// The lines for till.toml.
[[nodiscard]] std::string configLines(const ScannerConfig& scanner);

/// The udev rule that gives one USB id to the kiosk's group, and no other device; and keeps a wedge from typing for
/// others while the kiosk is not running.
[[nodiscard]] std::string udevRule(ScannerConfig::Kind kind, const scanner::UsbId& usb);

} // namespace carded::app
