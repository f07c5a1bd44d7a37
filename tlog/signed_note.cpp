// SPDX-License-Identifier: Apache-2.0
#include "tlog/signed_note.h"

#include "base/utf8.h"
#include "crypto/encoding.h"
#include "tlog/key_hash.h"
#include "tlog/note_name.h"

namespace carded::tlog {
namespace {

using std::string_view_literals::operator""sv;

constexpr auto kDash = "\u2014 "sv; // em dash, space: the beginning of a signature line

/// A signature line, shape only.
struct SignatureLine {
    std::string_view name; ///< a view into the note
    std::uint32_t keyHash = 0;
    Bytes signature;
};

/// What notes and texts to be signed have in common.
std::optional<NoteError> problemOf(std::string_view text)
{
    if (text.size() > kMaxNoteBytes) {
        return NoteError::TooLong;
    }
    if (!isUtf8(asBytes(text))) {
        return NoteError::NotUtf8;
    }
    if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n'; })) {
        return NoteError::ControlCharacter;
    }
    if (!text.ends_with('\n')) {
        return NoteError::NoFinalNewline;
    }
    return std::nullopt;
}

/// `line` without its newline.
Result<SignatureLine, NoteError> parseSignatureLine(std::string_view line)
{
    if (!line.starts_with(kDash)) {
        return fail(NoteError::BadSignatureLine);
    }
    line.remove_prefix(kDash.size());
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) {
        return fail(NoteError::BadSignatureLine);
    }
    const std::string_view name = line.substr(0, space);
    if (!isNoteName(name)) {
        return fail(NoteError::BadName);
    }
    const auto bytes = crypto::decodeBase64(line.substr(space + 1));
    if (!bytes || bytes->size() <= kKeyHashBytes) {
        return fail(NoteError::BadSignature);
    }
    return SignatureLine{name, readKeyHash(*bytes), Bytes(bytes->begin() + kKeyHashBytes, bytes->end())};
}

/// All lines of `block`, which ends in a newline.
Result<std::vector<SignatureLine>, NoteError> parseSignatures(std::string_view block)
{
    std::vector<SignatureLine> lines;
    while (!block.empty()) {
        if (lines.size() == kMaxNoteSignatures) {
            return fail(NoteError::TooManySignatures);
        }
        const std::size_t end = block.find('\n');
        auto line = parseSignatureLine(block.substr(0, end));
        if (!line) {
            return fail(line.error());
        }
        lines.push_back(*std::move(line));
        block.remove_prefix(end + 1);
    }
    return lines;
}

/// The verifier whose name and hash `line` has; null if there is none.
Result<const NoteVerifier*, NoteError> verifierOf(const SignatureLine& line, std::span<const NoteVerifier> verifiers)
{
    const NoteVerifier* found = nullptr;
    for (const NoteVerifier& verifier : verifiers) {
        if (verifier.name == line.name && verifier.keyHash == line.keyHash) {
            if (found != nullptr) {
                return fail(NoteError::AmbiguousKey);
            }
            found = &verifier;
        }
    }
    return found;
}

bool verify(const SignatureLine& line, const NoteVerifier& verifier, std::string_view text)
{
    const auto signature = crypto::Ed25519Signature::from(line.signature);
    return signature && crypto::verifyEd25519(verifier.key, asBytes(text), *signature);
}

} // namespace

Result<std::string, NoteError> signNote(std::string_view text, std::string_view name,
                                        const crypto::Ed25519KeyPair& keyPair)
{
    if (const auto problem = problemOf(text)) {
        return fail(*problem);
    }
    if (!isNoteName(name)) {
        return fail(NoteError::BadName);
    }
    const auto hash = keyHashBytes(noteKeyHash(name, keyPair.publicKey));
    const crypto::Ed25519Signature signature = crypto::signEd25519(keyPair.secretKey, asBytes(text));
    Bytes bytes(hash.begin(), hash.end());
    bytes.insert(bytes.end(), signature.data.begin(), signature.data.end());

    std::string note(text);
    note.append("\n").append(kDash).append(name).append(" ").append(crypto::encodeBase64(bytes)).append("\n");
    if (note.size() > kMaxNoteBytes) {
        return fail(NoteError::TooLong);
    }
    return note;
}

Result<OpenedNote, NoteError> openNote(std::string_view note, std::span<const NoteVerifier> verifiers)
{
    if (const auto problem = problemOf(note)) {
        return fail(*problem);
    }
    const std::size_t split = note.rfind("\n\n"); // the text may have empty lines: the last one counts
    if (split == std::string_view::npos || split + 2 == note.size()) {
        return fail(NoteError::NoSignatures);
    }
    const std::string_view text = note.substr(0, split + 1);
    const auto lines = parseSignatures(note.substr(split + 2));
    if (!lines) {
        return fail(lines.error());
    }
    OpenedNote opened;
    std::vector<const NoteVerifier*> verified;
    for (const SignatureLine& line : *lines) {
        const auto verifier = verifierOf(line, verifiers);
        if (!verifier) {
            return fail(verifier.error());
        }
        if (*verifier == nullptr) {
            opened.unknown.push_back({std::string(line.name), line.keyHash});
        } else if (!verify(line, **verifier, text)) {
            return fail(NoteError::InvalidSignature);
        } else if (std::ranges::find(verified, *verifier) == verified.end()) {
            verified.push_back(*verifier);
            opened.signedBy.emplace_back(line.name);
        }
    }
    if (verified.empty()) {
        return fail(NoteError::NoKnownSignature);
    }
    opened.text = text;
    return opened;
}

} // namespace carded::tlog
