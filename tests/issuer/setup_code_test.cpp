// SPDX-License-Identifier: Apache-2.0
#include "base/rfc3339.h"
#include "credential/trust_list.h"
#include "issuer/qr_picture.h"
#include "issuer/repository_key.h"
#include "issuer/setup_code.h"
#include "tests/issuer/repository_fixture.h"

#include <fstream>
#include <nlohmann/json.hpp>

using namespace carded;
using Cause = issuer::IssuerError::Cause;

namespace {

credential::SetupCode sampleCode()
{
    return {"0042", "3", "https://lists.example.kr/carded", "KR", crypto::sha256(asBytes("root"))};
}

credential::TrustList trustOf(test::Publisher& publisher, UnixTime now)
{
    const auto synced = publisher.sync(now);
    REQUIRE(!synced.error);
    return credential::parseTrustList(asText(synced.targets.at("trust/issuers.json"))).value();
}

} // namespace

TEST_CASE("makeSetupCode: a till reads what went in, signed or not, and it fits a symbol")
{
    const auto unsignedText = issuer::makeSetupCode(sampleCode(), {});
    REQUIRE(unsignedText);
    CHECK((credential::parseSetupCode(*unsignedText).value() == sampleCode()));
    const auto key = crypto::ed25519KeyPair({});
    const auto text = issuer::makeSetupCode(sampleCode(), key);
    REQUIRE(text);
    credential::TrustList trust;
    trust.setupKeys.push_back(
        {credential::KeyUse::Setup, issuer::setupKid(key.publicKey), key.publicKey, {}, {}, false});
    CHECK((credential::verifySetupCode(*text, trust, test::kIssued).value() == sampleCode()));

    auto longest = sampleCode();
    longest.store = longest.till = longest.jurisdiction = std::string(credential::kMaxNumberSize, 'A');
    longest.repository = "https://" + std::string(credential::kMaxRepositorySize - 8, 'a');
    const auto longestText = issuer::makeSetupCode(longest, key);
    REQUIRE(longestText);
    CHECK(longestText->size() <= credential::kMaxSetupTextSize);
    CHECK(issuer::makeQrCode(*longestText));
}

TEST_CASE("makeSetupCode: what no till would read is not made")
{
    auto code = sampleCode();
    code.store = "a b";
    CHECK(issuer::makeSetupCode(code, {}).error().cause == Cause::BadArgument);
    code = sampleCode();
    code.repository = "file:///etc";
    CHECK(issuer::makeSetupCode(code, {}).error().cause == Cause::BadArgument);
}

TEST_CASE("rootFingerprint: is of a root that signs itself, as the file is")
{
    const test::Publisher publisher;
    const auto file = publisher.repository() / "metadata/1.root.json";
    CHECK(issuer::rootFingerprint(file).value() == crypto::sha256(issuer::readFile(file).value()));
    CHECK(issuer::rootFingerprint(publisher.repository() / "metadata/timestamp.json").error().cause == Cause::BadFile);
    CHECK(issuer::rootFingerprint(publisher.folder / "none").error().cause == Cause::CannotRead);
}

TEST_CASE("Repository: set-up keys are published, stay while none are named, and are replaced by others")
{
    test::Publisher publisher;
    const auto first = issuer::makeRepositoryKey(publisher.folder / "setup", test::countingSource()).value();
    auto request = publisher.request(test::kIssued + test::kHour);
    request.setupKeys = {publisher.folder / "setup.pub"};
    REQUIRE(issuer::publish(publisher.repository(), {publisher.keys()}, request));
    auto trust = trustOf(publisher, request.now);
    REQUIRE(trust.setupKeys.size() == 1);
    const auto text = issuer::makeSetupCode(sampleCode(), first).value();
    CHECK(credential::verifySetupCode(text, trust, request.now));

    request = publisher.request(test::kIssued + 2 * test::kHour);
    REQUIRE(issuer::publish(publisher.repository(), {publisher.keys()}, request));
    trust = trustOf(publisher, request.now);
    CHECK(trust.version == 1); // nothing in it is new
    CHECK(trust.setupKeys.size() == 1);

    const auto random = [](std::size_t size) { return Bytes(size, 7); };
    REQUIRE(issuer::makeRepositoryKey(publisher.folder / "later", random));
    request = publisher.request(test::kIssued + 3 * test::kHour);
    request.setupKeys = {publisher.folder / "later.pub"};
    REQUIRE(issuer::publish(publisher.repository(), {publisher.keys()}, request));
    trust = trustOf(publisher, request.now);
    CHECK(trust.version == 2);
    CHECK_FALSE(credential::verifySetupCode(text, trust, request.now));

    // A key that was revoked by a list made elsewhere stays so.
    auto list = nlohmann::json::parse(asText(publisher.sync(request.now).targets.at("trust/issuers.json")));
    list["version"] = 3;
    list["issued"] = formatRfc3339(request.now + Seconds{1});
    list["setup_keys"][0]["revoked"] = true;
    std::ofstream(publisher.folder / "revoked.json") << list.dump();
    request = publisher.request(test::kIssued + 4 * test::kHour);
    request.issuers.clear();
    request.trustList = publisher.folder / "revoked.json";
    REQUIRE(issuer::publish(publisher.repository(), {publisher.keys()}, request));
    for (const bool isNamed : {false, true}) {
        request = publisher.request(test::kIssued + (isNamed ? 6 : 5) * test::kHour);
        if (isNamed) {
            request.setupKeys = {publisher.folder / "later.pub", publisher.folder / "later.pub"};
        }
        REQUIRE(issuer::publish(publisher.repository(), {publisher.keys()}, request));
        trust = trustOf(publisher, request.now);
        REQUIRE(trust.setupKeys.size() == 1);
        CHECK(trust.setupKeys.front().revoked);
    }

    request = publisher.request(test::kIssued + 7 * test::kHour);
    request.setupKeys = {publisher.folder / "later.pub"};
    request.issuers.clear();
    CHECK(issuer::publish(publisher.repository(), {publisher.keys()}, request).error().cause == Cause::BadArgument);
}
