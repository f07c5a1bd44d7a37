// SPDX-License-Identifier: Apache-2.0
#include "issuer/issue.h"

namespace carded::issuer {
namespace {

IssuerError badArgument(std::string message)
{
    return {IssuerError::Cause::BadArgument, std::move(message)};
}

Result<CredentialContents, IssuerError> contentsOf(const IssuerFolder& issuer, const IssueRequest& request)
{
    if (request.binding == Binding::Static && issuer.description.bindingRequired) {
        return fail(badArgument(issuer.description.iss
                                + " promises that every credential is bound to a holder's key: "
                                  "use an issuer made with --holder-binding optional"));
    }
    auto elements = toDataElements(request.facts, request.iat);
    if (!elements) {
        return fail(elements.error());
    }
    if (elements->empty()) {
        return fail(badArgument("the credential would say nothing: give a birth date, a birth year or an age mark"));
    }
    if (const auto done = redact(*elements, request.redact); !done) {
        return fail(done.error());
    }
    CredentialContents contents;
    contents.iss = issuer.description.iss;
    contents.iat = request.iat;
    contents.exp = request.iat + request.validFor;
    contents.elements = std::move(*elements);
    contents.decoys = request.decoys;
    return contents;
}

} // namespace

Result<Wallet, IssuerError> issueCredential(IssuerFolder& issuer, const IssueRequest& request,
                                            const RandomSource& random)
{
    auto contents = contentsOf(issuer, request);
    if (!contents) {
        return fail(contents.error());
    }
    Wallet wallet;
    wallet.iss = contents->iss;
    wallet.exp = contents->exp;
    if (request.binding == Binding::HolderKey) {
        wallet.holder = crypto::Ed25519Seed::from(random(crypto::Ed25519Seed::kSize)).value();
        contents->cnf = crypto::ed25519KeyPair(*wallet.holder).publicKey;
    }
    if (issuer.description.statusRequired) {
        const auto idx = takeEntry(issuer.statusList, random);
        if (!idx) {
            return fail(idx.error());
        }
        wallet.status = credential::StatusReference{issuer.statusList.uri, *idx};
        contents->status = wallet.status;
    }
    auto credential = signCredential(*contents, issuer.credentialKey, random);
    if (!credential) {
        return fail(credential.error());
    }
    wallet.credential = std::move(*credential);
    return wallet;
}

Result<void, IssuerError> setWalletStatus(IssuerFolder& issuer, const Wallet& wallet, StatusValue value)
{
    if (!wallet.status) {
        return fail(badArgument("this credential has no entry in a status list: it stays good until it expires"));
    }
    if (wallet.iss != issuer.description.iss || wallet.status->uri != issuer.statusList.uri) {
        return fail(badArgument("this credential is from " + wallet.iss + ", not from " + issuer.description.iss));
    }
    return setStatus(issuer.statusList, wallet.status->idx, value);
}

} // namespace carded::issuer
