// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "tlog/key_hash.h"
#include "tlog/note_name.h"
#include "tlog/signed_note.h"

namespace carded::tlog {
namespace {

constexpr std::uint8_t kEd25519 = 0x01; // the signature type of C2SP signed-note

/// The key as notes encode it: the signature type, then the key.
Bytes typedKey(const crypto::Ed25519PublicKey& key)
{
    Bytes bytes{kEd25519};
    bytes.insert(bytes.end(), key.data.begin(), key.data.end());
    return bytes;
}

Result<crypto::Ed25519PublicKey, VerifierKeyError> parseTypedKey(std::string_view base64)
{
    const auto bytes = crypto::decodeBase64(base64);
    if (!bytes || bytes->empty()) {
        return fail(VerifierKeyError::BadBase64);
    }
    if (bytes->front() != kEd25519) {
        return fail(VerifierKeyError::OtherAlgorithm);
    }
    const auto key = crypto::Ed25519PublicKey::from(ByteSpan(*bytes).subspan(1));
    if (!key) {
        return fail(VerifierKeyError::BadKeyLength);
    }
    return *key;
}

} // namespace

std::uint32_t noteKeyHash(std::string_view name, const crypto::Ed25519PublicKey& key)
{
    const std::string nameLine = std::string(name) + '\n';
    return readKeyHash(crypto::sha256(asBytes(nameLine), typedKey(key)).span());
}

std::string verifierKey(std::string_view name, const crypto::Ed25519PublicKey& key)
{
    return std::string(name) + '+' + crypto::encodeHex(keyHashBytes(noteKeyHash(name, key))) + '+'
           + crypto::encodeBase64(typedKey(key));
}

Result<NoteVerifier, VerifierKeyError> parseVerifierKey(std::string_view text)
{
    if (text.size() > kMaxVerifierKeyBytes) {
        return fail(VerifierKeyError::TooLong);
    }
    const std::size_t first = text.find('+');
    const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos) {
        return fail(VerifierKeyError::NotThreeParts);
    }
    const std::string_view name = text.substr(0, first);
    if (!isNoteName(name)) {
        return fail(VerifierKeyError::BadName);
    }
    const auto hash = crypto::decodeHex(text.substr(first + 1, second - first - 1));
    if (!hash || hash->size() != kKeyHashBytes) {
        return fail(VerifierKeyError::BadHash);
    }
    const auto key = parseTypedKey(text.substr(second + 1)); // its base64 may have plus signs
    if (!key) {
        return fail(key.error());
    }
    const std::uint32_t keyHash = noteKeyHash(name, *key);
    if (readKeyHash(*hash) != keyHash) {
        return fail(VerifierKeyError::HashMismatch);
    }
    return NoteVerifier{std::string(name), keyHash, *key};
}

} // namespace carded::tlog
