// SPDX-License-Identifier: Apache-2.0
#include "app/open_scanner.h"

#include "scanner/serial_port.h"
#include "scanner/wedge_device.h"

#include <utility>

namespace carded::app {

using scanner::HandheldError;
using scanner::HandheldScanner;

Result<HandheldScanner, HandheldError> openScanner(const ScannerConfig& config, const std::filesystem::path& path)
{
    const bool isWedge = config.kind == ScannerConfig::Kind::Wedge;
    auto device = isWedge ? scanner::openWedge(path, config.usb) : scanner::openSerial(path, config.baud);
    if (!device) {
        return fail(device.error());
    }
    return HandheldScanner(*std::move(device), isWedge ? HandheldScanner::Speaks::Keys : HandheldScanner::Speaks::Bytes,
                           config.format);
}

} // namespace carded::app
