// SPDX-License-Identifier: Apache-2.0
#include "credential/algorithm.h"
#include "credential/cose_sign1.h"
#include "crypto/ed25519.h"
#include "tests/corpus/corpus.h"

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
    if (!algorithm || !credential::fitsEd25519(*algorithm)
        || (key.is_object() && key.value("crv", "Ed25519") != "Ed25519")) {
        return "unsupported";
    }
    const auto x = crypto::Ed25519PublicKey::from(hexBytes(key.at("x_hex")));
    const auto signature = crypto::Ed25519Signature::from(parsed->signature);
    const bool holds = x && signature && crypto::verifyEd25519(*x, credential::sigStructure(*parsed), *signature);
    return holds ? "accept" : "reject";
}

/// Compared: the signature layer alone (parseCoseSign1, the algorithm, Sig_structure, the signature). The headers of
/// these messages are outside our closed profile, so they are read here, not by parseProtectedHeader().
Answer judgeCose(const nlohmann::json& oneCase, SetFolder& folder)
{
    const nlohmann::json& file = folder.json(oneCase["file"]);
    const bool hasSigner = file.contains("input") && file["input"].contains("sign0");
    const std::string answer =
        coseAnswer(messageOf(file), hasSigner ? file["input"]["sign0"]["key"] : nlohmann::json());
    return Answer::of(answer == oneCase["verdict"], answer);
}

} // namespace carded::corpus
