// SPDX-License-Identifier: Apache-2.0
#include "credential/claim169.h"

#include <limits>

namespace carded::credential {
namespace {

constexpr std::int64_t kClaim169 = 169;
constexpr std::size_t kAnySize = std::numeric_limits<std::size_t>::max();

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
