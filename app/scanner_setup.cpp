// SPDX-License-Identifier: Apache-2.0
#include "app/scanner_setup.h"

#include <algorithm>

namespace carded::app {
namespace {

/// Enough of it to know the sheet by, whatever happened to the rest.
constexpr std::string_view kSheetBegins = "CARDED-SCANNER-SETUP";

/// Letters alone, small ones as capitals: no keyboard of another country moves C, D, E, R, S, N, T, U and P.
std::string lettersOf(std::string_view text)
{
    std::string letters;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z') {
            letters += static_cast<char>(c - 'a' + 'A');
        } else if (c >= 'A' && c <= 'Z') {
            letters += c;
        }
    }
    return letters;
}

/// With A and Q as one, which a French keyboard exchanges.
std::string plain(std::string_view text)
{
    std::string letters = lettersOf(text);
    std::ranges::replace(letters, 'Q', 'A');
    return letters;
}

bool isPrintable(char c)
{
    return c >= ' ' && c <= '~' && c != '"' && c != '\\'; // these two would have to be escaped in till.toml
}

std::optional<scanner::Ending> endingOf(std::string_view bytes)
{
    using scanner::Ending;
    for (const Ending ending : {Ending::Cr, Ending::Lf, Ending::CrLf, Ending::Tab, Ending::Etx, Ending::Silence}) {
        if (bytes == bytesOf(ending)) {
            return ending;
        }
    }
    return std::nullopt;
}

} // namespace

SetupAnswer judgeSetup(std::string_view bytes)
{
    const std::size_t at = bytes.find(kSetupText);
    if (at == std::string_view::npos) {
        const bool isSheet = plain(bytes).find(plain(kSheetBegins)) != std::string::npos;
        return {isSheet ? SetupAnswer::Kind::Garbled : SetupAnswer::Kind::Other, {}};
    }
    const std::string_view prefix = bytes.substr(0, at);
    const auto ending = endingOf(bytes.substr(at + kSetupText.size()));
    const bool isConfigurable = prefix.size() <= kMaxPrefixSize && std::ranges::all_of(prefix, isPrintable);
    if (!ending || !isConfigurable) {
        return {SetupAnswer::Kind::Garbled, {}};
    }
    return {SetupAnswer::Kind::Chosen, {std::string(prefix), *ending}};
}

scanner::Ending endingAfter(std::string_view bytes)
{
    using scanner::Ending;
    for (const Ending ending : {Ending::CrLf, Ending::Cr, Ending::Lf, Ending::Tab, Ending::Etx}) {
        if (bytes.ends_with(bytesOf(ending))) {
            return ending;
        }
    }
    return Ending::Silence;
}

std::string configLines(const ScannerConfig& scanner)
{
    std::string lines = "[[scanner]]\n";
    if (scanner.kind == ScannerConfig::Kind::Wedge) {
        lines += "kind = \"wedge\"\nusb = \"" + scanner.name() + "\"\n";
    } else {
        lines += "kind = \"serial\"\npath = \"" + scanner.name() + "\"\nbaud = " + std::to_string(scanner.baud) + '\n';
    }
    if (!scanner.format.prefix.empty()) {
        lines += "prefix = \"" + scanner.format.prefix + "\"\n";
    }
    return lines + "suffix = \"" + std::string(wordOf(scanner.format.ending)) + "\"\n";
}

std::string udevRule(ScannerConfig::Kind kind, const scanner::UsbId& usb)
{
    const std::string id = toText(usb);
    const std::string which =
        "ATTRS{idVendor}==\"" + id.substr(0, 4) + "\", ATTRS{idProduct}==\"" + id.substr(5) + "\", ";
    const std::string whose = "GROUP=\"carded-kiosk\", MODE=\"0660\", ";
    return kind == ScannerConfig::Kind::Wedge
               ? R"(SUBSYSTEM=="input", KERNEL=="event*", )" + which + whose + "ENV{LIBINPUT_IGNORE_DEVICE}=\"1\"\n"
               : R"(SUBSYSTEM=="tty", )" + which + whose + "ENV{ID_MM_DEVICE_IGNORE}=\"1\"\n";
}

} // namespace carded::app
