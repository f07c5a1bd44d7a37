// SPDX-License-Identifier: Apache-2.0
#include "credential/status_delta.h"
#include "credential/status_list_token.h"
#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "tests/issuer/repository_fixture.h"

#include <algorithm>
#include <nlohmann/json.hpp>

using namespace carded;
using Cause = issuer::IssuerError::Cause;

namespace {

std::string digestOf(ByteSpan bytes)
{
    return crypto::encodeHex(crypto::sha256(bytes).span());
}

std::vector<std::string> deltasOf(const test::Synced& synced)
{
    std::vector<std::string> names;
    for (const auto& [name, content] : synced.targets) {
        if (name.ends_with(".delta")) {
            names.push_back(name);
        }
    }
    return names;
}

credential::TrustList trustOf(const test::Synced& synced)
{
    return credential::parseTrustList(asText(synced.targets.at("trust/issuers.json"))).value();
}

credential::VerifiedStatusList listOf(const test::Synced& synced, UnixTime now)
{
    return credential::verifyStatusList(synced.targets.at("status/office"), "https://id.example/s", trustOf(synced),
                                        now)
        .value();
}

/// The list after one delta of `synced`.
credential::VerifiedStatusList applied(const credential::VerifiedStatusList& before, const test::Synced& synced,
                                       const std::string& name, UnixTime now)
{
    const auto delta =
        credential::verifyStatusDelta(synced.targets.at(name), "https://id.example/s", trustOf(synced), now);
    REQUIRE(delta);
    const auto after = credential::applyStatusDeltas(before, std::span(&*delta, 1), now);
    REQUIRE(after);
    return *after;
}

} // namespace

TEST_CASE("Deltas: each change of a list comes with one, which gives the same list as the whole")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued));
    const auto before = listOf(publisher.sync(test::kIssued), test::kIssued);
    publisher.revoke(5);
    const auto now = test::kIssued + test::kHour;
    REQUIRE(publisher.publish(now));
    const auto synced = publisher.sync(now);
    const auto whole = listOf(synced, now);
    const auto name = "status/office/" + digestOf(before.entries) + "-" + digestOf(whole.entries) + ".delta";
    CHECK(deltasOf(synced) == std::vector<std::string>{name});
    const auto after = applied(before, synced, name, now);
    CHECK(after.entries == whole.entries);
    CHECK(after.iat == whole.iat);
    CHECK(after.exp == whole.exp);
}

TEST_CASE("Deltas: a renewal without changes has one from a list to itself, until the list changes")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued));
    const auto before = listOf(publisher.sync(test::kIssued), test::kIssued);
    const auto now = test::kIssued + 8 * test::kDay;
    REQUIRE(publisher.publish(now));
    const auto synced = publisher.sync(now);
    const auto digest = digestOf(before.entries);
    const auto name = "status/office/" + digest + "-" + digest + ".delta";
    REQUIRE(deltasOf(synced) == std::vector<std::string>{name});
    CHECK(applied(before, synced, name, now).exp == now + 14 * test::kDay);
    publisher.revoke(9);
    REQUIRE(publisher.publish(now + test::kHour));
    const auto next = deltasOf(publisher.sync(now + test::kHour));
    REQUIRE(next.size() == 1);
    CHECK(next.front() != name);
    CHECK(next.front().starts_with("status/office/" + digest + "-"));
}

TEST_CASE("Deltas: only the last steps that lead to the list are kept, also when it comes back to what it was")
{
    test::Publisher publisher;
    auto request = publisher.request(test::kIssued);
    request.deltas = 3;
    REQUIRE(issuer::publish(publisher.repository(), {publisher.keys()}, request));
    for (std::uint64_t i = 0; i < 5; ++i) {
        publisher.revoke(i);
        request.now += test::kHour;
        REQUIRE(issuer::publish(publisher.repository(), {publisher.keys()}, request));
        CHECK(deltasOf(publisher.sync(request.now)).size() == std::min<std::size_t>(i + 1, 3));
    }
    // Back and forth between two states: one delta each way.
    auto office = issuer::readFolder(publisher.officeFolder()).value();
    for (const auto value : {issuer::StatusValue::Valid, issuer::StatusValue::Invalid, issuer::StatusValue::Valid,
                             issuer::StatusValue::Invalid}) {
        REQUIRE(issuer::setStatus(office.statusList, 4, value));
        REQUIRE(issuer::saveStatusList(publisher.officeFolder(), office.statusList));
        request.now += test::kHour;
        REQUIRE(issuer::publish(publisher.repository(), {publisher.keys()}, request));
        const auto synced = publisher.sync(request.now);
        CHECK(!synced.error);
        const auto names = deltasOf(synced);
        CHECK(names.size() == 3);
        const auto current = digestOf(office.statusList.entries);
        CHECK(std::ranges::any_of(names, [&](const auto& name) { return name.ends_with("-" + current + ".delta"); }));
    }
    request.deltas = 0;
    request.now += test::kHour;
    REQUIRE(issuer::publish(publisher.repository(), {publisher.keys()}, request));
    CHECK(deltasOf(publisher.sync(request.now)).empty());
}

TEST_CASE("Lists: a token made elsewhere is published, and one that tills would refuse is not, and the last one stays")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued));
    const auto now = test::kIssued + test::kHour;
    const auto file = publisher.folder / "token.cwt";
    auto list = issuer::makeStatusList("https://id.example/other", 2, 64);
    const auto publishToken = [&](UnixTime iat, const issuer::SigningKey& key, UnixTime at) {
        const auto token = issuer::signStatusList(list, {iat, iat + test::kDay, std::nullopt}, key);
        REQUIRE(issuer::writeFile(file, token, issuer::FileAccess::Public));
        auto request = publisher.request(at);
        request.statusLists = {{"other", file}};
        return issuer::publish(publisher.repository(), {publisher.keys()}, request).value();
    };
    const auto& key = publisher.office.statusKey;
    CHECK(publishToken(now, key, now).changes == std::vector<std::string>{"status/other"});
    const auto good = publisher.sync(now).targets.at("status/other");
    CHECK(good == issuer::readFile(file).value());
    CHECK(publishToken(now, key, now).changes.empty());

    CHECK(publishToken(now + Seconds{1}, publisher.office.credentialKey, now).refusedLists.size() == 1);
    CHECK(publishToken(now - Seconds{1}, key, now).refusedLists.size() == 1);
    CHECK(publishToken(now + Seconds{301}, key, now).refusedLists.size() == 1);
    list.entries[0] = 1; // other bytes of the same time
    CHECK(publishToken(now, key, now).refusedLists.size() == 1);
    CHECK(publisher.sync(now).targets.at("status/other") == good);
    CHECK(publishToken(now + Seconds{300}, key, now).refusedLists.empty());

    // It is not delivered any more: the publish goes on and says so.
    const auto late = publisher.publish(now + 2 * test::kDay);
    REQUIRE(late);
    CHECK(late->refusedLists == std::vector<std::string>{"status/other: it has run out"});
}

TEST_CASE("Publish: an issuer or a target leaves only if that is said")
{
    test::Publisher publisher;
    auto options = test::testOptions();
    options.description.iss = "https://road.example";
    REQUIRE(issuer::createFolder(publisher.folder / "road", test::testIssuer(options)));
    auto request = publisher.request(test::kIssued);
    request.issuers.push_back(publisher.folder / "road");
    REQUIRE(issuer::publish(publisher.repository(), {publisher.keys()}, request));

    request = publisher.request(test::kIssued + test::kHour);
    const auto forgotten = issuer::publish(publisher.repository(), {publisher.keys()}, request);
    REQUIRE(!forgotten);
    CHECK(forgotten.error().cause == Cause::BadArgument);
    request.removed = {"https://road.example", "status/road", "policy/KR.toml"};
    request.policies.clear();
    const auto report = issuer::publish(publisher.repository(), {publisher.keys()}, request);
    REQUIRE(report);
    CHECK(report->refusedLists.empty());
    const auto synced = publisher.sync(request.now);
    CHECK(synced.targets.size() == 2);
    CHECK(trustOf(synced).version == 2);
    CHECK(trustOf(synced).issuers.size() == 1);
    request.removed = {"status/road"};
    CHECK(issuer::publish(publisher.repository(), {publisher.keys()}, request).error().cause == Cause::BadArgument);
}

TEST_CASE("Publish: what cannot follow what is published is refused")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued));
    publisher.revoke(1);
    const auto past = publisher.publish(test::kIssued - test::kHour);
    REQUIRE(!past);
    CHECK(past.error().cause == Cause::Refused);
    CHECK(publisher.publish(test::kIssued - Seconds{59}));

    const auto file = publisher.folder / "trust.json";
    const auto trust = [&](std::uint64_t version, UnixTime issued) {
        const auto list = issuer::writeTrustList(std::span(&publisher.office, 1), {version, issued});
        REQUIRE(issuer::writeFile(file, asBytes(*list), issuer::FileAccess::Public));
        issuer::PublishRequest request;
        request.trustList = file;
        request.now = test::kIssued + test::kHour;
        return issuer::publish(publisher.repository(), {publisher.keys()}, request).has_value();
    };
    CHECK(!trust(1, test::kIssued + Seconds{1}));
    CHECK(!trust(2, test::kIssued));
    CHECK(trust(2, test::kIssued + Seconds{1}));

    auto request = publisher.request(test::kIssued + test::kHour);
    request.policies.push_back(publisher.policy);
    CHECK(issuer::publish(publisher.repository(), {publisher.keys()}, request).error().cause == Cause::BadArgument);
    request.policies = {file};
    CHECK(issuer::publish(publisher.repository(), {publisher.keys()}, request).error().cause == Cause::Refused);
}

TEST_CASE("Publish: old versions' files stay for a while, then go")
{
    test::Publisher publisher;
    auto request = publisher.request(test::kIssued);
    request.keep = 2;
    REQUIRE(issuer::publish(publisher.repository(), {publisher.keys()}, request));
    const auto first = publisher.state;
    const auto oldest =
        "targets/status/" + digestOf(publisher.sync(test::kIssued).targets.at("status/office")) + ".office";
    const auto stranger = publisher.repository() / "targets/index.html";
    REQUIRE(issuer::writeFile(stranger, {}, issuer::FileAccess::Public));
    const auto exists = [&](const std::string& path) { return std::filesystem::exists(publisher.repository() / path); };
    for (std::uint64_t i = 0; i < 2; ++i) {
        CHECK(exists(oldest));
        publisher.revoke(i);
        request.now += test::kHour;
        REQUIRE(issuer::publish(publisher.repository(), {publisher.keys()}, request));
        CHECK(!publisher.sync(request.now).error);
    }
    CHECK(!exists(oldest));
    CHECK(!exists("metadata/2.targets.json"));
    CHECK(!exists("metadata/2.snapshot.json"));
    CHECK(exists("metadata/3.targets.json"));
    CHECK(exists("metadata/1.root.json"));
    CHECK(std::filesystem::exists(stranger));
}
