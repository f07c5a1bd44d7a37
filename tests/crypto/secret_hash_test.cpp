// SPDX-License-Identifier: Apache-2.0
#include "crypto/secret_hash.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::crypto;

TEST_CASE("Secret hash: it is that of its secret and of no other, and salted")
{
    const auto hash = hashSecret(asBytes("2468"));
    REQUIRE(hash.has_value());
    CHECK(isSecretHash(*hash));
    CHECK(isSecretOf(*hash, asBytes("2468")));
    for (const char* other : {"", "246", "2469", "24680", "8642"}) {
        CHECK_FALSE(isSecretOf(*hash, asBytes(other)));
    }
    CHECK(hash->find("2468") == std::string::npos);
    CHECK(hashSecret(asBytes("2468")) != hash);
}

TEST_CASE("Secret hash: what was changed, is of another cost or kind, or no hash at all, is none of ours")
{
    const std::string hash = hashSecret(asBytes("2468")).value();
    REQUIRE(hash.starts_with("$argon2id$v=19$m=32768,t=2,p=1$"));
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string changed = hash;
        return changed.replace(changed.find(from), from.size(), to);
    };
    for (const std::string& other : {std::string(), std::string("2468"), hash.substr(0, hash.size() / 2), hash + hash,
                                     with("m=32768", "m=1048576"), with("t=2", "t=9"), with("argon2id", "argon2i")}) {
        CAPTURE(other);
        CHECK_FALSE(isSecretHash(other));
        CHECK_FALSE(isSecretOf(other, asBytes("2468")));
    }
}
