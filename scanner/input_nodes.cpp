// SPDX-License-Identifier: Apache-2.0
#include "scanner/input_nodes.h"

#include "scanner/device_text.h"

#include <algorithm>
#include <linux/input-event-codes.h>
#include <system_error>

namespace carded::scanner {
namespace {

/// The last word of the map has the keys 0 to 63 (31 on a machine of 32 bits).
bool hasLettersAndEnter(std::string_view keys)
{
    const auto word = parseHex<std::uint64_t>(keys.substr(keys.rfind(' ') + 1));
    const auto has = [&word](int key) { return ((*word >> key) & 1U) != 0; };
    return word && has(KEY_Q) && has(KEY_ENTER) && has(KEY_1);
}

std::optional<InputNode> describe(const std::filesystem::path& path, const std::filesystem::path& description)
{
    constexpr int kUsb = 3; // BUS_USB
    const auto bus = parseHex<std::uint16_t>(attributeOf(description / "id" / "bustype"));
    const auto vendor = parseHex<std::uint16_t>(attributeOf(description / "id" / "vendor"));
    const auto product = parseHex<std::uint16_t>(attributeOf(description / "id" / "product"));
    if (bus != kUsb || !vendor || !product) {
        return std::nullopt;
    }
    return InputNode{path,
                     printable(attributeOf(description / "name")),
                     {*vendor, *product},
                     hasLettersAndEnter(attributeOf(description / "capabilities" / "key"))};
}

/// By number: event9 before event10.
bool isBefore(const InputNode& a, const InputNode& b)
{
    const std::string left = a.path.filename();
    const std::string right = b.path.filename();
    return left.size() != right.size() ? left.size() < right.size() : left < right;
}

} // namespace

std::optional<UsbId> parseUsbId(std::string_view text)
{
    constexpr std::size_t kDigits = 4;
    if (text.size() != 2 * kDigits + 1 || text[kDigits] != ':') {
        return std::nullopt;
    }
    const auto vendor = parseHex<std::uint16_t>(text.substr(0, kDigits));
    const auto product = parseHex<std::uint16_t>(text.substr(kDigits + 1));
    return vendor && product ? std::optional(UsbId{*vendor, *product}) : std::nullopt;
}

std::string toText(const UsbId& id)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    for (const std::uint16_t number : {id.vendor, id.product}) {
        text += text.empty() ? "" : ":";
        for (const int shift : {12, 8, 4, 0}) {
            text += kHex[(number >> shift) & 0xF];
        }
    }
    return text;
}

std::vector<InputNode> listInputNodes(const InputFolders& folders)
{
    std::vector<InputNode> nodes;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folders.devices, error), end;
         !error && entry != end && nodes.size() < kMaxNodes; entry.increment(error)) {
        const std::string name = entry->path().filename();
        if (!name.starts_with("event")) {
            continue;
        }
        if (auto node = describe(entry->path(), folders.descriptions / name / "device")) {
            nodes.push_back(*std::move(node));
        }
    }
    std::ranges::sort(nodes, isBefore);
    return nodes;
}

} // namespace carded::scanner
