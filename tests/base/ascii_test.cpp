// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.h"

#include <doctest/doctest.h>

using namespace carded;

TEST_CASE("Lower case: capitals of ASCII alone are changed")
{
    CHECK(lowerCase("AZ.Jpg") == "az.jpg");
    CHECK(lowerCase("@[`{09 \xc3\x89\xff") == "@[`{09 \xc3\x89\xff");
    CHECK(lowerCase("") == "");
}
