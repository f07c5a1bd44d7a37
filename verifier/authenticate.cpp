// SPDX-License-Identifier: Apache-2.0
#include "credential/disclosures.h"
#include "verifier/verified_claims.h"

namespace carded::verifier {
namespace {

using credential::Issuer;
using credential::IssuerKey;
using credential::KeyUse;

struct Signer {
    const Issuer* issuer = nullptr;
    const IssuerKey* key = nullptr;
};

/// Every key we take, of an issuer or a holder, is an Ed25519 key.
bool fits(const std::optional<credential::Algorithm>& algorithm)
{
    return algorithm && credential::fitsEd25519(*algorithm);
}

bool mayHaveSigned(const IssuerKey& key, ByteSpan kid, UnixTime now)
{
    return key.use == KeyUse::Credential && equal(key.kid, kid) && key.isCurrent(now);
}

/// The one key that may have signed: of this `kid`, in use now, and the issuer's that the payload names.
Result<Signer, Reason> findSigner(const credential::Presentation& presentation, const credential::TrustList& trust,
                                  UnixTime now)
{
    const credential::Credential& token = presentation.credential;
    bool hasCandidate = false;
    Signer signer;
    for (const Issuer& issuer : trust.issuers) {
        if (!issuer.issues(presentation.format)) {
            continue;
        }
        for (const IssuerKey& key : issuer.keys) {
            if (!mayHaveSigned(key, token.header.kid, now)) {
                continue;
            }
            hasCandidate = true;
            if (issuer.iss == token.claims.iss) {
                signer = {&issuer, &key};
            }
        }
    }
    if (!hasCandidate) {
        return fail(Reason::UnknownIssuer);
    }
    if (signer.key == nullptr) {
        return fail(Reason::BadSignature);
    }
    if (signer.key->revoked) {
        return fail(Reason::KeyRevoked);
    }
    if (!fits(token.header.algorithm)) {
        return fail(Reason::AlgorithmMismatch);
    }
    return signer;
}

bool signatureHolds(const credential::CoseSign1& message, const crypto::Ed25519PublicKey& key)
{
    const auto signature = crypto::Ed25519Signature::from(message.signature);
    return signature && crypto::verifyEd25519(key, credential::sigStructure(message), *signature);
}

/// A code must prove that it is shown by the phone it was made for, unless its issuer binds it to none.
std::optional<Reason> holderProblem(const credential::Presentation& presentation)
{
    const auto& cnf = presentation.credential.claims.cnf;
    if (!presentation.holder) {
        return cnf ? std::optional(Reason::HolderProofMissing) : std::nullopt;
    }
    const bool proven = cnf && cnf->ed25519 && fits(presentation.holder->header.algorithm)
                        && signatureHolds(presentation.holder->message, *cnf->ed25519);
    return proven ? std::nullopt : std::optional(Reason::BadHolderProof);
}

} // namespace

Result<VerifiedClaims, Reason> authenticate(const credential::Presentation& presentation,
                                            const credential::TrustList& trust, UnixTime now)
{
    const credential::Credential& token = presentation.credential;
    const auto signer = findSigner(presentation, trust, now);
    if (!signer) {
        return fail(signer.error());
    }
    if (!signatureHolds(token.message, signer->key->x)) {
        return fail(Reason::BadSignature);
    }
    if (const auto problem = holderProblem(presentation)) {
        return fail(*problem);
    }
    const auto restored = credential::restoreClaims(token.message.payload, token.disclosures);
    if (!restored) {
        return fail(Reason::Malformed);
    }
    auto elements = credential::parseDataElements(*restored, token.claims.iat);
    if (!elements) {
        return fail(Reason::Malformed);
    }

    VerifiedClaims claims;
    claims.m_format = presentation.format;
    claims.m_iss = signer->issuer->iss;
    claims.m_elements = *std::move(elements);
    claims.m_status = token.claims.status;
    claims.m_issuer = {token.claims.exp, token.claims.nbf, token.claims.iat, std::nullopt};
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
