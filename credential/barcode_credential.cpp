// SPDX-License-Identifier: Apache-2.0
#include "credential/barcode_credential.h"

#include "credential/protected_elements.h"
#include "credential/shape_reader.h"
#include "crypto/encoding.h"

#include <algorithm>
#include <vector>

namespace carded::credential {
namespace {

constexpr std::size_t kSignatureBytes = 64;
constexpr std::uint64_t kContextKey = 1;
constexpr std::uint64_t kTypesKey = 157;
constexpr std::uint64_t kTypeKey = 156;
constexpr std::uint64_t kVerifiableCredential = 118;
constexpr std::uint64_t kOpticalBarcodeCredential = 164;
constexpr std::uint64_t kStatusEntry = 166;
constexpr std::uint64_t kDataIntegrityProof = 108;

/// Empty for an item that stands for none.
std::string_view urlOf(ByteSpan item, const BarcodeNumbers& numbers)
{
    const auto found = std::ranges::find_if(numbers.urls, [&](const BarcodeUrl& row) { return equal(row.item, item); });
    return found == numbers.urls.end() ? std::string_view() : found->url;
}

void readStatus(ShapeReader& reader, const BarcodeNumbers& numbers, BarcodeCredential& credential)
{
    if (numbers.statusKey == 0) {
        return;
    }
    reader.numbers({numbers.statusKey});
    reader.map(3);
    reader.numbers({kTypeKey, kStatusEntry, numbers.statusBaseKey});
    credential.statusBase = urlOf(reader.item(), numbers);
    reader.numbers({numbers.statusIndexKey});
    credential.statusIndex = reader.number();
}

void readSubject(ShapeReader& reader, const BarcodeNumbers& numbers, BarcodeCredential& credential)
{
    reader.numbers({numbers.subjectKey});
    reader.map(numbers.protectedIndexKey == 0 ? 1 : 2);
    reader.numbers({kTypeKey, numbers.subjectType});
    if (numbers.protectedIndexKey != 0) {
        reader.numbers({numbers.protectedIndexKey});
        credential.protectedIndex = reader.base64Url(kProtectedIndexBytes);
    }
}

void readProof(ShapeReader& reader, const BarcodeNumbers& numbers, BarcodeCredential& credential)
{
    reader.numbers({numbers.proofKey});
    reader.map(5);
    reader.numbers({kTypeKey, kDataIntegrityProof, numbers.suiteKey, numbers.suite, numbers.purposeKey, numbers.purpose,
                    numbers.valueKey});
    credential.signature = reader.base58(kSignatureBytes, kSignatureBytes);
    reader.numbers({numbers.methodKey});
    credential.method = urlOf(reader.item(), numbers);
}

enum class Node : std::uint8_t { Credential, Subject, Status };

/// `subject predicate object`: the object is another node, or a literal where it has a type, or a URL.
struct Quad {
    Node subject;
    std::string_view predicate;
    std::string_view object;
    std::string_view type = {};
    std::optional<Node> node = std::nullopt;
};

using Quads = std::vector<Quad>;

constexpr std::string_view kType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// Literals that stand nowhere else; quads look at them.
struct Literals {
    std::string protectedIndex;
    std::string statusIndex;
};

Literals literalsOf(const BarcodeCredential& credential)
{
    return {'u' + crypto::encodeBase64Url(credential.protectedIndex), std::to_string(credential.statusIndex)};
}

Quads quadsOf(const BarcodeCredential& credential, const BarcodeNumbers& numbers, const Literals& literals)
{
    Quads quads{
        {Node::Credential, kType, "https://w3id.org/vc-barcodes#OpticalBarcodeCredential"},
        {Node::Credential, kType, "https://www.w3.org/2018/credentials#VerifiableCredential"},
        {Node::Credential, "https://www.w3.org/2018/credentials#credentialSubject", {}, {}, Node::Subject},
        {Node::Credential, "https://www.w3.org/2018/credentials#issuer", credential.issuer},
        {Node::Subject, kType, numbers.subjectTypeUrl},
    };
    if (!credential.protectedIndex.empty()) {
        quads.push_back({Node::Subject, "https://w3id.org/vc-barcodes#protectedComponentIndex", literals.protectedIndex,
                         "https://w3id.org/security#multibase"});
    }
    if (!credential.statusBase.empty()) {
        quads.push_back(
            {Node::Credential, "https://www.w3.org/2018/credentials#credentialStatus", {}, {}, Node::Status});
        quads.push_back({Node::Status, kType, "https://w3id.org/vc-barcodes#TerseBitstringStatusListEntry"});
        quads.push_back({Node::Status, "https://w3id.org/vc-barcodes#terseStatusListBaseUrl", credential.statusBase});
        quads.push_back({Node::Status, "https://w3id.org/vc-barcodes#terseStatusListIndex", literals.statusIndex,
                         "http://www.w3.org/2001/XMLSchema#integer"});
    }
    return quads;
}

/// `label` names the nodes.
template <class Label>
void writeLine(WipedText& text, const Quad& quad, Label label)
{
    text.append(label(quad.subject)).append(" <").append(quad.predicate).append("> ");
    if (quad.node) {
        text.append(label(*quad.node));
    } else if (quad.type.empty()) {
        text.append("<").append(quad.object).append(">");
    } else {
        text.append("\"").append(quad.object).append("\"^^<").append(quad.type).append(">");
    }
    text.append(" .\n");
}

/// The quads as lines, sorted and joined; `isIn` says which. Two texts and a list of lines are all the memory that is
/// asked for: this is done five times for each card.
template <class Label, class IsIn>
WipedText written(const Quads& quads, Label label, IsIn isIn)
{
    constexpr std::size_t kEnough = 2048;
    WipedText unsorted;
    unsorted.reserve(kEnough);
    std::vector<std::pair<std::size_t, std::size_t>> places;
    places.reserve(quads.size());
    for (const Quad& quad : quads) {
        if (isIn(quad)) {
            const std::size_t start = unsorted.size();
            writeLine(unsorted, quad, label);
            places.emplace_back(start, unsorted.size() - start);
        }
    }
    const auto lineAt = [&](const auto& place) { return std::string_view(unsorted).substr(place.first, place.second); };
    std::ranges::sort(places, {}, lineAt);
    WipedText text;
    text.reserve(unsorted.size());
    for (const auto& place : places) {
        text.append(lineAt(place));
    }
    return text;
}

/// RDF Dataset Canonicalization section 4.6: what can be said of a node without the labels of others.
crypto::Sha256Digest firstDegreeHash(const Quads& quads, Node node)
{
    const auto label = [node](Node other) -> std::string_view { return other == node ? "_:a" : "_:z"; };
    const auto isIn = [node](const Quad& quad) { return quad.subject == node || quad.node == node; };
    return crypto::sha256ByOpenSsl(asBytes(written(quads, label, isIn)));
}

/// In canonical N-Quads. Nothing if two nodes have one hash: then their labels are not theirs alone.
std::optional<WipedText> canonical(const Quads& quads)
{
    constexpr std::array<std::string_view, 3> kLabels{"_:c14n0", "_:c14n1", "_:c14n2"};
    std::vector<std::pair<crypto::Sha256Digest, Node>> order;
    for (const Node node : {Node::Credential, Node::Subject, Node::Status}) {
        if (std::ranges::any_of(quads, [node](const Quad& quad) { return quad.subject == node; })) {
            order.emplace_back(firstDegreeHash(quads, node), node);
        }
    }
    std::ranges::sort(order);
    const auto sameHash = [](const auto& one, const auto& next) { return one.first == next.first; };
    if (std::ranges::adjacent_find(order, sameHash) != order.end()) {
        return std::nullopt;
    }
    const auto label = [&](Node node) {
        const auto place = std::ranges::find(order, node, &std::pair<crypto::Sha256Digest, Node>::second);
        return kLabels[static_cast<std::size_t>(place - order.begin())];
    };
    return written(quads, label, [](const Quad&) { return true; });
}

WipedText proofQuads(const BarcodeCredential& credential)
{
    const Quads quads{
        {Node::Credential, kType, "https://w3id.org/security#DataIntegrityProof"},
        {Node::Credential, "https://w3id.org/security#cryptosuite", "ecdsa-xi-2023",
         "https://w3id.org/security#cryptosuiteString"},
        {Node::Credential, "https://w3id.org/security#proofPurpose", "https://w3id.org/security#assertionMethod"},
        {Node::Credential, "https://w3id.org/security#verificationMethod", credential.method},
    };
    return written(
        quads, [](Node) { return std::string_view("_:c14n0"); }, [](const Quad&) { return true; });
}

} // namespace

std::optional<BarcodeCredential> parseBarcodeCredential(ByteSpan bytes, const BarcodeNumbers& numbers) noexcept
{
    BarcodeCredential credential;
    ShapeReader reader(bytes);
    reader.tag(kTagCborLd);
    reader.array(2);
    reader.numbers({numbers.registryEntry});
    reader.map(numbers.statusKey == 0 ? 5 : 6);
    reader.numbers({kContextKey});
    reader.array(numbers.contexts.size());
    for (const std::uint64_t context : numbers.contexts) {
        reader.numbers({context});
    }
    reader.numbers({kTypesKey});
    reader.array(2);
    reader.numbers({kVerifiableCredential, kOpticalBarcodeCredential});
    readStatus(reader, numbers, credential);
    readSubject(reader, numbers, credential);
    reader.numbers({numbers.issuerKey});
    credential.issuer = urlOf(reader.item(), numbers);
    readProof(reader, numbers, credential);
    const bool hasUrls = !credential.issuer.empty() && !credential.method.empty()
                         && credential.statusBase.empty() == (numbers.statusKey == 0);
    const bool fits = reader.fits() && hasUrls && credential.statusIndex < kStatusIndexes;
    return fits ? std::optional(credential) : std::nullopt;
}

std::optional<WipedBytes> barcodeMessage(const BarcodeCredential& credential, const BarcodeNumbers& numbers,
                                         const crypto::Sha256Digest& opticalData)
{
    const Literals literals = literalsOf(credential);
    const auto text = canonical(quadsOf(credential, numbers, literals));
    if (!text) {
        return std::nullopt;
    }
    const WipedText options = proofQuads(credential);
    WipedBytes message;
    for (const ByteSpan part : {asBytes(options), asBytes(*text), opticalData.span()}) {
        const crypto::Sha256Digest digest = crypto::sha256ByOpenSsl(part);
        message.insert(message.end(), digest.data.begin(), digest.data.end());
    }
    return message;
}

} // namespace carded::credential
