// SPDX-License-Identifier: Apache-2.0
#include "scanner/device_text.h"
#include "scanner/input_nodes.h"
#include "tests/scanner/input_folders.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;
using scanner::listInputNodes;
using scanner::parseUsbId;
using scanner::toText;

TEST_CASE("USB id: four hexadecimal digits, a colon and four more, and nothing else")
{
    const auto id = parseUsbId("0c2e:0B61");
    REQUIRE(id);
    CHECK(id->vendor == 0x0c2e);
    CHECK(id->product == 0x0b61);
    CHECK(toText(*id) == "0c2e:0b61");
    CHECK(toText({0, 0xffff}) == "0000:ffff");
    for (const char* const none : {"", "0c2e", "0c2e:", "0c2e:0b6", "0c2e:0b611", "0c2e-0b61", "0c2e:0b6g", "-c2e:0b61",
                                   "0x2e:0b61", " c2e:0b61"}) {
        CHECK_FALSE(parseUsbId(none));
    }
}

TEST_CASE("Input devices: USB devices are listed with name, id and whether they are keyboards, in their order")
{
    const TemporaryFolder folder;
    const auto folders = inputFolders(folder);
    plugIn(folders, "event10");
    plugIn(folders, "event2", {"A mouse", "046d:c077", "ff0000 0 0 0 0"});
    plugIn(folders, "event3", {"A button", "0000:0001", "10000000000000 0", "0019"});
    plugIn(folders, "mouse0");
    std::ofstream(folders.devices / "event11") << ""; // the kernel says nothing of it
    const auto nodes = listInputNodes(folders);
    REQUIRE(nodes.size() == 2);
    CHECK(nodes[0].path == folders.devices / "event2");
    CHECK(nodes[0].name == "A mouse");
    CHECK_FALSE(nodes[0].isKeyboard);
    CHECK(nodes[1].path == folders.devices / "event10");
    CHECK(toText(nodes[1].usb) == "0c2e:0b61");
    CHECK(nodes[1].isKeyboard);
}

TEST_CASE("Input devices: without a folder there are none")
{
    const TemporaryFolder folder;
    CHECK(listInputNodes({folder / "none", folder / "none"}).empty());
}

TEST_CASE("Input devices: what a device calls itself is cut and holds no control characters")
{
    const TemporaryFolder folder;
    const auto folders = inputFolders(folder);
    plugIn(folders, "event0", {"\x1b[31m" + std::string(5000, 'x') + "\xff", "0c2e:0b61"});
    const auto nodes = listInputNodes(folders);
    REQUIRE(nodes.size() == 1);
    CHECK(nodes[0].name == "?[31m" + std::string(scanner::kMaxNameSize - 5, 'x'));
}

TEST_CASE("Input devices: a description that is none leaves the device out, or is no keyboard's")
{
    const TemporaryFolder folder;
    const auto folders = inputFolders(folder);
    plugIn(folders, "event0", {"", "zzzz:0b61"});
    plugIn(folders, "event1", {"", "0c2e:0b61", "fffffffffffffffff"}); // more bits than a word has
    plugIn(folders, "event2", {"", "0c2e:0b61", ""});
    plugIn(folders, "event3", {"", "0c2e:0b61", "0", ""});
    const auto nodes = listInputNodes(folders);
    REQUIRE(nodes.size() == 2);
    CHECK_FALSE(nodes[0].isKeyboard);
    CHECK_FALSE(nodes[1].isKeyboard);
}
