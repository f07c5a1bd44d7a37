// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"
#include "credential/cbor_check.h"
#include "credential/cbor_reader.h"
#include "credential/presentation.h"
#include "crypto/encoding.h"
#include "tests/corpus/corpus.h"
#include "tests/corpus/pictures.h"
#include "tests/support/token_builder.h"
#include "tests/support/utopia.h"

#include <array>
#include <stdexcept>

namespace carded::corpus {
namespace {

/// Whether the reader, head after head, gets to the end of the bytes.
bool isWalked(ByteSpan bytes)
{
    credential::CborReader reader(bytes);
    reader.skip();
    return reader.finish().has_value();
}

/// What the cases of set 12 must be called, by the beginning of their ids: the cases say it in prose.
struct Named {
    std::string_view id;
    std::string_view answer;
};
constexpr std::array<Named, 10> kPayloads{{
    {"truage-", "unknown_issuer truage"},
    {"w3c-vcb-ead-", "unsupported_document w3c-vc"},
    {"w3c-vcb-dl-aamva-", "unsupported_document aamva"},
    {"img-dl-barcode", "unsupported_document aamva"},
    {"img-", "unsupported_document w3c-vc"},
    {"kde-nl-coronacheck-", "unsupported_document nl-coronacheck"},
    {"kde-icao-", "unsupported_document icao-vds-nc"},
    {"kde-shc-", "unsupported_document smart-health-card"},
    {"mosip-pixelpass-3", "online_code"}, // has a header of its own, which reads as a scheme
    {"mosip-pixelpass-", "not_a_credential"},
}};

std::string_view payloadNamed(std::string_view id)
{
    for (const Named& named : kPayloads) {
        if (id.starts_with(named.id)) {
            return named.answer;
        }
    }
    throw std::runtime_error("not understood");
}

/// The till only names them; their signatures are checked beside it, by the code that reads California's cards.
bool isExampleOfW3c(std::string_view answer)
{
    return answer == "unsupported_document w3c-vc" || answer == "unsupported_document aamva";
}

} // namespace

/// Compared: bytes of mdoc's world are no presentation in any wrapping that a code can have; behind `mdoc:` they are
/// named. The CBOR check refuses raw keys and certificates, and finds the others at least well-formed; the reader walks
/// through all that the check lets through.
Answer judgeMdoc(const nlohmann::json& oneCase, SetFolder& folder)
{
    const std::string file = oneCase["file"];
    const Bytes bytes = oneCase["encoding"] == "hex" ? folder.hex(file) : folder.bytes(file);
    const std::string answer = tillAnswer("mdoc:" + crypto::encodeBase64Url(bytes));
    if (answer != "unsupported_document mdoc") {
        return Answer::disagree(answer);
    }
    const std::string packed = test::bareBase45(bytes);
    for (const std::string& text : {packed, "AGE1:" + packed, "AGE1:" + credential::encodeBase45(bytes)}) {
        if (credential::parsePresentation(text)) {
            return Answer::disagree("a presentation: " + text.substr(0, 20));
        }
    }
    const auto problem = credential::checkCbor(bytes, credential::RedactedKeys::Refused);
    if (!problem && !isWalked(bytes)) {
        return Answer::disagree("the reader stops in what the check lets through");
    }
    const std::string reason = oneCase["reason"];
    const bool isOther = !file.ends_with(".cbor") || reason.find("not CBOR") != std::string::npos;
    if (isOther) {
        return Answer::of(problem.has_value(), "CBOR of the profile");
    }
    return Answer::of(!problem || !isNotWellFormed(*problem), "not CBOR");
}

/// Compared: what the picture's symbol says, with the text; and the till's answer to it, the same for the four broken
/// ones (`reject`), since the prefix decides.
Answer judgeNzCovidPass(const nlohmann::json& oneCase, SetFolder& folder)
{
    const std::string text = folder.text(oneCase["payload"]);
    const auto symbols = symbolsIn(folder.bytes(oneCase["file"]));
    if (symbols.size() != 1 || asText(symbols[0].bytes) != text) {
        return Answer::disagree("the picture says something else");
    }
    const std::string answer = tillAnswer(text);
    return Answer::of(answer == "unsupported_document nz-covid-pass", answer);
}

/// Compared: what the till calls the payload, of a file or of every symbol in a picture; and of W3C's examples, in
/// every encoding, that they hold, and with no bit flipped but of what nobody signed.
Answer judgeForeignPayload(const nlohmann::json& oneCase, SetFolder& folder)
{
    const std::string file = oneCase["file"];
    const std::string id = oneCase["id"];
    std::vector<std::string> texts;
    if (file.ends_with(".png")) {
        for (const scanner::Symbol& symbol : symbolsIn(folder.bytes(file))) {
            texts.emplace_back(asText(symbol.bytes));
        }
    } else {
        texts.push_back(folder.text(file));
    }
    if (texts.empty() && id == "img-card-ead-back.png") {
        return Answer::skipped("a card whose only code is a linear one, which does not read");
    }
    for (const std::string& text : texts) {
        const std::string answer = tillAnswer(text);
        if (answer != payloadNamed(id)) {
            return Answer::disagree(answer);
        }
        if (isExampleOfW3c(answer) && !test::holdsAsLicence(text) && !test::holdsAsEmploymentDocument(text)) {
            return Answer::disagree(answer + ", and its signature does not hold");
        }
        const std::string_view free = test::holdsAsLicence(text) ? test::kUnsignedInLicence : "";
        if (isExampleOfW3c(answer) && test::notHeldTogether(text) != free) {
            return Answer::disagree(answer + ", and some flipped bit is not noticed");
        }
    }
    return Answer::of(!texts.empty(), "not read");
}

} // namespace carded::corpus
