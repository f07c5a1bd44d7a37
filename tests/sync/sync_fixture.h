// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync.h"
#include "revocation_cache/state.h"
#include "tests/support/status_list.h"
#include "tests/support/temporary_folder.h"
#include "tests/tuf/repository.h"

#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace carded::test {

inline constexpr Seconds kHour{60 * 60};
inline constexpr Seconds kDay = 24 * kHour;
inline const std::string kIss = "https://issuer.example";
inline const std::string kUri = "https://issuer.example/status/1";
inline const std::string kListName = "status/one";

inline constexpr const char* kFarEnd = "2099-01-01T00:00:00Z";
inline const UnixTime kFarEndTime = parseRfc3339(kFarEnd).value();

/// What the repository says of a list besides its URI.
enum class ListHints : std::uint8_t { None, Given };

/// A publisher: trust list, one policy, status lists. A test changes what it is about, then publishes.
class Publisher {
public:
    /// Good for in-process syncs at kNow.
    Publisher() : Publisher(kExpires, kNow + 7 * kDay) {}
    /// Metadata and the list hold until then. Programs go by this machine's clock: they need a far end.
    Publisher(const char* expires, UnixTime listExp);

    Repository repository; ///< its keys, versions and files
    TestTrustList trust;
    std::string policy;                          ///< policy/KR.toml
    std::map<std::string, TestStatusList> lists; ///< by the target's name
    ListHints hints = ListHints::Given;

    /// Everything as it is now, every version one higher.
    void publish();
    /// The same trust list must keep its bytes; another must be a later one.
    void renewTrust();
    /// Names a target with `custom`, which may be null, in a role.
    void addTarget(const std::string& role, const std::string& name, ByteSpan content,
                   const nlohmann::json& custom = nullptr);
    void addList(const std::string& role, const std::string& name, const TestStatusList& list);
    /// A delta that leads from `before` to `after` (same list), under its own name. It stays until removed.
    std::string addDelta(const std::string& listName, const TestStatusList& before, const TestStatusList& after);

    /// The files as they lie on a server or a stick.
    void writeTo(const std::filesystem::path& folder) const;

    std::map<std::string, Bytes> extraTargets; ///< of the top-level role, without `custom`
};

/// The list one would have a moment later.
TestStatusList changed(TestStatusList list, std::uint64_t idx, Seconds later = kHour);

/// The publisher's files without a network between.
class MemoryFetcher final : public tuf::ReportingFetcher {
public:
    explicit MemoryFetcher(Repository& repository) : m_repository(repository) {}

    [[nodiscard]] Result<Bytes, tuf::FetchError> fetchMetadata(const std::string& name, std::size_t maxBytes) override;
    [[nodiscard]] Result<Bytes, tuf::FetchError> fetchTarget(const std::string& path, std::size_t maxBytes) override;
    void removeLeftovers() override {}

private:
    Repository& m_repository;
};

/// A till's store, in a folder of its own.
class Till {
public:
    explicit Till(const Publisher& publisher) : m_root(publisher.repository.metadataFiles.at("1.root.json")) {}

    app::SyncReport sync(Publisher& publisher, UnixTime now = kNow);
    /// A sync that must not fail.
    app::SyncReport mustSync(Publisher& publisher, UnixTime now = kNow);

    [[nodiscard]] std::filesystem::path store() const { return m_folder.path() / "store"; }
    [[nodiscard]] std::unique_ptr<revocation_cache::State> open() const;
    [[nodiscard]] revocation_cache::StatusAnswer lookup(std::uint64_t idx, const std::string& iss = kIss,
                                                        UnixTime now = kNow) const;
    /// Everything that a reader can see, in one text.
    [[nodiscard]] std::string contents() const;

private:
    TemporaryFolder m_folder{memoryFolder()};
    Bytes m_root;
};

} // namespace carded::test
