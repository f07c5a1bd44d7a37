// SPDX-License-Identifier: Apache-2.0
#include "credential/status_list_token.h"
#include "issuer/repository_key.h"
#include "tests/issuer/repository_fixture.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

using namespace carded;
using Cause = issuer::IssuerError::Cause;

namespace {

/// Every file of a folder and what is in it.
std::map<std::string, Bytes> contentOf(const std::filesystem::path& folder)
{
    std::map<std::string, Bytes> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files[entry.path().lexically_relative(folder).string()] = issuer::readFile(entry.path()).value();
        }
    }
    return files;
}

credential::TrustList trustOf(const test::Synced& synced)
{
    auto trust = credential::parseTrustList(asText(synced.targets.at("trust/issuers.json")));
    REQUIRE(trust);
    return *trust;
}

credential::VerifiedStatusList listOf(const test::Synced& synced, UnixTime now)
{
    auto list =
        credential::verifyStatusList(synced.targets.at("status/office"), "https://id.example/s", trustOf(synced), now);
    REQUIRE(list);
    return *list;
}

} // namespace

TEST_CASE("Repository: a till refreshes from a new one, and finds what was published")
{
    test::Publisher publisher;
    const auto empty = publisher.sync(test::kIssued);
    CHECK(!empty.error);
    CHECK(empty.timestampVersion == 1);
    CHECK(empty.targets.empty());

    const auto now = test::kIssued + test::kHour;
    const auto report = publisher.publish(now);
    REQUIRE(report);
    CHECK(report->changes == std::vector<std::string>{"trust/issuers.json", "policy/KR.toml", "status/office"});
    CHECK(report->refusedLists.empty());
    const auto synced = publisher.sync(now);
    REQUIRE(!synced.error);
    CHECK(synced.timestampVersion == 2);
    REQUIRE(synced.targets.size() == 3);
    CHECK(synced.targets.at("policy/KR.toml") == issuer::readFile(publisher.policy).value());
    CHECK(trustOf(synced).version == 1);
    CHECK(trustOf(synced).issued == now);
    const auto list = listOf(synced, now);
    CHECK(list.iat == now);
    CHECK(list.exp == now + 14 * test::kDay);
    CHECK(list.entries == publisher.office.statusList.entries);
}

TEST_CASE("Repository: secret keys are for their owner alone, and lie apart from what is published")
{
    const test::Publisher publisher;
    for (const char* role : {"root", "targets", "snapshot", "timestamp"}) {
        CHECK(test::rightsOf(publisher.keys() / (std::string(role) + ".key")) == test::kOwnerOnly);
    }
    const auto inside = issuer::createRepository(publisher.folder / "other", publisher.folder / "other/keys", {},
                                                 test::countingSource());
    REQUIRE(!inside);
    CHECK(inside.error().cause == Cause::BadArgument);
    const auto twice =
        issuer::createRepository(publisher.repository(), publisher.folder / "keys2", {}, test::countingSource());
    REQUIRE(!twice);
    CHECK(twice.error().cause == Cause::Exists);
    const auto keysTwice =
        issuer::createRepository(publisher.folder / "other", publisher.keys(), {}, test::countingSource());
    REQUIRE(!keysTwice);
    CHECK(keysTwice.error().cause == Cause::Exists);
}

TEST_CASE("Repository: publishing the same again changes the timestamp and nothing else")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued));
    auto before = contentOf(publisher.repository());
    const auto report = publisher.publish(test::kIssued + test::kHour);
    REQUIRE(report);
    CHECK(report->changes.empty());
    CHECK(report->timestampVersion == 3);
    auto after = contentOf(publisher.repository());
    CHECK(before.at("metadata/timestamp.json") != after.at("metadata/timestamp.json"));
    before.erase("metadata/timestamp.json");
    after.erase("metadata/timestamp.json");
    CHECK(before == after);
}

TEST_CASE("Repository: a revocation is published, with its list alone and the trust list as it was")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued));
    publisher.revoke(5);
    const auto now = test::kIssued + test::kHour;
    const auto report = publisher.publish(now);
    REQUIRE(report);
    CHECK(report->changes.front().starts_with("status/office"));
    CHECK(report->targetsVersion == 3);
    const auto synced = publisher.sync(now);
    CHECK(listOf(synced, now).entries[0] == 0x20);
    CHECK(listOf(synced, now).iat == now);
    CHECK(trustOf(synced).version == 1);
    CHECK(trustOf(synced).issued == test::kIssued);
}

TEST_CASE("Repository: a status list stays until less than half of its life is left")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued));
    const auto half = test::kIssued + 7 * test::kDay;
    CHECK(publisher.publish(half).value().changes.empty());
    const auto renewed = publisher.publish(half + Seconds{1});
    REQUIRE(renewed);
    CHECK(std::ranges::count(renewed->changes, "status/office") == 1);
    const auto synced = publisher.sync(half + Seconds{1});
    CHECK(listOf(synced, half).iat == half + Seconds{1});
}

TEST_CASE("Repository: metadata is signed anew before its time runs out")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued));
    CHECK(publisher.publish(test::kIssued + 7 * test::kDay).value().snapshotVersion == 2);
    const auto renewed = publisher.publish(test::kIssued + 46 * test::kDay);
    REQUIRE(renewed);
    CHECK(renewed->targetsVersion == 3);
    CHECK(!publisher.sync(test::kIssued + 46 * test::kDay).error);
}

TEST_CASE("Publish: policies that do not fit together are refused before anything is signed")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued)); // KR is published
    auto publish = [&, hours = 0](const std::vector<std::string>& texts) mutable {
        auto request = publisher.request(test::kIssued + ++hours * test::kHour);
        request.policies.clear();
        for (const std::string& text : texts) {
            request.policies.push_back(publisher.folder / (std::to_string(request.policies.size()) + ".toml"));
            std::ofstream(request.policies.back()) << "format = \"carded-policy-1\"\n" << text;
        }
        return issuer::publish(publisher.repository(), {publisher.keys()}, request);
    };
    const auto over = [](const std::string& own, const std::string& base) {
        return "jurisdiction = \"" + own + "\"\nextends = \"" + base + "\"\n";
    };
    const std::string beer = "[[category.beer.rule]]\nminimum_age = 19\ncounting = \"birthday\"\n";
    CHECK(publish({over("JP-13", "JP")}).error().cause == Cause::Refused);                         // no base
    CHECK(publish({over("KR-11", "KR-11")}).error().cause == Cause::Refused);                      // its own
    CHECK(publish({over("KR-11", "KR"), over("KR-12", "KR-11")}).error().cause == Cause::Refused); // two layers
    CHECK(publish({over("KR-11", "KR") + beer}).error().cause == Cause::Refused); // a category without a name
    CHECK(publish({"extends = \"KR\"\n"}).error().cause == Cause::Refused);       // a shop's own
    REQUIRE(publish({over("KR-11", "KR")}));
    CHECK(publish({over("KR-12", "KR-11")}).error().cause == Cause::Refused); // over what was published before
    CHECK(!publisher.sync(test::kIssued + 8 * test::kHour).error);
}

TEST_CASE("Repository: wherever a publish is interrupted, a till sees what was or what is, never a mixture")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued));
    const auto old = publisher.sync(test::kIssued);
    publisher.revoke(5);
    auto request = publisher.request(test::kIssued + test::kHour);
    request.policies = {std::filesystem::path(CARDED_SOURCE_DIR) / "policy/packs/GB.toml"};
    const auto plan = issuer::planPublish(publisher.repository(), {publisher.keys()}, request);
    REQUIRE(plan);
    REQUIRE(plan->change.files.size() >= 5); // list, policy, targets, snapshot, timestamp
    const auto start = publisher.state;
    for (std::size_t written = 0; written <= plan->change.files.size(); ++written) {
        CAPTURE(written);
        const auto copy = publisher.folder / ("stopped" + std::to_string(written));
        std::filesystem::copy(publisher.repository(), copy, std::filesystem::copy_options::recursive);
        issuer::RepositoryChange part = plan->change;
        part.files.resize(written);
        part.obsolete.clear();
        REQUIRE(issuer::applyChange(copy, part));
        publisher.state = start;
        const auto synced = publisher.sync(request.now, copy);
        CHECK(!synced.error);
        const bool isNew = written == plan->change.files.size();
        CHECK((synced.targets == old.targets) == !isNew);
        CHECK(synced.targets.contains("policy/GB.toml") == isNew);
        // And the next publish goes on from there.
        request.now += Seconds{1};
        REQUIRE(issuer::publish(copy, {publisher.keys()}, request));
        const auto next = publisher.sync(request.now, copy);
        CHECK(!next.error);
        CHECK(next.targets.contains("policy/GB.toml"));
        CHECK(listOf(next, request.now).entries[0] == 0x20);
    }
}

TEST_CASE("Repository: keys that do not fit are found out before anything is written")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued));
    publisher.revoke(5);
    const auto before = contentOf(publisher.repository());
    for (const char* role : {"targets", "snapshot", "timestamp"}) {
        CAPTURE(role);
        const auto keys = publisher.folder / ("keys-without-" + std::string(role));
        std::filesystem::copy(publisher.keys(), keys);
        std::filesystem::remove(keys / (std::string(role) + ".key"));
        REQUIRE(issuer::makeRepositoryKey(keys / role, test::countingSource()));
        const auto refused =
            issuer::publish(publisher.repository(), {keys}, publisher.request(test::kIssued + test::kHour));
        REQUIRE(!refused);
        CHECK(refused.error().cause == Cause::KeyMissing);
        CHECK(refused.error().message.find(role) != std::string::npos);
    }
    CHECK(contentOf(publisher.repository()) == before);
}

TEST_CASE("Repository: the timestamp is renewed with its own key, and the snapshot when it is due")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued));
    for (const char* role : {"root", "targets"}) {
        std::filesystem::remove(publisher.keys() / (std::string(role) + ".key"));
    }
    REQUIRE(issuer::renewTimestamp(publisher.repository(), {publisher.keys()}, test::kIssued + test::kHour));
    CHECK(publisher.sync(test::kIssued + test::kHour).timestampVersion == 3);
    CHECK(!std::filesystem::exists(publisher.repository() / "metadata/3.snapshot.json"));
    const auto later = test::kIssued + 8 * test::kDay;
    REQUIRE(issuer::renewTimestamp(publisher.repository(), {publisher.keys()}, later));
    CHECK(std::filesystem::exists(publisher.repository() / "metadata/3.snapshot.json"));
    CHECK(!publisher.sync(later).error);
}
