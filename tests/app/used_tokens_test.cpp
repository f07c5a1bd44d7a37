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
    used.add(kOne, Moment{0});
    CHECK(used.contains(kOne));
    CHECK_FALSE(used.contains(kTwo));
}

TEST_CASE("UsedTokens: kept for 24 hours and as long as a policy lets a token be fresh, and not longer")
{
    constexpr Moment kFreshest = std::chrono::seconds{300 + 120};
    UsedTokens used;
    used.add(kOne, Moment{5});
    used.add(kTwo, Moment{5} + kDay + kFreshest - Moment{1});
    CHECK(used.contains(kOne));
    used.add(kTwo, Moment{5} + kDay + kFreshest);
    CHECK_FALSE(used.contains(kOne));
    CHECK(used.contains(kTwo));
}
