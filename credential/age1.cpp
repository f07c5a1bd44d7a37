// SPDX-License-Identifier: Apache-2.0
#include "credential/age1.h"

#include "credential/base45.h"
#include "credential/disclosures.h"
#include "credential/inflate.h"

namespace carded::credential {
namespace {

constexpr std::uint8_t kZlibFirstByte = 0x78; // RFC 1950: deflate with a window of 32 KiB

/// What follows the prefix is a COSE_Sign1, or a zlib stream of one.
std::optional<WipedBytes> decodeBody(std::string_view text)
{
    if (text.size() > kMaxTextSize) {
        return std::nullopt;
    }
    auto bytes = decodeBase45(text.substr(kAge1Prefix.size()));
    if (!bytes || bytes->empty() || bytes->front() != kZlibFirstByte) {
        return bytes;
    }
    auto inflated = inflateZlib<WipedBytes>(*bytes, kMaxMessageBytes);
    return inflated ? std::optional(*std::move(inflated)) : std::nullopt;
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

ParsedText parseAge1(std::string_view text)
{
    auto bytes = decodeBody(text);
    if (!bytes) {
        return fail(UnverifiableText{PresentationError::Malformed});
    }
    Presentation presentation(Format::Age1, *std::move(bytes));
    const auto message = parseCoseSign1(presentation.bytes(), kMaxMessageBytes);
    const auto header = message ? parseProtectedHeader(message->protectedBytes) : fail(HeaderError::BadCbor);
    if (!header) {
        return fail(UnverifiableText{PresentationError::Malformed});
    }

    std::optional<Credential> credential;
    if (header->type == TokenType::KeyBindingToken) {
        presentation.holder = parseKeyBindingToken(*message, *header);
        credential = presentation.holder ? parseBoundCredential(*header->kcwt) : std::nullopt;
    } else {
        credential = parseCredential(*message, *header);
    }
    if (!credential) {
        return fail(UnverifiableText{PresentationError::Malformed});
    }
    presentation.credential = *std::move(credential);
    if (!header->algorithm || !presentation.credential.header.algorithm) {
        return fail(UnverifiableText{PresentationError::UnsupportedAlgorithm});
    }
    return presentation;
}

Result<DataElements, DataElementError> readAge1Elements(const Credential& credential)
{
    const auto restored = restoreClaims(credential.message.payload, credential.disclosures);
    if (!restored) {
        return fail(DataElementError::BadDisclosures);
    }
    return parseDataElements(*restored, *credential.claims.iat);
}

} // namespace carded::credential
