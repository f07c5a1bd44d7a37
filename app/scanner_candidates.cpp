// SPDX-License-Identifier: Apache-2.0
#include "app/scanner_candidates.h"

#include <utility>

namespace carded::app {

std::vector<ScannerCandidate> scannerCandidates(const ScannerFolders& folders)
{
    using Kind = ScannerConfig::Kind;
    std::vector<ScannerCandidate> candidates;
    for (scanner::InputNode& node : listInputNodes(folders.input)) {
        if (node.isKeyboard) {
            candidates.push_back({{Kind::Wedge, node.usb, {}, {}, {}}, node.path, std::move(node.name), node.usb});
        }
    }
    for (scanner::SerialNode& node : listSerialNodes(folders.serial)) {
        ScannerConfig config;
        config.kind = Kind::Serial;
        config.path = node.path;
        candidates.push_back({std::move(config), node.path, std::move(node.name), node.usb});
    }
    return candidates;
}

} // namespace carded::app
