// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"
#include "credential/california.h"
#include "credential/california_urls.h"
#include "credential/protected_elements.h"
#include "crypto/encoding.h"
#include "tests/support/shared_files.h"
#include "tests/support/utopia.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using test::Utopia;

namespace {

/// did:web:uat-credentials.dmv.ca.gov#vm-vcb-1, zDnaeU77sUhXKYqRy8263bsCq9Np7vy2z8epZ9WJ6YSWD1TVU.
crypto::PublicKey californiaTestKey()
{
    return crypto::EvpKey::fromPoint(crypto::EvpKey::Type::P256,
                                     test::pointOf("zDnaeU77sUhXKYqRy8263bsCq9Np7vy2z8epZ9WJ6YSWD1TVU"))
        .value();
}

std::optional<std::string> corpusFile(const char* name)
{
    return test::readFile(test::corpusFolder() / "12-foreign-payloads" / name);
}

} // namespace

TEST_CASE("Barcode samples: the department's own test card holds by its test key")
{
    const auto text = test::readSharedFile("foreign-samples/california-uat-1.bin");
    if (!text) {
        MESSAGE("SKIPPED: foreign-samples is not beside the corpus");
        return;
    }
    const auto parsed = credential::parsePresentation(*text);
    REQUIRE(parsed.has_value());
    CHECK(parsed->credential.claims.iss == "did:web:uat-credentials.dmv.ca.gov");
    CHECK(asText(parsed->credential.header.kid) == "vm-vcb-1");
    CHECK(signatureHolds(parsed->credential, californiaTestKey()));
    CHECK((readDataElements(*parsed).value().birthDate == credential::Date{std::chrono::year{1980} / 1 / 1}));
    CHECK((parsed->credential.claims.lastDay == credential::Date{std::chrono::year{2030} / 1 / 1}));
}

TEST_CASE("Barcode samples: W3C's licence holds by the same code with its own numbers, once its directory is right")
{
    const auto text = corpusFile("w3c-vcb-dl-aamva-0.bin");
    if (!text) {
        MESSAGE("SKIPPED: no corpus");
        return;
    }
    CHECK_FALSE(credential::parseAamvaFile(*text).has_value()); // one of its lengths is wrong
    const std::string mended = test::withRightDirectory(*text);
    const auto file = credential::parseAamvaFile(mended);
    REQUIRE(file.has_value());
    const auto proof = crypto::decodeBase64(file->subfiles.at(1).element("ZZA")->value);
    REQUIRE(proof.has_value());
    const auto parsed = credential::parseBarcodeCredential(*proof, test::kUtopiaLicence);
    REQUIRE(parsed.has_value());
    CHECK_FALSE(credential::isProtected(parsed->protectedIndex, "DBB")); // so no card of California's could be so
    const auto data = protectedData(file->subfiles.at(0), parsed->protectedIndex);
    REQUIRE(data.has_value());
    CHECK(crypto::encodeHex(data->span()) == "bc26c892e3d55afa32127efe2fb15b17408168df88517443887d89a5753f98cf");
    const auto message = barcodeMessage(*parsed, test::kUtopiaLicence, *data);
    CHECK(crypto::verify(test::utopiaKey(Utopia::Licence), message.value(), parsed->signature));
    CHECK_FALSE(credential::parseBarcodeCredential(*proof, credential::kCalifornia).has_value());
}

TEST_CASE("Barcode samples: W3C's employment document holds by the same code, over its machine readable zone")
{
    const auto text = corpusFile("w3c-vcb-ead-0.txt");
    if (!text) {
        MESSAGE("SKIPPED: no corpus");
        return;
    }
    CHECK(test::holdsAsEmploymentDocument(*text));
    std::string changed = *text;
    changed[20] = changed[20] == 'A' ? 'B' : 'A';
    CHECK_FALSE(test::holdsAsEmploymentDocument(changed));
    CHECK((credential::parsePresentation(*text).error().error == credential::PresentationError::UnsupportedDocument));
}

TEST_CASE("Barcode samples: of W3C's licence and document no bit can be flipped but of what nobody signed")
{
    const auto licence = corpusFile("w3c-vcb-dl-aamva-0.bin");
    const auto document = corpusFile("w3c-vcb-ead-0.txt");
    if (!licence || !document) {
        MESSAGE("SKIPPED: no corpus");
        return;
    }
    CHECK(test::notHeldTogether(*licence) == test::kUnsignedInLicence);
    CHECK(test::notHeldTogether(*document).empty());
}
