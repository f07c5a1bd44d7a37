// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/ed25519.h"

#include <string>

namespace carded::tlog {

/// C2SP signed-note wants 16 signatures accepted, and says that one may have nearly 5 kB, which base64 makes 7 kB: 112
/// KiB of signatures, and 16 KiB for the text, which in ours has some hundred bytes.
constexpr std::size_t kMaxNoteBytes = std::size_t{128} * 1024;
constexpr std::size_t kMaxNoteSignatures = 16;
/// Of a verifier key's text: a name that is a URL without its scheme, and 54 characters.
constexpr std::size_t kMaxVerifierKeyBytes = 1024;

/// Whose signatures on notes are believed. Name and hash together identify the key.
struct NoteVerifier {
    std::string name;
    std::uint32_t keyHash = 0;
    crypto::Ed25519PublicKey key;
};

enum class VerifierKeyError : std::uint8_t {
    TooLong,
    NotThreeParts, ///< not "<name>+<hash>+<key>"
    BadName,
    BadHash,        ///< not 8 hexadecimal digits
    BadBase64,      ///< the key is no strict base64, or empty
    OtherAlgorithm, ///< not 0x01, Ed25519
    BadKeyLength,
    HashMismatch, ///< the hash is that of another name or key
};

/// Reads "<name>+<hash>+<base64 of 0x01 and the key>", the text form of a verifier key.
[[nodiscard]] Result<NoteVerifier, VerifierKeyError> parseVerifierKey(std::string_view text);

/// The text form of the verifier key of `name`, which must be a key name (isNoteName()) or the text will not read back.
[[nodiscard]] std::string verifierKey(std::string_view name, const crypto::Ed25519PublicKey& key);

/// The first four bytes of SHA-256(name || newline || 0x01 || key), big-endian.
[[nodiscard]] std::uint32_t noteKeyHash(std::string_view name, const crypto::Ed25519PublicKey& key);

enum class NoteError : std::uint8_t {
    TooLong,
    NotUtf8,
    ControlCharacter,  ///< below U+0020, newline aside
    NoFinalNewline,    ///< of the note, or of the text to be signed
    NoSignatures,      ///< no blank line, or nothing after the last one
    BadSignatureLine,  ///< not em dash, space, name, space, signature
    BadName,           ///< of a signature line, or of the signer
    BadSignature,      ///< no strict base64 of a key hash and at least one byte more
    TooManySignatures, ///< more than kMaxNoteSignatures
    AmbiguousKey,      ///< a signature's name and hash fit more than one verifier
    InvalidSignature,  ///< a verifier's signature does not hold
    NoKnownSignature,  ///< none by any of the verifiers
};

/// `text` with one signature: text, blank line, signature line. `text` must end in a newline.
[[nodiscard]] Result<std::string, NoteError> signNote(std::string_view text, std::string_view name,
                                                      const crypto::Ed25519KeyPair& keyPair);

/// A signature by a key that is not known. Nothing about it has been checked.
struct UnknownSignature {
    std::string name;
    std::uint32_t keyHash = 0;
};

/// A note at least one of whose signatures holds. Owns its data.
struct OpenedNote {
    std::string text;                      ///< what was signed, with its final newline
    std::vector<std::string> signedBy;     ///< the verifiers' names, in the order of the note, each once
    std::vector<UnknownSignature> unknown; ///< in the order of the note
};

/// Opens a C2SP signed note. Every signature of a verifier must hold, and there must be one.
[[nodiscard]] Result<OpenedNote, NoteError> openNote(std::string_view note, std::span<const NoteVerifier> verifiers);

} // namespace carded::tlog
