// SPDX-License-Identifier: Apache-2.0
#include "tests/verifier/till.h"

#include <doctest/doctest.h>

#include <random>

using namespace carded;
using verifier::Outcome;

namespace {

constexpr int kRounds = 2'000'000;

/// Codes of every shape that passes, as bytes before base45.
std::vector<Bytes> passingCodes()
{
    auto disclosing = test::sdCwt();
    disclosing.claims.erase("age_over_19");
    test::disclose(disclosing, {test::disclosure(1, test::boolItem(true), test::item("age_over_19")),
                                test::disclosure(2, test::item("2000-01-01"), test::item("birth_date"))});
    return {test::keyBindingToken(test::sdCwt().encode()).encode(), test::keyBindingToken(disclosing.encode()).encode(),
            test::plainCwt().encode()};
}

/// One to four changes: a byte set, dropped, put in, or a run of bytes taken from another code.
Bytes mutated(const Bytes& code, const Bytes& other, std::mt19937& random)
{
    Bytes result = code;
    for (unsigned changes = random() % 4 + 1; changes > 0; --changes) {
        const auto at = static_cast<std::ptrdiff_t>(random() % result.size());
        const auto from = static_cast<std::ptrdiff_t>(random() % other.size());
        const auto length = std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(random() % 32 + 1),
                                                     static_cast<std::ptrdiff_t>(other.size()) - from);
        switch (random() % 4) {
        case 0:
            result[static_cast<std::size_t>(at)] = static_cast<std::uint8_t>(random());
            break;
        case 1:
            result.erase(result.begin() + at);
            break;
        case 2:
            result.insert(result.begin() + at, static_cast<std::uint8_t>(random()));
            break;
        default:
            result.insert(result.begin() + at, other.begin() + from, other.begin() + from + length);
            break;
        }
    }
    return result;
}

} // namespace

TEST_CASE("verify: of two million changed codes none passes")
{
    test::TestTill till;
    till.policy.presentation.staticCodes = policy::StaticCodes::Accept;
    const std::vector<Bytes> codes = passingCodes();
    for (const Bytes& code : codes) {
        REQUIRE((till.verdictOn(test::age1(code)).outcome() == Outcome::Pass));
    }
    // NOLINTNEXTLINE(cert-msc32-c,cert-msc51-cpp): the same codes in every run
    std::mt19937 random(20261123);
    int changed = 0;
    for (int round = 0; round < kRounds; ++round) {
        const Bytes& code = codes[random() % codes.size()];
        const Bytes mutant = mutated(code, codes[random() % codes.size()], random);
        if (mutant == code) {
            continue;
        }
        ++changed;
        if (till.verdictOn(test::age1(mutant)).outcome() == Outcome::Pass) {
            FAIL("round ", round, " passes");
        }
    }
    MESSAGE(changed, " changed codes, no pass");
}
