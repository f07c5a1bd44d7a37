// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "tests/support/error_of.h"
#include "tests/tuf/repository.h"
#include "tuf/limits.h"
#include "tuf/metadata.h"
#include "tuf/verify.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;
using namespace carded::tuf;
using nlohmann::json;

namespace {

Bytes signedAs(const json& content)
{
    return envelope(content, {signer(1)});
}

/// A role's metadata with the member at `where` changed, or taken away (null).
json with(json content, const std::string& where, const json& value)
{
    const json::json_pointer pointer(where);
    if (value.is_null()) {
        content.at(pointer.parent_pointer()).erase(pointer.back());
    } else {
        content[pointer] = value;
    }
    return content;
}

std::optional<TufError> rootRefusal(const std::string& where, const json& value)
{
    return errorOf(parseRoot(signedAs(with(Repository().root, where, value))));
}

std::optional<TufError> timestampRefusal(const std::string& where, const json& value)
{
    return errorOf(parseTimestamp(signedAs(with(Repository().timestamp, where, value))));
}

json targetsWithDelegation()
{
    Repository repository;
    repository.delegate("targets", "role", 5, {{"paths", {"x/*"}}, {"terminating", true}});
    return repository.roles.at("targets");
}

std::optional<TufError> targetsRefusal(const std::string& where, const json& value)
{
    return errorOf(parseTargets(signedAs(with(targetsWithDelegation(), where, value))));
}

const std::string kDigest(64, 'a');

} // namespace

TEST_CASE("parseRoot: reads keys, roles and the rest, and leaves out what it does not know")
{
    json content = Repository().root;
    content["x-vendor"] = {{"anything", 1}};
    content["roles"]["mirrors"] = {{"keyids", json::array()}, {"threshold", 1}};
    const auto root = parseRoot(signedAs(content));
    REQUIRE(root.has_value());
    CHECK(root->version == 1);
    CHECK(root->expires == parseRfc3339(kExpires));
    CHECK(root->consistentSnapshot);
    CHECK(root->keys.size() == 4);
    CHECK(root->timestamp.keyids == std::set<std::string>{"key-2"});
    CHECK(root->timestamp.threshold == 1);
    CHECK(isSignedBy(*root, root->keys, root->root)); // the unknown members are signed with the rest
}

TEST_CASE("parseRoot: consistent snapshots are off unless the root says so")
{
    const auto root = parseRoot(signedAs(with(Repository().root, "/consistent_snapshot", nullptr)));
    REQUIRE(root.has_value());
    CHECK_FALSE(root->consistentSnapshot);
}

TEST_CASE("Metadata: a member that is missing or of the wrong type is refused")
{
    for (const char* where :
         {"/_type", "/spec_version", "/version", "/expires", "/keys", "/roles", "/roles/root", "/roles/timestamp",
          "/roles/snapshot", "/roles/targets", "/roles/root/keyids", "/roles/root/threshold"}) {
        CAPTURE(where);
        CHECK(rootRefusal(where, nullptr) == TufError::WrongShape);
        CHECK(rootRefusal(where, true) == TufError::WrongShape);
    }
    CHECK(rootRefusal("/consistent_snapshot", "true") == TufError::WrongShape);
    CHECK(rootRefusal("/version", "1") == TufError::WrongShape);
    CHECK(rootRefusal("/roles/root/keyids/0", 1) == TufError::WrongShape);
    CHECK(rootRefusal("/keys/key-1", "text") == TufError::WrongShape);
    for (const char* where : {"/meta", "/meta/snapshot.json", "/meta/snapshot.json/version"}) {
        CAPTURE(where);
        CHECK(timestampRefusal(where, nullptr) == TufError::WrongShape);
        CHECK(timestampRefusal(where, json::array()) == TufError::WrongShape);
    }
    CHECK(timestampRefusal("/meta/snapshot.json/length", -1) == TufError::WrongShape);
    CHECK(timestampRefusal("/meta/snapshot.json/hashes", "text") == TufError::WrongShape);
    for (const char* where : {"/targets", "/targets/a~1file/length", "/targets/a~1file/hashes", "/delegations/keys",
                              "/delegations/roles", "/delegations/roles/0/name", "/delegations/roles/0/keyids"}) {
        CAPTURE(where);
        CHECK(targetsRefusal(where, nullptr) == TufError::WrongShape);
        CHECK(targetsRefusal(where, true) == TufError::WrongShape);
    }
    CHECK(targetsRefusal("/targets/a~1file/custom", "text") == TufError::WrongShape);
    CHECK(targetsRefusal("/delegations/roles/0/terminating", 1) == TufError::WrongShape);
    CHECK(targetsRefusal("/delegations/roles/0/paths", "x/*") == TufError::WrongShape);
}

TEST_CASE("Metadata: an envelope without signed or signatures is refused")
{
    const json good = json::parse(signedAs(Repository().root));
    for (const char* where : {"/signatures", "/signed", "/signatures/0/keyid", "/signatures/0/sig"}) {
        CAPTURE(where);
        CHECK(errorOf(parseRoot(asBytes(with(good, where, nullptr).dump()))) == TufError::WrongShape);
        CHECK(errorOf(parseRoot(asBytes(with(good, where, 1).dump()))) == TufError::WrongShape);
    }
    CHECK(errorOf(parseRoot(asBytes("[]"))) == TufError::WrongShape);
    CHECK(errorOf(parseRoot(asBytes("null"))) == TufError::WrongShape);
}

TEST_CASE("Metadata: a signature that is no hexadecimal is no error, and does not count")
{
    json file = json::parse(signedAs(Repository().root));
    file["signatures"].push_back({{"keyid", "key-2"}, {"sig", ""}});
    file["signatures"].push_back({{"keyid", "key-3"}, {"sig", "not hex"}});
    const auto root = parseRoot(asBytes(file.dump()));
    REQUIRE(root.has_value());
    CHECK(isSignedBy(*root, root->keys, root->root));
    CHECK_FALSE(isSignedBy(*root, root->keys, root->timestamp));
    CHECK_FALSE(isSignedBy(*root, root->keys, root->snapshot));
}

TEST_CASE("Metadata: one key id signs once")
{
    CHECK(errorOf(parseRoot(envelope(Repository().root, {signer(1), signer(2), signer(1)})))
          == TufError::DuplicateSignature);
}

TEST_CASE("Metadata: one role's file is not taken for another's")
{
    Repository repository;
    CHECK(errorOf(parseRoot(signedAs(repository.timestamp))) == TufError::WrongType);
    CHECK(errorOf(parseTimestamp(signedAs(repository.snapshot))) == TufError::WrongType);
    CHECK(errorOf(parseSnapshot(signedAs(repository.timestamp))) == TufError::WrongType);
    CHECK(errorOf(parseTargets(signedAs(repository.root))) == TufError::WrongType);
}

TEST_CASE("Metadata: only versions 1.x of the specification are read")
{
    for (const char* good : {"1.0", "1.0.0", "1.99.123"}) {
        CHECK(rootRefusal("/spec_version", good) == std::nullopt);
    }
    for (const char* bad : {"", "1", "1.", "2.0.0", "0.9", "10.0", "1.0-x", "1.0 ", "v1.0"}) {
        CAPTURE(bad);
        CHECK(rootRefusal("/spec_version", bad) == TufError::UnsupportedSpec);
    }
}

TEST_CASE("Metadata: versions and thresholds begin at 1")
{
    CHECK(rootRefusal("/version", 0) == TufError::BadVersion);
    CHECK(rootRefusal("/version", -1) == TufError::BadVersion);
    CHECK(rootRefusal("/version", 18446744073709551615U) == std::nullopt);
    CHECK(timestampRefusal("/meta/snapshot.json/version", 0) == TufError::BadVersion);
    CHECK(rootRefusal("/roles/targets/threshold", 0) == TufError::BadThreshold);
    CHECK(rootRefusal("/roles/targets/threshold", -1) == TufError::BadThreshold);
    CHECK(targetsRefusal("/delegations/roles/0/threshold", 0) == TufError::BadThreshold);
}

TEST_CASE("Metadata: expires is an RFC 3339 time")
{
    for (const char* bad : {"", "2026-07-01", "2026-13-01T00:00:00Z", "never"}) {
        CAPTURE(bad);
        CHECK(rootRefusal("/expires", bad) == TufError::BadExpires);
    }
}

TEST_CASE("Metadata: expired means expires is not higher than the time")
{
    Document document;
    document.expires = kNow;
    CHECK(document.isExpired(kNow));
    CHECK_FALSE(document.isExpired(kNow - Seconds{1}));
}

TEST_CASE("Metadata: hashes have a SHA-256 or SHA-512 of the right length")
{
    const auto refusal = [](const json& hashes) { return timestampRefusal("/meta/snapshot.json/hashes", hashes); };
    CHECK(refusal({{"sha256", kDigest}}) == std::nullopt);
    CHECK(refusal({{"sha512", kDigest + kDigest}}) == std::nullopt);
    CHECK(refusal({{"sha256", kDigest}, {"blake3", "?"}}) == std::nullopt);
    CHECK(refusal(json::object()) == TufError::BadHash);
    CHECK(refusal({{"md5", "0123"}}) == TufError::BadHash);
    CHECK(refusal({{"sha256", kDigest.substr(2)}}) == TufError::BadHash);
    CHECK(refusal({{"sha256", kDigest}, {"sha512", kDigest}}) == TufError::BadHash);
    CHECK(refusal({{"sha256", std::string(64, 'g')}}) == TufError::BadHash);
    CHECK(refusal({{"sha256", 1}}) == TufError::WrongShape);
}

TEST_CASE("Hashes: every digest that is there must match")
{
    const Bytes abc{'a', 'b', 'c'};
    const Bytes sha256 = crypto::decodeHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad").value();
    const Bytes sha512 = crypto::decodeHex("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                                           "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")
                             .value();
    CHECK(Hashes{sha256, {}}.match(abc));
    CHECK(Hashes{{}, sha512}.match(abc));
    CHECK(Hashes{sha256, sha512}.match(abc));
    CHECK_FALSE(Hashes{sha256, Bytes(64, 0)}.match(abc));
    CHECK_FALSE(Hashes{Bytes(32, 0), sha512}.match(abc));
    CHECK_FALSE(Hashes{}.match(abc));
    CHECK_FALSE(Hashes{sha256, sha512}.match({}));
}

TEST_CASE("parseTargets: a delegation has a name of its own and one way to tell its targets")
{
    CHECK(targetsRefusal("/version", 1) == std::nullopt);
    for (const char* reserved : {"", "root", "timestamp", "snapshot", "targets"}) {
        CHECK(targetsRefusal("/delegations/roles/0/name", reserved) == TufError::BadDelegation);
    }
    const json role = targetsWithDelegation()["delegations"]["roles"][0];
    CHECK(targetsRefusal("/delegations/roles/-", role) == TufError::BadDelegation);
    CHECK(targetsRefusal("/delegations/roles/0/paths", nullptr) == TufError::BadDelegation);
    CHECK(targetsRefusal("/delegations/roles/0/path_hash_prefixes", {"00"}) == TufError::BadDelegation);
    CHECK(targetsRefusal("/delegations/roles/0/terminating", nullptr) == std::nullopt);
}

TEST_CASE("parseTargets: no paths cover nothing")
{
    for (const char* member : {"paths", "path_hash_prefixes"}) {
        json content = with(targetsWithDelegation(), "/delegations/roles/0/paths", nullptr);
        content["delegations"]["roles"][0][member] = json::array();
        const auto targets = parseTargets(signedAs(content));
        REQUIRE(targets.has_value());
        CHECK_FALSE(targets->delegations.front().covers("x/y"));
        CHECK_FALSE(targets->delegations.front().covers(""));
    }
}

TEST_CASE("parseTargets: custom is kept as canonical JSON")
{
    const auto targets = parseTargets(
        signedAs(with(targetsWithDelegation(), "/targets/a~1file/custom", {{"kind", "x"}, {"a", {1, 2}}})));
    REQUIRE(targets.has_value());
    CHECK(targets->targets.at("a/file").custom == R"({"a":[1,2],"kind":"x"})");
}

TEST_CASE("Metadata: strict JSON's refusals come through, and every strict prefix is refused")
{
    CHECK(errorOf(parseTimestamp(asBytes(R"({"a":1,"a":2})"))) == TufError::DuplicateKey);
    CHECK(errorOf(parseTimestamp(asBytes(R"({"a":1.5})"))) == TufError::NotAnInteger);
    CHECK(errorOf(parseTimestamp(asBytes(std::string(100, '[')))) == TufError::TooDeep);
    CHECK(errorOf(parseTimestamp(Bytes(kMaxTimestampBytes + 1, ' '))) == TufError::TooLarge);
    CHECK(errorOf(parseSnapshot(Bytes(kMaxSnapshotBytes + 1, ' '))) == TufError::TooLarge);
    CHECK(errorOf(parseSnapshot(Bytes(kMaxSnapshotBytes, ' '))) == TufError::NotJson);
    const Bytes good = Repository().metadataFiles.at("timestamp.json");
    REQUIRE(parseTimestamp(good).has_value());
    for (std::size_t size = 0; size < good.size(); ++size) {
        REQUIRE(errorOf(parseTimestamp(ByteSpan(good).first(size))) == TufError::NotJson);
    }
}
