// SPDX-License-Identifier: Apache-2.0
#include "app/scanner_config.h"

#include "scanner/serial_port.h"

#include <algorithm>
#include <initializer_list>
#include <limits>

namespace carded::app {
namespace {

using policy::PolicyError;
using policy::Problems;
using policy::TableReader;
using policy::Words;
using scanner::Ending;
using Kind = ScannerConfig::Kind;
using Cause = PolicyError::Cause;

constexpr Words<Kind, 2> kKinds{{{"wedge", Kind::Wedge}, {"serial", Kind::Serial}}};
constexpr Words<Ending, 6> kEndings{{{"cr", Ending::Cr},
                                     {"lf", Ending::Lf},
                                     {"crlf", Ending::CrLf},
                                     {"tab", Ending::Tab},
                                     {"etx", Ending::Etx},
                                     {"none", Ending::Silence}}};

void readUsb(TableReader& table, ScannerConfig& scanner)
{
    const auto usb = scanner::parseUsbId(table.text("usb"));
    if (!usb) {
        table.report(Cause::OutOfRange, "usb", "must be a USB id such as \"0c2e:0b61\" (`carded scanner list`)");
        return;
    }
    scanner.usb = *usb;
}

void readLine(TableReader& table, ScannerConfig& scanner)
{
    scanner.path = table.text("path");
    if (!scanner.path.is_absolute()) {
        table.report(Cause::OutOfRange, "path", "must begin with /");
    }
    if (table.optional("baud") == nullptr) {
        return;
    }
    scanner.baud = table.integer("baud", {std::numeric_limits<int>::min(), std::numeric_limits<int>::max()});
    if (std::ranges::find(scanner::kBaudRates, scanner.baud) == scanner::kBaudRates.end()) {
        table.report(Cause::OutOfRange, "baud", "must be 9600, 19200, 38400, 57600, 115200, 230400, 460800 or 921600");
    }
}

void readPrefix(TableReader& table, ScannerConfig& scanner)
{
    const policy::TomlNode* const node = table.optional("prefix");
    if (node == nullptr) {
        return;
    }
    const auto isPrintable = [](char c) { return c >= ' ' && c <= '~'; };
    const auto* const prefix = std::get_if<std::string>(&node->value);
    if (prefix == nullptr || prefix->empty() || prefix->size() > kMaxPrefixSize
        || !std::ranges::all_of(*prefix, isPrintable)) {
        table.report(Cause::OutOfRange, "prefix", "must be a string of 1 to 16 printable characters of ASCII");
        return;
    }
    scanner.format.prefix = *prefix;
}

/// A key of the other kind of scanner is no slip of the hand.
void refuseKeys(TableReader& table, std::initializer_list<std::string_view> keys, const std::string& why)
{
    for (const std::string_view key : keys) {
        if (table.optional(key) != nullptr) {
            table.report(Cause::UnknownKey, key, why);
        }
    }
}

ScannerConfig readScanner(TableReader& table)
{
    ScannerConfig scanner;
    scanner.kind = table.word("kind", kKinds);
    if (scanner.kind == Kind::Wedge) {
        refuseKeys(table, {"path", "baud"}, "is for kind = \"serial\" only");
        table.allowOnly({"kind", "usb", "prefix", "suffix"});
        readUsb(table, scanner);
    } else {
        refuseKeys(table, {"usb"}, "is for kind = \"wedge\" only");
        table.allowOnly({"kind", "path", "baud", "prefix", "suffix"});
        readLine(table, scanner);
    }
    scanner.format.ending = table.word("suffix", kEndings, std::optional(Ending::Cr));
    readPrefix(table, scanner);
    return scanner;
}

} // namespace

std::string_view wordOf(Ending ending) noexcept
{
    const auto* const found = std::ranges::find(kEndings, ending, &std::pair<std::string_view, Ending>::second);
    return found == kEndings.end() ? std::string_view() : found->first;
}

std::vector<ScannerConfig> readScanners(TableReader& root, Problems& problem)
{
    const policy::TomlNode* node = root.optional("scanner");
    if (node == nullptr) {
        return {};
    }
    const auto* const tables = std::get_if<policy::TomlArray>(&node->value);
    if (tables == nullptr || tables->size() > kMaxScanners) {
        root.report(tables == nullptr ? Cause::WrongType : Cause::OutOfRange, "scanner",
                    "must be 1 to 4 tables [[scanner]]");
        return {};
    }
    std::vector<ScannerConfig> scanners;
    for (const policy::TomlNode& entry : *tables) {
        TableReader table("scanner", entry, problem);
        ScannerConfig scanner = readScanner(table);
        if (std::ranges::find(scanners, scanner.name(), &ScannerConfig::name) != scanners.end()) {
            if (scanner.kind == Kind::Wedge) {
                table.report(Cause::OutOfRange, "usb",
                             "is another scanner's already (one table is good for all scanners of one USB id)");
            } else {
                table.report(Cause::OutOfRange, "path", "is another scanner's already");
            }
        }
        scanners.push_back(std::move(scanner));
    }
    return scanners;
}

} // namespace carded::app
