// SPDX-License-Identifier: Apache-2.0
#include "verifier/verified_claims.h"

#include <algorithm>
#include <vector>

namespace carded::verifier {
namespace {

using credential::Issuer;
using credential::IssuerKey;
using credential::KeyUse;

struct Signer {
    const Issuer* issuer = nullptr;
    const IssuerKey* key = nullptr;
};

bool mayHaveSigned(const IssuerKey& key, ByteSpan kid, UnixTime now)
{
    return key.use == KeyUse::Credential && key.isCurrent(now) && (kid.empty() || equal(key.kid, kid));
}

/// The keys that may have signed: of this format and `kid`, and in use now. Where a token names no `kid`, the keys of
/// the issuer that it names; where it names neither, none. A W3C credential's key is its issuer's by its name.
std::vector<Signer> candidates(const credential::Presentation& presentation, const credential::TrustList& trust,
                               UnixTime now)
{
    const ByteSpan kid = presentation.credential.header.kid;
    const auto& iss = presentation.credential.claims.iss;
    const bool isOfNamedIssuer = kid.empty() || !isCose(presentation.format);
    std::vector<Signer> signers;
    for (const Issuer& issuer : trust.issuers) {
        if (!issuer.issues(toString(presentation.format)) || (isOfNamedIssuer && iss != issuer.iss)) {
            continue;
        }
        for (const IssuerKey& key : issuer.keys) {
            if (mayHaveSigned(key, kid, now)) {
                signers.push_back({&issuer, &key});
            }
        }
    }
    return signers;
}

/// Steps 3 and 4. A token without `iss` is its issuer's whose key holds, so there may be several to try; then the
/// reason is that of the candidate that came furthest.
Result<Signer, Reason> findSigner(const credential::Presentation& presentation, const credential::TrustList& trust,
                                  UnixTime now)
{
    const credential::Credential& token = presentation.credential;
    std::vector<Signer> signers = candidates(presentation, trust, now);
    if (signers.empty()) {
        return fail(Reason::UnknownIssuer);
    }
    if (token.claims.iss) {
        std::erase_if(signers, [&](const Signer& signer) { return signer.issuer->iss != *token.claims.iss; });
    }
    if (signers.empty()) {
        return fail(Reason::BadSignature); // by somebody else's key
    }
    if (std::ranges::all_of(signers, [](const Signer& signer) { return signer.key->revoked; })) {
        return fail(Reason::KeyRevoked);
    }
    std::erase_if(signers, [&](const Signer& signer) { return !fits(*token.header.algorithm, signer.key->publicKey); });
    if (signers.empty()) {
        return fail(Reason::AlgorithmMismatch);
    }
    const auto signer = std::ranges::find_if(
        signers, [&](const Signer& candidate) { return signatureHolds(token, candidate.key->publicKey); });
    if (signer == signers.end()) {
        return fail(Reason::BadSignature);
    }
    return signer->key->revoked ? Result<Signer, Reason>(fail(Reason::KeyRevoked)) : *signer;
}

/// A code must prove that it is shown by the phone it was made for, unless its issuer binds it to none.
std::optional<Reason> holderProblem(const credential::Presentation& presentation)
{
    const auto& cnf = presentation.credential.claims.cnf;
    if (!presentation.holder) {
        return cnf ? std::optional(Reason::HolderProofMissing) : std::nullopt;
    }
    const bool proven = cnf && cnf->key && fits(*presentation.holder->header.algorithm, *cnf->key)
                        && signatureHolds(presentation.holder->message, *cnf->key);
    return proven ? std::nullopt : std::optional(Reason::BadHolderProof);
}

} // namespace

Binding VerifiedClaims::binding() const noexcept
{
    if (m_holder) {
        return Binding::Bound;
    }
    return m_format == credential::Format::TruAge ? Binding::SingleUse : Binding::Static;
}

Result<VerifiedClaims, Reason> authenticate(const credential::Presentation& presentation,
                                            const credential::TrustList& trust, UnixTime now)
{
    const credential::Credential& token = presentation.credential;
    const auto signer = findSigner(presentation, trust, now);
    if (!signer) {
        return fail(signer.error());
    }
    if (const auto problem = holderProblem(presentation)) {
        return fail(*problem);
    }
    auto elements = credential::readDataElements(presentation);
    if (!elements) {
        return fail(Reason::Malformed);
    }

    VerifiedClaims claims;
    claims.m_format = presentation.format;
    claims.m_iss = signer->issuer->iss;
    claims.m_elements = *std::move(elements);
    claims.m_status = token.claims.status;
    claims.m_issuer = {token.claims.exp, token.claims.lastDay, token.claims.nbf, token.claims.iat, std::nullopt};
    if (token.claims.aud) {
        claims.m_issuer.aud = std::string(*token.claims.aud);
    }
    if (presentation.holder) {
        const credential::HolderClaims& holder = presentation.holder->claims;
        claims.m_holder = {holder.iat, holder.exp, holder.nbf, std::string(holder.aud)};
    }
    claims.m_issuerPromisesBinding = signer->issuer->holderBinding == credential::Promise::Required;
    claims.m_issuerPromisesStatus = signer->issuer->status == credential::Promise::Required;
    return claims;
}

} // namespace carded::verifier
