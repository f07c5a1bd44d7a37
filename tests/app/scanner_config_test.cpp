// SPDX-License-Identifier: Apache-2.0
#include "app/till_config.h"

#include <doctest/doctest.h>

using namespace carded;
using app::ScannerConfig;
using scanner::Ending;

namespace {

Result<app::TillConfig, std::string> parse(const std::string& rest)
{
    return app::parseTillConfig("format = \"carded-till-1\"\n" + rest);
}

const std::string kWedge = "[[scanner]]\nkind = \"wedge\"\nusb = \"0c2e:0b61\"\n";
const std::string kSerial = "[[scanner]]\nkind = \"serial\"\npath = \"/dev/ttyACM0\"\n";

} // namespace

TEST_CASE("Scanner configuration: two scanners of both kinds, with all keys and with none")
{
    const auto none = parse("");
    REQUIRE(none);
    CHECK(none->scanners.empty());
    const auto config = parse(kWedge + kSerial + "baud = 115200\nprefix = \"]Q1\"\nsuffix = \"crlf\"\n");
    REQUIRE(config);
    REQUIRE(config->scanners.size() == 2);
    const ScannerConfig& wedge = config->scanners[0];
    CHECK((wedge.kind == ScannerConfig::Kind::Wedge));
    CHECK(wedge.name() == "0c2e:0b61");
    CHECK(wedge.format.prefix.empty());
    CHECK((wedge.format.ending == Ending::Cr));
    const ScannerConfig& serial = config->scanners[1];
    CHECK((serial.kind == ScannerConfig::Kind::Serial));
    CHECK(serial.name() == "/dev/ttyACM0");
    CHECK(serial.baud == 115200);
    CHECK(serial.format.prefix == "]Q1");
    CHECK((serial.format.ending == Ending::CrLf));
    const auto plain = parse(kSerial);
    REQUIRE(plain);
    CHECK(plain->scanners[0].baud == 9600);
}

TEST_CASE("Scanner configuration: each word for an ending is the one that it says")
{
    for (const char* const word : {"cr", "lf", "crlf", "tab", "etx", "none"}) {
        const auto config = parse(kWedge + "suffix = \"" + word + "\"\n");
        REQUIRE(config);
        CHECK(app::wordOf(config->scanners[0].format.ending) == word);
    }
    CHECK((parse(kWedge + "suffix = \"none\"\n")->scanners[0].format.ending == Ending::Silence));
}

TEST_CASE("Scanner configuration: four scanners are taken, and a prefix of 16 characters")
{
    const std::string longest = "prefix = \"" + std::string(16, 'x') + "\"\n";
    CHECK(parse(kWedge + longest));
    const std::string four =
        kWedge + kSerial
        + "[[scanner]]\nkind = \"serial\"\npath = \"/dev/a\"\n[[scanner]]\nkind = \"serial\"\npath = \"/dev/b\"\n";
    CHECK(parse(four));
    CHECK_FALSE(parse(four + "[[scanner]]\nkind = \"serial\"\npath = \"/dev/c\"\n"));
}

TEST_CASE("Scanner configuration: what is wrong is named with its place")
{
    struct Row {
        std::string text;
        const char* error;
    };
    const Row rows[] = {
        {"scanner = 1", "line 2, column 11: scanner: must be 1 to 4 tables"},
        {"[scanner]\nkind = \"wedge\"", "scanner: must be 1 to 4 tables"},
        {"[[scanner]]\nusb = \"0c2e:0b61\"", "scanner.kind: is missing"},
        {"[[scanner]]\nkind = \"camera\"", "line 3, column 8: scanner.kind: "},
        {"[[scanner]]\nkind = \"wedge\"", "scanner.usb: is missing"},
        {"[[scanner]]\nkind = \"wedge\"\nusb = \"0c2e\"", "line 4, column 7: scanner.usb: must be a USB id"},
        {kWedge + "baud = 9600", "line 5, column 8: scanner.baud: is for kind = \"serial\" only"},
        {kWedge + "path = \"/dev/x\"", "scanner.path: is for kind = \"serial\" only"},
        {kWedge + "speed = 9600", "line 5, column 1: scanner.speed: unknown key"},
        {"[[scanner]]\nkind = \"serial\"", "scanner.path: is missing"},
        {"[[scanner]]\nkind = \"serial\"\npath = \"ttyACM0\"", "line 4, column 8: scanner.path: must begin with /"},
        {kSerial + "usb = \"0c2e:0b61\"", "scanner.usb: is for kind = \"wedge\" only"},
        {kSerial + "baud = 4800", "line 5, column 8: scanner.baud: must be 9600, 19200"},
        {kSerial + "baud = 10000", "scanner.baud: must be 9600, 19200"},
        {kSerial + "baud = 921601", "scanner.baud: must be 9600, 19200"},
        {kSerial + "baud = -9600", "scanner.baud: must be 9600, 19200"},
        {kSerial + "baud = \"9600\"", "scanner.baud: must be a whole number"},
        {kWedge + "suffix = \"enter\"", "line 5, column 10: scanner.suffix: "},
        {kWedge + "prefix = \"\"", "line 5, column 10: scanner.prefix: must be a string of 1 to 16 printable"},
        {kWedge + "prefix = 1", "scanner.prefix: must be a string of 1 to 16 printable"},
        {kWedge + "prefix = \"\\r\"", "scanner.prefix: must be a string of 1 to 16 printable"},
        {kWedge + "prefix = \"\\u007f\"", "scanner.prefix: must be a string of 1 to 16 printable"},
        {kWedge + "prefix = \"\xC3\x89\"", "scanner.prefix: must be a string of 1 to 16 printable"},
        {kWedge + "prefix = \"" + std::string(17, 'x') + "\"", "scanner.prefix: must be a string of 1 to 16 printable"},
        {kWedge + kWedge, "line 7, column 7: scanner.usb: is another scanner's already (one table is good"},
        {kSerial + kSerial, "line 7, column 8: scanner.path: is another scanner's already"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto config = parse(row.text);
        REQUIRE_FALSE(config);
        CAPTURE(config.error());
        CHECK(config.error().find(row.error) != std::string::npos);
    }
}

TEST_CASE("Scanner configuration: the hint about one USB id is not given to two serial lines")
{
    const auto config = parse(kSerial + kSerial);
    REQUIRE_FALSE(config);
    CHECK(config.error().find("USB id") == std::string::npos);
}
