// SPDX-License-Identifier: Apache-2.0
#include "credential/claim169.h"

#include "credential/base45.h"
#include "credential/inflate.h"

#include <algorithm>
#include <array>

namespace carded::credential {
namespace {

constexpr std::uint64_t kTagCwt = 61;

constexpr std::int64_t kLabelAlg = 1;
constexpr std::int64_t kLabelCrit = 2;
constexpr std::int64_t kLabelKid = 4;
constexpr std::int64_t kLabelTyp = 16;

/// The tag of a COSE message (RFC 9052 section 2), perhaps with a CWT's before it.
std::optional<std::uint64_t> coseTag(ByteSpan bytes)
{
    constexpr std::array<std::uint64_t, 6> kCoseTags{16, 17, 18, 96, 97, 98};
    CborReader reader(bytes);
    std::uint64_t tag = reader.readTag();
    if (tag == kTagCwt) {
        tag = reader.readTag();
    }
    const bool isCose = reader.peek() == CborMajor::Array && std::ranges::count(kCoseTags, tag) != 0;
    return isCose ? std::optional(tag) : std::nullopt;
}

std::string_view documentOf(std::uint64_t coseTag)
{
    constexpr std::uint64_t kTagEncrypt0 = 16;
    constexpr std::uint64_t kTagEncrypt = 96;
    return coseTag == kTagEncrypt0 || coseTag == kTagEncrypt ? "cose-encrypt" : "cose";
}

/// What stands behind a CWT's tag, if there is one.
ByteSpan withoutCwtTag(ByteSpan bytes)
{
    CborReader reader(bytes);
    return reader.readTag() == kTagCwt ? reader.rest() : bytes;
}

/// Whether this is a Claim 169 token at all, sound or not: as far as its bytes can be followed.
bool hasClaim169(ByteSpan message)
{
    CborReader reader(message);
    return atClaim169(readCoseSign1(reader, kMaxMessageBytes).payload).ok();
}

/// `typ` (RFC 9596) of a CWT: another one says that the token was signed for another purpose.
bool readsCwtType(CborReader& reader)
{
    constexpr std::int64_t kContentFormatCwt = 61;
    return reader.peek() == CborMajor::Text ? reader.readText() == "application/cwt"
                                            : reader.readInteger() == kContentFormatCwt;
}

struct Labels {
    bool hasAlg = false;
    bool isSound = true; ///< no `crit`, no empty `kid`, no `typ` of another token
    std::optional<Algorithm> algorithm;
    ByteSpan kid;
};

/// Labels that we do not know are left alone, as RFC 9052 section 3.1 says, but for `crit`, whose sense is that they
/// may not be.
void readLabel(CborReader& reader, Labels& labels)
{
    const CborKey label = reader.readKey();
    switch (label.kind == CborKey::Kind::Integer ? label.integer : 0) {
    case kLabelAlg:
        labels.hasAlg = true;
        labels.algorithm = readAlgorithm(reader);
        return;
    case kLabelCrit:
        labels.isSound = false;
        reader.skip();
        return;
    case kLabelKid:
        labels.kid = reader.readBytes(kMaxKidBytes);
        labels.isSound = labels.isSound && !labels.kid.empty();
        return;
    case kLabelTyp:
        labels.isSound = readsCwtType(reader) && labels.isSound;
        return;
    default:
        reader.skip();
    }
}

/// Nothing unless the map has what a header needs.
std::optional<ProtectedHeader> readProtected(ByteSpan map)
{
    CborReader reader(map);
    Labels labels;
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        readLabel(reader, labels);
    }
    if (!reader.finish() || !labels.hasAlg || !labels.isSound) {
        return std::nullopt;
    }
    return ProtectedHeader{TokenType::Cwt, labels.algorithm, labels.kid, std::nullopt};
}

/// The unprotected header's `kid`: a hint. Empty if there is none. `crit` may stand in the protected header alone.
std::optional<ByteSpan> readUnprotectedKid(ByteSpan map)
{
    CborReader reader(map);
    ByteSpan kid;
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        const CborKey label = reader.readKey();
        if (label.is(kLabelCrit)) {
            return std::nullopt;
        }
        if (!label.is(kLabelKid)) {
            reader.skip();
            continue;
        }
        kid = reader.readBytes(kMaxKidBytes);
        if (kid.empty()) {
            return std::nullopt;
        }
    }
    return reader.finish() ? std::optional(kid) : std::nullopt;
}

std::optional<ProtectedHeader> readHeaders(const CoseSign1& message)
{
    if (checkCbor(message.protectedBytes, RedactedKeys::Refused)) {
        return std::nullopt;
    }
    auto header = readProtected(message.protectedBytes);
    const auto hint = readUnprotectedKid(message.unprotectedMap);
    if (!header || !hint) {
        return std::nullopt;
    }
    if (header->kid.empty()) {
        header->kid = *hint;
    }
    return hint->empty() || equal(header->kid, *hint) ? header : std::nullopt;
}

} // namespace

ParsedText parseBareBase45(std::string_view text)
{
    const auto bytes = text.size() > kMaxTextSize ? std::nullopt : decodeBase45(text);
    auto inflated = bytes ? inflateZlib<WipedBytes>(*bytes, kMaxMessageBytes) : fail(InflateError::NotZlib);
    const auto tag = inflated ? coseTag(*inflated) : std::nullopt;
    if (!tag) {
        return fail(UnverifiableText{PresentationError::NotACredential});
    }
    Presentation presentation(Format::Claim169, *std::move(inflated));
    const ByteSpan encoded = withoutCwtTag(presentation.bytes());
    if (!hasClaim169(encoded)) {
        return fail(UnverifiableText{PresentationError::UnsupportedDocument, documentOf(*tag)});
    }
    const auto message = parseCoseSign1(encoded, kMaxMessageBytes);
    const auto header = message ? readHeaders(*message) : std::nullopt;
    auto claims = message ? parseIssuerClaims(message->payload, RedactedKeys::Refused, RequiredClaims::Exp)
                          : fail(ClaimsError::BadCbor);
    if (!header || !claims) {
        return fail(UnverifiableText{PresentationError::Malformed});
    }
    if (!header->algorithm) {
        return fail(UnverifiableText{PresentationError::UnsupportedAlgorithm});
    }
    presentation.credential = Credential{*message, *header, *std::move(claims), {}};
    return presentation;
}

} // namespace carded::credential
