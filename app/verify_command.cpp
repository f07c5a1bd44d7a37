// SPDX-License-Identifier: Apache-2.0
#include "app/answer_text.h"
#include "app/commands.h"
#include "app/session.h"
#include "base/rfc3339.h"
#include "crypto/encoding.h"

#include <charconv>
#include <iostream>

namespace carded::app {
namespace {

/// Longer lines are cut, and end in a NUL then: no text of ours has one, so a cut line is no other text. Nobody
/// fills the memory with one.
constexpr std::size_t kMaxLine = std::size_t{32} * 1024;

/// One line without its LF or CR LF; false at the end of the input.
bool readLine(std::istream& input, std::string& line)
{
    line.clear();
    int c = input.get();
    if (c == std::char_traits<char>::eof()) {
        return false;
    }
    for (; c != std::char_traits<char>::eof() && c != '\n'; c = input.get()) {
        if (line.size() < kMaxLine) {
            line.push_back(static_cast<char>(c));
        } else {
            line.back() = '\0';
        }
    }
    if (!line.empty() && line.back() == '\r') {
        line.pop_back();
    }
    return true;
}

/// Nothing if the text should be hexadecimal and is not.
std::optional<std::string> scannedText(const std::string& text, bool hex)
{
    if (!hex) {
        return text;
    }
    const auto bytes = crypto::decodeHex(text);
    return bytes ? std::optional(std::string(asText(*bytes))) : std::nullopt;
}

std::string format(const Answer& answer, Output output)
{
    return output == Output::Json ? toJson(answer) : toSentence(answer);
}

int verifyLines(Session& session, Output output, bool hex)
{
    std::string line;
    int status = 0;
    while (readLine(std::cin, line)) {
        const auto text = scannedText(line, hex);
        if (!text) {
            std::cout << (output == Output::Json ? R"({"error":"not_hexadecimal"})" : "error: not hexadecimal") << '\n';
            status = kExitUsage;
            continue;
        }
        const Answer answer = session.check(*text);
        std::cout << format(answer, output) << std::endl; // flushed: another program may wait for each line
    }
    return session.hasGap() ? kExitInternal : status;
}

} // namespace

std::optional<UnixTime> parseChosenTime(const std::string& text)
{
    if (const auto time = parseRfc3339(text)) {
        return time;
    }
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    constexpr std::int64_t kMaxSeconds = 253402300799; // the end of the year 9999
    if (error != std::errc{} || end != text.data() + text.size() || seconds < 0 || seconds > kMaxSeconds) {
        return std::nullopt;
    }
    return UnixTime{Seconds{seconds}};
}

int runVerify(const CommonOptions& options, const std::string& text, bool hex)
{
    auto session = openSession(options);
    if (!session) {
        std::cerr << "carded: " << session.error().sentence << '\n';
        return session.error().status;
    }
    if (text == "-") {
        return verifyLines(*session, options.output, hex);
    }
    const auto scanned = scannedText(text, hex);
    if (!scanned) {
        std::cerr << "carded: with --hex the text must be hexadecimal.\n";
        return kExitUsage;
    }
    const Answer answer = session->check(*scanned);
    std::cout << format(answer, options.output) << '\n';
    return session->hasGap() ? kExitInternal : exitStatus(answer);
}

} // namespace carded::app
