// SPDX-License-Identifier: Apache-2.0
#include "issuer/repository_expiry.h"
#include "tests/issuer/repository_fixture.h"

using namespace carded;

TEST_CASE("Expiry: metadata, status lists and issuers' keys are listed, what runs out first first")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued));
    auto items = issuer::listExpiringItems(publisher.repository());
    REQUIRE(items);
    REQUIRE(items->size() == 5);
    CHECK((*items)[0].name == "timestamp");
    CHECK((*items)[0].expires == test::kIssued + 3 * test::kDay);
    CHECK((*items)[1].name == "snapshot");
    CHECK((*items)[2].name == "status/office");
    CHECK((*items)[2].expires == test::kIssued + 14 * test::kDay);
    CHECK((*items)[3].name == "targets");
    CHECK((*items)[4].name == "root");

    // A trust list with a key that runs out, and one that does not count any more.
    const auto published = publisher.sync(test::kIssued).targets.at("trust/issuers.json");
    std::string list(asText(published));
    const auto replace = [&](const std::string& from, const std::string& to) {
        REQUIRE(list.find(from) != std::string::npos);
        list.replace(list.find(from), from.size(), to);
    };
    replace(R"("use": "credential")", R"("use": "credential", "exp": 1780000500)");
    replace(R"("use": "status")", R"("use": "status", "exp": 1780900000)");
    replace(R"("version": 1)", R"("version": 2)");
    replace("2026-05-28T20:26:40Z", "2026-05-28T20:27:00Z");
    const auto file = publisher.folder / "trust.json";
    REQUIRE(issuer::writeFile(file, asBytes(list), issuer::FileAccess::Public));
    issuer::PublishRequest request;
    request.trustList = file;
    request.now = test::kIssued + test::kHour;
    REQUIRE(issuer::publish(publisher.repository(), {publisher.keys()}, request));
    items = issuer::listExpiringItems(publisher.repository());
    REQUIRE(items->size() == 7);
    CHECK(items->front().kind == "issuer-key");
    CHECK(items->front().name.starts_with("https://id.example credential "));
    CHECK(items->front().expires == UnixTime{Seconds{1780000500}});
}

TEST_CASE("Expiry: a repository with a missing or changed file is an error")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued));
    const auto path = publisher.repository() / "metadata/2.targets.json";
    auto targets = publisher.read("metadata/2.targets.json");
    targets.back() = ' ';
    REQUIRE(issuer::writeFile(path, targets, issuer::FileAccess::Public));
    CHECK(issuer::listExpiringItems(publisher.repository()).error().cause == issuer::IssuerError::Cause::BadFile);
    std::filesystem::remove(path);
    CHECK(issuer::listExpiringItems(publisher.repository()).error().cause == issuer::IssuerError::Cause::CannotRead);
}
