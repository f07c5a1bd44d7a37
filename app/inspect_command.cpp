// SPDX-License-Identifier: Apache-2.0
#include "app/cbor_json.h"
#include "app/commands.h"
#include "credential/presentation.h"
#include "credential/scanned_text.h"
#include "crypto/encoding.h"

#include <iostream>

namespace carded::app {
namespace {

using credential::PresentationError;
using Json = nlohmann::ordered_json;

std::string_view nameOf(PresentationError error)
{
    switch (error) {
    case PresentationError::NotACredential:
        return "not_a_credential";
    case PresentationError::UnsupportedDocument:
        return "unsupported_document";
    case PresentationError::OnlineCode:
        return "online_code";
    case PresentationError::ArticleNumber:
        return "article_number";
    case PresentationError::Malformed:
        return "malformed";
    case PresentationError::UnsupportedAlgorithm:
        return "unsupported_algorithm";
    }
    return "not_a_credential";
}

std::string_view nameOf(credential::TokenType type)
{
    switch (type) {
    case credential::TokenType::Cwt:
        return "cwt";
    case credential::TokenType::SdCwt:
        return "sd-cwt";
    case credential::TokenType::KeyBindingToken:
        return "kb+cwt";
    case credential::TokenType::StatusList:
        return "statuslist+cwt";
    }
    return "cwt";
}

Json describeToken(const credential::CoseSign1& message, const credential::ProtectedHeader& header)
{
    Json token;
    token["typ"] = nameOf(header.type);
    if (!header.kid.empty()) {
        token["kid"] = crypto::encodeBase64Url(header.kid);
    }
    token["payload"] = describeCbor(message.payload);
    token["signature"] = std::to_string(message.signature.size()) + " bytes";
    return token;
}

/// A disclosure is [salt, value, key]: shown as the claim it restores.
Json describeDisclosure(ByteSpan disclosure)
{
    credential::CborReader reader(disclosure);
    const std::size_t items = reader.enterArray();
    (void)reader.readBytes(disclosure.size());
    if (items == 1) {
        return "(decoy)";
    }
    const ByteSpan value = reader.skip();
    if (items == 2) {
        return "(array element)";
    }
    // A map of the one claim, so that the claim's name decides what is shown.
    Bytes map{0xA1};
    const ByteSpan key = reader.skip();
    map.insert(map.end(), key.begin(), key.end());
    map.insert(map.end(), value.begin(), value.end());
    return reader.finish() ? describeCbor(map) : Json();
}

Json describe(const credential::Presentation& presentation)
{
    Json json;
    json["verified"] = false;
    json["format"] = presentation.format;
    if (presentation.holder) {
        json["holder"] = describeToken(presentation.holder->message, presentation.holder->header);
    }
    json["issuer"] = describeToken(presentation.credential.message, presentation.credential.header);
    for (const ByteSpan disclosure : presentation.credential.disclosures) {
        json["disclosed"].push_back(describeDisclosure(disclosure));
    }
    return json;
}

} // namespace

int runInspect(const std::string& text)
{
    const auto presentation = credential::parsePresentation(text);
    Json json;
    if (presentation) {
        json = describe(*presentation);
    } else {
        json["verified"] = false;
        json["problem"] = nameOf(presentation.error());
        const auto document = credential::nameScannedText(text).document;
        if (!document.empty()) {
            json["document"] = document;
        }
    }
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return presentation ? 0 : 2;
}

} // namespace carded::app
