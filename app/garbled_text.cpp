// SPDX-License-Identifier: Apache-2.0
#include "app/garbled_text.h"

#include "credential/base45.h"
#include "credential/presentation.h"

#include <algorithm>
#include <string>

namespace carded::app {
namespace {

constexpr std::string_view kPrefix = "AGE1:";
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"; // RFC 9285

bool isOfAlphabet(std::string_view text)
{
    return text.find_first_not_of(kAlphabet) == std::string_view::npos;
}

bool isOneOf(char c, std::string_view characters)
{
    return characters.find(c) != std::string_view::npos;
}

bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Letters and digits in a row as one keyboard has them and another types them: `age1` with Caps Lock, `QGE!` and
/// `qge&` by a French keyboard and a US one. Then no letter and no digit: the colon is another sign on most keyboards.
/// Or M, which it is on a French one. So an age identity or a word that begins with `age1` is none of these.
bool beginsAs(std::string_view text, std::string_view letters, std::string_view same)
{
    if (text.size() < letters.size() + 2) {
        return false;
    }
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char small = static_cast<char>(text[i] | 0x20);
        const bool isOther = same[i] != '\0' && small == same[i];
        if (!isAlphanumeric(text[i]) || (small != letters[i] && !isOther)) {
            return false;
        }
        if ((text[i] & 0x20) != (text[0] & 0x20)) {
            return false; // Caps Lock and Shift change all of them
        }
    }
    const char one = text[letters.size()];
    const char colon = text[letters.size() + 1];
    const bool isShiftedOne = isOneOf(one, "!&");
    return (one == '1' && !isAlphanumeric(colon)) || (isShiftedOne && (!isAlphanumeric(colon) || isOneOf(colon, "mM")));
}

/// The beginning with one character left out, and all else as it should be.
bool lacksOneOfPrefix(std::string_view text)
{
    for (std::size_t i = 0; i < kPrefix.size(); ++i) {
        std::string prefix(kPrefix);
        prefix.erase(i, 1);
        if (text.starts_with(prefix)) {
            return isOfAlphabet(text);
        }
    }
    return false;
}

/// The beginning with one or all of its characters twice.
bool doublesPrefix(std::string_view text)
{
    std::string once;
    for (const char c : text.substr(0, 2 * kPrefix.size())) {
        if (once.empty() || once.back() != c) {
            once += c;
        }
    }
    return once.starts_with(kPrefix) && !text.starts_with(kPrefix);
}

} // namespace

bool isGarbled(std::string_view text)
{
    using credential::PresentationError;
    if (text.size() < kLeastCodeSize || text.size() > credential::kMaxTextSize) {
        return false;
    }
    const auto parsed = credential::parsePresentation(text);
    if (parsed) {
        return false;
    }
    if (parsed.error().error == PresentationError::Malformed) { // what no encoder makes, no code holds
        return text.starts_with(kPrefix) && !credential::decodeBase45(text.substr(kPrefix.size()));
    }
    return parsed.error().error == PresentationError::NotACredential
           && (beginsAs(text, "age", std::string_view("q\0\0", 3)) || beginsAs(text, "hc", std::string_view("\0\0", 2))
               || lacksOneOfPrefix(text) || doublesPrefix(text));
}

} // namespace carded::app
