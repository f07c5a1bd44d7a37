// SPDX-License-Identifier: Apache-2.0
#include "crypto/ed25519.h"
#include "tests/corpus/corpus.h"

#include <stdexcept>

namespace carded::corpus {
namespace {

struct Vector {
    Bytes key;
    Bytes message;
    Bytes signature;
};

/// The number at the end of an id, `cctv-17`.
int numberOf(const std::string& id)
{
    return std::stoi(id.substr(id.rfind('-') + 1));
}

Vector fromWycheproof(const nlohmann::json& file, int number)
{
    for (const auto& group : file["testGroups"]) {
        for (const auto& vector : group["tests"]) {
            if (vector["tcId"] == number) {
                return {hexBytes(group["publicKey"]["pk"]), hexBytes(vector["msg"]), hexBytes(vector["sig"])};
            }
        }
    }
    throw std::runtime_error("no such vector");
}

Vector fromCctv(const nlohmann::json& file, int number)
{
    for (const auto& vector : file) {
        if (vector["number"] == number) {
            const std::string message = vector["msg"];
            const ByteSpan bytes = asBytes(message);
            return {hexBytes(vector["key"]), Bytes(bytes.begin(), bytes.end()), hexBytes(vector["sig"])};
        }
    }
    throw std::runtime_error("no such vector");
}

Vector fromSpeccheck(const nlohmann::json& file, int number)
{
    for (const auto& vector : file) {
        if (vector["index"] == number) {
            return {hexBytes(vector["pub_key"]), hexBytes(vector["message"]), hexBytes(vector["signature"])};
        }
    }
    throw std::runtime_error("no such vector");
}

} // namespace

/// Compared: whether the signature holds, a key or signature of the wrong length counting as one that does not.
Answer judgeEd25519(const nlohmann::json& oneCase, SetFolder& folder)
{
    const std::string id = oneCase["id"];
    const nlohmann::json& file = folder.json(oneCase["file"]);
    const Vector vector = id.starts_with("wycheproof") ? fromWycheproof(file, numberOf(id))
                          : id.starts_with("cctv")     ? fromCctv(file, numberOf(id))
                                                       : fromSpeccheck(file, numberOf(id));
    const auto key = crypto::Ed25519PublicKey::from(vector.key);
    const auto signature = crypto::Ed25519Signature::from(vector.signature);
    const bool holds = key && signature && crypto::verifyEd25519(*key, vector.message, *signature);
    return Answer::of(holds == (oneCase["verdict"] == "accept"), holds ? "the signature holds" : "the signature fails");
}

} // namespace carded::corpus
