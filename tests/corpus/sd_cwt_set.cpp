// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"
#include "credential/disclosures.h"
#include "credential/presentation.h"
#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "tests/corpus/corpus.h"
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

/// A trust list with the one issuer of these tokens.
credential::TrustList trustOf(const nlohmann::json& keys, std::string_view iss)
{
    const std::string kid = keys["issuer_kid_utf8"];
    credential::IssuerKey key;
    key.kid = Bytes(kid.begin(), kid.end());
    key.x = crypto::Ed25519PublicKey::from(hexBytes(keys["issuer_ed25519_public"])).value();
    credential::Issuer issuer;
    issuer.iss = std::string(iss);
    issuer.formats = {"age1"};
    issuer.keys = {key};
    credential::TrustList trust;
    trust.issuers = {issuer};
    return trust;
}

/// Steps 3 to 7 of the verdict at the cases' clock: `accept` or the reason not to.
std::string authenticated(const credential::Presentation& presentation, SetFolder& folder)
{
    const auto trust = trustOf(folder.json("esdicawt/keys.json"), presentation.credential.claims.iss);
    const UnixTime now{Seconds{kClock}};
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

/// Compared. `accept`: every layer, both signatures, disclosures and times at the cases' clock. `accept_issuer_form`:
/// the same up to the holder's proof, which is missing. `reject`: no signature is even looked at. `unsupported`: every
/// layer is whole and the answer names the algorithm; every disclosure has its place. `policy`: the old form with
/// `kcwt` in a byte string is malformed; hashes cover the byte string's head.
Answer judgeSdCwt(const nlohmann::json& oneCase, SetFolder& folder)
{
    const Bytes bytes = bytesOf(oneCase["file"], folder);
    if (oneCase["kind"] == "disclosure") {
        return judgeDisclosure(bytes);
    }
    const std::string verdict = oneCase["verdict"];
    const auto parsed = credential::parsePresentation("AGE1:" + credential::encodeBase45(bytes));
    if (verdict == "reject" || verdict == "policy") {
        return Answer::of(!parsed && parsed.error() == PresentationError::Malformed, "not malformed");
    }
    if (verdict == "unsupported") {
        // Whole, and by its algorithm no Ed25519 key's: what a verifier of Ed25519 alone can know.
        const auto algorithm = parsed ? parsed->credential.header.algorithm : std::nullopt;
        if (parsed ? !algorithm || credential::fitsEd25519(*algorithm)
                   : parsed.error() != PresentationError::UnsupportedAlgorithm) {
            return Answer::disagree("not refused for its algorithm");
        }
        return Answer::of(hasWholeStructure(bytes), "a disclosure has no place");
    }
    if (!parsed) {
        return Answer::disagree("does not parse");
    }
    const std::string answer = authenticated(*parsed, folder);
    const bool isIssuerForm = verdict == "accept_issuer_form";
    if (isIssuerForm && !hasWholeStructure(bytes)) {
        return Answer::disagree("a disclosure has no place");
    }
    return Answer::of(answer == (isIssuerForm ? "holder_proof_missing" : verdict), answer);
}

} // namespace carded::corpus
