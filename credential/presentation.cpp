// SPDX-License-Identifier: Apache-2.0
#include "credential/presentation.h"

#include "credential/aamva.h"
#include "credential/age1.h"
#include "credential/california.h"
#include "credential/claim169.h"
#include "credential/scanned_text.h"
#include "credential/truage.h"

#include <algorithm>
#include <array>

namespace carded::credential {
namespace {

/// One kind of text, told by how it begins. A row without a reader is another system's document that is named and no
/// more.
struct TextRow {
    bool (*isIts)(std::string_view text);
    std::string_view document;
    ParsedText (*read)(std::string_view text);
};

ParsedText readAamva(std::string_view text)
{
    return fail(UnverifiableText{PresentationError::UnsupportedDocument, kAamva, printedBirthDate(text)});
}

ParsedText readLink(std::string_view /*text*/)
{
    return fail(UnverifiableText{PresentationError::OnlineCode});
}

ParsedText readArticleNumber(std::string_view /*text*/)
{
    return fail(UnverifiableText{PresentationError::ArticleNumber});
}

/// The only place that knows the prefixes: the first row that fits decides, whatever follows. A text that none fits may
/// still be bare base45.
constexpr std::array<TextRow, 15> kTexts{{
    {[](std::string_view text) { return text.starts_with(kAge1Prefix); }, {}, parseAge1},
    {[](std::string_view text) { return text.starts_with("HC1:"); }, "eu-dcc", nullptr},
    {[](std::string_view text) { return text.starts_with("NZCP:/"); }, "nz-covid-pass", nullptr},
    {[](std::string_view text) { return text.starts_with("shc:/"); }, "smart-health-card", nullptr},
    {[](std::string_view text) { return text.starts_with("NL2:"); }, "nl-coronacheck", nullptr},
    {[](std::string_view text) { return text.starts_with("VC1-"); }, "w3c-vc", nullptr},
    {[](std::string_view text) { return text.starts_with("mdoc:"); }, "mdoc", nullptr},
    {isSdJwt, "sd-jwt", nullptr},
    {[](std::string_view text) { return text.starts_with("eyJ"); }, "jwt", nullptr},
    {[](std::string_view text) { return text.starts_with(kTruAgePrefix); }, {}, parseTruAge},
    {isVdsNc, "icao-vds-nc", nullptr},
    {isSignedByCalifornia, {}, parseCalifornia},
    {isAamva, kAamva, readAamva},
    {isLink, {}, readLink},
    {isArticleNumber, {}, readArticleNumber},
}};

} // namespace

ParsedText parsePresentation(std::string_view text)
{
    const auto* const row = std::ranges::find_if(kTexts, [text](const TextRow& one) { return one.isIts(text); });
    if (row == kTexts.end()) {
        return parseBareBase45(text);
    }
    return row->read != nullptr ? row->read(text)
                                : fail(UnverifiableText{PresentationError::UnsupportedDocument, row->document});
}

Result<DataElements, DataElementError> readDataElements(const Presentation& presentation)
{
    switch (presentation.format) {
    case Format::Age1:
        return readAge1Elements(presentation.credential);
    case Format::Claim169:
        return readClaim169Elements(presentation.credential);
    case Format::TruAge:
        return readTruAgeElements(*presentation.credential.proof);
    case Format::California:
        return readCaliforniaElements(*presentation.credential.proof);
    }
    return fail(DataElementError::WrongType);
}

bool signatureHolds(const Credential& credential, const crypto::PublicKey& key)
{
    return credential.proof ? signatureHolds(*credential.proof, key) : signatureHolds(credential.message, key);
}

std::optional<SingleUse> singleUseOf(const Presentation& presentation)
{
    if (presentation.holder) {
        return SingleUse{crypto::sha256(presentation.holder->message.signature), std::nullopt};
    }
    const auto& proof = presentation.credential.proof;
    if (!proof || proof->uuid.empty()) {
        return std::nullopt;
    }
    const auto expires = static_cast<std::int64_t>(presentation.credential.claims.exp.seconds);
    return SingleUse{crypto::sha256(proof->uuid), UnixTime{Seconds{expires}}};
}

} // namespace carded::credential
