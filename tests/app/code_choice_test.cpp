// SPDX-License-Identifier: Apache-2.0
#include "app/code_choice.h"

#include <doctest/doctest.h>

using carded::app::CodeChoice;
using Kind = CodeChoice::Kind;
using Standing = CodeChoice::Standing;
using namespace std::chrono_literals;

TEST_CASE("CodeChoice: a credential counts at once, alone or beside others")
{
    CodeChoice choice;
    CHECK(choice.see(Kind::Credential, 0ms) == Standing::Counts);
    CHECK(choice.see(Kind::Other, 40ms) == Standing::Beside);
    CHECK(choice.see(Kind::Credential, 40ms) == Standing::Counts);
}

TEST_CASE("CodeChoice: another code counts when it has been there alone for a moment")
{
    CodeChoice choice;
    CHECK(choice.see(Kind::Other, 1000ms) == Standing::Waits);
    CHECK(choice.see(Kind::Other, 1280ms) == Standing::Waits);
    CHECK(choice.see(Kind::Other, 1399ms) == Standing::Waits);
    CHECK(choice.see(Kind::Other, 1400ms) == Standing::Counts);
}

TEST_CASE("CodeChoice: one that was gone for longer than a few frames waits anew")
{
    CodeChoice choice;
    CHECK(choice.see(Kind::Other, 0ms) == Standing::Waits);
    CHECK(choice.see(Kind::Other, 301ms) == Standing::Waits);
    CHECK(choice.see(Kind::Other, 600ms) == Standing::Waits);
    CHECK(choice.see(Kind::Other, 701ms) == Standing::Counts);
}

TEST_CASE("CodeChoice: a credential that comes while another code waits is the one that counts")
{
    CodeChoice choice;
    CHECK(choice.see(Kind::Other, 0ms) == Standing::Waits);
    CHECK(choice.see(Kind::Credential, 200ms) == Standing::Counts);
    CHECK(choice.see(Kind::Other, 500ms) == Standing::Beside);
    CHECK(choice.see(Kind::Other, 1699ms) == Standing::Beside);
}

TEST_CASE("CodeChoice: after a credential has gone another code counts again")
{
    CodeChoice choice;
    CHECK(choice.see(Kind::Credential, 0ms) == Standing::Counts);
    CHECK(choice.see(Kind::Other, 1500ms) == Standing::Waits);
    CHECK(choice.see(Kind::Other, 1800ms) == Standing::Waits);
    CHECK(choice.see(Kind::Other, 1900ms) == Standing::Counts);
}

TEST_CASE("CodeChoice: a source that begins anew knows nothing of the last one")
{
    CodeChoice choice;
    CHECK(choice.see(Kind::Credential, 90'000ms) == Standing::Counts);
    CHECK(choice.see(Kind::Other, 0ms) == Standing::Waits);
    CHECK(choice.see(Kind::Other, 300ms) == Standing::Waits);
    CHECK(choice.see(Kind::Other, 400ms) == Standing::Counts);
}
