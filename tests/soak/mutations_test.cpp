// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cose_tree.h"
#include "tests/support/valid_tokens.h"
#include "tests/verifier/till.h"

#include <doctest/doctest.h>

#include <random>
#include <set>

using namespace carded;
using verifier::Outcome;

namespace {

constexpr int kRounds = 2'000'000;

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
    test::AcceptingTill till;
    const std::vector<test::ValidToken>& tokens = test::validTokens();
    std::set<Bytes> originals;
    for (const test::ValidToken& token : tokens) {
        REQUIRE((till.verdictOn(token.textOf(token.message)).outcome() == Outcome::Pass));
        originals.insert(vouchedFor(token.message, test::Signatures::Kept));
    }
    // NOLINTNEXTLINE(cert-msc32-c,cert-msc51-cpp): the same codes in every run
    std::mt19937 random(20261123);
    int changed = 0;
    for (int round = 0; round < kRounds; ++round) {
        const test::ValidToken& token = tokens[random() % tokens.size()];
        const Bytes mutant = mutated(token.message, tokens[random() % tokens.size()].message, random);
        if (originals.contains(vouchedFor(mutant, test::Signatures::Kept))) {
            continue;
        }
        ++changed;
        if (till.verdictOn(token.textOf(mutant)).outcome() == Outcome::Pass) {
            FAIL("round ", round, " passes");
        }
    }
    MESSAGE(changed, " changed codes, no pass");
}
