// SPDX-License-Identifier: Apache-2.0
#include "credential/inflate.h"
#include "tests/support/valid_tokens.h"
#include "tests/verifier/till.h"

#include <doctest/doctest.h>

using namespace carded;
using test::named;
using test::TestTill;
using verifier::Outcome;
using verifier::Reason;

TEST_CASE("verify: no single bit of a code can be flipped without losing the pass")
{
    TestTill till;
    till.policy.presentation.staticCodes = policy::StaticCodes::Accept;
    for (const char* name :
         {"AGE1 bound: Ed25519, Ed25519, disclosing", "AGE1 static: Ed25519", "Claim 169: Ed25519, kid protected"}) {
        CAPTURE(name);
        const test::ValidToken& token = test::validToken(name);
        REQUIRE(named(till.verdictOn(token.textOf(token.message)).outcome()) == named(Outcome::Pass));
        for (std::size_t bit = 0; bit < token.message.size() * 8; ++bit) {
            Bytes flipped = token.message;
            flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
            const auto verdict = till.verdictOn(token.textOf(flipped));
            CAPTURE(bit);
            REQUIRE(named(verdict.outcome()) != named(Outcome::Pass));
            REQUIRE((verdict.issuer.empty() || verdict.reason == Reason::Malformed));
        }
    }
}

TEST_CASE("verify: a flipped bit of a compressed code passes only where deflate has padding")
{
    TestTill till;
    const Bytes message = test::validToken("AGE1 bound: Ed25519, Ed25519").message;
    const Bytes code = test::zlib(message);
    REQUIRE(named(till.verdictOn(test::age1(code)).outcome()) == named(Outcome::Pass));
    for (std::size_t bit = 0; bit < code.size() * 8; ++bit) {
        Bytes flipped = code;
        flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        if (till.verdictOn(test::age1(flipped)).outcome() == Outcome::Pass) {
            CHECK(credential::inflateZlib(flipped, credential::kMaxMessageBytes) == message);
        }
    }
}
