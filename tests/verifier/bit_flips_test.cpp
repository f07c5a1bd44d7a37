// SPDX-License-Identifier: Apache-2.0
#include "credential/inflate.h"
#include "tests/verifier/till.h"

#include <doctest/doctest.h>

using namespace carded;
using test::boolItem;
using test::item;
using test::keyBindingToken;
using test::named;
using test::plainCwt;
using test::sdCwt;
using test::TestTill;
using verifier::Outcome;
using verifier::Reason;

TEST_CASE("verify: no single bit of a code can be flipped without losing the pass")
{
    TestTill till;
    till.policy.presentation.staticCodes = policy::StaticCodes::Accept;
    auto disclosing = sdCwt();
    disclosing.claims.erase("age_over_19");
    test::disclose(disclosing, {test::disclosure(1, boolItem(true), item("age_over_19")),
                                test::disclosure(2, item("2000-01-01"), item("birth_date"))});
    for (const Bytes& code : {keyBindingToken(disclosing.encode()).encode(), plainCwt().encode()}) {
        REQUIRE(named(till.verdictOn(test::age1(code)).outcome()) == named(Outcome::Pass));
        for (std::size_t bit = 0; bit < code.size() * 8; ++bit) {
            Bytes flipped = code;
            flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
            const auto verdict = till.verdictOn(test::age1(flipped));
            CAPTURE(bit);
            REQUIRE(named(verdict.outcome()) != named(Outcome::Pass));
            REQUIRE((verdict.issuer.empty() || verdict.reason == Reason::Malformed));
        }
    }
}

TEST_CASE("verify: a flipped bit of a compressed code passes only where deflate has padding")
{
    TestTill till;
    const Bytes message = keyBindingToken(sdCwt().encode()).encode();
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
