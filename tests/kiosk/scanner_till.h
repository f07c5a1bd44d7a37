// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/kiosk/kiosk_fixture.h"
#include "tests/scanner/pseudo_terminal.h"

#include <stdexcept>
#include <utility>

namespace carded::test {

inline app::ScannerConfig serialScanner(const std::filesystem::path& path, scanner::Ending ending = scanner::Ending::Cr)
{
    app::ScannerConfig config;
    config.kind = app::ScannerConfig::Kind::Serial;
    config.path = path;
    config.format.ending = ending;
    return config;
}

/// A till with the demo's lists as they are now, and scanners.
struct ScannerTill : Till {
    explicit ScannerTill(std::vector<app::ScannerConfig> scanners)
        : Till(demoFolder(), "/nowhere/video0", std::move(scanners))
    {
        kiosk->startScanners();
        if (!waitUntil([&] { return !tiles().empty(); })) {
            throw std::runtime_error("no categories");
        }
    }
    /// Whether the verdicts are these, now that all has been answered.
    [[nodiscard]] bool says(const Reasons& wanted)
    {
        return waitUntil([&] { return reasons.size() >= wanted.size(); }, std::chrono::seconds(20))
               && reasons == wanted;
    }
};

/// A link is answered without a product and whatever the time is.
inline const std::string kLink = "https://a.example/";

} // namespace carded::test
