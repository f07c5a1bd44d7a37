// SPDX-License-Identifier: Apache-2.0
#include "tests/revocation_cache/store_fixture.h"

#include <doctest/doctest.h>

#include <limits>

using namespace carded;
using namespace carded::revocation_cache;

namespace {

using Answer = StatusAnswer;

std::unique_ptr<State> stateOf(const TestFolder& folder, const TestInput& input)
{
    const auto report = input.build(folder.store());
    REQUIRE(report.has_value());
    CHECK(report->refusedLists.empty());
    return mustOpen(folder.store());
}

std::unique_ptr<State> stateOf(const TestFolder& folder, const test::TestStatusList& list)
{
    TestInput input;
    input.lists = {{list.uri, list.token()}};
    return stateOf(folder, input);
}

} // namespace

TEST_CASE("Look-up: first, last and outside index at each width")
{
    struct Row {
        const char* name;
        unsigned bits;
        Bytes entries;
        std::uint64_t count;
        Answer first;
        Answer second;
        Answer last;
    };
    const Row rows[] = {
        {"1 bit", 1, {0b0000'0010, 0b1000'0000}, 16, Answer::Valid, Answer::Invalid, Answer::Invalid},
        {"2 bits", 2, {0b0000'0110, 0b1000'0000}, 8, Answer::Suspended, Answer::Invalid, Answer::Suspended},
        {"4 bits", 4, {0x12, 0x20}, 4, Answer::Suspended, Answer::Invalid, Answer::Suspended},
        {"8 bits", 8, {0x00, 0x02, 0x01}, 3, Answer::Valid, Answer::Suspended, Answer::Invalid},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const TestFolder folder;
        const auto state = stateOf(folder, testList(row.entries, row.bits));
        CHECK(lookupAt(*state, 0) == row.first);
        CHECK(lookupAt(*state, 1) == row.second);
        CHECK(lookupAt(*state, row.count - 1) == row.last);
        CHECK(lookupAt(*state, row.count) == Answer::NotCovered);
        CHECK(lookupAt(*state, 1ULL << 63U) == Answer::NotCovered);
        CHECK(lookupAt(*state, (1ULL << 63U) / row.bits) == Answer::NotCovered);
        CHECK(lookupAt(*state, std::numeric_limits<std::uint64_t>::max()) == Answer::NotCovered);
    }
}

TEST_CASE("Look-up: the examples of the status list draft")
{
    const TestFolder one;
    const auto oneBit = stateOf(one, testList({0xB9, 0xA3}, 1));
    const unsigned statuses[] = {1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1};
    for (std::size_t idx = 0; idx < std::size(statuses); ++idx) {
        CAPTURE(idx);
        CHECK(lookupAt(*oneBit, idx) == (statuses[idx] == 1 ? Answer::Invalid : Answer::Valid));
    }
    const TestFolder two;
    const auto twoBits = stateOf(two, testList({0xC9, 0x44, 0xF9}, 2));
    const Answer answers[] = {Answer::Invalid, Answer::Suspended, Answer::Valid,      Answer::Unreadable,
                              Answer::Valid,   Answer::Invalid,   Answer::Valid,      Answer::Invalid,
                              Answer::Invalid, Answer::Suspended, Answer::Unreadable, Answer::Unreadable};
    for (std::size_t idx = 0; idx < std::size(answers); ++idx) {
        CAPTURE(idx);
        CHECK(lookupAt(*twoBits, idx) == answers[idx]);
    }
}

TEST_CASE("Look-up: a value that has no meaning is unreadable")
{
    const TestFolder folder;
    const auto state = stateOf(folder, testList({0x03, 0x04, 0xFF}, 8));
    CHECK(lookupAt(*state, 0) == Answer::Unreadable);
    CHECK(lookupAt(*state, 1) == Answer::Unreadable);
    CHECK(lookupAt(*state, 2) == Answer::Unreadable);
}

TEST_CASE("Look-up: every entry of lists that fill several rows")
{
    Bytes entries(3 * 4056 + 1);
    for (std::size_t at = 0; at < entries.size(); ++at) {
        entries[at] = static_cast<std::uint8_t>(at * 7 % 3);
    }
    TestInput input;
    auto first = testList(entries, 8);
    auto second = testList({0x02, 0x01}, 8);
    second.uri = "https://issuer.example/status/2";
    auto third = testList(Bytes(4056, 1), 8); // fills its row to the last byte
    third.uri = "https://issuer.example/status/3";
    input.lists = {{first.uri, first.token()}, {third.uri, third.token()}, {second.uri, second.token()}};
    const TestFolder folder;
    const auto state = stateOf(folder, input);
    const Answer meaning[] = {Answer::Valid, Answer::Invalid, Answer::Suspended};
    for (std::size_t at = 0; at < entries.size(); ++at) {
        CAPTURE(at);
        REQUIRE(lookupAt(*state, at) == meaning[entries[at]]);
    }
    CHECK(lookupAt(*state, entries.size()) == Answer::NotCovered);
    CHECK(state->lookup(kIss, {second.uri, 0}, kNow) == Answer::Suspended);
    CHECK(state->lookup(kIss, {second.uri, 2}, kNow) == Answer::NotCovered);
    CHECK(state->lookup(kIss, {third.uri, 4055}, kNow) == Answer::Invalid);
    CHECK(state->lookup(kIss, {third.uri, 4056}, kNow) == Answer::NotCovered);
}

TEST_CASE("Look-up: a list without entries covers nothing")
{
    const TestFolder folder;
    const auto state = stateOf(folder, testList({}, 1));
    CHECK(lookupAt(*state, 0) == Answer::NotCovered);
}

TEST_CASE("Look-up: a list answers for its issuer and its URI alone")
{
    TestInput input;
    input.trust.issuers.push_back({"https://other.example", {test::ListKey{.kid = "s1", .seed = 2}}});
    auto other = testList({0x00});
    other.seed = 2;
    input.lists.push_back({kUri, other.token()});
    const TestFolder folder;
    const auto state = stateOf(folder, input);
    CHECK(state->lookup(kIss, {kUri, 1}, kNow) == Answer::Invalid);
    CHECK(state->lookup("https://other.example", {kUri, 1}, kNow) == Answer::Valid);
    CHECK(state->lookup("https://third.example", {kUri, 1}, kNow) == Answer::NotCovered);
    CHECK(state->lookup("", {kUri, 1}, kNow) == Answer::NotCovered);
    CHECK(state->lookup(kIss, {kUri + "/", 1}, kNow) == Answer::NotCovered);
    CHECK(state->lookup(kIss, {kUri.substr(0, kUri.size() - 1), 1}, kNow) == Answer::NotCovered);
    CHECK(state->lookup(kIss, {"", 1}, kNow) == Answer::NotCovered);
}

TEST_CASE("Look-up: a list is stale from its exp on")
{
    const TestFolder folder;
    const auto state = stateOf(folder, testList());
    CHECK(lookupAt(*state, 1, kNow + kDay - Seconds{1}) == Answer::Invalid);
    CHECK(lookupAt(*state, 1, kNow + kDay) == Answer::Stale);
    CHECK(lookupAt(*state, 100, kNow + kDay) == Answer::NotCovered);
}

TEST_CASE("Look-up: a list stops answering when its key runs out")
{
    TestInput input;
    input.trust.issuers[0].keys[0].nbf = kNow.time_since_epoch().count() - 10;
    input.trust.issuers[0].keys[0].exp = kNow.time_since_epoch().count() + 10;
    const TestFolder folder;
    const auto state = stateOf(folder, input);
    CHECK(lookupAt(*state, 1, kNow - Seconds{11}) == Answer::NotCovered);
    CHECK(lookupAt(*state, 1, kNow - Seconds{10}) == Answer::Invalid);
    CHECK(lookupAt(*state, 1, kNow + Seconds{9}) == Answer::Invalid);
    CHECK(lookupAt(*state, 1, kNow + Seconds{10}) == Answer::NotCovered);
}

TEST_CASE("Look-up: a key for credentials vouches for no list")
{
    TestInput input;
    input.trust.issuers[0].keys = {test::ListKey{.use = "credential"}};
    const TestFolder folder;
    const auto report = input.build(folder.store());
    REQUIRE(report.has_value());
    REQUIRE(report->refusedLists.size() == 1);
    CHECK(report->refusedLists[0].error == credential::StatusListError::UnknownIssuer);
    CHECK(lookupAt(*mustOpen(folder.store()), 1) == Answer::NotCovered);
}
