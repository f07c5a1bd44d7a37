// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/input_nodes.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace carded::scanner {

/// A USB device with a serial line (USB-CDC ACM), as the kernel tells of it.
struct SerialNode {
    std::filesystem::path path; ///< its name in /dev/serial/by-id, which stays, or else /dev/ttyACM0
    std::string name;           ///< the device's own words, as an InputNode's
    std::optional<UsbId> usb;
};

/// Where serial lines are. Arguments, so that tests have their own.
struct SerialFolders {
    std::filesystem::path devices = "/dev";
    std::filesystem::path names = "/dev/serial/by-id";
    std::filesystem::path descriptions = "/sys/class/tty";
};

/// In the order of their names; at most kMaxNodes.
[[nodiscard]] std::vector<SerialNode> listSerialNodes(const SerialFolders& folders);

} // namespace carded::scanner
