// SPDX-License-Identifier: Apache-2.0
#include "issuer/repository_key.h"
#include "issuer/repository_root.h"
#include "tests/issuer/repository_fixture.h"

using namespace carded;
using Cause = issuer::IssuerError::Cause;

namespace {

const UnixTime kLater = test::kIssued + test::kHour;

/// Other bytes than countingSource() gives the first keys.
issuer::RandomSource otherSource(std::uint8_t number = 200)
{
    return [number](std::size_t count) { return Bytes(count, number); };
}

issuer::RepositoryOptions twoOfThree()
{
    issuer::RepositoryOptions options;
    options.rootKeys = 3;
    options.rootThreshold = 2;
    return options;
}

Result<std::uint64_t, issuer::IssuerError> rotate(test::Publisher& publisher, const std::string& role,
                                                  std::uint8_t number = 200)
{
    return issuer::rotateKey(publisher.repository(), {publisher.keys()}, {role, {}, publisher.keys(), kLater},
                             otherSource(number));
}

} // namespace

TEST_CASE("Root: a till with the old root follows a new key of each role, and the old key counts no more")
{
    for (const std::string role : {"root", "targets", "snapshot", "timestamp"}) {
        CAPTURE(role);
        test::Publisher publisher;
        REQUIRE(publisher.publish(test::kIssued));
        const auto shipped = publisher.state;
        CHECK(!publisher.sync(test::kIssued).error);
        CHECK(rotate(publisher, role).value() == 2);
        const auto old = publisher.keys() / (role + ".key");
        std::filesystem::rename(old, publisher.folder / "old.key");
        CHECK(!publisher.sync(kLater).error);
        REQUIRE(publisher.publish(kLater + test::kHour));
        const auto followed = publisher.sync(kLater + test::kHour);
        CHECK(!followed.error);
        CHECK(followed.targets.contains("status/office"));
        publisher.state = shipped;
        CHECK(publisher.sync(kLater + test::kHour).targets == followed.targets);

        // Whoever has the old key alone can publish nothing any more.
        std::filesystem::remove(publisher.keys() / (role + "-v2.key"));
        std::filesystem::rename(publisher.folder / "old.key", old);
        if (role == "root") {
            const auto refused = rotate(publisher, "targets", 201);
            REQUIRE(!refused);
            CHECK(refused.error().cause == Cause::KeyMissing);
        } else {
            publisher.revoke(3);
            const auto refused = publisher.publish(kLater + 2 * test::kHour);
            REQUIRE(!refused);
            CHECK(refused.error().cause == Cause::KeyMissing);
        }
    }
}

TEST_CASE("Root: a lost key of a role is replaced without it")
{
    for (const std::string role : {"targets", "snapshot", "timestamp"}) {
        CAPTURE(role);
        test::Publisher publisher;
        REQUIRE(publisher.publish(test::kIssued));
        CHECK(!publisher.sync(test::kIssued).error);
        std::filesystem::remove(publisher.keys() / (role + ".key"));
        CHECK(rotate(publisher, role).value() == 2);
        CHECK(!publisher.sync(kLater).error);
        publisher.revoke(5);
        REQUIRE(publisher.publish(kLater + test::kHour));
        CHECK(!publisher.sync(kLater + test::kHour).error);
    }
}

TEST_CASE("Root: a change of keys that stopped half way is finished by the next publish")
{
    test::Publisher publisher;
    REQUIRE(publisher.publish(test::kIssued));
    std::filesystem::remove(publisher.keys() / "timestamp.key");
    const auto before = publisher.folder / "before";
    std::filesystem::copy(publisher.repository(), before, std::filesystem::copy_options::recursive);
    REQUIRE(rotate(publisher, "timestamp"));
    // The root was written, and nothing else.
    std::filesystem::copy(publisher.repository() / "metadata/2.root.json", before / "metadata/2.root.json");
    CHECK(publisher.sync(kLater, before).error == tuf::TufError::NotSigned);
    REQUIRE(issuer::publish(before, {publisher.keys()}, publisher.request(kLater)));
    CHECK(!publisher.sync(kLater, before).error);
}

TEST_CASE("Root: two of three keys, each in a place of its own, sign the next root one after another")
{
    test::Publisher publisher(twoOfThree());
    REQUIRE(publisher.publish(test::kIssued));
    CHECK(!publisher.sync(test::kIssued).error);
    for (const char* stick : {"root-1.key", "root-2.key", "root-3.key"}) {
        std::filesystem::rename(publisher.keys() / stick, publisher.folder / stick);
    }
    const auto impossible = rotate(publisher, "targets");
    REQUIRE(!impossible);
    CHECK(impossible.error().cause == Cause::KeyMissing);
    CHECK(!std::filesystem::exists(publisher.keys() / "targets-v2.key"));

    // Key 1 is replaced by a fourth, and so is the key of the targets.
    REQUIRE(issuer::makeRepositoryKey(publisher.folder / "root-4", otherSource()));
    REQUIRE(issuer::makeRepositoryKey(publisher.keys() / "targets-new", otherSource(77)));
    const auto pub = [&](const char* name) { return (publisher.folder / name).string(); };
    const issuer::RootChanges changes{{{"root", pub("root-4.pub")}, {"targets", pub("keys/targets-new.pub")}},
                                      {{"root", pub("keys/root-1.pub")}, {"targets", pub("keys/targets.pub")}},
                                      {}};
    auto root = issuer::draftRoot(publisher.repository(), changes, kLater);
    REQUIRE(root);
    const auto install = [&] { return issuer::installRoot(publisher.repository(), *root, {publisher.keys()}, kLater); };
    const auto causeOf = [](const auto& result) { return result ? std::optional<Cause>() : result.error().cause; };
    CHECK(causeOf(install()) == Cause::KeyMissing);
    // Keys 1 and 2 are two of the old root's, but 1 is none of the new root's: 4 must sign too.
    root = issuer::signRoot(*root, publisher.folder / "root-1.key");
    root = issuer::signRoot(*root, publisher.folder / "root-2.key");
    CHECK(causeOf(install()) == Cause::KeyMissing);
    root = issuer::signRoot(*root, publisher.folder / "root-2.key"); // twice counts once
    CHECK(causeOf(install()) == Cause::KeyMissing);
    root = issuer::signRoot(*root, publisher.folder / "root-4.key");
    CHECK(install().value() == 2);
    CHECK(!publisher.sync(kLater).error);
    CHECK(causeOf(install()) == Cause::Refused); // once
    std::filesystem::remove(publisher.keys() / "targets.key");
    publisher.revoke(5);
    REQUIRE(publisher.publish(kLater + test::kHour));
    CHECK(!publisher.sync(kLater + test::kHour).error);
}

TEST_CASE("Root: a new targets key cannot be installed without it, and nothing is written")
{
    test::Publisher publisher;
    REQUIRE(issuer::makeRepositoryKey(publisher.folder / "new", otherSource()));
    const issuer::RootChanges changes{{{"targets", (publisher.folder / "new.pub").string()}},
                                      {{"targets", (publisher.keys() / "targets.pub").string()}},
                                      {}};
    auto root = issuer::draftRoot(publisher.repository(), changes, kLater);
    REQUIRE(root);
    root = issuer::signRoot(*root, publisher.keys() / "root.key");
    const auto refused = issuer::installRoot(publisher.repository(), *root, {publisher.keys()}, kLater);
    REQUIRE(!refused);
    CHECK(refused.error().cause == Cause::KeyMissing);
    CHECK(!std::filesystem::exists(publisher.repository() / "metadata/2.root.json"));
    CHECK(issuer::installRoot(publisher.repository(), *root, {publisher.keys(), publisher.folder / "new.key"}, kLater));
    CHECK(!publisher.sync(kLater).error);
}

TEST_CASE("Root: a draft without changes renews its time")
{
    test::Publisher publisher;
    const auto late = test::kIssued + 364 * test::kDay;
    REQUIRE(publisher.publish(late));
    auto root = issuer::draftRoot(publisher.repository(), {}, late);
    REQUIRE(root);
    root = issuer::signRoot(*root, publisher.keys() / "root.key");
    REQUIRE(issuer::installRoot(publisher.repository(), *root, {}, late));
    const auto later = late + 3 * test::kDay - Seconds{1};
    CHECK(!publisher.sync(later).error);
    const auto tooLate = issuer::draftRoot(publisher.repository(), {}, test::kIssued - 400 * test::kDay);
    REQUIRE(tooLate);
    const auto expired = issuer::installRoot(
        publisher.repository(), issuer::signRoot(*tooLate, publisher.keys() / "root.key").value(), {}, later);
    REQUIRE(!expired);
    CHECK(expired.error().cause == Cause::Refused);
}

TEST_CASE("Root: changes that leave a role unable to sign, or name no key, are refused")
{
    const test::Publisher publisher;
    const auto pub = (publisher.keys() / "targets.pub").string();
    const auto refuses = [&](const issuer::RootChanges& changes) {
        const auto root = issuer::draftRoot(publisher.repository(), changes, kLater);
        return !root && root.error().cause == Cause::BadArgument;
    };
    CHECK(refuses({{}, {{"targets", pub}}, {}}));
    CHECK(refuses({{}, {}, {{"targets", 2}}}));
    CHECK(refuses({{}, {}, {{"targets", 0}}}));
    CHECK(refuses({{{"targets", pub}}, {}, {}}));
    CHECK(refuses({{{"mirrors", pub}}, {}, {}}));
    CHECK(refuses({{}, {{"snapshot", pub}}, {}}));
    CHECK(refuses({{}, {{"snapshot", "00000000"}}, {}}));
    CHECK(!refuses({{{"snapshot", pub}}, {}, {}}));
}
