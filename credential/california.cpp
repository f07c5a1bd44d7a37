// SPDX-License-Identifier: Apache-2.0
#include "credential/california.h"

#include "credential/aamva.h"
#include "credential/california_urls.h"
#include "credential/protected_elements.h"
#include "crypto/encoding.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace carded::credential {
namespace {

constexpr std::string_view kFileType = "ANSI ";
constexpr std::string_view kIssuer = "636014";
constexpr std::string_view kSubfile = "ZC";
constexpr std::string_view kProofElement = "ZCE";
/// base64 of the tag that every proof begins with.
constexpr std::string_view kProofStart = "ZCE2csd";
constexpr std::size_t kDateDigits = 8;

/// What must be signed, so that a card says something: whose it is, of where, until when, and when they were born.
constexpr std::array<std::string_view, 6> kNeeded{"DAC", "DAJ", "DAQ", "DBA", "DBB", "DCS"};

/// MMDDCCYY. Nothing for another text or no day of the calendar.
std::optional<Date> americanDate(std::string_view digits)
{
    if (digits.size() != kDateDigits) {
        return std::nullopt;
    }
    std::array<char, kDateDigits> turned{};
    std::ranges::rotate_copy(digits, digits.begin() + 4, turned.begin());
    return compactDate({turned.data(), turned.size()});
}

/// A card is over at the end of its last day; UTC-12 is where that comes last.
NumericDate endEverywhere(const Date& lastDay)
{
    return numericDate(std::chrono::sys_days{lastDay} + std::chrono::days{1} + std::chrono::hours{12});
}

/// Whether issuer, key and status list are all of the production system, or all of the test system.
bool isOneSystem(const BarcodeCredential& credential)
{
    constexpr std::string_view kDidWeb = "did:web:";
    const std::string_view issuer = credential.issuer;
    if (!issuer.starts_with(kDidWeb)) {
        return false;
    }
    const std::string api = "https://api." + std::string(issuer.substr(kDidWeb.size())) + '/';
    return credential.method.starts_with(std::string(issuer) + '#') && credential.statusBase.starts_with(api);
}

bool isWhatWeNeedSigned(ByteSpan index)
{
    return isProtectedIndex(index)
           && std::ranges::all_of(kNeeded, [index](std::string_view id) { return isProtected(index, id); });
}

/// The licence's or card's own subfile, and the proof beside it.
struct Parts {
    AamvaSubfile licence;
    WipedBytes proof;
};

Result<Parts, CaliforniaError> partsOf(std::string_view text)
{
    auto file = parseAamvaFile(text);
    if (!file) {
        return fail(CaliforniaError::BadFile);
    }
    if (file->subfiles.size() != 2 || (file->subfiles[0].type != "DL" && file->subfiles[0].type != "ID")
        || file->subfiles[1].type != kSubfile) {
        return fail(CaliforniaError::WrongSubfiles);
    }
    const AamvaElement* const element = file->subfiles[1].element(kProofElement);
    const auto bytes = element != nullptr ? crypto::decodeBase64(element->value) : std::nullopt;
    if (!bytes || bytes->size() > kMaxCalifornianProof) {
        return fail(CaliforniaError::BadEncoding);
    }
    return Parts{std::move(file->subfiles[0]), WipedBytes(bytes->begin(), bytes->end())};
}

/// What may be read because it is signed; `licence` has it.
std::string_view signedValue(const AamvaSubfile& licence, std::string_view id)
{
    return licence.element(id)->value;
}

} // namespace

bool isSignedByCalifornia(std::string_view text) noexcept
{
    const std::size_t at = isAamva(text) ? text.find(kFileType) : std::string_view::npos;
    return at != std::string_view::npos && text.substr(at + kFileType.size()).starts_with(kIssuer)
           && text.find(kProofStart) != std::string_view::npos;
}

Result<Presentation, CaliforniaError> readCalifornia(std::string_view text)
{
    auto parts = partsOf(text);
    if (!parts) {
        return fail(parts.error());
    }
    const std::size_t proofSize = parts->proof.size();
    const AamvaElement* const birthDate = parts->licence.element("DBB");
    const std::string_view digits = birthDate != nullptr ? birthDate->value : std::string_view();
    parts->proof.insert(parts->proof.end(), digits.begin(), digits.end());
    Presentation presentation(Format::California, std::move(parts->proof));

    const auto proof = parseBarcodeCredential(presentation.bytes().first(proofSize), kCalifornia);
    if (!proof) {
        return fail(CaliforniaError::WrongShape);
    }
    if (!isOneSystem(*proof)) {
        return fail(CaliforniaError::MixedSystems);
    }
    if (!isWhatWeNeedSigned(proof->protectedIndex)) {
        return fail(CaliforniaError::TooLittleSigned);
    }
    const auto data = protectedData(parts->licence, proof->protectedIndex);
    auto message = data ? barcodeMessage(*proof, kCalifornia, *data) : std::nullopt;
    if (!message) {
        return fail(CaliforniaError::MissingElement);
    }
    if (signedValue(parts->licence, "DAJ") != "CA") {
        return fail(CaliforniaError::WrongState);
    }
    const auto lastDay = americanDate(signedValue(parts->licence, "DBA"));
    if (!lastDay) {
        return fail(CaliforniaError::BadDate);
    }
    Credential& credential = presentation.credential;
    credential.header.algorithm = Algorithm::Es256;
    credential.header.kid = asBytes(proof->method.substr(proof->issuer.size() + 1));
    credential.claims.iss = std::string(proof->issuer);
    credential.claims.lastDay = lastDay;
    credential.claims.exp = endEverywhere(*lastDay);
    credential.proof = W3cProof{*std::move(message), proof->signature, {}, presentation.bytes().subspan(proofSize)};
    return presentation;
}

ParsedText parseCalifornia(std::string_view text)
{
    auto presentation = readCalifornia(text);
    if (!presentation) {
        return fail(UnverifiableText{PresentationError::Malformed, toString(Format::California)});
    }
    return *std::move(presentation);
}

Result<DataElements, DataElementError> readCaliforniaElements(const W3cProof& proof)
{
    DataElements elements;
    elements.birthDate = americanDate(asText(proof.age));
    if (!elements.birthDate) {
        return fail(DataElementError::ImpossibleDate);
    }
    return elements;
}

} // namespace carded::credential
