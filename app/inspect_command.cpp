// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "base/rfc3339.h"
#include "credential/data_elements.h"
#include "credential/presentation.h"
#include "crypto/encoding.h"

#include <iostream>
#include <nlohmann/json.hpp>

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
    case credential::TokenType::StatusDelta:
        return "carded-statusdelta+cwt";
    case credential::TokenType::SetupCode:
        return "carded-setup";
    }
    return "cwt";
}

std::string_view nameOf(credential::Algorithm algorithm)
{
    switch (algorithm) {
    case credential::Algorithm::Ed25519:
        return "Ed25519";
    case credential::Algorithm::EdDsa:
        return "EdDSA";
    case credential::Algorithm::Es256:
        return "ES256";
    case credential::Algorithm::Es384:
        return "ES384";
    case credential::Algorithm::Ps256:
        return "PS256";
    }
    return "";
}

std::string_view nameOf(const crypto::PublicKey& key)
{
    const auto* evp = std::get_if<crypto::EvpKey>(&key);
    if (evp == nullptr) {
        return "Ed25519";
    }
    switch (evp->type()) {
    case crypto::EvpKey::Type::P256:
        return "P-256";
    case crypto::EvpKey::Type::P384:
        return "P-384";
    case crypto::EvpKey::Type::Rsa:
        return "RSA";
    }
    return "";
}

/// Whole seconds as an integer.
Json describeTime(credential::NumericDate time)
{
    const auto whole = static_cast<std::int64_t>(time.seconds);
    return static_cast<double>(whole) == time.seconds ? Json(whole) : Json(time.seconds);
}

std::string describeDate(const credential::Date& date)
{
    return formatRfc3339(std::chrono::sys_days{date}).substr(0, 10);
}

Json describeHolder(const credential::KeyBindingToken& token)
{
    Json json;
    json["typ"] = nameOf(token.header.type);
    json["aud"] = token.claims.aud;
    json["iat"] = describeTime(token.claims.iat);
    if (token.claims.exp) {
        json["exp"] = describeTime(*token.claims.exp);
    }
    if (token.claims.nbf) {
        json["nbf"] = describeTime(*token.claims.nbf);
    }
    return json;
}

void addTimes(Json& json, const credential::IssuerClaims& claims)
{
    if (claims.lastDay) {
        json["last_day"] = describeDate(*claims.lastDay);
    } else {
        json["exp"] = describeTime(claims.exp);
    }
    if (claims.nbf) {
        json["nbf"] = describeTime(*claims.nbf);
    }
    if (claims.iat) {
        json["iat"] = describeTime(*claims.iat);
    }
}

std::string nameOfType(const credential::Credential& token)
{
    return std::string(token.proof ? "w3c-vc" : nameOf(token.header.type));
}

/// As the trust list writes it.
std::string nameOfKey(const credential::Credential& token)
{
    return token.proof ? std::string(asText(token.header.kid)) : crypto::encodeBase64Url(token.header.kid);
}

Json describeIssuer(const credential::Credential& token)
{
    const credential::IssuerClaims& claims = token.claims;
    Json json;
    json["typ"] = nameOfType(token);
    json["alg"] = nameOf(*token.header.algorithm);
    if (!token.header.kid.empty()) {
        json["kid"] = nameOfKey(token);
    }
    if (claims.iss) {
        json["iss"] = *claims.iss;
    }
    if (claims.aud) {
        json["aud"] = *claims.aud;
    }
    addTimes(json, claims);
    if (claims.cnf) {
        json["cnf"] = claims.cnf->key ? nameOf(*claims.cnf->key) : "a key that this till cannot check with";
    }
    if (claims.status && claims.status->statusList) {
        json["status"] = {{"idx", claims.status->statusList->idx}, {"uri", claims.status->statusList->uri}};
    } else if (claims.status) {
        json["status"] = "another mechanism";
    }
    if (!token.proof) {
        json["disclosures"] = token.disclosures.size();
    }
    return json;
}

Json describePrivilege(const credential::DrivingPrivilege& privilege)
{
    Json json;
    json["vehicle_category_code"] = privilege.vehicleCategoryCode;
    if (privilege.issueDate) {
        json["issue_date"] = describeDate(*privilege.issueDate);
    }
    if (privilege.expiryDate) {
        json["expiry_date"] = describeDate(*privilege.expiryDate);
    }
    return json;
}

/// The data elements that a check may use, and nothing else: names, numbers and what we do not know stay out.
Json describeElements(const credential::DataElements& elements)
{
    Json json = Json::object();
    for (std::size_t age = 0; age < elements.ageOver.size(); ++age) {
        if (elements.ageOver.test(age) || elements.notAgeOver.test(age)) {
            const std::string digits = std::to_string(age);
            json["age_over_" + std::string(digits.size() == 1 ? "0" : "") + digits] = elements.ageOver.test(age);
        }
    }
    if (elements.ageBirthYear) {
        json["age_birth_year"] = *elements.ageBirthYear;
    }
    if (elements.birthDate) {
        json["birth_date"] = describeDate(*elements.birthDate);
    }
    if (elements.issueDate) {
        json["issue_date"] = describeDate(*elements.issueDate);
    }
    if (elements.expiryDate) {
        json["expiry_date"] = describeDate(*elements.expiryDate);
    }
    for (const auto& privilege : elements.drivingPrivileges.value_or(std::vector<credential::DrivingPrivilege>{})) {
        json["driving_privileges"].push_back(describePrivilege(privilege));
    }
    if (!elements.portrait.empty()) {
        json["portrait"] = std::to_string(elements.portrait.size()) + " bytes";
    }
    return json;
}

Json describe(const credential::Presentation& presentation)
{
    const credential::Credential& token = presentation.credential;
    Json json;
    json["verified"] = false;
    json["format"] = toString(presentation.format);
    if (presentation.holder) {
        json["holder"] = describeHolder(*presentation.holder);
    }
    json["issuer"] = describeIssuer(token);
    const auto elements = credential::readDataElements(presentation);
    if (elements) {
        json["data"] = describeElements(*elements);
    } else {
        json["problem"] = elements.error() == credential::DataElementError::BadDisclosures
                              ? "the disclosures do not fit"
                              : "a data element is not sound";
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
        json["problem"] = nameOf(presentation.error().error);
        if (!presentation.error().document.empty()) {
            json["document"] = presentation.error().document;
        }
    }
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return presentation ? 0 : 2;
}

} // namespace carded::app
