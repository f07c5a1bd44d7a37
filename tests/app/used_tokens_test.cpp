// SPDX-License-Identifier: Apache-2.0
#include "app/used_tokens.h"

#include <doctest/doctest.h>

using namespace carded;
using app::UsedTokens;
using Moment = UsedTokens::Moment;

namespace {

const auto kOne = crypto::sha256(asBytes("one"));
const auto kTwo = crypto::sha256(asBytes("two"));
constexpr Moment kDay = std::chrono::hours{24};

} // namespace

TEST_CASE("UsedTokens: a token is used once it was added, another is not")
{
    UsedTokens used;
    CHECK_FALSE(used.contains(kOne));
    used.add(kOne, Moment{0}, Moment{0});
    CHECK(used.contains(kOne));
    CHECK_FALSE(used.contains(kTwo));
}

TEST_CASE("UsedTokens: kept as long as a token can be fresh and for 24 hours more, and not longer")
{
    constexpr Moment kFresh = std::chrono::hours{24} * 240;
    UsedTokens used;
    used.add(kOne, Moment{5}, kFresh);
    used.add(kTwo, Moment{5} + kDay + kFresh - Moment{1}, Moment{0});
    CHECK(used.contains(kOne));
    used.add(kTwo, Moment{5} + kDay + kFresh, Moment{0});
    CHECK_FALSE(used.contains(kOne));
    CHECK(used.contains(kTwo));
}
