// SPDX-License-Identifier: Apache-2.0
#include "credential/presentation.h"

#include "credential/base45.h"
#include "credential/inflate.h"
#include "credential/scanned_text.h"

#include <algorithm>
#include <array>

namespace carded::credential {
namespace {

constexpr std::uint8_t kZlibFirstByte = 0x78; // RFC 1950: deflate with a window of 32 KiB

/// An AGE1 body is a COSE_Sign1, or a zlib stream of one.
std::optional<Bytes> decodeBody(std::string_view body)
{
    auto bytes = decodeBase45(body);
    if (!bytes || bytes->empty() || bytes->front() != kZlibFirstByte) {
        return bytes;
    }
    auto inflated = inflateZlib(*bytes, kMaxMessageBytes);
    return inflated ? std::optional(*std::move(inflated)) : std::nullopt;
}

/// Whether bytes begin as a tagged COSE message does (RFC 9052 section 2), perhaps a CWT's tag before it.
bool beginsAsCose(ByteSpan bytes)
{
    constexpr std::uint64_t kTagCwt = 61;
    constexpr std::array<std::uint64_t, 6> kCoseTags{16, 17, 18, 96, 97, 98};
    CborReader reader(bytes);
    std::uint64_t tag = reader.readTag();
    if (tag == kTagCwt) {
        tag = reader.readTag();
    }
    return reader.peek() == CborMajor::Array && std::ranges::count(kCoseTags, tag) != 0;
}

/// Bare base45 of a compressed COSE object is some other system's credential; anything else is nothing.
PresentationError nameUnknownText(std::string_view text)
{
    const auto bytes = decodeBase45(text);
    const auto inflated = bytes ? inflateZlib(*bytes, kMaxMessageBytes) : fail(InflateError::NotZlib);
    return inflated && beginsAsCose(*inflated) ? PresentationError::UnsupportedDocument
                                               : PresentationError::NotACredential;
}

std::optional<PresentationError> nameForeignText(const ScannedText& scanned, std::string_view text)
{
    switch (scanned.kind) {
    case TextKind::Age1:
        return std::nullopt;
    case TextKind::ForeignDocument:
        return PresentationError::UnsupportedDocument;
    case TextKind::OnlineCode:
        return PresentationError::OnlineCode;
    case TextKind::ArticleNumber:
        return PresentationError::ArticleNumber;
    case TextKind::Unknown:
        return text.size() > kMaxTextSize ? PresentationError::NotACredential : nameUnknownText(text);
    }
    return PresentationError::NotACredential;
}

/// Nothing unless every layer of the issuer's part is whole.
std::optional<Credential> parseCredential(const CoseSign1& message, const ProtectedHeader& header)
{
    const bool isSdCwt = header.type == TokenType::SdCwt;
    if (!isSdCwt && header.type != TokenType::Cwt) {
        return std::nullopt;
    }
    auto disclosures = parseSdClaims(message.unprotectedMap);
    if (!disclosures || (!isSdCwt && !disclosures->empty())) {
        return std::nullopt;
    }
    auto claims = parseIssuerClaims(message.payload, isSdCwt ? RedactedKeys::Allowed : RedactedKeys::Refused);
    if (!claims || (isSdCwt && !claims->cnf)) {
        return std::nullopt;
    }
    return Credential{message, header, *std::move(claims), *std::move(disclosures)};
}

std::optional<KeyBindingToken> parseKeyBindingToken(const CoseSign1& message, const ProtectedHeader& header)
{
    if (CborReader(message.unprotectedMap).enterMap() != 0) {
        return std::nullopt;
    }
    auto claims = parseHolderClaims(message.payload);
    if (!claims) {
        return std::nullopt;
    }
    return KeyBindingToken{message, header, *claims};
}

/// The SD-CWT inside a key binding token: a plain CWT there is not ours.
std::optional<Credential> parseBoundCredential(const CoseSign1& kcwt)
{
    const auto header = parseProtectedHeader(kcwt.protectedBytes);
    if (!header || header->type != TokenType::SdCwt) {
        return std::nullopt;
    }
    return parseCredential(kcwt, *header);
}

} // namespace

Result<Presentation, PresentationError> parsePresentation(std::string_view text)
{
    const ScannedText scanned = nameScannedText(text);
    if (const auto name = nameForeignText(scanned, text)) {
        return fail(*name);
    }
    auto bytes = text.size() > kMaxTextSize ? std::nullopt : decodeBody(scanned.body);
    if (!bytes) {
        return fail(PresentationError::Malformed);
    }
    Presentation presentation;
    presentation.m_bytes = *std::move(bytes);
    presentation.format = "age1";
    const auto message = parseCoseSign1(presentation.m_bytes, kMaxMessageBytes);
    const auto header = message ? parseProtectedHeader(message->protectedBytes) : fail(HeaderError::BadCbor);
    if (!header) {
        return fail(PresentationError::Malformed);
    }

    std::optional<Credential> credential;
    if (header->type == TokenType::KeyBindingToken) {
        presentation.holder = parseKeyBindingToken(*message, *header);
        credential = presentation.holder ? parseBoundCredential(*header->kcwt) : std::nullopt;
    } else {
        credential = parseCredential(*message, *header);
    }
    if (!credential) {
        return fail(PresentationError::Malformed);
    }
    presentation.credential = *std::move(credential);
    if (!header->algorithm || !presentation.credential.header.algorithm) {
        return fail(PresentationError::UnsupportedAlgorithm);
    }
    return presentation;
}

std::optional<crypto::Sha256Digest> usedTokenId(const Presentation& presentation)
{
    if (!presentation.holder) {
        return std::nullopt;
    }
    return crypto::sha256(presentation.holder->message.signature);
}

} // namespace carded::credential
