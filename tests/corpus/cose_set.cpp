// SPDX-License-Identifier: Apache-2.0
#include "credential/algorithm.h"
#include "credential/cose_sign1.h"
#include "tests/corpus/corpus.h"
#include "tests/corpus/keys.h"

#include <set>
#include <stdexcept>

namespace carded::corpus {
namespace {

using credential::CborReader;

constexpr std::int64_t kLabelAlg = 1;

/// `alg` of a protected header in which, other than in our profile, any label may stand.
std::optional<std::int64_t> algOf(ByteSpan protectedBytes)
{
    CborReader reader(protectedBytes);
    std::optional<std::int64_t> alg;
    for (std::size_t pairs = reader.enterMap(); pairs > 0 && reader.ok(); --pairs) {
        if (reader.readKey().is(kLabelAlg)) {
            alg = reader.readInteger();
        } else {
            reader.skip();
        }
    }
    return reader.finish() ? alg : std::nullopt;
}

/// The message of a case: each source has its own JSON.
Bytes messageOf(const nlohmann::json& file)
{
    return hexBytes(file.contains("output") ? file["output"]["cbor"]
                                            : file["sign1::verify"]["taggedCOSESign1"]["cborHex"]);
}

/// The label for a verifier with our algorithms: the corpus's own `verdict` is for one with Ed25519 alone.
std::string expectedOf(const nlohmann::json& oneCase)
{
    static const std::set<nlohmann::json> kOurs{-7, -35, -37, "ES256", "ES384", "PS256"};
    const auto tags = oneCase.value("tags", nlohmann::json::array({18}));
    if (oneCase["verdict"] != "unsupported" || kOurs.count(oneCase["alg"]) == 0
        || tags != nlohmann::json::array({18})) {
        return oneCase["verdict"];
    }
    return oneCase.value("verdict_if_alg_supported", "accept");
}

} // namespace

std::string coseAnswer(ByteSpan message, const nlohmann::json& key)
{
    CborReader tag(message);
    if (tag.readTag() != credential::kTagCoseSign1) {
        return tag.ok() ? "unsupported" : "reject";
    }
    const auto parsed = credential::parseCoseSign1(message, credential::kMaxMessageBytes);
    const auto alg = parsed ? algOf(parsed->protectedBytes) : std::nullopt;
    if (!alg) {
        return "reject";
    }
    const auto algorithm = credential::algorithmOf(*alg);
    const auto publicKey = key.is_object() ? publicKeyOf(key) : std::nullopt;
    if (!algorithm || !publicKey || !fits(*algorithm, *publicKey)) {
        return "unsupported";
    }
    return signatureHolds(*parsed, *publicKey) ? "accept" : "reject";
}

/// Compared: the signature layer alone (parseCoseSign1, the algorithm, Sig_structure, the signature). The headers of
/// these messages are outside our closed profile, so they are read here, not by parseProtectedHeader().
Answer judgeCose(const nlohmann::json& oneCase, SetFolder& folder)
{
    const nlohmann::json& file = folder.json(oneCase["file"]);
    const bool hasSigner = file.contains("input") && file["input"].contains("sign0");
    const nlohmann::json key = hasSigner ? file["input"]["sign0"]["key"] : file.value("key", nlohmann::json());
    const std::string answer = coseAnswer(messageOf(file), key);
    return Answer::of(answer == expectedOf(oneCase), answer);
}

} // namespace carded::corpus
