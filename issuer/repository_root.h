// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "issuer/issuer_error.h"
#include "issuer/random_source.h"
#include "issuer/repository.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// The root of a repository names the keys of every role. Its own keys are needed a few times a year, and can stay away
// from any network: a draft travels to them and back.
namespace carded::issuer {

/// What shall be different in the next root. Nothing: only its time is renewed.
struct RootChanges {
    struct Key {
        std::string role; ///< `root`, `targets`, `snapshot` or `timestamp`
        std::string key;  ///< a file FILE.pub; to drop one, its key id or at least 8 digits it begins with will do
    };
    struct Threshold {
        std::string role;
        unsigned signatures = 1;
    };
    std::vector<Key> added;
    std::vector<Key> dropped;
    std::vector<Threshold> thresholds;
};

/// The next root, which nobody has signed yet: a metadata file.
[[nodiscard]] Result<Bytes, IssuerError> draftRoot(const std::filesystem::path& repository, const RootChanges& changes,
                                                   UnixTime now);

/// What a root says and who has signed it, for people to compare before they sign.
[[nodiscard]] Result<std::string, IssuerError> describeRoot(ByteSpan file);

/// The draft with a signature by one more key.
[[nodiscard]] Result<Bytes, IssuerError> signRoot(ByteSpan draft, const std::filesystem::path& key);

/// Puts a root in force that enough keys of the old root and its own have signed. Where it gives other roles new keys,
/// their metadata is signed anew in the same step, with `keys`, by the old keys too as far as they are at hand.
[[nodiscard]] Result<std::uint64_t, IssuerError> installRoot(const std::filesystem::path& repository, ByteSpan root,
                                                             const KeyPlaces& keys, UnixTime now);

/// A new key for a role in place of another one.
struct KeyRotation {
    std::string role;
    std::string replaced;           ///< as RootChanges::Key::key; empty: the role's only key
    std::filesystem::path newKeyIn; ///< the folder for the new key, <role>-v<root's version>.key
    UnixTime now{};
};

/// Draft, signatures and installation at once, where enough of the root's keys are among `keys`. The replaced key need
/// not be there. Returns the new root's version.
[[nodiscard]] Result<std::uint64_t, IssuerError> rotateKey(const std::filesystem::path& repository,
                                                           const KeyPlaces& keys, const KeyRotation& rotation,
                                                           const RandomSource& random);

} // namespace carded::issuer
