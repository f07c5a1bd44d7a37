// SPDX-License-Identifier: Apache-2.0
#include "credential/truage_token.h"

#include "base/rfc3339.h"
#include "credential/base58.h"
#include "credential/shape_reader.h"
#include "crypto/ed25519.h"

#include <algorithm>
#include <array>

namespace carded::credential {
namespace {

constexpr std::size_t kUuidBytes = 16;
constexpr std::array<std::uint8_t, 2> kEd25519Multikey{0xED, 0x01};
constexpr std::size_t kKeyBytes = kEd25519Multikey.size() + crypto::Ed25519PublicKey::kSize;
constexpr std::size_t kSignatureBytes = crypto::Ed25519Signature::kSize;
/// A text of kMaxTruAgeText characters holds no more.
constexpr std::size_t kMostConcealed = 640;
constexpr std::size_t kLeastPayload = 50;

/// As the bytes say it, before anything is compared.
struct Raw {
    TruAgeToken token;
    ByteSpan methodController; ///< the two halves of the verification method's DID URL
    ByteSpan methodFragment;
    std::uint64_t created = 0;
    std::uint64_t issued = 0;
    std::uint64_t expires = 0;
};

void readProof(ShapeReader& reader, Raw& raw)
{
    reader.map(5);
    reader.numbers({116, 150, 182});
    raw.created = reader.number();
    reader.numbers({190, 196, 192});
    raw.token.signature = reader.base58(kSignatureBytes, kSignatureBytes);
    reader.numbers({194});
    reader.array(3);
    reader.numbers({1025});
    raw.methodController = reader.bytes(kKeyBytes);
    raw.methodFragment = reader.bytes(kKeyBytes);
}

void readCredential(ShapeReader& reader, Raw& raw)
{
    reader.map(8);
    reader.numbers({1});
    reader.array(3);
    reader.numbers({17, 22, 20, 112});
    reader.array(2);
    reader.numbers({3});
    raw.token.uuid = reader.bytes(kUuidBytes);
    reader.numbers({114});
    readProof(reader, raw);
    reader.numbers({117});
    reader.array(2);
    reader.numbers({108, 130, 158});
    reader.map(2);
    reader.numbers({138});
    raw.token.concealed = reader.base58(1, kMostConcealed);
    reader.numbers({148});
    raw.token.overAge = reader.item();
    reader.numbers({162});
    raw.expires = reader.number();
    reader.numbers({164});
    raw.issued = reader.number();
    reader.numbers({168});
    reader.array(2);
    reader.numbers({1025});
    raw.token.key = reader.bytes(kKeyBytes);
}

/// The age inside the concealed token; empty if its shape is another one.
ByteSpan concealedAge(ByteSpan concealed)
{
    ShapeReader outer(concealed);
    outer.tag(kTagLegacyCborLd);
    outer.map(4);
    outer.numbers({0, 21, 106, 100, 108});
    const ByteSpan meta = outer.base58(1, kMostConcealed);
    outer.numbers({110});
    (void)outer.base58(kLeastPayload, kMostConcealed);
    ShapeReader inner(meta);
    inner.tag(kTagLegacyCborLd);
    inner.map(2);
    inner.numbers({0, 22, 124});
    const ByteSpan age = inner.item();
    return outer.fits() && inner.fits() ? age : ByteSpan();
}

bool isOverAge(ByteSpan item)
{
    CborReader reader(item);
    const std::uint64_t age = reader.readUnsigned();
    return reader.finish() && age >= 1 && age <= kMaxOverAge;
}

UnixTime timeOf(std::uint64_t seconds)
{
    return UnixTime{Seconds{static_cast<std::int64_t>(seconds)}};
}

/// As a URN: groups of 8-4-4-4-12, in small letters (RFC 9562 section 4).
WipedText uuidUrn(ByteSpan uuid)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    constexpr std::string_view kGroupStarts = "\4\6\10\12"; // bytes 4, 6, 8 and 10
    WipedText text("<urn:uuid:");
    for (std::size_t i = 0; i < uuid.size(); ++i) {
        if (kGroupStarts.find(static_cast<char>(i)) != std::string_view::npos) {
            text += '-';
        }
        text += kDigits[uuid[i] >> 4U];
        text += kDigits[uuid[i] & 15U];
    }
    return text += '>';
}

/// Lines of N-Quads about one subject.
class QuadWriter {
public:
    explicit QuadWriter(std::string_view subject) : m_subject(subject) { m_text.reserve(1024); }

    void subject(std::string_view subject) { m_subject = subject; }
    void iri(std::string_view predicate, std::string_view object, std::string_view fragment = {})
    {
        begin(predicate).append("<").append(object).append(fragment).append("> .\n");
    }
    void node(std::string_view predicate, std::string_view label) { begin(predicate).append(label).append(" .\n"); }
    void literal(std::string_view predicate, std::string_view value, std::string_view type)
    {
        begin(predicate).append("\"").append(value).append("\"^^<").append(type).append("> .\n");
    }
    [[nodiscard]] WipedText take() { return std::move(m_text); }

private:
    WipedText& begin(std::string_view predicate)
    {
        return m_text.append(m_subject).append(" <").append(predicate).append("> ");
    }

    WipedText m_subject;
    WipedText m_text;
};

constexpr std::string_view kNode = "_:c14n0";
constexpr std::string_view kType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
constexpr std::string_view kDateTime = "http://www.w3.org/2001/XMLSchema#dateTime";

WipedText proofQuads(const TruAgeToken& token, std::string_view issuer)
{
    const std::string fragment = '#' + std::string(issuer.substr(issuer.rfind(':') + 1));
    QuadWriter writer(kNode);
    writer.literal("http://purl.org/dc/terms/created", formatRfc3339(token.created), kDateTime);
    writer.iri(kType, "https://w3id.org/security#Ed25519Signature2020");
    writer.iri("https://w3id.org/security#proofPurpose", "https://w3id.org/security#assertionMethod");
    writer.iri("https://w3id.org/security#verificationMethod", issuer, fragment);
    return writer.take();
}

WipedText credentialQuads(const TruAgeToken& token, std::string_view issuer)
{
    const std::string age = std::to_string(CborReader(token.overAge).readUnsigned());
    QuadWriter writer(uuidUrn(token.uuid));
    writer.iri(kType, "https://w3id.org/age#OverAgeTokenCredential");
    writer.iri(kType, "https://www.w3.org/2018/credentials#VerifiableCredential");
    writer.node("https://www.w3.org/2018/credentials#credentialSubject", kNode);
    writer.literal("https://www.w3.org/2018/credentials#expirationDate", formatRfc3339(token.expires), kDateTime);
    writer.literal("https://www.w3.org/2018/credentials#issuanceDate", formatRfc3339(token.issued), kDateTime);
    writer.iri("https://www.w3.org/2018/credentials#issuer", issuer);
    writer.subject(kNode);
    writer.literal("https://w3id.org/age#overAge", age, "http://www.w3.org/2001/XMLSchema#positiveInteger");
    writer.literal("https://w3id.org/cit#concealedIdToken", encodeBase58(token.concealed),
                   "https://w3id.org/security#multibase");
    return writer.take();
}

} // namespace

Result<TruAgeToken, TruAgeError> parseTruAgeToken(ByteSpan bytes) noexcept
{
    Raw raw;
    ShapeReader reader(bytes);
    reader.tag(kTagLegacyCborLd);
    reader.map(3);
    reader.numbers({0, 17, 116, 110, 124});
    readCredential(reader, raw);
    TruAgeToken& token = raw.token;
    const ByteSpan inside = concealedAge(token.concealed);
    if (!reader.fits() || inside.empty()) {
        return fail(TruAgeError::WrongShape);
    }
    if (!isOverAge(token.overAge) || !equal(token.overAge, inside)) {
        return fail(TruAgeError::WrongAge);
    }
    if (!equal(token.key.first(kEd25519Multikey.size()), kEd25519Multikey) || !equal(token.key, raw.methodController)
        || !equal(token.key, raw.methodFragment)) {
        return fail(TruAgeError::WrongKey);
    }
    if (raw.issued >= raw.expires || raw.expires >= kTruAgeTimes || raw.created >= kTruAgeTimes) {
        return fail(TruAgeError::WrongTimes);
    }
    token.created = timeOf(raw.created);
    token.issued = timeOf(raw.issued);
    token.expires = timeOf(raw.expires);
    return token;
}

TruAgeQuads quadsOf(const TruAgeToken& token, std::string_view issuer)
{
    return {proofQuads(token, issuer), credentialQuads(token, issuer)};
}

std::string issuerOf(const TruAgeToken& token)
{
    return "did:key:" + std::string(encodeBase58(token.key));
}

} // namespace carded::credential
