// SPDX-License-Identifier: Apache-2.0
#include "issuer/setup_code.h"

#include "credential/base45.h"
#include "credential/cbor_writer.h"
#include "issuer/cose_writer.h"
#include "issuer/files.h"
#include "tuf/metadata.h"
#include "tuf/verify.h"

namespace carded::issuer {
namespace {

using credential::CborWriter;
using credential::SetupCodeError;

constexpr std::size_t kKidBytes = 8;
constexpr std::int64_t kAlg = 1;
constexpr std::int64_t kKid = 4;
constexpr std::int64_t kTyp = 16;

Bytes encodeContent(const credential::SetupCode& code)
{
    CborWriter writer;
    writer.map(5)
        .integer(1)
        .text(code.store)
        .integer(2)
        .text(code.till)
        .integer(3)
        .text(code.repository)
        .integer(4)
        .text(code.jurisdiction)
        .integer(5)
        .bytes(code.root.span());
    return writer.take();
}

Bytes signContent(Bytes content, const crypto::Ed25519KeyPair& key)
{
    CborWriter header;
    header.map(3)
        .integer(kAlg)
        .integer(kAlgEd25519)
        .integer(kKid)
        .bytes(setupKid(key.publicKey))
        .integer(kTyp)
        .text("application/carded-setup");
    return encodeMessage(signMessage(header.take(), std::move(content), key.secretKey));
}

std::string sentence(SetupCodeError error)
{
    if (error == SetupCodeError::BadStore) {
        return "a store's number has 1 to 32 letters, digits, '.', '_' or '-'";
    }
    if (error == SetupCodeError::BadTill) {
        return "a till's number has 1 to 32 letters, digits, '.', '_' or '-'";
    }
    if (error == SetupCodeError::BadRepository) {
        return "a repository's address is https:// or http://, a host and a path, at most 256 characters, with no "
               "user, query or fragment";
    }
    return error == SetupCodeError::BadJurisdiction ? "a jurisdiction is a policy's, such as KR"
                                                    : "no till would read this as a set-up code";
}

} // namespace

Bytes setupKid(const crypto::Ed25519PublicKey& key)
{
    const auto digest = crypto::sha256(key.span());
    const auto kid = digest.span().first(kKidBytes);
    return {kid.begin(), kid.end()};
}

Result<std::string, IssuerError> makeSetupCode(const credential::SetupCode& code,
                                               const std::optional<crypto::Ed25519KeyPair>& key)
{
    Bytes bytes = encodeContent(code);
    if (key) {
        bytes = signContent(std::move(bytes), *key);
    }
    std::string text = std::string(credential::kSetupPrefix) + credential::encodeBase45(bytes);
    if (const auto read = credential::parseSetupCode(text); !read) {
        return fail(IssuerError{IssuerError::Cause::BadArgument, sentence(read.error())});
    }
    return text;
}

Result<crypto::Sha256Digest, IssuerError> rootFingerprint(const std::filesystem::path& file)
{
    const auto content = readFile(file);
    if (!content) {
        return fail(content.error());
    }
    const auto root = tuf::parseRoot(*content);
    if (!root || !tuf::isSignedBy(*root, root->keys, root->root)) {
        return fail(IssuerError{IssuerError::Cause::BadFile,
                                file.string() + " is no root that signs itself: take metadata/1.root.json"});
    }
    return crypto::sha256(*content);
}

} // namespace carded::issuer
