// SPDX-License-Identifier: Apache-2.0
#include "issuer/files.h"
#include "issuer/issue.h"
#include "issuer/issuer_folder.h"
#include "tests/issuer/fixture.h"

#include <doctest/doctest.h>

using namespace carded;
using Cause = issuer::IssuerError::Cause;

TEST_CASE("Issuer folder: what was written is what is read, and secrets are for their owner alone")
{
    const test::TemporaryFolder folder;
    auto office = test::testIssuer();
    const auto wallet = test::testWallet(office, test::testRequest(test::over19()));
    REQUIRE(issuer::createFolder(folder / "office", office));
    const auto again = issuer::readFolder(folder / "office");
    REQUIRE(again);
    CHECK(again->description.iss == office.description.iss);
    CHECK(again->description.name == office.description.name);
    CHECK(again->description.country == "KR");
    CHECK(again->description.bindingRequired);
    CHECK(again->credentialKey.kid == office.credentialKey.kid);
    CHECK(again->credentialKey.kid.size() == 1);
    CHECK(again->credentialKey.pair.publicKey == office.credentialKey.pair.publicKey);
    CHECK(again->statusKey.pair.secretKey == office.statusKey.pair.secretKey);
    CHECK(again->statusList.entries == office.statusList.entries);
    CHECK(again->statusList.issued == office.statusList.issued);
    for (const char* secret :
         {"credential.seed", "status.seed", "status-list.json", "status-entries.bin", "status-issued.bin"}) {
        CHECK(test::rightsOf(folder / "office" / secret) == test::kOwnerOnly);
    }

    const auto refused = issuer::createFolder(folder / "office", office);
    REQUIRE(!refused);
    CHECK(refused.error().cause == Cause::Exists);
    (void)wallet;
}

TEST_CASE("Issuer folder: a missing or broken file is named")
{
    const test::TemporaryFolder folder;
    REQUIRE(issuer::createFolder(folder / "office", test::testIssuer()));
    for (const char* name : {"issuer.json", "credential.seed", "status.seed", "status-list.json", "status-entries.bin",
                             "status-issued.bin"}) {
        CAPTURE(name);
        const auto path = folder / "office" / name;
        const auto good = issuer::readFile(path);
        REQUIRE(good);
        REQUIRE(issuer::writeFile(path, asBytes("{}"), issuer::FileAccess::Secret));
        const auto broken = issuer::readFolder(folder / "office");
        REQUIRE(!broken);
        CHECK(broken.error().cause == Cause::BadFile);
        CHECK(broken.error().message.find(name) != std::string::npos);
        std::filesystem::remove(path);
        const auto missing = issuer::readFolder(folder / "office");
        REQUIRE(!missing);
        CHECK(missing.error().cause == Cause::CannotRead);
        REQUIRE(issuer::writeFile(path, *good, issuer::FileAccess::Secret));
    }
    CHECK(issuer::readFolder(folder / "office"));
}

TEST_CASE("Issuer: options that no till could use are refused")
{
    const auto refuses = [](auto change) {
        auto options = test::testOptions();
        change(options);
        const auto office = issuer::makeIssuer(options, test::countingSource());
        return !office && office.error().cause == Cause::BadArgument;
    };
    CHECK(refuses([](auto& options) { options.description.iss.clear(); }));
    CHECK(refuses([](auto& options) { options.description.iss.assign(256, 'a'); }));
    CHECK(refuses([](auto& options) { options.description.country = "Kr"; }));
    CHECK(refuses([](auto& options) { options.description.country = "KOR"; }));
    CHECK(refuses([](auto& options) { options.credentialKid = Bytes(33); }));
    CHECK(refuses([](auto& options) { options.statusKid = Bytes(33); }));
    CHECK(refuses([](auto& options) { options.statusBits = 3; }));
    CHECK(refuses([](auto& options) { options.statusSize = 7; }));
    CHECK(refuses([](auto& options) { options.statusSize = (1U << 27U) + 1; }));
    CHECK(refuses([](auto& options) {
        options.statusBits = 8;
        options.statusSize = (1U << 26U) + 1;
    }));
    CHECK(!refuses([](auto& options) { options.credentialKid = Bytes(32); }));
    CHECK(!refuses([](auto& options) {
        options.statusBits = 4;
        options.statusSize = 1U << 27U;
    }));
}

TEST_CASE("Wallet: what was written is what is read, and the file is for its owner alone")
{
    const test::TemporaryFolder folder;
    auto office = test::testIssuer();
    auto request = test::testRequest(test::over19());
    request.redact = {"age_over_19"};
    const auto wallet = test::testWallet(office, request);
    REQUIRE(issuer::writeWallet(folder / "wallet.json", wallet));
    CHECK(test::rightsOf(folder / "wallet.json") == test::kOwnerOnly);
    const auto again = issuer::readWallet(folder / "wallet.json");
    REQUIRE(again);
    const issuer::Showing showing{test::kIssued, "age1", {"age_over_19"}};
    CHECK(issuer::showCode(*again, showing).value() == issuer::showCode(wallet, showing).value());
    CHECK(again->status->idx == wallet.status->idx);

    REQUIRE(issuer::writeFile(folder / "wallet.json", asBytes(R"({"format":"carded-wallet-1"})"),
                              issuer::FileAccess::Secret));
    const auto broken = issuer::readWallet(folder / "wallet.json");
    REQUIRE(!broken);
    CHECK(broken.error().cause == Cause::BadFile);
    const auto missing = issuer::readWallet(folder / "none.json");
    REQUIRE(!missing);
    CHECK(missing.error().cause == Cause::CannotRead);
    const auto nowhere = issuer::writeWallet(folder / "none" / "wallet.json", wallet);
    REQUIRE(!nowhere);
    CHECK(nowhere.error().cause == Cause::CannotWrite);
}
