// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/rfc3339.h"
#include "tests/support/test_keys.h"
#include "tuf/client.h"

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace carded::test {

/// One key of a repository, and its signature.
struct Signer {
    std::string keyid;
    nlohmann::json key;
    std::function<Bytes(ByteSpan)> sign;
};

/// An Ed25519 key; the same number gives the same key.
Signer signer(std::uint8_t number);
/// TestKey::P256 or TestKey::Rsa.
Signer signer(TestKey key);

/// A repository in memory, and the double at the seam RepositoryFetcher. Tests change what a role's `signed` says, then
/// write it: write...() as it is, publish() with every version but the root's one higher.
class Repository final : public tuf::RepositoryFetcher {
public:
    /// Version 1 of everything, one key a role, consistent snapshots, the target `a/file`.
    Repository();

    nlohmann::json root;
    nlohmann::json timestamp;
    nlohmann::json snapshot;
    std::map<std::string, nlohmann::json> roles;        ///< `targets` and the delegated ones
    std::map<std::string, std::vector<Signer>> signers; ///< who signs, by role, whoever may

    std::map<std::string, Bytes> metadataFiles;
    std::map<std::string, Bytes> targetFiles;
    std::vector<std::string> requests;
    std::optional<tuf::FetchError> breakdown; ///< the answer to every request from now on
    bool listsDigests = false;                ///< whether length and SHA-256 of metadata files are listed

    /// Names a top-level role's keys in the root and signs by them from now on.
    void setKeys(const std::string& role, std::vector<Signer> keys, unsigned threshold = 1);
    /// Adds a role below `parent` with `rest` (paths, terminating, ...), and its empty metadata of version 0.
    void delegate(const std::string& parent, const std::string& role, std::uint8_t key, nlohmann::json rest);
    void addTarget(const std::string& role, const std::string& name, const std::string& content);

    /// Writes the root by its own number, signed by its own keys and by `others`.
    void writeRoot(const std::vector<Signer>& others = {});
    /// The next root.
    void publishRoot(const std::vector<Signer>& others = {});
    void writeRole(const std::string& role);
    void writeSnapshot();
    void writeTimestamp();
    void publish();

    /// The first root, as a client is shipped with it.
    [[nodiscard]] tuf::TrustedState firstState() const;

    [[nodiscard]] Result<Bytes, tuf::FetchError> fetchMetadata(const std::string& name, std::size_t maxBytes) override;
    [[nodiscard]] Result<Bytes, tuf::FetchError> fetchTarget(const std::string& path, std::size_t maxBytes) override;

private:
    [[nodiscard]] std::string fileName(const std::string& role, const nlohmann::json& content) const;
    [[nodiscard]] nlohmann::json listing(const std::string& role, const nlohmann::json& content) const;
    Result<Bytes, tuf::FetchError> answer(const std::map<std::string, Bytes>& files, const std::string& name);
};

/// `signed` in its envelope.
Bytes envelope(const nlohmann::json& content, const std::vector<Signer>& signers);

/// The time of the updates; metadata is good until kExpires.
inline const UnixTime kNow = parseRfc3339("2026-06-01T12:00:00Z").value();
inline constexpr const char* kExpires = "2026-07-01T00:00:00Z";
inline constexpr const char* kNowText = "2026-06-01T12:00:00Z";
inline constexpr const char* kJustAfterNow = "2026-06-01T12:00:01Z";

/// One update of `state`; what it verified stays in `state`. Nothing if it succeeded.
std::optional<tuf::TufError> refresh(Repository& repository, tuf::TrustedState& state, UnixTime now = kNow);
/// A client that has refreshed from the beginning.
tuf::Client freshClient(Repository& repository);

} // namespace carded::test
