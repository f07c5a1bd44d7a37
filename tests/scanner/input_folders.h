// SPDX-License-Identifier: Apache-2.0
// /dev/input and /sys/class/input as they are for devices that are not there.
#pragma once

#include "scanner/input_nodes.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <string>

namespace carded::test {

struct Described {
    std::string name = "Honeywell Imaging & Mobility 1950g";
    std::string usb = "0c2e:0b61";
    std::string keys = "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe"; // a USB keyboard's
    std::string bus = "0003";
};

/// The folders in `folder`, made by the first device.
inline scanner::InputFolders inputFolders(const TemporaryFolder& folder)
{
    std::filesystem::create_directories(folder / "input");
    std::filesystem::create_directories(folder / "class");
    return {folder / "input", folder / "class"};
}

/// What the kernel says of a device.
inline void describe(const scanner::InputFolders& folders, const std::string& node, const Described& described = {})
{
    const auto device = folders.descriptions / node / "device";
    std::filesystem::create_directories(device / "id");
    std::filesystem::create_directories(device / "capabilities");
    std::ofstream(device / "id" / "bustype") << described.bus << '\n';
    std::ofstream(device / "id" / "vendor") << described.usb.substr(0, 4) << '\n';
    std::ofstream(device / "id" / "product") << described.usb.substr(5) << '\n';
    std::ofstream(device / "name") << described.name << '\n';
    std::ofstream(device / "capabilities" / "key") << described.keys << '\n';
}

/// The node itself is an empty file: who opens it finds no input device.
inline void plugIn(const scanner::InputFolders& folders, const std::string& node, const Described& described = {})
{
    describe(folders, node, described);
    std::ofstream(folders.devices / node) << "";
}

} // namespace carded::test
