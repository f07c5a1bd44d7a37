// SPDX-License-Identifier: Apache-2.0
#include "credential/claim169.h"

#include "credential/base45.h"
#include "credential/inflate.h"

#include <algorithm>
#include <array>
#include <limits>

namespace carded::credential {
namespace {

constexpr std::uint64_t kTagCwt = 61;
constexpr std::int64_t kClaim169 = 169;
constexpr std::size_t kAnySize = std::numeric_limits<std::size_t>::max();

constexpr std::int64_t kLabelAlg = 1;
constexpr std::int64_t kLabelCrit = 2;
constexpr std::int64_t kLabelKid = 4;
constexpr std::int64_t kLabelTyp = 16;

// Inside claim 169 (the IANA registration's specification, sections 2 and 3).
constexpr std::int64_t kDateOfBirth = 8;
constexpr std::int64_t kPhoto = 16;
constexpr std::int64_t kPhotoFormat = 17;
constexpr std::int64_t kFace = 62;
constexpr std::int64_t kFaceData = 0;
constexpr std::int64_t kFaceFormat = 1;
constexpr std::int64_t kFaceFormatImage = 0;
constexpr std::int64_t kFaceSubformat = 2;
constexpr std::int64_t kJpeg = 1;
constexpr std::int64_t kWebp = 4;

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

/// A reader that stands at the value of claim 169, or one that has failed.
CborReader atClaim169(ByteSpan payload)
{
    CborReader reader(payload);
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        if (reader.readKey().is(kClaim169)) {
            return reader;
        }
        reader.skip();
    }
    CborReader nothing({});
    nothing.skip();
    return nothing;
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

/// Whether these bytes are a picture to compare a face with: no larger than a face check takes, and beginning as its
/// format says. Whatever is none is passed over: nobody is refused for a photo that nobody asked for.
bool isPicture(ByteSpan bytes, std::optional<std::int64_t> format)
{
    const std::string_view text = asText(bytes);
    if (!format || bytes.size() > kMaxPortraitBytes) {
        return false;
    }
    switch (*format) {
    case kJpeg:
        return text.starts_with("\xFF\xD8\xFF");
    case kWebp:
        return text.starts_with("RIFF") && text.size() >= 12 && text.substr(8).starts_with("WEBP");
    default:
        return false;
    }
}

struct Pictures {
    ByteSpan photo;
    std::optional<std::int64_t> photoFormat;
    ByteSpan face; ///< the first of `face` that is a picture
};

/// Empty for another type.
ByteSpan bytesOrNothing(CborReader& reader)
{
    if (reader.peek() == CborMajor::Bytes) {
        return reader.readBytes(kAnySize);
    }
    reader.skip();
    return {};
}

std::optional<std::int64_t> integerOrNothing(CborReader& reader)
{
    if (reader.peek() == CborMajor::Unsigned || reader.peek() == CborMajor::Negative) {
        return reader.readInteger();
    }
    reader.skip();
    return std::nullopt;
}

/// One entry of `face`: {0: data, 1: format, 2: subformat}.
ByteSpan readFace(CborReader& reader)
{
    if (reader.peek() != CborMajor::Map) {
        reader.skip();
        return {};
    }
    ByteSpan data;
    std::optional<std::int64_t> format;
    std::optional<std::int64_t> subformat;
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        const CborKey key = reader.readKey();
        if (key.is(kFaceData)) {
            data = bytesOrNothing(reader);
        } else if (key.is(kFaceFormat)) {
            format = integerOrNothing(reader);
        } else if (key.is(kFaceSubformat)) {
            subformat = integerOrNothing(reader);
        } else {
            reader.skip();
        }
    }
    return format == kFaceFormatImage && isPicture(data, subformat) ? data : ByteSpan{};
}

/// `face` is an array of such maps, or, as older issuers write it, one of them.
ByteSpan readFaces(CborReader& reader)
{
    if (reader.peek() != CborMajor::Array) {
        return readFace(reader);
    }
    ByteSpan first;
    for (std::size_t items = reader.enterArray(); items > 0 && reader.ok(); --items) {
        const ByteSpan face = readFace(reader);
        if (first.empty()) {
            first = face;
        }
    }
    return first;
}

void readMember(CborReader& reader, std::optional<std::string_view>& dateOfBirth, Pictures& pictures)
{
    const CborKey key = reader.readKey();
    switch (key.kind == CborKey::Kind::Integer ? key.integer : 0) {
    case kDateOfBirth:
        dateOfBirth = reader.readText();
        return;
    case kPhoto:
        pictures.photo = bytesOrNothing(reader);
        return;
    case kPhotoFormat:
        pictures.photoFormat = integerOrNothing(reader);
        return;
    case kFace:
        pictures.face = readFaces(reader);
        return;
    default:
        reader.skip(); // names, addresses, fingerprints: not wanted
    }
}

} // namespace

ParsedText parseBareBase45(std::string_view text)
{
    const auto bytes = text.size() > kMaxTextSize ? std::nullopt : decodeBase45(text);
    auto inflated = bytes ? inflateZlib(*bytes, kMaxMessageBytes) : fail(InflateError::NotZlib);
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

Result<DataElements, DataElementError> readClaim169Elements(const Credential& credential)
{
    CborReader reader = atClaim169(credential.message.payload);
    std::optional<std::string_view> dateOfBirth;
    Pictures pictures;
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        readMember(reader, dateOfBirth, pictures);
    }
    if (!reader.ok()) {
        return fail(DataElementError::WrongType);
    }
    DataElements elements;
    if (dateOfBirth) {
        elements.birthDate = compactDate(*dateOfBirth);
        if (!elements.birthDate) {
            return fail(DataElementError::ImpossibleDate);
        }
    }
    const ByteSpan portrait = isPicture(pictures.photo, pictures.photoFormat) ? pictures.photo : pictures.face;
    elements.portrait.assign(portrait.begin(), portrait.end());
    return elements;
}

} // namespace carded::credential
