// SPDX-License-Identifier: Apache-2.0
#include "app/first_root.h"
#include "app/window_settings.h"
#include "crypto/encoding.h"
#include "issuer/setup_code.h"
#include "tests/sync/program_fixture.h"
#include "tests/sync/refusal_checks.h"

#include <doctest/doctest.h>

// A till that was set up in its window: how it gets its first root, and that it never gets another one so.

using namespace carded;
using namespace carded::test;

namespace {

std::string codeFor(ByteSpan root, const std::string& repository = "https://lists.example",
                    const std::optional<crypto::Ed25519KeyPair>& key = {})
{
    return issuer::makeSetupCode({"0042", "3", repository, "KR", crypto::sha256(root)}, key).value();
}

void setUp(const std::filesystem::path& store, const std::string& code)
{
    app::TillConfig settings;
    settings.store = "0042";
    settings.till = "3";
    settings.setupCode = code;
    REQUIRE(app::saveWindowSettings(store, settings));
}

/// A till whose lists come from the stick, whatever its set-up code says.
struct StickTill : ProgramTill {
    StickTill() { configure("format = \"carded-till-1\"\n[repository]\nurl = \"" + stickUrl() + "\"\n"); }

    [[nodiscard]] Bytes firstRoot() const { return publisher.repository.metadataFiles.at("1.root.json"); }
    [[nodiscard]] std::optional<Bytes> anchoredRoot() const
    {
        const auto anchor = app::readAnchor(store());
        return anchor ? std::optional(anchor->root) : std::nullopt;
    }
};

/// A member of a trust list.
std::string setupKeyUntil(const crypto::Ed25519KeyPair& key, UnixTime exp)
{
    return R"(,"setup_keys":[{"kty":"OKP","crv":"Ed25519","kid":")"
           + crypto::encodeBase64Url(issuer::setupKid(key.publicKey)) + R"(","x":")"
           + crypto::encodeBase64Url(key.publicKey.span()) + R"(","exp":)"
           + std::to_string(exp.time_since_epoch().count()) + "}]";
}

} // namespace

TEST_CASE("Program: a till that was set up in its window fetches the root that a person has compared, and syncs")
{
    const StickTill till;
    CHECK(contains(till.carded({"doctor"}).out, "carded init"));
    setUp(till.store(), codeFor(till.firstRoot()));
    CHECK(contains(till.carded({"doctor"}).out, "first lists are still to be fetched"));
    const auto synced = till.carded({"sync"});
    CHECK(synced.status == 0);
    CHECK(contains(synced.out, "changed: version 2 is in force"));
    CHECK(till.anchoredRoot() == till.firstRoot());
    CHECK(contains(till.carded({"status"}).out, "state: ready"));
    CHECK(contains(till.carded({"sync"}).out, "unchanged"));
    const auto anchor = app::readAnchor(till.store());
    REQUIRE(anchor);
    CHECK(anchor->url == "https://lists.example");
}

TEST_CASE("Program: a repository without the root of the code is not trusted, and nothing is changed")
{
    const StickTill till;
    setUp(till.store(), codeFor(asBytes("another root")));
    const auto synced = till.carded({"sync"});
    CHECK(synced.status == 1);
    CHECK(contains(synced.err, "no root with the fingerprint"));
    CHECK_FALSE(till.anchoredRoot());
    CHECK_FALSE(std::filesystem::exists(till.store() / "current"));
    std::filesystem::remove_all(till.stick());
    CHECK(till.carded({"sync"}).status == 1);
    CHECK_FALSE(till.anchoredRoot());
}

TEST_CASE("Program: the code may name a later root of the repository, which need not have the first one any more")
{
    StickTill till;
    till.publisher.repository.publishRoot();
    till.publisher.publish();
    till.publisher.writeTo(till.stick());
    REQUIRE(std::filesystem::remove(till.stick() / "metadata/1.root.json"));
    const Bytes second = till.publisher.repository.metadataFiles.at("2.root.json");
    setUp(till.store(), codeFor(second));
    CHECK(till.carded({"sync"}).status == 0);
    CHECK(till.anchoredRoot() == second);
}

TEST_CASE("Program: whoever takes the window over cannot change the root that a till has")
{
    StickTill till;
    till.mustInit();
    REQUIRE(till.carded({"sync"}).status == 0);
    Publisher other(kFarEnd, kFarEndTime);
    other.repository.setKeys("root", {signer(50)});
    other.repository.writeRoot();
    setUp(till.store(), codeFor(other.repository.metadataFiles.at("1.root.json")));
    CHECK(till.carded({"sync"}).status == 0);
    CHECK(till.anchoredRoot() == till.firstRoot());
}

TEST_CASE("Program: text that is no set-up code is as none")
{
    const StickTill till;
    setUp(till.store(), "CARDED-SETUP1:NONE");
    const auto synced = till.carded({"sync"});
    CHECK(synced.status == 1);
    CHECK(contains(synced.err, "not set up yet"));
}

TEST_CASE("addressOf: a later code changes the address only if the lists in force know who signed it")
{
    Publisher publisher;
    const auto key = crypto::ed25519KeyPair({});
    publisher.trust.more = setupKeyUntil(key, kNow + kHour);
    publisher.publish();
    Till till(publisher);
    till.mustSync(publisher);
    const app::Anchor anchor{publisher.repository.metadataFiles.at("1.root.json"), "https://lists.example"};
    const auto addressOf = [&](const std::string& code, UnixTime now = kNow) {
        app::TillConfig config;
        config.setupCode = code;
        return app::addressOf(till.store(), config, anchor, now);
    };
    const std::string elsewhere = "https://other.example";
    CHECK(addressOf({}) == anchor.url);
    CHECK(addressOf(codeFor(anchor.root, elsewhere)) == anchor.url);
    CHECK(addressOf(codeFor(anchor.root, elsewhere, key)) == elsewhere);
    CHECK(addressOf(codeFor(anchor.root, elsewhere, key), kNow + 2 * kHour) == anchor.url);
    CHECK(addressOf(codeFor(asBytes("another root"), elsewhere, key)) == anchor.url);
    const auto stranger = crypto::ed25519KeyPair(crypto::Ed25519Seed{{1}});
    CHECK(addressOf(codeFor(anchor.root, elsewhere, stranger)) == anchor.url);
}

TEST_CASE("addressOf: a key that is over is over, whatever the till's clock is set to")
{
    const UnixTime over = kNow - 300 * kDay; // before the lists were made
    Publisher publisher;
    const auto key = crypto::ed25519KeyPair({});
    publisher.trust.more = setupKeyUntil(key, over);
    publisher.publish();
    Till till(publisher);
    till.mustSync(publisher);
    const app::Anchor anchor{publisher.repository.metadataFiles.at("1.root.json"), "https://lists.example"};
    app::TillConfig config;
    config.setupCode = codeFor(anchor.root, "https://other.example", key);
    CHECK(app::addressOf(till.store(), config, anchor, over - kDay) == anchor.url);
}
