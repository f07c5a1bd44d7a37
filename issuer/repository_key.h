// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "crypto/ed25519.h"
#include "issuer/issuer_error.h"
#include "issuer/random_source.h"

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

// Ed25519 keys of a repository's metadata, and the files they live in.
namespace carded::issuer {

/// The key as metadata writes it (The Update Framework, section 4.2).
[[nodiscard]] nlohmann::json repositoryKeyJson(const crypto::Ed25519PublicKey& key);
/// SHA-256 of the canonical JSON of that, in hexadecimal.
[[nodiscard]] std::string repositoryKeyId(const crypto::Ed25519PublicKey& key);

/// Writes FILE.key, for its owner alone, and FILE.pub, which may be shown to anybody. Refuses to replace a key.
[[nodiscard]] Result<crypto::Ed25519KeyPair, IssuerError> makeRepositoryKey(const std::filesystem::path& file,
                                                                            const RandomSource& random);

/// A public part as makeRepositoryKey() wrote it.
[[nodiscard]] Result<crypto::Ed25519PublicKey, IssuerError> readPublicKey(const std::filesystem::path& file);

/// A secret key: as above, or as other TUF tools write them (securesystemslib's JSON, PKCS #8 in PEM without a
/// password).
[[nodiscard]] Result<crypto::Ed25519KeyPair, IssuerError> readSecretKey(const std::filesystem::path& file);

/// Every secret key of a folder: the files *.key and *.pem, in the order of their names; and of single
/// files, which may stand on a stick of their own.
[[nodiscard]] Result<std::vector<crypto::Ed25519KeyPair>, IssuerError>
readSecretKeys(const std::vector<std::filesystem::path>& foldersAndFiles);

} // namespace carded::issuer
