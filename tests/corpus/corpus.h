// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace carded::corpus {

/// What came of one case: the product says what the label says, or something else, or was not asked.
struct Answer {
    enum class Kind : std::uint8_t { Agree, Disagree, Skipped };
    Kind kind = Kind::Disagree;
    std::string why; ///< of a disagreement or a skip

    static Answer agree() { return {Kind::Agree, {}}; }
    static Answer disagree(std::string why) { return {Kind::Disagree, std::move(why)}; }
    static Answer skipped(std::string why) { return {Kind::Skipped, std::move(why)}; }
    static Answer of(bool agrees, std::string why) { return agrees ? agree() : disagree(std::move(why)); }
};

/// The files of one set. Reads each JSON file once.
class SetFolder {
public:
    explicit SetFolder(std::filesystem::path path) : m_path(std::move(path)) {}

    /// Throws std::runtime_error if there is no such file.
    [[nodiscard]] std::string text(const std::string& file) const;
    /// The bytes of a file, as they are.
    [[nodiscard]] Bytes bytes(const std::string& file) const;
    /// Hexadecimal, white space aside.
    [[nodiscard]] Bytes hex(const std::string& file) const;
    [[nodiscard]] const nlohmann::json& json(const std::string& file);

private:
    std::filesystem::path m_path;
    std::map<std::string, nlohmann::json> m_json;
};

/// Judges one case of a set; exceptions of a missing or strange file count as disagreements.
using Judge = Answer (*)(const nlohmann::json& oneCase, SetFolder& folder);

Answer judgeEd25519(const nlohmann::json& oneCase, SetFolder& folder);
Answer judgeCbor(const nlohmann::json& oneCase, SetFolder& folder);
Answer judgeCose(const nlohmann::json& oneCase, SetFolder& folder);
Answer judgeSdCwt(const nlohmann::json& oneCase, SetFolder& folder);
Answer judgeStatusList(const nlohmann::json& oneCase, SetFolder& folder);
Answer judgeClaim169(const nlohmann::json& oneCase, SetFolder& folder);
Answer judgeEuDcc(const nlohmann::json& oneCase, SetFolder& folder);
Answer judgeMdoc(const nlohmann::json& oneCase, SetFolder& folder);
Answer judgeNzCovidPass(const nlohmann::json& oneCase, SetFolder& folder);
Answer judgeBase45(const nlohmann::json& oneCase, SetFolder& folder);
Answer judgePicture(const nlohmann::json& oneCase, SetFolder& folder);
Answer judgeForeignPayload(const nlohmann::json& oneCase, SetFolder& folder);
Answer judgeUpdateTrust(const nlohmann::json& oneCase, SetFolder& folder);
Answer judgeFuzzSeed(const nlohmann::json& oneCase, SetFolder& folder);

/// What the product's COSE layer says about a message: `accept`, `reject` or `unsupported`. `key` is a JWK in
/// the corpus's own JSON, or null.
std::string coseAnswer(ByteSpan message, const nlohmann::json& key);

/// What a till says about a text after the whole way from parsePresentation() to verify(): the frozen name of the
/// reason and, where the till names a foreign document, a space and that name.
std::string tillAnswer(std::string_view text);

/// The first step that a text without a prefix does not survive: `base45`, `zlib` or `cose` (a tagged COSE_Sign1,
/// perhaps in a CWT's tag); `ok` if it survives all.
std::string stageOf(std::string_view bareText);

/// Bytes of hexadecimal text, white space aside.
Bytes hexBytes(std::string text);

} // namespace carded::corpus
