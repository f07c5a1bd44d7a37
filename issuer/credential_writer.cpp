// SPDX-License-Identifier: Apache-2.0
#include "issuer/credential_writer.h"

#include "credential/cbor_writer.h"
#include "crypto/sha256.h"

#include <algorithm>
#include <utility>

namespace carded::issuer {
namespace {

using credential::CborWriter;

constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kMaxKidBytes = 32;
constexpr std::int64_t kTypSdCwt = 293; // the integer is shorter than application/sd-cwt
constexpr std::uint64_t kTagRedactedItem = 60;
constexpr std::uint8_t kSimpleRedactedKeys = 59;

constexpr std::int64_t kIss = 1;
constexpr std::int64_t kExp = 4;
constexpr std::int64_t kIat = 6;
constexpr std::int64_t kCnf = 8;
constexpr std::int64_t kStatus = 65535;

/// The hash runs over the CBOR byte string, its head included: the draft's examples decide, not its prose.
Bytes disclosureHash(ByteSpan disclosure)
{
    const auto hash = crypto::sha256(CborWriter().bytes(disclosure).data());
    return {hash.data.begin(), hash.data.end()};
}

/// Collects what is hidden while the payload is written.
struct Hiding {
    const RandomSource& random;
    std::vector<Disclosure> disclosures;
    std::vector<Bytes> keyHashes;

    void hideKey(const DataElement& element, ByteSpan value)
    {
        CborWriter writer;
        writer.array(3).bytes(random(kSaltBytes)).encoded(value).text(element.key);
        keyHashes.push_back(disclosureHash(writer.data()));
        disclosures.push_back({element.key, writer.take()});
    }

    /// The hash that stands in for the item.
    Bytes hideItem(const std::string& name, ByteSpan value)
    {
        CborWriter writer;
        writer.array(2).bytes(random(kSaltBytes)).encoded(value);
        auto hash = disclosureHash(writer.data());
        disclosures.push_back({name, writer.take()});
        return hash;
    }
};

Bytes encodeValue(const DataElement& element, Hiding& hiding)
{
    if (element.items.empty()) {
        return element.value;
    }
    CborWriter writer;
    writer.array(element.items.size());
    for (std::size_t i = 0; i < element.items.size(); ++i) {
        if (element.redaction == Redaction::Items) {
            const auto name = element.key + "[" + std::to_string(i) + "]";
            writer.tag(kTagRedactedItem).bytes(hiding.hideItem(name, element.items[i]));
        } else {
            writer.encoded(element.items[i]);
        }
    }
    return writer.take();
}

void writeCnf(CborWriter& writer, const crypto::Ed25519PublicKey& x)
{
    // {1: COSE_Key}, with kty OKP (1), crv Ed25519 (6): RFC 8747 section 3.2, RFC 9053 section 7.2
    writer.integer(kCnf).map(1).integer(1).map(3).integer(1).integer(1).integer(-1).integer(6).integer(-2);
    writer.bytes(x.span());
}

void writeStatus(CborWriter& writer, const credential::StatusReference& status)
{
    writer.integer(kStatus).map(1).text("status_list").map(2);
    writer.text("idx").unsignedInteger(status.idx).text("uri").text(status.uri);
}

Bytes encodePayload(const CredentialContents& contents, Hiding& hiding)
{
    CborWriter shown;
    std::size_t pairs = 3;
    shown.integer(kIss).text(contents.iss);
    shown.integer(kExp).integer(contents.exp.time_since_epoch().count());
    shown.integer(kIat).integer(contents.iat.time_since_epoch().count());
    if (contents.cnf) {
        writeCnf(shown, *contents.cnf);
        ++pairs;
    }
    if (contents.status) {
        writeStatus(shown, *contents.status);
        ++pairs;
    }
    for (const auto& element : contents.elements) {
        const auto value = encodeValue(element, hiding);
        if (element.redaction == Redaction::Whole) {
            hiding.hideKey(element, value);
        } else {
            shown.text(element.key).encoded(value);
            ++pairs;
        }
    }
    for (std::size_t i = 0; i < contents.decoys; ++i) {
        hiding.keyHashes.push_back(disclosureHash(hiding.random(2 * kSaltBytes)));
    }
    if (!hiding.keyHashes.empty()) {
        std::ranges::sort(hiding.keyHashes); // the order must not tell which hash is which element
        shown.simple(kSimpleRedactedKeys).array(hiding.keyHashes.size());
        for (const auto& hash : hiding.keyHashes) {
            shown.bytes(hash);
        }
        ++pairs;
    }
    return CborWriter().map(pairs).encoded(shown.data()).take();
}

Bytes encodeProtected(const CredentialContents& contents, ByteSpan kid)
{
    CborWriter writer;
    writer.map(contents.cnf ? 3 : 2).integer(1).integer(kAlgEd25519).integer(4).bytes(kid);
    if (contents.cnf) { // a plain CWT needs no typ
        writer.integer(16).integer(kTypSdCwt);
    }
    return writer.take();
}

std::optional<std::string> contentsProblem(const CredentialContents& contents, const SigningKey& key)
{
    if (contents.iss.empty()) {
        return "the credential needs an issuer";
    }
    if (contents.exp <= contents.iat) {
        return "the credential would end before it begins";
    }
    if (key.kid.empty() || key.kid.size() > kMaxKidBytes) {
        return "a kid has 1 to 32 bytes";
    }
    const auto isRedacted = [](const DataElement& element) { return element.redaction != Redaction::None; };
    if (!contents.cnf && (contents.decoys > 0 || std::ranges::any_of(contents.elements, isRedacted))) {
        return "a static credential shows everything: only one bound to a holder's key can hide a part";
    }
    return std::nullopt;
}

} // namespace

Result<IssuedCredential, IssuerError> signCredential(const CredentialContents& contents, const SigningKey& key,
                                                     const RandomSource& random)
{
    if (auto problem = contentsProblem(contents, key)) {
        return fail(IssuerError{IssuerError::Cause::BadArgument, std::move(*problem)});
    }
    Hiding hiding{random, {}, {}};
    auto payload = encodePayload(contents, hiding);
    auto message = signMessage(encodeProtected(contents, key.kid), std::move(payload), key.pair.secretKey);
    return IssuedCredential{std::move(message), std::move(hiding.disclosures)};
}

} // namespace carded::issuer
