// SPDX-License-Identifier: Apache-2.0
#include "credential/presentation.h"
#include "issuer/demo.h"
#include "issuer/demo_customers.h"
#include "issuer/files.h"
#include "issuer/json_object.h"
#include "revocation_cache/state.h"
#include "tests/issuer/fixture.h"
#include "verifier/verify.h"

#include <doctest/doctest.h>

using namespace carded;

namespace {

constexpr issuer::FilmTimes kShortFilms{1, 1};
constexpr UnixTime kMadeAt{Seconds{1780000000}}; // 2026-05-28T20:26:40Z, the 29th in Seoul

/// Made once for all tests here: ten films take a second or two.
const std::filesystem::path& demoFolder()
{
    static const test::TemporaryFolder folder;
    static const bool isMade = [] {
        return issuer::makeDemo(folder / "demo", {kMadeAt, kShortFilms}, test::countingSource(),
                                [](const std::string&) {})
            .has_value();
    }();
    static const auto path = folder / "demo";
    REQUIRE(isMade);
    return path;
}

std::string codeOf(const std::string& customer)
{
    const auto content = issuer::readFile(demoFolder() / "codes" / (customer + ".txt"));
    REQUIRE(content);
    std::string text(asText(*content));
    REQUIRE(text.ends_with('\n'));
    text.pop_back();
    return text;
}

} // namespace

TEST_CASE("Demo: a till answers each customer's code as demo.json says")
{
    auto state = revocation_cache::State::open(demoFolder());
    REQUIRE(state);
    CHECK((*state)->info().demo);
    const auto* policy = (*state)->policy("KR");
    REQUIRE(policy != nullptr);
    const verifier::Till till{&(*state)->trustList(), state->get(), policy, "tobacco", kMadeAt, kMadeAt};
    const auto customers = issuer::demoCustomers(kMadeAt);
    CHECK(customers.size() == 10);
    for (const auto& customer : customers) {
        CAPTURE(customer.file);
        const auto verdict =
            verifier::verify(credential::parsePresentation(codeOf(customer.file)), {}, till, kMadeAt + Seconds{1});
        CHECK(verifier::toString(verdict.reason) == customer.reason);
        CHECK(verifier::toString(verdict.outcome()) == customer.outcome);
    }
}

TEST_CASE("Demo: it holds a film, a picture, a text and a wallet of every customer, and demo.json names the films")
{
    auto json = issuer::JsonObject::read(demoFolder() / "demo.json", "carded-demo-1");
    REQUIRE(json);
    CHECK(json->integer("made_at") == kMadeAt.time_since_epoch().count());
    CHECK(json->text("category") == "tobacco");
    CHECK(json->text("jurisdiction") == "KR");
    const auto films = json->member("films");
    REQUIRE(films.size() == 10);
    const auto customers = issuer::demoCustomers(kMadeAt);
    for (std::size_t i = 0; i < customers.size(); ++i) {
        CHECK(films[i]["file"] == "films/" + customers[i].file + ".avi");
        CHECK(films[i]["customer"] == customers[i].customer);
        CHECK(films[i]["expected"]["reason"] == customers[i].reason);
        CHECK(std::filesystem::file_size(demoFolder() / "films" / (customers[i].file + ".avi")) > 100'000);
        CHECK(std::filesystem::exists(demoFolder() / "codes" / (customers[i].file + ".png")));
        CHECK(test::rightsOf(demoFolder() / "wallets" / (customers[i].file + ".json")) == test::kOwnerOnly);
    }
}

TEST_CASE("Demo: the forged code differs from what the issuer signed in one byte of the payload")
{
    auto office = test::testIssuer();
    issuer::PersonFacts facts;
    facts.ageMarks.push_back({19, false});
    const auto honest = test::testWallet(office, test::testRequest(facts));
    auto forged = honest;
    REQUIRE(issuer::forgeAgeMark(forged));
    const auto& before = honest.credential.message;
    const auto& after = forged.credential.message;
    REQUIRE(before.payload.size() == after.payload.size());
    std::size_t differences = 0;
    for (std::size_t i = 0; i < before.payload.size(); ++i) {
        differences += before.payload[i] == after.payload[i] ? 0 : 1;
    }
    CHECK(differences == 1);
    CHECK(before.protectedBytes == after.protectedBytes);
    CHECK(before.signature == after.signature);
    CHECK(!issuer::forgeAgeMark(forged)); // it is true already
}

TEST_CASE("Demo: an older demo is replaced, another folder's content is not")
{
    const test::TemporaryFolder folder;
    REQUIRE(issuer::writeFile(folder / "mine.txt", asBytes("mine"), issuer::FileAccess::Public));
    const auto quiet = [](const std::string&) {};
    const auto refused = issuer::makeDemo(folder.path(), {kMadeAt, kShortFilms}, test::countingSource(), quiet);
    REQUIRE(!refused);
    CHECK(refused.error().cause == issuer::IssuerError::Cause::Exists);
    CHECK(!std::filesystem::exists(folder / "demo.json"));

    CHECK(issuer::makeDemo(demoFolder(), {kMadeAt + Seconds{1}, kShortFilms}, test::countingSource(), quiet));
    const auto back =
        issuer::makeDemo(demoFolder(), {kMadeAt - Seconds{1000}, kShortFilms}, test::countingSource(), quiet);
    REQUIRE(!back);
    CHECK(back.error().cause == issuer::IssuerError::Cause::Refused);
}
