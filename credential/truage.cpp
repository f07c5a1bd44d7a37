// SPDX-License-Identifier: Apache-2.0
#include "credential/truage.h"

#include "credential/base32.h"
#include "credential/truage_token.h"

#include <algorithm>

namespace carded::credential {
namespace {

constexpr char kBase32 = 'B'; ///< multibase: base32, capital letters, no padding

ParsedText problem(PresentationError error)
{
    return fail(UnverifiableText{error, toString(Format::TruAge)});
}

WipedBytes hashesOf(const TruAgeQuads& quads)
{
    WipedBytes hashes;
    for (const WipedText& text : {std::cref(quads.proof), std::cref(quads.credential)}) {
        const crypto::Sha256Digest digest = crypto::sha256(asBytes(text));
        hashes.insert(hashes.end(), digest.data.begin(), digest.data.end());
    }
    return hashes;
}

} // namespace

ParsedText parseTruAge(std::string_view text)
{
    const std::string_view body = text.substr(kTruAgePrefix.size());
    if (!body.starts_with(kBase32)) {
        return problem(PresentationError::UnsupportedDocument);
    }
    auto bytes = text.size() <= kMaxTruAgeText ? decodeBase32(body.substr(1)) : std::nullopt;
    if (!bytes) {
        return problem(PresentationError::Malformed);
    }
    if (CborReader(*bytes).readTag() != kTagLegacyCborLd) {
        return problem(PresentationError::UnsupportedDocument);
    }
    Presentation presentation(Format::TruAge, *std::move(bytes));
    const auto token = parseTruAgeToken(presentation.bytes());
    if (!token) {
        return problem(PresentationError::Malformed);
    }
    Credential& credential = presentation.credential;
    credential.header.algorithm = Algorithm::Ed25519;
    credential.claims.iss = issuerOf(*token);
    credential.claims.iat = numericDate(token->issued);
    credential.claims.exp = numericDate(token->expires);
    credential.proof =
        W3cProof{hashesOf(quadsOf(*token, *credential.claims.iss)), token->signature, token->uuid, token->overAge};
    return presentation;
}

DataElements readTruAgeElements(const W3cProof& proof)
{
    DataElements elements;
    const std::uint64_t age = CborReader(proof.age).readUnsigned();
    elements.ageOver.set(std::min<std::size_t>(age, elements.ageOver.size() - 1));
    return elements;
}

} // namespace carded::credential
