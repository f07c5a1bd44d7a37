// SPDX-License-Identifier: Apache-2.0
#include "credential/algorithm.h"
#include "credential/base45.h"
#include "credential/cose_sign1.h"
#include "credential/inflate.h"
#include "crypto/encoding.h"
#include "tests/corpus/corpus.h"
#include "tests/corpus/keys.h"
#include "tests/corpus/pictures.h"

#include <algorithm>
#include <stdexcept>

namespace carded::corpus {
namespace {

using credential::CborReader;

constexpr std::size_t kPrefixSize = 4; // `HC1:`, or what stands in its place
constexpr std::int64_t kLabelAlg = 1;
constexpr std::int64_t kLabelKid = 4;
constexpr std::uint64_t kTagCwt = 61;

/// A file's bytes on their way from the text to the message, as the product decodes them.
struct Decoded {
    Bytes compressed; ///< what base45 gives
    Bytes message;    ///< inflated, or as it is if it is no zlib stream; its CWT's tag removed
    bool isZlib = false;
};

std::optional<Decoded> decode(std::string_view bareText)
{
    const auto bytes = credential::decodeBase45(bareText);
    if (!bytes) {
        return std::nullopt;
    }
    const auto inflated = credential::inflateZlib<WipedBytes>(*bytes, credential::kMaxMessageBytes);
    const ByteSpan message = inflated ? *inflated : *bytes;
    Decoded decoded{{bytes->begin(), bytes->end()}, {message.begin(), message.end()}, inflated.has_value()};
    CborReader reader(decoded.message);
    if (reader.readTag() == kTagCwt) {
        decoded.message = Bytes(reader.rest().begin(), reader.rest().end());
    }
    return decoded;
}

/// What a header says of the two labels that matter here; other labels may stand in it.
struct HeaderFacts {
    std::optional<std::int64_t> alg;
    bool hasKid = false;
};

HeaderFacts factsOf(ByteSpan map)
{
    HeaderFacts facts;
    CborReader reader(map);
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        const credential::CborKey key = reader.readKey();
        if (key.is(kLabelAlg)) {
            facts.alg = reader.readInteger();
            continue;
        }
        facts.hasKid = facts.hasKid || key.is(kLabelKid);
        reader.skip();
    }
    return facts;
}

/// The claims' keys in their order. Throws std::runtime_error for CBOR outside the profile.
nlohmann::json claimKeysOf(ByteSpan payload)
{
    if (credential::checkCbor(payload, credential::RedactedKeys::Refused)) {
        throw std::runtime_error("claims outside the CBOR profile");
    }
    nlohmann::json keys = nlohmann::json::array();
    CborReader reader(payload);
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        keys.push_back(reader.readKey().integer);
        reader.skip();
    }
    return keys;
}

/// Base64 with padding (RFC 4648 section 4).
Bytes base64Bytes(std::string text)
{
    std::erase(text, '=');
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    return crypto::decodeBase64Url(text).value();
}

/// Whether the file's QR picture, if it has one, holds the file's text and nothing else.
bool isPictured(const nlohmann::json& file)
{
    if (!file.contains("2DCODE")) {
        return true;
    }
    const auto symbols = symbolsIn(base64Bytes(file["2DCODE"]));
    return symbols.size() == 1 && asText(symbols[0].bytes) == file["PREFIX"].get_ref<const std::string&>();
}

/// Headers, claims and signature of a message against what the case and the file say of them.
Answer judgeMessage(const credential::CoseSign1& message, const nlohmann::json& pipeline, const nlohmann::json& file)
{
    const HeaderFacts header = factsOf(message.protectedBytes);
    const HeaderFacts hint = factsOf(message.unprotectedMap);
    const std::string kidIn = header.hasKid ? "protected" : hint.hasKid ? "unprotected" : "nowhere";
    if (header.alg != pipeline["alg"] || kidIn != pipeline["kid_in"]
        || message.signature.size() != pipeline["siglen"]) {
        return Answer::disagree("alg, kid or size of the signature");
    }
    const nlohmann::json claimKeys = claimKeysOf(message.payload);
    if (claimKeys != pipeline["claims"]) {
        return Answer::disagree("other claims: " + claimKeys.dump());
    }
    const nlohmann::json& expected = file["EXPECTEDRESULTS"];
    if (!expected.contains("EXPECTEDVERIFY")) {
        return Answer::agree();
    }
    const auto key = publicKeyOfCertificate(base64Bytes(file["TESTCTX"]["CERTIFICATE"]));
    const auto algorithm = credential::algorithmOf(*header.alg);
    const bool holds = algorithm && fits(*algorithm, key) && signatureHolds(message, key);
    return Answer::of(holds == expected["EXPECTEDVERIFY"],
                      holds ? "the signature holds" : "the signature does not hold");
}

/// Each step from the bare text to the message.
Answer judgeSteps(std::string_view bareText, const nlohmann::json& pipeline, const nlohmann::json& file)
{
    const auto decoded = decode(bareText);
    const std::string stage = pipeline["stage"];
    if (!decoded || stage == "base45") {
        return Answer::of(!decoded && stage == "base45", "base45");
    }
    if (decoded->isZlib != pipeline["zlib"]
        || (decoded->isZlib && file.contains("COMPRESSED") && hexBytes(file["COMPRESSED"]) != decoded->compressed)) {
        return Answer::disagree("zlib");
    }
    const auto message = credential::parseCoseSign1(decoded->message, credential::kMaxMessageBytes);
    if (!message || stage == "cose") {
        return Answer::of(!message && stage == "cose", "cose");
    }
    return judgeMessage(*message, pipeline, file);
}

} // namespace

/// Compared. The QR picture, where there is one, with the text. The text as scanned: `unsupported_document` named
/// eu-dcc, whatever follows the prefix; with another prefix `not_a_credential`. The text without its prefix: named a
/// COSE object if it is one in a zlib stream, else `not_a_credential`. Then every step of the case's `pipeline` where
/// the prefix is right: base45, zlib, COSE, `alg`, where `kid` stands, the signature's size, the claims, and, where the
/// file expects something of it, the signature by its certificate's key (ES256 or PS256). Schema, key usage and expiry
/// are beyond these layers: an eu-dcc is never more than named.
Answer judgeEuDcc(const nlohmann::json& oneCase, SetFolder& folder)
{
    const nlohmann::json& file = folder.json(oneCase["file"]);
    const nlohmann::json& pipeline = oneCase["pipeline"];
    const std::string text = file["PREFIX"];
    const std::string answer = tillAnswer(text);
    if (pipeline["stage"] == "prefix") {
        return Answer::of(answer == "not_a_credential", answer);
    }
    if (answer != "unsupported_document eu-dcc") {
        return Answer::disagree(answer);
    }
    if (!isPictured(file)) {
        return Answer::disagree("the picture says something else, or is not read");
    }
    const std::string bareText = text.substr(kPrefixSize);
    const bool isWhole = pipeline["stage"] == "ok" && pipeline["zlib"];
    const std::string bareAnswer = tillAnswer(bareText);
    if (bareAnswer != (isWhole ? "unsupported_document cose" : "not_a_credential")) {
        return Answer::disagree("without its prefix " + bareAnswer);
    }
    return judgeSteps(bareText, pipeline, file);
}

} // namespace carded::corpus
