// SPDX-License-Identifier: Apache-2.0
#include "credential/cose_header.h"

#include <algorithm>

namespace carded::credential {
namespace {

constexpr std::int64_t kLabelAlg = 1;
constexpr std::int64_t kLabelKid = 4;
constexpr std::int64_t kLabelKcwt = 13;
constexpr std::int64_t kLabelTyp = 16;
constexpr std::int64_t kLabelSdClaims = 17;
constexpr std::int64_t kLabelSdAlg = 170;
constexpr std::int64_t kAlgSha256 = -16;

struct Labels {
    bool hasAlg = false;
    bool hasSdAlg = false;
    std::optional<Algorithm> algorithm;
    bool isSha256 = true; ///< `sd_alg`, whose default it is
    std::optional<TokenType> type;
    ByteSpan kid;
    std::optional<CoseSign1> kcwt;
};

std::optional<TokenType> tokenTypeOf(std::string_view mediaType)
{
    if (mediaType == "application/cwt") {
        return TokenType::Cwt;
    }
    if (mediaType == "application/sd-cwt") {
        return TokenType::SdCwt;
    }
    if (mediaType == "application/kb+cwt") {
        return TokenType::KeyBindingToken;
    }
    if (mediaType == "application/statuslist+cwt") {
        return TokenType::StatusList;
    }
    if (mediaType == "application/carded-statusdelta+cwt") {
        return TokenType::StatusDelta;
    }
    if (mediaType == "application/carded-setup") {
        return TokenType::SetupCode;
    }
    return std::nullopt;
}

std::optional<TokenType> tokenTypeOf(std::int64_t contentFormat)
{
    switch (contentFormat) {
    case 61:
        return TokenType::Cwt;
    case 293:
        return TokenType::SdCwt;
    case 294:
        return TokenType::KeyBindingToken;
    default:
        return std::nullopt;
    }
}

/// `sd_alg` (-16 is SHA-256) is an integer or a text, as `alg` is.
bool readsSha256(CborReader& reader)
{
    if (reader.peek() == CborMajor::Text) {
        (void)reader.readText();
        return false;
    }
    return reader.readInteger() == kAlgSha256;
}

/// Duplicates were refused with the CBOR rules.
std::optional<HeaderError> readLabel(CborReader& reader, Labels& labels)
{
    const CborKey label = reader.readKey();
    switch (label.kind == CborKey::Kind::Integer ? label.integer : 0) {
    case kLabelAlg:
        labels.hasAlg = true;
        labels.algorithm = readAlgorithm(reader);
        return std::nullopt;
    case kLabelKid:
        labels.kid = reader.readBytes(kMaxKidBytes);
        return labels.kid.empty() ? std::optional(HeaderError::WrongValue) : std::nullopt;
    case kLabelKcwt:
        labels.kcwt = readCoseSign1(reader, kMaxMessageBytes);
        return std::nullopt;
    case kLabelTyp:
        labels.type =
            reader.peek() == CborMajor::Text ? tokenTypeOf(reader.readText()) : tokenTypeOf(reader.readInteger());
        return labels.type ? std::nullopt : std::optional(HeaderError::WrongValue);
    case kLabelSdAlg:
        labels.hasSdAlg = true;
        labels.isSha256 = readsSha256(reader);
        return std::nullopt;
    default:
        return HeaderError::UnknownLabel;
    }
}

bool fitsType(const Labels& labels)
{
    const bool hasKid = !labels.kid.empty();
    const bool hasKcwt = labels.kcwt.has_value();
    switch (labels.type.value_or(TokenType::Cwt)) {
    case TokenType::Cwt:
    case TokenType::SetupCode:
        return hasKid && !hasKcwt && !labels.hasSdAlg;
    case TokenType::SdCwt:
        return hasKid && !hasKcwt;
    case TokenType::KeyBindingToken:
        return !hasKid && hasKcwt && !labels.hasSdAlg;
    case TokenType::StatusList:
    case TokenType::StatusDelta:
        return !hasKcwt && !labels.hasSdAlg;
    }
    return false;
}

} // namespace

std::optional<Algorithm> readAlgorithm(CborReader& reader) noexcept
{
    if (reader.peek() == CborMajor::Text) {
        (void)reader.readText();
        return std::nullopt;
    }
    return algorithmOf(reader.readInteger());
}

Result<ProtectedHeader, HeaderError> parseProtectedHeader(ByteSpan bytes) noexcept
{
    if (checkCbor(bytes, RedactedKeys::Refused)) {
        return fail(HeaderError::BadCbor);
    }
    CborReader reader(bytes);
    Labels labels;
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        if (const auto problem = readLabel(reader, labels)) {
            return fail(*problem);
        }
    }
    if (!reader.finish()) {
        return fail(HeaderError::WrongValue);
    }
    if (!labels.hasAlg || !fitsType(labels)) {
        return fail(HeaderError::WrongSet);
    }
    ProtectedHeader header{labels.type.value_or(TokenType::Cwt), std::nullopt, labels.kid, labels.kcwt};
    if (labels.isSha256) {
        header.algorithm = labels.algorithm;
    }
    return header;
}

Result<std::vector<ByteSpan>, HeaderError> parseSdClaims(ByteSpan unprotectedMap)
{
    std::vector<ByteSpan> disclosures;
    CborReader reader(unprotectedMap);
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        if (!reader.readKey().is(kLabelSdClaims)) {
            return fail(HeaderError::UnknownLabel);
        }
        disclosures.resize(std::min(reader.enterArray(), kMaxArrayItems));
        for (ByteSpan& disclosure : disclosures) {
            disclosure = reader.readBytes(kMaxMessageBytes);
        }
        if (disclosures.empty()) {
            return fail(HeaderError::WrongValue);
        }
    }
    if (!reader.finish()) {
        return fail(HeaderError::WrongValue);
    }
    return disclosures;
}

} // namespace carded::credential
