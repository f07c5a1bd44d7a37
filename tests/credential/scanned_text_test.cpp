// SPDX-License-Identifier: Apache-2.0
#include "credential/scanned_text.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using credential::nameScannedText;
using credential::TextKind;

TEST_CASE("nameScannedText: the beginning decides, whatever follows it")
{
    const struct {
        std::string text;
        TextKind kind;
        std::string document;
    } rows[] = {
        {"AGE1:", TextKind::Age1, ""},
        {"AGE1:rubbish", TextKind::Age1, ""},
        {"HC1:rubbish \x01", TextKind::ForeignDocument, "eu-dcc"},
        {"NZCP:/1/", TextKind::ForeignDocument, "nz-covid-pass"},
        {"shc:/567629", TextKind::ForeignDocument, "smart-health-card"},
        {"NL2:", TextKind::ForeignDocument, "nl-coronacheck"},
        {"VC1-", TextKind::ForeignDocument, "w3c-vc"},
        {"mdoc:", TextKind::ForeignDocument, "mdoc"},
        {"eyJ", TextKind::ForeignDocument, "jwt"},
        {"VP1-", TextKind::ForeignDocument, "truage"},
        {"@\n\x1E\rANSI 636000", TextKind::ForeignDocument, "aamva"},
        {"@\n\x1E\rAAMVA6360", TextKind::ForeignDocument, "aamva"},
        {"@ANSI 636000", TextKind::ForeignDocument, "aamva"},
        {"eyJhbGciOi.e30.c2ln~WyJz~", TextKind::ForeignDocument, "sd-jwt"},
        {R"({"data":{"hdr":{"t":"icao.vacc","v":1,"is":"UTO"},)", TextKind::ForeignDocument, "icao-vds-nc"},
        {R"({"data":{"hdr":{"is":"UTO","t":"icao.test","v":1},)", TextKind::ForeignDocument, "icao-vds-nc"},
        {"http:", TextKind::OnlineCode, ""},
        {"HTTPS:x", TextKind::OnlineCode, ""},
        {"hTtPs://x", TextKind::OnlineCode, ""},
        {"pass-app+1.0://x", TextKind::OnlineCode, ""},
        {"mdoc-openid4vp://x", TextKind::OnlineCode, ""},
        {"0", TextKind::ArticleNumber, ""},
        {"8801234567893", TextKind::ArticleNumber, ""},
        {std::string(5000, '7'), TextKind::ArticleNumber, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(nameScannedText(row.text).kind == row.kind);
        CHECK(nameScannedText(row.text).document == row.document);
    }
    CHECK(nameScannedText("AGE1:BODY").body == "BODY");
}

TEST_CASE("nameScannedText: what only looks similar is nothing we know")
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
        CHECK(nameScannedText(text).kind == TextKind::Unknown);
    }
    CHECK(nameScannedText(std::string("1\0", 2)).kind == TextKind::Unknown);
}
