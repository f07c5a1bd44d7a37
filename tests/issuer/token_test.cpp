// SPDX-License-Identifier: Apache-2.0
#include "credential/data_elements.h"
#include "credential/disclosures.h"
#include "credential/presentation.h"
#include "crypto/ed25519.h"
#include "crypto/sha256.h"
#include "issuer/wallet.h"
#include "tests/issuer/fixture.h"

#include <doctest/doctest.h>

using namespace carded;
using std::chrono::year_month_day;

namespace {

issuer::PersonFacts everything()
{
    auto facts = test::over19();
    facts.birthDate = issuer::parseDay("1990-12-31");
    facts.birthYear = 1990;
    facts.privileges.push_back(*issuer::parsePrivilege("B:2020-01-01:2030-01-01"));
    facts.privileges.push_back(*issuer::parsePrivilege("AM:2019-01-01:2030-01-01"));
    return facts;
}

credential::Presentation parse(const std::string& code)
{
    auto presentation = credential::parsePresentation(code);
    REQUIRE(presentation);
    return std::move(*presentation);
}

credential::DataElements elementsOf(const credential::Presentation& presentation)
{
    const auto restored =
        credential::restoreClaims(presentation.credential.message.payload, presentation.credential.disclosures);
    REQUIRE(restored);
    const auto elements = credential::parseDataElements(*restored, *presentation.credential.claims.iat);
    REQUIRE(elements);
    return *elements;
}

} // namespace

TEST_CASE("Token: a bound code carries the holder's key, the status entry and the times it was made with")
{
    auto office = test::testIssuer();
    const auto wallet = test::testWallet(office, test::testRequest(everything()));
    const auto presentation = parse(*issuer::showCode(wallet, {test::kIssued + Seconds{60}, "age1", {}}));
    const auto& claims = presentation.credential.claims;
    CHECK(claims.iss == "https://id.example");
    CHECK(claims.iat == credential::numericDate(test::kIssued));
    CHECK(claims.exp == credential::numericDate(test::kIssued + Seconds{365 * 86400}));
    REQUIRE(wallet.holder);
    REQUIRE((claims.cnf && claims.cnf->key));
    CHECK(std::get<crypto::Ed25519PublicKey>(*claims.cnf->key) == crypto::ed25519KeyPair(*wallet.holder).publicKey);
    REQUIRE((claims.status && claims.status->statusList && wallet.status));
    CHECK(claims.status->statusList->uri == wallet.status->uri);
    CHECK(claims.status->statusList->idx == wallet.status->idx);
    REQUIRE(presentation.holder);
    CHECK(presentation.holder->claims.aud == "age1");
    CHECK(presentation.holder->claims.iat == credential::numericDate(test::kIssued + Seconds{60}));
    const auto elements = elementsOf(presentation);
    CHECK(elements.ageOver.test(19));
    CHECK(elements.birthDate == issuer::parseDay("1990-12-31"));
    REQUIRE(elements.drivingPrivileges);
    CHECK(elements.drivingPrivileges->size() == 2);
    CHECK(elements.drivingPrivileges->front().vehicleCategoryCode == "B");
}

TEST_CASE("Token: a redacted element is not in the code until it is disclosed")
{
    auto office = test::testIssuer();
    auto request = test::testRequest(everything());
    request.redact = {"birth_date", "age_birth_year", "driving_privileges[]"};
    request.decoys = 2;
    const auto wallet = test::testWallet(office, request);
    CHECK(wallet.credential.disclosures.size() == 4);

    const auto hidden = elementsOf(parse(*issuer::showCode(wallet, {test::kIssued, "age1", {}})));
    CHECK(!hidden.birthDate);
    CHECK(!hidden.ageBirthYear);
    CHECK(hidden.drivingPrivileges.value().empty());
    CHECK(hidden.ageOver.test(19));

    const issuer::Showing showing{test::kIssued, "age1", {"birth_date", "driving_privileges[1]"}};
    const auto shown = elementsOf(parse(*issuer::showCode(wallet, showing)));
    CHECK(shown.birthDate == issuer::parseDay("1990-12-31"));
    CHECK(!shown.ageBirthYear);
    REQUIRE(shown.drivingPrivileges.value().size() == 1);
    CHECK(shown.drivingPrivileges->front().vehicleCategoryCode == "AM");

    const auto both = elementsOf(parse(*issuer::showCode(wallet, {test::kIssued, "age1", {"driving_privileges"}})));
    CHECK(both.drivingPrivileges.value().size() == 2);
}

TEST_CASE("Token: a name that the wallet cannot disclose is refused")
{
    auto office = test::testIssuer();
    const auto wallet = test::testWallet(office, test::testRequest(test::over19()));
    const auto code = issuer::showCode(wallet, {test::kIssued, "age1", {"age_over_19"}});
    REQUIRE(!code);
    CHECK(code.error().cause == issuer::IssuerError::Cause::BadArgument);
}

TEST_CASE("Token: a static credential is a plain CWT without a holder's key")
{
    auto options = test::testOptions();
    options.description.bindingRequired = false;
    options.description.statusRequired = false;
    auto office = test::testIssuer(options);
    auto request = test::testRequest(test::over19());
    request.binding = issuer::Binding::Static;
    const auto wallet = test::testWallet(office, request);
    const auto presentation = parse(*issuer::showCode(wallet, {test::kIssued, "age1", {}}));
    CHECK(!presentation.holder);
    CHECK(!presentation.credential.claims.cnf);
    CHECK(!presentation.credential.claims.status);
    CHECK(elementsOf(presentation).ageOver.test(19));
}

TEST_CASE("Token: a large code is compressed, and reads the same")
{
    auto office = test::testIssuer();
    auto facts = everything();
    facts.privileges.resize(12, facts.privileges.front());
    const auto wallet = test::testWallet(office, test::testRequest(facts));
    const auto message = issuer::presentCredential(wallet, {test::kIssued, "age1", {}});
    REQUIRE(message);
    const auto code = issuer::encodeCode(*message);
    REQUIRE(code);
    CHECK(code->size() < message->size()); // base45 alone takes 1.5 characters a byte
    CHECK(elementsOf(parse(*code)).drivingPrivileges.value().size() == 12);
}

TEST_CASE("Token: a code that fits into no QR code is refused")
{
    Bytes noise;
    for (std::uint32_t i = 0; noise.size() < 2900; ++i) {
        const auto hash = crypto::sha256(asBytes(std::to_string(i)));
        noise.insert(noise.end(), hash.data.begin(), hash.data.end());
    }
    const auto code = issuer::encodeCode(noise);
    REQUIRE(!code);
    CHECK(code.error().cause == issuer::IssuerError::Cause::CodeTooLong);
}
