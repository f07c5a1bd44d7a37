// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "tests/corpus/corpus.h"
#include "tlog/checkpoint.h"
#include "tlog/signed_note.h"

#include <stdexcept>

namespace carded::corpus {
namespace {

/// The element of `list` whose `id` is `id`.
const nlohmann::json& elementOf(const nlohmann::json& list, const nlohmann::json& id)
{
    for (const auto& element : list) {
        if (element["id"] == id) {
            return element;
        }
    }
    throw std::runtime_error("no such element: " + id.dump());
}

/// The words of the labels for why a note is refused.
std::string causeOf(tlog::NoteError error)
{
    switch (error) {
    case tlog::NoteError::AmbiguousKey:
        return "ambiguous key";
    case tlog::NoteError::InvalidSignature:
        return "known key, signature invalid";
    case tlog::NoteError::NoKnownSignature:
        return "no known key";
    case tlog::NoteError::TooLong:
    case tlog::NoteError::NotUtf8:
    case tlog::NoteError::ControlCharacter:
    case tlog::NoteError::NoFinalNewline:
    case tlog::NoteError::NoSignatures:
    case tlog::NoteError::BadSignatureLine:
    case tlog::NoteError::BadName:
    case tlog::NoteError::BadSignature:
    case tlog::NoteError::TooManySignatures:
        return "malformed";
    }
    return "?";
}

/// Compared: whether the note opens with the known keys, and if not, why.
Answer judgeNote(const nlohmann::json& oneCase, const nlohmann::json& sample)
{
    std::vector<tlog::NoteVerifier> verifiers;
    for (const std::string key : sample["known_keys"]) {
        const auto verifier = tlog::parseVerifierKey(key);
        if (!verifier) {
            return Answer::disagree("the verifier key is refused: " + key);
        }
        verifiers.push_back(*verifier);
    }
    const Bytes note = crypto::decodeBase64(sample["note_base64"].get<std::string>()).value();
    const auto opened = tlog::openNote(asText(note), verifiers);
    if (opened) {
        return Answer::of(oneCase["verdict"] == "accept", "the note opens");
    }
    const std::string cause = causeOf(opened.error());
    return Answer::of(oneCase["verdict"] == "reject" && oneCase["reason"] == cause, "refused: " + cause);
}

/// `text` with a root of 32 bytes in its third line.
std::string withRoot(std::string text)
{
    const std::size_t begin = text.find('\n', text.find('\n') + 1) + 1;
    return text.replace(begin, text.find('\n', begin) - begin, crypto::encodeBase64(tlog::emptyRoot().span()));
}

/// Compared: whether the text is one of a checkpoint. The roots of the samples are words; those of RFC 6962 have 32
/// bytes, so what shall decode must be refused for that alone, and decode with a root of 32 bytes in its place.
Answer judgeCheckpoint(const nlohmann::json& oneCase, const nlohmann::json& sample)
{
    const std::string text = sample["body"];
    const auto checkpoint = tlog::parseCheckpoint(text);
    if (oneCase["verdict"] == "reject") {
        return Answer::of(!checkpoint && checkpoint.error() != tlog::CheckpointError::BadRootLength, "it decodes");
    }
    if (!checkpoint && checkpoint.error() == tlog::CheckpointError::EmptyExtension) {
        return Answer::skipped("empty extension lines, which C2SP tlog-checkpoint forbids");
    }
    const bool isForRootAlone = !checkpoint && checkpoint.error() == tlog::CheckpointError::BadRootLength;
    return Answer::of(checkpoint || (isForRootAlone && tlog::parseCheckpoint(withRoot(text))), "it does not decode");
}

} // namespace

Answer judgeUpdateTrust(const nlohmann::json& oneCase, SetFolder& folder)
{
    const std::string id = oneCase["id"];
    const nlohmann::json& file = folder.json(oneCase["file"]);
    const std::string name = id.substr(id.find('/') + 1);
    if (id.starts_with("note/")) {
        return judgeNote(oneCase, elementOf(file, name));
    }
    if (id.starts_with("checkpoint/")) {
        return judgeCheckpoint(oneCase, elementOf(file["cases"], std::stoi(name)));
    }
    return Answer::skipped("not understood: " + id);
}

} // namespace carded::corpus
