// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"
#include "credential/disclosures.h"
#include "credential/presentation.h"
#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "tests/corpus/corpus.h"
#include "tests/corpus/keys.h"
#include "tests/support/token_builder.h"
#include "verifier/judge.h"

#include <stdexcept>

namespace carded::corpus {
namespace {

using credential::PresentationError;

constexpr std::int64_t kClock = 4250; // as the cases' `times` says

Bytes bytesOf(const std::string& file, const SetFolder& folder)
{
    if (file.ends_with(".hex")) {
        return folder.hex(file);
    }
    const std::string text = folder.text(file);
    const ByteSpan bytes = asBytes(text);
    return {bytes.begin(), bytes.end()};
}

/// The issuer's key: of the draft's examples in PEM, of the others by its number.
crypto::PublicKey issuerKeyOf(const std::string& file, SetFolder& folder)
{
    if (file.starts_with("ietf-draft/")) {
        return publicKeyOfPem(folder.text("ietf-draft/issuer_privkey.pem"));
    }
    const nlohmann::json& keys = folder.json("esdicawt/keys.json");
    return crypto::Ed25519PublicKey::from(hexBytes(keys["issuer_ed25519_public"])).value();
}

/// A time at which the case is current: what its `times` says, or when its last signer signed.
UnixTime clockOf(const nlohmann::json& oneCase, const credential::Presentation& presentation)
{
    if (oneCase.contains("times")) {
        return UnixTime{Seconds{kClock}};
    }
    const double iat =
        presentation.holder ? presentation.holder->claims.iat.seconds : presentation.credential.claims.iat->seconds;
    return UnixTime{Seconds{static_cast<std::int64_t>(iat)}};
}

/// Steps 3 to 7 of the verdict: `accept` or the reason not to.
std::string authenticated(const nlohmann::json& oneCase, const credential::Presentation& presentation,
                          SetFolder& folder)
{
    const credential::Credential& token = presentation.credential;
    const auto trust = trustIn(*token.claims.iss, token.header.kid, issuerKeyOf(oneCase["file"], folder));
    const UnixTime now = clockOf(oneCase, presentation);
    const auto claims = verifier::authenticate(presentation, trust, now);
    if (!claims) {
        return std::string(toString(claims.error()));
    }
    const auto problem = verifier::timeProblem(*claims, policy::Presentation{}, now);
    return problem ? std::string(toString(*problem)) : "accept";
}

/// Whether every disclosure finds its place, under whatever algorithm the token is signed.
bool hasWholeStructure(ByteSpan message)
{
    const auto outer = credential::parseCoseSign1(message, credential::kMaxMessageBytes);
    const auto header =
        outer ? credential::parseProtectedHeader(outer->protectedBytes) : fail(credential::HeaderError::BadCbor);
    if (!header) {
        return false;
    }
    const credential::CoseSign1 token = header->kcwt ? *header->kcwt : *outer;
    const auto disclosures = credential::parseSdClaims(token.unprotectedMap);
    return disclosures && credential::restoreClaims(token.payload, *disclosures).has_value();
}

/// The draft hashes its first disclosure in two ways; ours is over the byte string with its head.
Answer judgeDisclosure(ByteSpan disclosure)
{
    const auto isFound = [&](ByteSpan hashed) {
        const Bytes hashes = test::arrayItem({test::bytesItem(crypto::sha256(hashed).span())});
        const Bytes payload = test::MapBuilder().add(test::redactedKeysLabel(), hashes).encode();
        return credential::restoreClaims(payload, std::array{disclosure}).has_value();
    };
    return Answer::of(isFound(test::bytesItem(disclosure)) && !isFound(disclosure), "hashed in the other way");
}

} // namespace

/// Compared. Tokens labelled `accept`, `accept_issuer_form`, or `unsupported` (for a verifier with Ed25519 alone: the
/// draft's own, by ES384 and ES256): every layer, both signatures, disclosures and times; an SD-CWT by itself up to the
/// holder's proof, which is missing. `reject`: no signature is even looked at. `policy`: the old form with `kcwt` in a
/// byte string is malformed; hashes cover the byte string's head.
Answer judgeSdCwt(const nlohmann::json& oneCase, SetFolder& folder)
{
    const Bytes bytes = bytesOf(oneCase["file"], folder);
    if (oneCase["kind"] == "disclosure") {
        return judgeDisclosure(bytes);
    }
    const std::string verdict = oneCase["verdict"];
    const auto parsed = credential::parsePresentation("AGE1:" + credential::encodeBase45(bytes));
    if (verdict == "reject" || verdict == "policy") {
        return Answer::of(!parsed && parsed.error().error == PresentationError::Malformed, "not malformed");
    }
    if (!parsed) {
        return Answer::disagree("does not parse");
    }
    const std::string answer = authenticated(oneCase, *parsed, folder);
    const bool isIssuerForm = oneCase["kind"] == "sd-cwt";
    if (isIssuerForm && !hasWholeStructure(bytes)) {
        return Answer::disagree("a disclosure has no place");
    }
    return Answer::of(answer == (isIssuerForm ? "holder_proof_missing" : "accept"), answer);
}

} // namespace carded::corpus
