// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "tests/support/mutants.h"
#include "tests/verifier/till.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

using namespace carded;
using test::AcceptingTill;
using test::innerToken;
using test::Mutant;
using test::Signatures;
using test::ValidToken;
using test::validTokens;
using verifier::Outcome;

namespace {

/// What the passes of valid messages vouch for, with and without their signatures.
class Vouched {
public:
    void add(ByteSpan message)
    {
        m_kept.insert(vouchedFor(message, Signatures::Kept));
        m_leftOut.insert(vouchedFor(message, Signatures::LeftOut));
    }
    [[nodiscard]] bool has(const Mutant& mutant) const
    {
        const auto& originals = mutant.signatures == Signatures::Kept ? m_kept : m_leftOut;
        return originals.contains(vouchedFor(mutant.message, mutant.signatures));
    }

private:
    std::set<Bytes> m_kept;
    std::set<Bytes> m_leftOut;
};

struct Tally {
    int mutants = 0;
    int passes = 0; ///< those that change nothing that is vouched for
};

bool passes(test::TestTill& till, const ValidToken& token, ByteSpan message)
{
    return till.verdictOn(token.textOf(message)).outcome() == Outcome::Pass;
}

/// Protected and unprotected, of the outermost layer.
Bytes headersOf(ByteSpan message)
{
    auto tree = test::CborTree::parse(message).value();
    test::CborTree& layer = *outermostLayer(tree);
    layer.items[test::kPayload] = layer.items[test::kSignature] = test::CborTree::byteString({});
    return tree.encode();
}

/// A holder may leave disclosures out; none that the issuer did not make may come in.
bool disclosesNothingElse(ByteSpan mutant, ByteSpan original)
{
    const std::vector<Bytes> made = test::unprotectedStrings(original);
    return std::ranges::all_of(test::unprotectedStrings(mutant),
                               [&](const Bytes& one) { return std::ranges::count(made, one) != 0; });
}

void fail(const ValidToken& token, const Mutant& mutant)
{
    FAIL_CHECK(token.name, ": ", mutant.change, " passes: ", crypto::encodeBase64Url(mutant.message));
}

/// Fewer mutants than the floors would mean that a kind of change no longer happens.
void print(const std::map<std::string, Tally>& tallies, const std::map<std::string, int>& floors)
{
    int all = 0;
    for (const auto& [format, tally] : tallies) {
        MESSAGE(format, ": ", tally.mutants, " mutants; ", tally.passes, " say what a valid token says, and pass");
        all += tally.mutants;
        CHECK(tally.mutants >= floors.at(format));
    }
    CHECK(tallies.size() == floors.size());
    MESSAGE("in all: ", all, " mutants");
}

} // namespace

TEST_CASE("mutants: no valid token can be changed where a signature counts, and pass")
{
    AcceptingTill till;
    Vouched originals;
    for (const ValidToken& token : validTokens()) {
        CAPTURE(token.name);
        REQUIRE(passes(till, token, token.message));
        originals.add(token.message);
    }
    const auto parts = distinctParts(validTokens());
    std::map<std::string, Tally> tallies;
    for (const ValidToken& token : validTokens()) {
        Tally& tally = tallies[token.format];
        for (const Mutant& mutant : everyMutant(token, parts)) {
            if (mutant.message == token.message) {
                continue;
            }
            ++tally.mutants;
            if (passes(till, token, mutant.message)) {
                ++tally.passes;
                if (!originals.has(mutant)) {
                    fail(token, mutant);
                }
            }
        }
    }
    print(tallies,
          {{"AGE1 bound", 40000}, {"AGE1 static", 4000}, {"California", 400}, {"Claim 169", 25000}, {"TruAge", 900}});
}

TEST_CASE("mutants: no holder can change what the issuer has signed, and pass")
{
    AcceptingTill till;
    Vouched originals;
    std::vector<ValidToken> insides;
    std::set<Bytes> headers;
    for (const ValidToken& token : validTokens()) {
        if (const auto inside = innerToken(token)) {
            originals.add(inside->message);
            insides.push_back(*inside);
        }
    }
    const auto parts = distinctParts(insides);
    std::map<std::string, Tally> tallies;
    for (const ValidToken& token : validTokens()) {
        const auto inside = innerToken(token);
        // one of each issuer's algorithm: which key the holder has changes nothing here
        if (!inside || !headers.insert(headersOf(inside->message)).second) {
            continue;
        }
        REQUIRE(passes(till, token, aroundAnother(token, inside->message)));
        Tally& tally = tallies[token.format];
        for (const Mutant& mutant : everyMutant(*inside, parts)) {
            if (mutant.message == inside->message) {
                continue;
            }
            ++tally.mutants;
            if (passes(till, token, aroundAnother(token, mutant.message))) {
                ++tally.passes;
                if (!originals.has(mutant) || !disclosesNothingElse(mutant.message, inside->message)) {
                    fail(token, mutant);
                }
            }
        }
    }
    print(tallies, {{"AGE1 bound", 8000}});
}
