// SPDX-License-Identifier: Apache-2.0
#include "scanner/serial_nodes.h"

#include "scanner/device_text.h"

#include <algorithm>
#include <system_error>

namespace carded::scanner {
namespace {

namespace fs = std::filesystem;

/// The entries of a folder, in order; at most kMaxNodes.
std::vector<fs::path> entriesOf(const fs::path& folder)
{
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end && entries.size() < kMaxNodes;
         entry.increment(error)) {
        entries.push_back(entry->path());
    }
    std::ranges::sort(entries);
    return entries;
}

/// The name that leads to the device, if udev has given it one.
fs::path lastingName(const fs::path& device, const std::vector<fs::path>& names)
{
    std::error_code error;
    const fs::path wanted = fs::canonical(device, error);
    const auto found = std::ranges::find_if(names, [&wanted](const fs::path& name) {
        std::error_code broken; // a name may lead nowhere
        return !wanted.empty() && fs::canonical(name, broken) == wanted;
    });
    return found == names.end() ? device : *found;
}

} // namespace

std::vector<SerialNode> listSerialNodes(const SerialFolders& folders)
{
    const std::vector<fs::path> names = entriesOf(folders.names);
    std::vector<SerialNode> nodes;
    for (const fs::path& device : entriesOf(folders.devices)) {
        const std::string file = device.filename();
        if (!file.starts_with("ttyACM")) {
            continue;
        }
        const fs::path usb = folders.descriptions / file / "device" / ".."; // the interface's device
        const auto vendor = parseHex<std::uint16_t>(attributeOf(usb / "idVendor"));
        const auto product = parseHex<std::uint16_t>(attributeOf(usb / "idProduct"));
        nodes.push_back({lastingName(device, names), printable(attributeOf(usb / "product")),
                         vendor && product ? std::optional(UsbId{*vendor, *product}) : std::nullopt});
    }
    return nodes;
}

} // namespace carded::scanner
