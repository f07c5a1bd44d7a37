// SPDX-License-Identifier: Apache-2.0
#include "credential/presentation.h"

#include "credential/aamva.h"
#include "credential/age1.h"
#include "credential/claim169.h"
#include "credential/scanned_text.h"

namespace carded::credential {
namespace {

UnverifiableText describeForeign(std::string_view document, std::string_view text)
{
    UnverifiableText foreign{PresentationError::UnsupportedDocument, document};
    if (document == kAamva) {
        foreign.printedBirthDate = printedBirthDate(text);
    }
    return foreign;
}

} // namespace

ParsedText parsePresentation(std::string_view text)
{
    const ScannedText scanned = nameScannedText(text);
    switch (scanned.kind) {
    case TextKind::Age1:
        return parseAge1(scanned.body);
    case TextKind::ForeignDocument:
        return fail(describeForeign(scanned.document, text));
    case TextKind::OnlineCode:
        return fail(UnverifiableText{PresentationError::OnlineCode});
    case TextKind::ArticleNumber:
        return fail(UnverifiableText{PresentationError::ArticleNumber});
    case TextKind::Unknown:
        return parseBareBase45(text);
    }
    return fail(UnverifiableText{});
}

Result<DataElements, DataElementError> readDataElements(const Presentation& presentation)
{
    switch (presentation.format) {
    case Format::Age1:
        return readAge1Elements(presentation.credential);
    case Format::Claim169:
        return readClaim169Elements(presentation.credential);
    }
    return fail(DataElementError::WrongType);
}

std::optional<crypto::Sha256Digest> usedTokenId(const Presentation& presentation)
{
    if (!presentation.holder) {
        return std::nullopt;
    }
    return crypto::sha256(presentation.holder->message.signature);
}

} // namespace carded::credential
