// SPDX-License-Identifier: Apache-2.0
#include "credential/presentation.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using credential::parsePresentation;
using credential::PresentationError;
using credential::UnverifiableText;

namespace {

UnverifiableText problemOf(const std::string& text)
{
    const auto parsed = parsePresentation(text);
    REQUIRE_FALSE(parsed.has_value());
    return parsed.error();
}

} // namespace

TEST_CASE("parsePresentation: the beginning decides, whatever follows it")
{
    const struct {
        std::string text;
        PresentationError error;
        std::string document;
    } rows[] = {
        {"AGE1:", PresentationError::Malformed, ""},
        {"AGE1:rubbish", PresentationError::Malformed, ""},
        {"HC1:rubbish \x01", PresentationError::UnsupportedDocument, "eu-dcc"},
        {"NZCP:/1/", PresentationError::UnsupportedDocument, "nz-covid-pass"},
        {"shc:/567629", PresentationError::UnsupportedDocument, "smart-health-card"},
        {"NL2:", PresentationError::UnsupportedDocument, "nl-coronacheck"},
        {"VC1-", PresentationError::UnsupportedDocument, "w3c-vc"},
        {"mdoc:", PresentationError::UnsupportedDocument, "mdoc"},
        {"eyJ", PresentationError::UnsupportedDocument, "jwt"},
        {"VP1-", PresentationError::UnsupportedDocument, "truage"},
        {"@\n\x1E\rANSI 636000", PresentationError::UnsupportedDocument, "aamva"},
        {"@\n\x1E\rAAMVA6360", PresentationError::UnsupportedDocument, "aamva"},
        {"@ANSI 636000", PresentationError::UnsupportedDocument, "aamva"},
        {"eyJhbGciOi.e30.c2ln~WyJz~", PresentationError::UnsupportedDocument, "sd-jwt"},
        {R"({"data":{"hdr":{"t":"icao.vacc","v":1,"is":"UTO"},)", PresentationError::UnsupportedDocument,
         "icao-vds-nc"},
        {R"({"data":{"hdr":{"is":"UTO","t":"icao.test","v":1},)", PresentationError::UnsupportedDocument,
         "icao-vds-nc"},
        {"http:", PresentationError::OnlineCode, ""},
        {"HTTPS:x", PresentationError::OnlineCode, ""},
        {"hTtPs://x", PresentationError::OnlineCode, ""},
        {"pass-app+1.0://x", PresentationError::OnlineCode, ""},
        {"mdoc-openid4vp://x", PresentationError::OnlineCode, ""},
        {"0", PresentationError::ArticleNumber, ""},
        {"8801234567893", PresentationError::ArticleNumber, ""},
        {std::string(5000, '7'), PresentationError::ArticleNumber, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(problemOf(row.text).error == row.error);
        CHECK(problemOf(row.text).document == row.document);
    }
}

TEST_CASE("parsePresentation: what only looks similar is nothing we know")
{
    for (const std::string text : {"",
                                   "age1:",
                                   "AGE1",
                                   " AGE1:",
                                   "AGE2:",
                                   "HC1",
                                   "hc1:",
                                   "NZCP:",
                                   "SHC:/1",
                                   "MDOC:",
                                   "eyj",
                                   "@\n\x1E\rANSI6",
                                   "@\n\x1E\r",
                                   "ANSI 636",
                                   "httpx:",
                                   "http",
                                   "://x",
                                   "1http://x",
                                   "a b://x",
                                   "mailto:a",
                                   "urn:x",
                                   R"({"data":{"hdr":{"t":"other.test"}}})",
                                   R"({"hdr":{"t":"icao.test"}})",
                                   "{}",
                                   "88012345 7893",
                                   "8801234567893\n",
                                   "-1",
                                   "\xEF\xBC\x91"}) {
        CAPTURE(text);
        CHECK(problemOf(text).error == PresentationError::NotACredential);
    }
    CHECK(problemOf(std::string("1\0", 2)).error == PresentationError::NotACredential);
}
