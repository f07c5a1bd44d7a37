// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carded::scanner {

/// Which product a USB device is: `0c2e:0b61`. All devices of one kind have the same.
struct UsbId {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    friend bool operator==(const UsbId&, const UsbId&) = default;
};

/// Four hexadecimal digits, a colon, four more.
[[nodiscard]] std::optional<UsbId> parseUsbId(std::string_view text);
[[nodiscard]] std::string toText(const UsbId& id);

/// An input device as the kernel tells of it, without opening it: somebody else's keyboard is left alone.
struct InputNode {
    std::filesystem::path path; ///< `/dev/input/event3`
    std::string name;           ///< the device's own words: printable (scanner/device_text.h)
    UsbId usb;
    bool isKeyboard = false; ///< has letters and Enter
};

/// Where input devices are. Arguments, so that tests have their own.
struct InputFolders {
    std::filesystem::path devices = "/dev/input";
    std::filesystem::path descriptions = "/sys/class/input";
};

/// The USB devices, in the order of their paths; at most kMaxNodes.
[[nodiscard]] std::vector<InputNode> listInputNodes(const InputFolders& folders);

inline constexpr std::size_t kMaxNodes = 256;

} // namespace carded::scanner
