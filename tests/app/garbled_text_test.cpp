// SPDX-License-Identifier: Apache-2.0
#include "app/garbled_text.h"
#include "credential/base45.h"
#include "credential/presentation.h"
#include "tests/app/demo_fixture.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

using namespace carded;
using app::isGarbled;

namespace {

const std::string& whole()
{
    static const std::string code = test::codeOf("1-adult");
    return code;
}

/// Each character as another keyboard has it.
std::string typedWith(std::string text, std::string_view from, std::string_view to)
{
    for (char& c : text) {
        if (const auto at = from.find(c); at != std::string_view::npos) {
            c = to[at];
        }
    }
    return text;
}

std::string otherCase(std::string text)
{
    for (char& c : text) {
        const bool isLetter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        c = isLetter ? static_cast<char>(c ^ 0x20) : c;
    }
    return text;
}

} // namespace

TEST_CASE("Garbled text: a whole code is not, whoever's it is")
{
    for (const char* const customer : {"1-adult", "2-minor", "5-revoked", "9-unknown-issuer"}) {
        CHECK_FALSE(isGarbled(test::codeOf(customer)));
    }
}

TEST_CASE("Garbled text: a scanner that is set to another country is")
{
    const std::string german = typedWith(whole(), "YZ:*+-/", "ZY>}]/&");
    const std::string french = typedWith(whole(), "AQWZ:1234567890*", "QAZW.!@#$%^&*()\\");
    CHECK(german.starts_with("AGE1>"));
    CHECK(french.starts_with("QGE!."));
    CHECK(isGarbled(german));
    CHECK(isGarbled(french));
    CHECK(isGarbled(typedWith(whole(), ":", "'"))); // Japanese
}

TEST_CASE("Garbled text: what a US scanner types into another country's session is")
{
    const std::string german = "AGE1\xc3\x96" + whole().substr(5);
    CHECK(isGarbled(german));
    CHECK(isGarbled(typedWith(whole(), "AQWZ:1234567890", "QAZWM&2\"'(-7_90")));
}

TEST_CASE("Garbled text: letters turned over by Caps Lock are")
{
    CHECK(isGarbled(otherCase(whole())));
    CHECK(isGarbled("hc1:" + otherCase(whole().substr(5))));
    CHECK_FALSE(isGarbled("HC1:" + otherCase(whole().substr(5)))); // another document, rubbish or not
    CHECK(isGarbled("qge&M" + otherCase(whole().substr(5))));
}

TEST_CASE("Garbled text: a code that has lost or doubled characters is, where they make it no base45")
{
    std::size_t found = 0;
    for (std::size_t i = 0; i < whole().size(); ++i) {
        std::string lost = whole();
        lost.erase(i, 1);
        found += isGarbled(lost) ? 1 : 0;
    }
    CHECK(found > whole().size() * 9 / 10);
    for (std::size_t i = 0; i < 4; ++i) { // of its beginning: always
        std::string lost = whole();
        lost.erase(i, 1);
        CHECK(isGarbled(lost));
        std::string doubled = whole();
        doubled.insert(i, 1, doubled[i]);
        CHECK(isGarbled(doubled));
    }
    std::string twice;
    for (const char c : whole()) {
        twice += std::string(2, c);
    }
    CHECK(isGarbled(twice));
    CHECK(isGarbled(whole().substr(0, 150) + "a" + whole().substr(150)));
    CHECK(isGarbled(whole().substr(0, 150) + "\xc3\x96" + whole().substr(151)));
    std::string cut = whole();
    cut.resize(5 + (cut.size() - 5) / 3 * 3 - 2); // three n and one
    CHECK(isGarbled(cut));
}

TEST_CASE("Garbled text: a code of ours that is base45 and broken inside is a broken code")
{
    WipedBytes bytes = *credential::decodeBase45(std::string_view(whole()).substr(5));
    bytes[bytes.size() / 2] ^= 0xff;
    bytes[0] = 0xd2;
    bytes[1] = 0;
    const std::string broken = "AGE1:" + credential::encodeBase45(bytes);
    REQUIRE(credential::parsePresentation(broken).error().error == credential::PresentationError::Malformed);
    CHECK_FALSE(isGarbled(broken));
}

TEST_CASE("Garbled text: what is something else keeps its own answer")
{
    const std::string rest(200, 'a');
    for (const char* const begins :
         {"HC1:", "NZCP:/", "shc:/", "NL2:", "VC1-", "mdoc:", "eyJ", "VP1-", "http://", "age1://", "@\n\x1e\rANSI "}) {
        CHECK_FALSE(isGarbled(begins + rest));
    }
    CHECK_FALSE(isGarbled(std::string(200, '1')));
}

TEST_CASE("Garbled text: any other text is no code, and nobody's settings are to blame")
{
    const std::string rest(200, 'a');
    for (const char* const begins : {"", "Age1:", "age", "age2:", "age1ql3z7hjy54pw3hyww5ayyfg7zqg", "AGES",
                                     "aGe1:", "hc2:", "pqe1:", "hello ", "qge1m"}) {
        CAPTURE(begins);
        CHECK_FALSE(isGarbled(begins + rest));
    }
    for (const char* const little : {"", "A", "AG", "AGE1", "age1:", "AGE1:abc", "AGE1>", "GE1:"}) {
        CHECK_FALSE(isGarbled(little));
    }
    CHECK(isGarbled("age1:" + std::string(app::kLeastCodeSize - 5, 'a')));
    CHECK_FALSE(isGarbled("age1:" + std::string(app::kLeastCodeSize - 6, 'a')));
    CHECK(isGarbled("age1:" + std::string(credential::kMaxTextSize - 5, 'a')));
    CHECK_FALSE(isGarbled("age1:" + std::string(credential::kMaxTextSize - 4, 'a')));
}
