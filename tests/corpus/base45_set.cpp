// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"
#include "tests/corpus/corpus.h"

#include <stdexcept>

namespace carded::corpus {
namespace {

/// The entry that an id means: the whole text after its colon, or the beginning of a longer one.
const nlohmann::json& entryOf(const nlohmann::json& entries, const std::string& text)
{
    for (const auto& entry : entries) {
        if (entry["base45"] == text) {
            return entry;
        }
    }
    for (const auto& entry : entries) {
        if (entry["base45"].get<std::string>().starts_with(text)) {
            return entry;
        }
    }
    throw std::runtime_error("no such entry");
}

} // namespace

/// Compared: the decoded bytes, and the text that encoding them gives; for the others that nothing is decoded.
Answer judgeBase45(const nlohmann::json& oneCase, SetFolder& folder)
{
    const std::string id = oneCase["id"];
    const std::string text = id.substr(id.find(':') + 1);
    const nlohmann::json& file = folder.json(oneCase["file"]);
    if (oneCase["verdict"] == "reject") {
        const std::string bad = entryOf(file["invalid"], text)["base45"];
        return Answer::of(!credential::decodeBase45(bad), "decodes");
    }
    const nlohmann::json& good = entryOf(file["valid"], text);
    const Bytes bytes = hexBytes(good["hex"]);
    const std::string encoded = good["base45"];
    if (credential::decodeBase45(encoded) != bytes) {
        return Answer::disagree("decodes to something else");
    }
    return Answer::of(credential::encodeBase45(bytes) == encoded, "encodes to something else");
}

} // namespace carded::corpus
