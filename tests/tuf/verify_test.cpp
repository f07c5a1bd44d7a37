// SPDX-License-Identifier: Apache-2.0
#include "tests/tuf/repository.h"
#include "tuf/verify.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;
using namespace carded::tuf;
using nlohmann::json;

namespace {

/// Whether a root with these keys for the role `targets` counts as signed by it.
bool holds(const std::vector<Signer>& keys, unsigned threshold, const std::vector<Signer>& signers)
{
    Repository repository;
    repository.setKeys("targets", keys, threshold);
    const auto root = parseRoot(envelope(repository.root, signers)).value();
    return isSignedBy(root, root.keys, root.targets);
}

Signer renamed(Signer key, const std::string& keyid)
{
    key.keyid = keyid;
    return key;
}

} // namespace

TEST_CASE("isSignedBy: counts keys of the role up to its threshold")
{
    const std::vector<Signer> keys{signer(11), signer(12), signer(13)};
    CHECK(holds(keys, 2, {signer(11), signer(13)}));
    CHECK(holds(keys, 2, {signer(11), signer(12), signer(13), signer(99)}));
    CHECK_FALSE(holds(keys, 2, {signer(12)}));
    CHECK_FALSE(holds(keys, 2, {}));
    CHECK_FALSE(holds(keys, 4, keys));
    CHECK_FALSE(holds(keys, 2, {signer(11), signer(1)})); // the root's own key is not of this role
}

TEST_CASE("isSignedBy: one key under many ids is one key")
{
    const std::vector<Signer> twice{renamed(signer(11), "a"), renamed(signer(11), "b")};
    CHECK(holds(twice, 1, twice));
    CHECK_FALSE(holds(twice, 2, twice));
}

TEST_CASE("isSignedBy: a key id listed twice in a role is one key")
{
    CHECK_FALSE(holds({signer(11), signer(11)}, 2, {signer(11)}));
}

TEST_CASE("isSignedBy: the id is a name, and the key under it decides")
{
    CHECK(holds({renamed(signer(11), "any name")}, 1, {renamed(signer(11), "any name")}));
    CHECK_FALSE(holds({renamed(signer(11), "name")}, 1, {renamed(signer(12), "name")}));
}

TEST_CASE("isSignedBy: ECDSA and RSA keys sign beside Ed25519 ones")
{
    const std::vector<Signer> keys{signer(11), signer(TestKey::P256), signer(TestKey::Rsa)};
    CHECK(holds(keys, 3, keys));
    CHECK(holds({signer(TestKey::P256)}, 1, {signer(TestKey::P256)}));
    CHECK(holds({signer(TestKey::Rsa)}, 1, {signer(TestKey::Rsa)}));
    Signer named = signer(TestKey::P256);
    named.key["keytype"] = "ecdsa-sha2-nistp256";
    CHECK(holds({named}, 1, {named}));
    Signer swapped = renamed(signer(TestKey::Rsa), "key-ecdsa");
    CHECK_FALSE(holds({signer(TestKey::P256)}, 1, {swapped}));
}

TEST_CASE("isSignedBy: a key of an unknown kind, or a broken one, is missed only where the threshold needs it")
{
    struct Change {
        const char* member;
        json value;
    };
    for (const Change& change : {Change{"/keytype", "sphincs"}, Change{"/scheme", "rsassa-pss-sha512"},
                                 Change{"/keytype", 1}, Change{"/keyval", "text"}, Change{"/keyval/public", "abcd"},
                                 Change{"/keyval/public", "not hexadecimal"}, Change{"/keytype", "rsa"}}) {
        CAPTURE(change.member);
        Signer strange = signer(12);
        strange.key[json::json_pointer(change.member)] = change.value;
        CHECK(holds({signer(11), strange}, 1, {signer(11), strange}));
        CHECK_FALSE(holds({signer(11), strange}, 2, {signer(11), strange}));
    }
}

TEST_CASE("isSignedBy: a PEM of another kind than the key's type says is no key")
{
    Signer p384 = signer(TestKey::P256);
    p384.key["keyval"]["public"] = publicPem(TestKey::P384);
    p384.sign = [](ByteSpan message) { return signX509(TestKey::P384, message); };
    CHECK_FALSE(holds({p384}, 1, {p384}));
    Signer mislabelled = signer(TestKey::Rsa);
    mislabelled.key["keytype"] = "ecdsa";
    mislabelled.key["scheme"] = "ecdsa-sha2-nistp256";
    CHECK_FALSE(holds({mislabelled}, 1, {mislabelled}));
}

TEST_CASE("isSignedBy: a threshold of zero, which no metadata has, holds for nobody")
{
    const auto root = parseRoot(Repository().metadataFiles.at("1.root.json")).value();
    CHECK_FALSE(isSignedBy(root, root.keys, RoleKeys{}));
}

TEST_CASE("isSignedBy: no single changed bit of what is signed, or of the signature, verifies")
{
    const auto good = parseTimestamp(Repository().metadataFiles.at("timestamp.json")).value();
    const auto root = parseRoot(Repository().metadataFiles.at("1.root.json")).value();
    REQUIRE(isSignedBy(good, root.keys, root.timestamp));
    for (std::size_t bit = 0; bit < good.canonical.size() * 8; ++bit) {
        Timestamp changed = good;
        changed.canonical[bit / 8] = static_cast<char>(changed.canonical[bit / 8] ^ (1 << bit % 8));
        REQUIRE_FALSE(isSignedBy(changed, root.keys, root.timestamp));
    }
    for (std::size_t bit = 0; bit < good.signatures[0].bytes.size() * 8; ++bit) {
        Timestamp changed = good;
        changed.signatures[0].bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        REQUIRE_FALSE(isSignedBy(changed, root.keys, root.timestamp));
    }
}
