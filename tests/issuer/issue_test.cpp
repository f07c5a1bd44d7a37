// SPDX-License-Identifier: Apache-2.0
#include "credential/status_list_token.h"
#include "credential/trust_list.h"
#include "issuer/issue.h"
#include "issuer/status_list.h"
#include "issuer/trust_list_writer.h"
#include "tests/issuer/fixture.h"

#include <doctest/doctest.h>

#include <set>

using namespace carded;
using Cause = issuer::IssuerError::Cause;

namespace {

credential::TrustList trustOf(const issuer::IssuerFolder& office)
{
    const auto json = issuer::writeTrustList({&office, 1}, {3, test::kIssued, issuer::DemoMark::None});
    REQUIRE(json);
    const auto trust = credential::parseTrustList(*json);
    REQUIRE(trust);
    return *trust;
}

unsigned publishedValue(const issuer::IssuerFolder& office, std::uint64_t idx)
{
    const issuer::StatusListTimes times{test::kIssued, test::kIssued + Seconds{86400}, Seconds{3600}};
    const auto token = issuer::signStatusList(office.statusList, times, office.statusKey);
    const auto list = credential::verifyStatusList(token, office.statusList.uri, trustOf(office), test::kIssued);
    REQUIRE(list);
    CHECK(list->iss == office.description.iss);
    CHECK(list->exp == times.exp);
    REQUIRE(list->bits == office.statusList.bits);
    const auto byte = list->entries.at(idx * list->bits / 8);
    return (byte >> (idx * list->bits % 8)) & ((1U << list->bits) - 1U);
}

bool refuses(const issuer::PersonFacts& facts)
{
    auto office = test::testIssuer();
    const auto wallet = issuer::issueCredential(office, test::testRequest(facts), test::countingSource());
    return !wallet && wallet.error().cause == Cause::BadArgument;
}

issuer::PersonFacts bornOn(const char* day)
{
    issuer::PersonFacts facts;
    facts.birthDate = issuer::parseDay(day);
    REQUIRE(facts.birthDate);
    return facts;
}

} // namespace

TEST_CASE("Status: withdrawing and restoring a credential changes its entry and no other")
{
    auto options = test::testOptions();
    options.statusBits = 2;
    auto office = test::testIssuer(options);
    const auto wallet = test::testWallet(office, test::testRequest(test::over19()));
    const auto idx = wallet.status.value().idx;
    CHECK(publishedValue(office, idx) == 0);
    REQUIRE(issuer::setWalletStatus(office, wallet, issuer::StatusValue::Invalid));
    CHECK(publishedValue(office, idx) == 1);
    REQUIRE(issuer::setWalletStatus(office, wallet, issuer::StatusValue::Suspended));
    CHECK(publishedValue(office, idx) == 2);
    CHECK(publishedValue(office, idx ^ 1U) == 0);
    REQUIRE(issuer::setWalletStatus(office, wallet, issuer::StatusValue::Valid));
    CHECK(publishedValue(office, idx) == 0);
}

TEST_CASE("Status: a list with one bit an entry revokes, but cannot suspend")
{
    auto office = test::testIssuer();
    const auto wallet = test::testWallet(office, test::testRequest(test::over19()));
    CHECK(!issuer::setWalletStatus(office, wallet, issuer::StatusValue::Suspended));
    REQUIRE(issuer::setWalletStatus(office, wallet, issuer::StatusValue::Invalid));
    CHECK(publishedValue(office, wallet.status->idx) == 1);
}

TEST_CASE("Status: another issuer's wallet, and an index outside the list, are refused")
{
    auto office = test::testIssuer();
    auto wallet = test::testWallet(office, test::testRequest(test::over19()));
    wallet.status->idx = office.statusList.size();
    CHECK(!issuer::setWalletStatus(office, wallet, issuer::StatusValue::Invalid));
    wallet.status->idx = 0;
    wallet.iss = "https://other.example";
    CHECK(!issuer::setWalletStatus(office, wallet, issuer::StatusValue::Invalid));
    wallet.status.reset();
    CHECK(!issuer::setWalletStatus(office, wallet, issuer::StatusValue::Invalid));
}

TEST_CASE("Status: each entry is given out once, then the list is full")
{
    auto list = issuer::makeStatusList("https://id.example/s", 1, 8);
    auto random = test::countingSource();
    std::set<std::uint64_t> seen;
    for (int i = 0; i < 8; ++i) {
        const auto idx = issuer::takeEntry(list, random);
        REQUIRE(idx);
        CHECK(*idx < 8);
        seen.insert(*idx);
    }
    CHECK(seen.size() == 8);
    const auto full = issuer::takeEntry(list, random);
    REQUIRE(!full);
    CHECK(full.error().cause == Cause::ListFull);
}

TEST_CASE("Trust list: it says what the issuers are, and the demo mark only where it belongs")
{
    const auto office = test::testIssuer();
    const auto trust = trustOf(office);
    CHECK(trust.version == 3);
    CHECK(trust.issued == test::kIssued);
    CHECK(!trust.demo);
    const auto* entry = trust.issuer("https://id.example");
    REQUIRE(entry != nullptr);
    CHECK(entry->country == "KR");
    CHECK(entry->name.at("en") == "Test Office");
    CHECK(entry->issues("age1"));
    CHECK(entry->holderBinding == credential::Promise::Required);
    REQUIRE(entry->keys.size() == 2);
    CHECK(std::get<crypto::Ed25519PublicKey>(entry->keys[0].publicKey) == office.credentialKey.pair.publicKey);
    CHECK(entry->keys[1].use == credential::KeyUse::Status);

    const auto json = issuer::writeTrustList({&office, 1}, {3, test::kIssued, issuer::DemoMark::None});
    const auto marked = issuer::markAsDemo(*json);
    REQUIRE(marked);
    CHECK(credential::parseTrustList(*marked).value().demo);
    CHECK(!issuer::markAsDemo("[]"));
    const std::vector<issuer::IssuerFolder> twice{office, office};
    CHECK(!issuer::writeTrustList(twice, {3, test::kIssued, issuer::DemoMark::None}));
}

TEST_CASE("Issue: facts that contradict each other are refused")
{
    auto facts = bornOn("2007-05-29"); // 18 on the day of issue, 28 May 2026, and 19 that year
    CHECK(!refuses(facts));
    facts.ageMarks = {{19, true}};
    CHECK(refuses(facts));
    facts.ageMarks = {{18, true}, {19, false}};
    CHECK(!refuses(facts));
    facts.ageMarks = {{18, false}, {19, true}};
    CHECK(refuses(facts));
    facts.ageMarks = {{18, true}, {18, true}};
    CHECK(refuses(facts));
    facts.ageMarks = {{100, false}};
    CHECK(refuses(facts));
    facts = bornOn("2007-05-28");
    facts.ageMarks = {{19, true}};
    CHECK(!refuses(facts));
    facts.birthYear = 2006;
    CHECK(refuses(facts));
    issuer::PersonFacts year;
    year.birthYear = 2008;
    year.ageMarks = {{19, true}};
    CHECK(refuses(year));
    CHECK(refuses({}));
}

TEST_CASE("Issue: a portrait is a JPEG or WebP picture of at most 2048 bytes")
{
    auto facts = test::over19();
    facts.portrait = {0xFF, 0xD8, 0xFF};
    facts.portrait.resize(2048);
    CHECK(!refuses(facts));
    facts.portrait.resize(2049);
    CHECK(refuses(facts));
    facts.portrait = {'G', 'I', 'F'};
    CHECK(refuses(facts));
}

TEST_CASE("Issue: what the issuer promises is kept")
{
    auto office = test::testIssuer();
    auto request = test::testRequest(test::over19());
    request.binding = issuer::Binding::Static;
    CHECK(!issuer::issueCredential(office, request, test::countingSource()));
    office.description.bindingRequired = false;
    CHECK(issuer::issueCredential(office, request, test::countingSource()));
    request.redact = {"age_over_19"}; // a plain CWT shows everything
    CHECK(!issuer::issueCredential(office, request, test::countingSource()));
    request.redact = {"portrait"};
    CHECK(!issuer::issueCredential(office, request, test::countingSource()));
    request.redact.clear();
    request.validFor = Seconds{0};
    CHECK(!issuer::issueCredential(office, request, test::countingSource()));
}

TEST_CASE("Issue: a day and a driving privilege are read strictly")
{
    CHECK(issuer::formatDay(issuer::parseDay("2024-02-29").value()) == "2024-02-29");
    for (const char* text : {"2023-02-29", "2023-2-29", "2023-02-2", "2023/02/02", "-023-02-02", "2023-13-01", ""}) {
        CAPTURE(text);
        CHECK(!issuer::parseDay(text));
    }
    CHECK(issuer::parsePrivilege("B:2020-01-01:2030-01-01").value().vehicleCategoryCode == "B");
    for (const char* text : {"B", "B:2020-01-01", ":2020-01-01:2030-01-01", "B:2030-01-01:2020-01-01", ""}) {
        CAPTURE(text);
        CHECK(!issuer::parsePrivilege(text));
    }
}
