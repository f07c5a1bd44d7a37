// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "issuer/files.h"
#include "issuer/repository_key.h"
#include "tests/issuer/fixture.h"

#include <nlohmann/json.hpp>

using namespace carded;
using Cause = issuer::IssuerError::Cause;

namespace {

// RFC 8410 section 10.3, and RFC 8032 section 7.1, TEST 1
constexpr const char* kPem = "-----BEGIN PRIVATE KEY-----\n"
                             "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
                             "-----END PRIVATE KEY-----\n";
constexpr const char* kPemPublic = "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1";
constexpr const char* kJson = R"({"keytype":"ed25519","scheme":"ed25519","keyval":{"public":"","private":)"
                              R"("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"}})";
constexpr const char* kJsonPublic = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

std::string publicOf(const std::filesystem::path& file, const std::string& content)
{
    REQUIRE(issuer::writeFile(file, asBytes(content), issuer::FileAccess::Secret));
    const auto key = issuer::readSecretKey(file);
    return key ? crypto::encodeHex(key->publicKey.span()) : std::string();
}

} // namespace

TEST_CASE("Repository key: what was written is what is read, and no key is replaced")
{
    const test::TemporaryFolder folder;
    const auto made = issuer::makeRepositoryKey(folder / "root", test::countingSource());
    REQUIRE(made);
    CHECK(test::rightsOf(folder / "root.key") == test::kOwnerOnly);
    CHECK(issuer::readSecretKey(folder / "root.key").value().secretKey == made->secretKey);
    CHECK(issuer::readPublicKey(folder / "root.pub").value() == made->publicKey);
    CHECK(issuer::readSecretKey(folder / "root.pub").error().cause == Cause::BadFile);
    CHECK(issuer::makeRepositoryKey(folder / "root", test::countingSource()).error().cause == Cause::Exists);
    CHECK(issuer::makeRepositoryKey(folder / "none/root", test::countingSource()).error().cause == Cause::CannotWrite);
}

TEST_CASE("Repository key: other tools' files are read, and broken ones are not")
{
    const test::TemporaryFolder folder;
    const auto file = folder / "key.pem";
    CHECK(publicOf(file, kPem) == kPemPublic);
    CHECK(publicOf(file, kJson) == kJsonPublic);
    const std::string pem = kPem;
    CHECK(publicOf(file, pem.substr(0, pem.size() - 10)).empty());
    std::string flipped = pem;
    flipped[40] = 'X'; // in the object identifier
    CHECK(publicOf(file, flipped).empty());
    CHECK(publicOf(file, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n").empty());
    CHECK(publicOf(file, R"({"keytype":"rsa","keyval":{"private":"00"}})").empty());
    CHECK(publicOf(file, R"({"keytype":"ed25519","keyval":[]})").empty());
    CHECK(publicOf(file, "[]").empty());
    CHECK(publicOf(file, "").empty());
}

TEST_CASE("Repository key: a folder's keys are the files that end as keys do, and a broken one is named")
{
    const test::TemporaryFolder folder;
    REQUIRE(issuer::makeRepositoryKey(folder / "root", test::countingSource()));
    CHECK(publicOf(folder / "other.pem", kPem) == kPemPublic);
    REQUIRE(issuer::writeFile(folder / "notes.txt", asBytes("notes"), issuer::FileAccess::Public));
    CHECK(issuer::readSecretKeys({folder.path()}).value().size() == 2);
    CHECK(issuer::readSecretKeys({folder / "other.pem", folder / "root.key"}).value().size() == 2);
    REQUIRE(issuer::writeFile(folder / "broken.key", asBytes("{}"), issuer::FileAccess::Secret));
    const auto broken = issuer::readSecretKeys({folder.path()});
    REQUIRE(!broken);
    CHECK(broken.error().cause == Cause::BadFile);
    CHECK(broken.error().message.find("broken.key") != std::string::npos);
    CHECK(issuer::readSecretKeys({folder / "none"}).error().cause == Cause::CannotRead);
}

TEST_CASE("Repository key: its id is the digest of the key's canonical JSON")
{
    const auto key = crypto::Ed25519PublicKey::from(crypto::decodeHex(kJsonPublic).value()).value();
    // printf '{"keytype":"ed25519","keyval":{"public":"d75a..."},"scheme":"ed25519"}' | sha256sum
    CHECK(issuer::repositoryKeyId(key) == "74c181c7ad8a0855d4b55e44d2ba87aabdddb196832571f15f92fece332e4916");
}
