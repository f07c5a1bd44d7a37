// SPDX-License-Identifier: Apache-2.0
#include "tests/revocation_cache/store_fixture.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::revocation_cache;
using credential::StatusListError;

namespace {

BuildReport mustBuild(const TestInput& input, const std::filesystem::path& store)
{
    const auto report = input.build(store);
    REQUIRE(report.has_value());
    return *report;
}

Bytes broken(Bytes token)
{
    token.back() ^= 1U;
    return token;
}

} // namespace

TEST_CASE("Lists: a refused one is named with its cause, and the stored copy answers on")
{
    struct Row {
        const char* name;
        Bytes token;
        ListRefusal cause;
        std::optional<StatusListError> error;
    };
    auto cleared = testList({0x00});
    auto earlier = cleared;
    earlier.iat -= Seconds{1};
    auto ahead = cleared;
    ahead.iat = kNow + Seconds{301};
    auto over = cleared;
    over.iat += Seconds{1};
    over.exp = kNow;
    auto elsewhere = cleared;
    elsewhere.uri += "0";
    auto unknown = cleared;
    unknown.kid = "s2";
    const Row rows[] = {
        {"nothing", {}, ListRefusal::NotVerified, StatusListError::Malformed},
        {"a bad signature", broken(cleared.token()), ListRefusal::NotVerified, StatusListError::BadSignature},
        {"an unknown key", unknown.token(), ListRefusal::NotVerified, StatusListError::UnknownIssuer},
        {"another list's token", elsewhere.token(), ListRefusal::NotVerified, StatusListError::WrongSubject},
        {"one that has run out", over.token(), ListRefusal::NotVerified, StatusListError::Expired},
        {"iat 301 s ahead", ahead.token(), ListRefusal::FromFuture, std::nullopt},
        {"iat going back", earlier.token(), ListRefusal::WentBack, std::nullopt},
        {"the same iat, other bytes", cleared.token(), ListRefusal::OtherBytes, std::nullopt},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const TestFolder folder;
        TestInput input;
        mustBuild(input, folder.store());
        input.renewTrust(); // so that a new generation has to carry the copy over
        input.lists = {{kUri, row.token}};
        const BuildReport report = mustBuild(input, folder.store());
        CHECK(report.generation == 2);
        CHECK(report.listsCount == 1);
        REQUIRE(report.refusedLists.size() == 1);
        CHECK(report.refusedLists[0].uri == kUri);
        CHECK(report.refusedLists[0].cause == row.cause);
        CHECK(report.refusedLists[0].error == row.error);
        const auto state = mustOpen(folder.store());
        CHECK(lookupAt(*state, 0) == StatusAnswer::Valid);
        CHECK(lookupAt(*state, 1) == StatusAnswer::Invalid);
        CHECK(lookupAt(*state, 1, kNow + kDay) == StatusAnswer::Stale);
    }
}

TEST_CASE("Lists: a broken one with no stored copy is left out, the others come in")
{
    const TestFolder folder;
    TestInput input;
    auto second = testList({0x00});
    second.uri += "0";
    input.lists = {{kUri, broken(testList().token())}, {second.uri, second.token()}};
    const BuildReport report = mustBuild(input, folder.store());
    CHECK(report.listsCount == 1);
    CHECK(report.refusedLists.size() == 1);
    const auto state = mustOpen(folder.store());
    CHECK(lookupAt(*state, 0) == StatusAnswer::NotCovered);
    CHECK(state->lookup(kIss, {second.uri, 0}, kNow) == StatusAnswer::Valid);
}

TEST_CASE("Lists: a broken one with a stored copy and nothing else new leaves the state unchanged")
{
    const TestFolder folder;
    TestInput input;
    mustBuild(input, folder.store());
    input.lists = {{kUri, broken(testList().token())}};
    const BuildReport report = mustBuild(input, folder.store());
    CHECK(report.unchanged);
    CHECK(report.refusedLists.size() == 1);
    CHECK(lookupAt(*mustOpen(folder.store()), 1) == StatusAnswer::Invalid);
}

TEST_CASE("Lists: a copy of several rows is carried over whole")
{
    const TestFolder folder;
    TestInput input;
    Bytes entries(2 * 4056 + 5, 1);
    entries.back() = 2;
    input.lists = {{kUri, testList(entries, 8).token()}};
    mustBuild(input, folder.store());
    input.renewTrust();
    input.lists = {{kUri, {}}};
    mustBuild(input, folder.store());
    const auto state = mustOpen(folder.store());
    for (std::size_t at = 0; at < entries.size() - 1; ++at) {
        REQUIRE(lookupAt(*state, at) == StatusAnswer::Invalid);
    }
    CHECK(lookupAt(*state, entries.size() - 1) == StatusAnswer::Suspended);
    CHECK(lookupAt(*state, entries.size()) == StatusAnswer::NotCovered);
}

TEST_CASE("Lists: a copy is kept only while the very key that signed it is good")
{
    using Change = void (*)(TestInput&);
    struct Row {
        const char* name;
        Change change;
        std::size_t kept;
    };
    const Row rows[] = {
        {"nothing changed", [](TestInput&) {}, 1},
        {"revoked", [](TestInput& i) { i.trust.issuers[0].keys[0].revoked = true; }, 0},
        {"run out", [](TestInput& i) { i.trust.issuers[0].keys[0].exp = kNow.time_since_epoch().count(); }, 0},
        {"gone", [](TestInput& i) { i.trust.issuers[0].keys[0].kid = "s2"; }, 0},
        {"another key of that name", [](TestInput& i) { i.trust.issuers[0].keys[0].seed = 9; }, 0},
        {"another use", [](TestInput& i) { i.trust.issuers[0].keys[0].use = "credential"; }, 0},
        {"the issuer renamed", [](TestInput& i) { i.trust.issuers[0].iss += "/"; }, 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const TestFolder folder;
        TestInput input;
        mustBuild(input, folder.store());
        input.renewTrust();
        row.change(input);
        input.lists = {{kUri, broken(testList().token())}};
        const BuildReport report = mustBuild(input, folder.store());
        CHECK(report.listsCount == row.kept);
        CHECK(report.refusedLists.size() == 1);
    }
}

TEST_CASE("Lists: one that is no longer published is dropped")
{
    const TestFolder folder;
    TestInput input;
    mustBuild(input, folder.store());
    input.lists.clear();
    CHECK(mustBuild(input, folder.store()).listsCount == 0);
    CHECK(lookupAt(*mustOpen(folder.store()), 1) == StatusAnswer::NotCovered);
}

TEST_CASE("Lists: two issuers may use one URI, and each keeps its own copy")
{
    const TestFolder folder;
    TestInput input;
    input.trust.issuers.push_back({"https://other.example", {test::ListKey{.kid = "s9", .seed = 2}}});
    auto other = testList({0x00});
    other.kid = "s9";
    other.seed = 2;
    input.lists.push_back({kUri, other.token()});
    mustBuild(input, folder.store());
    other.entries = {0x03};
    other.iat += Seconds{1};
    input.lists = {{kUri, broken(testList().token())}, {kUri, other.token()}};
    const BuildReport report = mustBuild(input, folder.store());
    CHECK(report.listsCount == 2);
    const auto state = mustOpen(folder.store());
    CHECK(lookupAt(*state, 0) == StatusAnswer::Valid);
    CHECK(lookupAt(*state, 1) == StatusAnswer::Invalid);
    CHECK(state->lookup("https://other.example", {kUri, 0}, kNow) == StatusAnswer::Invalid);
}
