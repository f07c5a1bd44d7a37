// SPDX-License-Identifier: Apache-2.0
#include "tests/support/valid_tokens.h"

#include "tests/support/foreign_tokens.h"
#include "tests/support/token_builder.h"

#include <stdexcept>

namespace carded::test {
namespace {

struct Signer {
    const char* name;
    TestKey key;
    std::int64_t alg;
};

enum class Disclosures : std::uint8_t { None, Two };

/// A key of each kind that an issuer may have, the Ed25519 one under both its numbers.
std::vector<Signer> issuersWith(TestKey ed25519)
{
    return {{"Ed25519", ed25519, -19},
            {"EdDSA", ed25519, -8},
            {"ES256", TestKey::P256, -7},
            {"ES384", TestKey::P384, -35},
            {"PS256", TestKey::Rsa, -37}};
}

std::vector<Signer> holders()
{
    return {{"Ed25519", TestKey::Holder, -19}, {"EdDSA", TestKey::Holder, -8}, {"ES256", TestKey::P256, -7}};
}

TestMessage& sign(TestMessage& token, const Signer& signer)
{
    token.signBy(signer.key).protectedHeader.set(1, item(signer.alg));
    return token;
}

/// The issuer that has a key of each kind promises no status.
TestMessage issuerPart(const Signer& issuer, TestKey holder, Disclosures disclosures)
{
    TestMessage token = sdCwt();
    token.claims.set(8, cnfItem(holder));
    if (issuer.key != TestKey::Issuer) {
        token.claims.set(1, item(kForeignIss)).erase(65535);
    }
    if (disclosures == Disclosures::Two) {
        token.claims.erase("age_over_19");
        disclose(token, {disclosure(1, boolItem(true), item("age_over_19")),
                         disclosure(2, item("2000-01-01"), item("birth_date"))});
    }
    return sign(token, issuer);
}

ValidToken bound(const Signer& issuer, const Signer& holder, Disclosures disclosures)
{
    TestMessage token = keyBindingToken(issuerPart(issuer, holder.key, disclosures).encode());
    token.signer = holder.key;
    token.protectedHeader.set(1, item(holder.alg));
    const std::string name = std::string("AGE1 bound: ") + issuer.name + ", " + holder.name;
    // ES384 takes most of a millisecond, PS256 makes the largest tokens: both are changed everywhere where they stand
    // alone
    const bool isSlow = issuer.key == TestKey::P384 || issuer.key == TestKey::Rsa;
    return {"AGE1 bound",   disclosures == Disclosures::Two ? name + ", disclosing" : name,
            token.encode(), {holder.key, issuer.key},
            age1,           isSlow ? ByteChanges::OneWayEach : ByteChanges::EveryWay};
}

ValidToken printed(const Signer& issuer)
{
    TestMessage token = plainCwt();
    if (issuer.key != TestKey::OtherIssuer) {
        token.claims.set(1, item(kForeignIss));
    }
    return {
        "AGE1 static", std::string("AGE1 static: ") + issuer.name, sign(token, issuer).encode(), {issuer.key}, age1};
}

void addClaim169(std::vector<ValidToken>& tokens, const Signer& issuer)
{
    TestMessage kidProtected = claim169();
    sign(kidProtected, issuer);
    TestMessage kidUnprotected = kidProtected;
    kidUnprotected.protectedHeader.erase(4);
    kidUnprotected.unprotectedHeader.set(4, bytesItem(testKid(issuer.key)));
    TestMessage kidTwice = kidProtected;
    kidTwice.unprotectedHeader.set(4, bytesItem(testKid(issuer.key)));
    TestMessage nameless = kidProtected;
    nameless.claims.erase(1);
    const auto add = [&](const char* shape, const TestMessage& token) {
        const std::string name = std::string("Claim 169: ") + issuer.name + ", " + shape;
        const Bytes message = token.encode();
        tokens.push_back({"Claim 169", name, message, {issuer.key}, bareBase45});
        // the same message, and the same signature, behind the other tag that is allowed
        tokens.push_back(
            {"Claim 169", name + ", 61(18)", tagItem(61, message), {issuer.key}, bareBase45, ByteChanges::OneWayEach});
    };
    add("kid protected", kidProtected);
    add("kid unprotected", kidUnprotected);
    add("kid in both headers", kidTwice);
    add("without iss", nameless);
}

std::vector<ValidToken> makeTokens()
{
    std::vector<ValidToken> tokens;
    for (const Signer& issuer : issuersWith(TestKey::Issuer)) {
        for (const Signer& holder : holders()) {
            tokens.push_back(bound(issuer, holder, Disclosures::None));
            tokens.push_back(bound(issuer, holder, Disclosures::Two));
        }
    }
    for (const Signer& issuer : issuersWith(TestKey::OtherIssuer)) {
        tokens.push_back(printed(issuer));
    }
    for (const Signer& issuer : issuersWith(TestKey::ForeignIssuer)) {
        addClaim169(tokens, issuer);
    }
    const auto cardAround = [](ByteSpan proof) { return TestCard().textAround(proof); };
    tokens.push_back({"TruAge", "TruAge: over 21", TestTruAge().encode(), {}, truAgeText});
    tokens.push_back({"California", "California: production", TestCard().proof(), {}, cardAround});
    return tokens;
}

} // namespace

const std::vector<ValidToken>& validTokens()
{
    static const std::vector<ValidToken> kTokens = makeTokens();
    return kTokens;
}

const ValidToken& validToken(std::string_view name)
{
    for (const ValidToken& token : validTokens()) {
        if (token.name == name) {
            return token;
        }
    }
    throw std::logic_error("validToken(): no such name");
}

} // namespace carded::test
