// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/corpus.h"
#include "tests/corpus/keys.h"
#include "tests/verifier/till.h"
#include "verifier/verified_claims.h"

#include <stdexcept>

namespace carded::corpus {
namespace {

constexpr std::int64_t kClock = 1750000000;      // as the cases say: the signed tokens are current then
constexpr std::int64_t kAfterwards = 1900000000; // 2030: every token has expired

crypto::PublicKey keyOf(const nlohmann::json& signingKey)
{
    const Bytes key = hexBytes(signingKey["public_key_hex"]);
    if (signingKey["algorithm"] == "EdDSA") {
        return crypto::Ed25519PublicKey::from(key).value();
    }
    return crypto::EvpKey::fromPoint(crypto::EvpKey::Type::P256, key).value();
}

/// What a till says at a time, if it trusts the token's issuer with one key.
verifier::Verdict verdictOn(const std::string& text, const credential::TrustList& trust, std::int64_t at)
{
    test::TestTill till;
    till.trust = trust;
    till.now = UnixTime{Seconds{at}};
    till.verifiedAt = till.now;
    till.clockFloor = till.now;
    return till.verdictOn(text);
}

/// The claims are those that the file expects, they are believed, and yet nothing is sold on them: no date of birth.
Answer judgeSigned(const nlohmann::json& file, const credential::TrustList& trust)
{
    const std::string text = file["qr_data"];
    const auto parsed = credential::parsePresentation(text);
    if (!parsed) {
        return Answer::disagree("does not parse");
    }
    const auto claims = verifier::authenticate(*parsed, trust, UnixTime{Seconds{kClock}});
    if (!claims) {
        return Answer::disagree(test::named(claims.error()));
    }
    const nlohmann::json& expected = file["expected_cwt_meta"];
    const auto& times = claims->issuerPart();
    if (claims->iss() != expected["issuer"] || times.exp.seconds != expected["expiresAt"] || !times.iat
        || times.iat->seconds != expected["issuedAt"] || claims->elements().birthDate) {
        return Answer::disagree("other claims");
    }
    const auto verdict = verdictOn(text, trust, kClock);
    return Answer::of(verdict.outcome() == verifier::Outcome::Refuse && !verdict.issuer.empty(),
                      test::named(verdict.reason));
}

/// A structure that is whole, with a signature of no bytes at all: whatever the time.
Answer judgeUnsigned(const std::string& text, const credential::TrustList& trust)
{
    const auto parsed = credential::parsePresentation(text);
    if (!parsed || !parsed->credential.message.signature.empty()) {
        return Answer::disagree("not read as a message with an empty signature");
    }
    for (const std::int64_t at : {kClock, kAfterwards}) {
        const auto verdict = verdictOn(text, trust, at);
        if (verdict.reason != verifier::Reason::BadSignature) {
            return Answer::disagree(test::named(verdict.reason));
        }
    }
    return Answer::agree();
}

/// The step at which a broken text has to stop, by the name of it in the upstream's error.
std::string stageNamed(const std::string& error)
{
    return error == "Base45Decode" ? "base45" : error == "Decompress" ? "zlib" : error == "CoseParse" ? "cose" : "?";
}

} // namespace

/// Compared. Signed tokens (`accept`, and `unsupported` for a verifier with Ed25519 alone): issuer, times and the
/// signature by the file's key, and that a till which believes them still refuses for want of a birth date. Encrypted:
/// the name of it. Empty signatures: `bad_signature` though their issuer is known. Broken ones: `not_a_credential`, and
/// that they stop at the step which the file names.
Answer judgeClaim169(const nlohmann::json& oneCase, SetFolder& folder)
{
    const nlohmann::json& file = folder.json(oneCase["file"]);
    const std::string text = file["qr_data"];
    if (file.contains("expected_error")) {
        const std::string answer = tillAnswer(text) + " at " + stageOf(text);
        return Answer::of(answer == "not_a_credential at " + stageNamed(file["expected_error"]), answer);
    }
    if (file.contains("encryption_key")) {
        const std::string answer = tillAnswer(text);
        return Answer::of(answer == "unsupported_document cose-encrypt", answer);
    }
    const std::string iss = file["expected_cwt_meta"]["issuer"];
    const bool isSigned = file.contains("signing_key");
    const nlohmann::json& signer = isSigned ? file : folder.json("valid/ed25519-signed.json");
    const auto trust = trustIn(iss, Bytes{1}, keyOf(signer["signing_key"]));
    if (isSigned != (oneCase["verdict"] != "reject")) {
        return Answer::disagree("the label does not fit the file");
    }
    return isSigned ? judgeSigned(file, trust) : judgeUnsigned(text, trust);
}

} // namespace carded::corpus
