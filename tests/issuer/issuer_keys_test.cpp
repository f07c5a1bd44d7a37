// SPDX-License-Identifier: Apache-2.0
#include "credential/status_list_token.h"
#include "crypto/encoding.h"
#include "issuer/issuer_keys.h"
#include "tests/issuer/repository_fixture.h"

#include <algorithm>

using namespace carded;
using credential::KeyUse;
using Cause = issuer::IssuerError::Cause;

namespace {

issuer::RandomSource otherSource()
{
    return [next = std::uint8_t{100}](std::size_t count) mutable { return Bytes(count, next++); };
}

/// The issuer's keys of this use in the published trust list.
std::vector<credential::IssuerKey> listedKeys(const test::Synced& synced, KeyUse use)
{
    const auto trust = credential::parseTrustList(asText(synced.targets.at("trust/issuers.json")));
    REQUIRE(trust);
    std::vector<credential::IssuerKey> keys;
    std::ranges::copy_if(trust->issuers.at(0).keys, std::back_inserter(keys),
                         [&](const auto& key) { return key.use == use; });
    return keys;
}

} // namespace

TEST_CASE("Issuer keys: the next key is in the trust list before it signs, and the old one after")
{
    test::Publisher publisher;
    const auto folder = publisher.officeFolder();
    const auto day = [](int days) { return test::kIssued + days * test::kDay; };
    REQUIRE(publisher.publish(day(0)));
    auto office = issuer::readFolder(folder).value();
    const auto oldKid = office.statusKey.kid;
    REQUIRE(issuer::announceKey(office, KeyUse::Status, {}, day(1), otherSource()));
    REQUIRE(issuer::saveKeys(folder, office));
    const auto nextKid = office.nextKeys.at(KeyUse::Status).key.kid;
    CHECK(test::rightsOf(folder / ("status-" + crypto::encodeHex(nextKid) + ".seed")) == test::kOwnerOnly);
    CHECK(publisher.publish(day(1)).value().changes == std::vector<std::string>{"trust/issuers.json"});
    CHECK(listedKeys(publisher.sync(day(1)), KeyUse::Status).size() == 2);

    office = issuer::readFolder(folder).value();
    REQUIRE(issuer::useNextKey(office, KeyUse::Status, 7 * test::kDay, day(8)));
    REQUIRE(issuer::saveKeys(folder, office));
    office = issuer::readFolder(folder).value();
    CHECK(office.statusKey.kid == nextKid);
    CHECK(office.nextKeys.empty());
    REQUIRE(publisher.publish(day(8)));
    auto synced = publisher.sync(day(8));
    CHECK(equal(credential::parseStatusListToken(synced.targets.at("status/office")).value().kid, nextKid));
    CHECK(listedKeys(synced, KeyUse::Status).size() == 2);

    REQUIRE(issuer::changeOldKey(office, KeyUse::Status, oldKid, issuer::OldKeyFate::Revoked));
    REQUIRE(issuer::saveKeys(folder, office));
    REQUIRE(publisher.publish(day(9)));
    const auto keys = listedKeys(publisher.sync(day(9)), KeyUse::Status);
    CHECK(std::ranges::count_if(keys, [&](const auto& key) { return key.revoked && key.kid == oldKid; }) == 1);
    office = issuer::readFolder(folder).value();
    REQUIRE(issuer::changeOldKey(office, KeyUse::Status, oldKid, issuer::OldKeyFate::Removed));
    REQUIRE(issuer::saveKeys(folder, office));
    REQUIRE(publisher.publish(day(10)));
    CHECK(listedKeys(publisher.sync(day(10)), KeyUse::Status).size() == 1);
}

TEST_CASE("Issuer keys: a list signed by a key that counts no more is signed anew at once")
{
    test::Publisher publisher;
    const auto folder = publisher.officeFolder();
    REQUIRE(publisher.publish(test::kIssued));
    auto office = issuer::readFolder(folder).value();
    const auto oldKid = office.statusKey.kid;
    REQUIRE(issuer::announceKey(office, KeyUse::Status, {}, test::kIssued, otherSource()));
    REQUIRE(issuer::useNextKey(office, KeyUse::Status, Seconds{0}, test::kIssued));
    REQUIRE(issuer::saveKeys(folder, office));
    const auto now = test::kIssued + test::kHour;
    CHECK(publisher.publish(now).value().changes == std::vector<std::string>{"trust/issuers.json"});
    REQUIRE(issuer::changeOldKey(office, KeyUse::Status, oldKid, issuer::OldKeyFate::Revoked));
    REQUIRE(issuer::saveKeys(folder, office));
    const auto report = publisher.publish(now + test::kHour).value();
    CHECK(std::ranges::count(report.changes, "status/office") == 1);
    CHECK(report.refusedLists.empty());
}

TEST_CASE("Issuer keys: what would lose a key, or use one that tills do not know yet, is refused")
{
    auto office = test::testIssuer();
    const auto refuses = [](const auto& result) { return !result && result.error().cause == Cause::BadArgument; };
    const auto random = otherSource();
    const auto now = test::kIssued;
    CHECK(refuses(issuer::useNextKey(office, KeyUse::Credential, Seconds{0}, now)));
    CHECK(refuses(issuer::announceKey(office, KeyUse::Credential, Bytes(33), now, random)));
    CHECK(refuses(issuer::announceKey(office, KeyUse::Credential, office.credentialKey.kid, now, random)));
    REQUIRE(issuer::announceKey(office, KeyUse::Credential, Bytes{7}, now, random));
    CHECK(refuses(issuer::announceKey(office, KeyUse::Credential, {}, now, random)));
    CHECK(issuer::announceKey(office, KeyUse::Status, Bytes{7}, now, random));
    CHECK(refuses(issuer::useNextKey(office, KeyUse::Credential, test::kDay, now + test::kDay - Seconds{1})));
    CHECK(refuses(
        issuer::changeOldKey(office, KeyUse::Credential, office.credentialKey.kid, issuer::OldKeyFate::Removed)));
    const auto oldKid = office.credentialKey.kid;
    CHECK(issuer::useNextKey(office, KeyUse::Credential, test::kDay, now + test::kDay));
    CHECK(office.credentialKey.kid == Bytes{7});
    CHECK(refuses(issuer::announceKey(office, KeyUse::Credential, oldKid, now, random)));
    CHECK(refuses(issuer::changeOldKey(office, KeyUse::Status, oldKid, issuer::OldKeyFate::Removed)));
}
