// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "issuer/files.h"
#include "issuer/repository.h"
#include "tests/issuer/fixture.h"
#include "tuf/client.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace carded::test {

/// Fetches from a repository's folder, as a till does from a USB stick.
class FolderFetcher final : public tuf::RepositoryFetcher {
public:
    explicit FolderFetcher(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] Result<Bytes, tuf::FetchError> fetchMetadata(const std::string& name, std::size_t maxBytes) override
    {
        return fetch(m_folder / "metadata" / name, maxBytes);
    }
    [[nodiscard]] Result<Bytes, tuf::FetchError> fetchTarget(const std::string& path, std::size_t maxBytes) override
    {
        return fetch(m_folder / "targets" / path, maxBytes);
    }

private:
    static Result<Bytes, tuf::FetchError> fetch(const std::filesystem::path& path, std::size_t maxBytes)
    {
        auto content = issuer::readFile(path);
        if (!content) {
            return fail(tuf::FetchError::NotFound);
        }
        return content->size() > maxBytes ? fail(tuf::FetchError::TooLarge)
                                          : Result<Bytes, tuf::FetchError>(*std::move(content));
    }

    std::filesystem::path m_folder;
};

/// What a till ends up with after a sync.
struct Synced {
    std::optional<tuf::TufError> error;
    std::uint64_t timestampVersion = 0;
    std::map<std::string, Bytes> targets;
};

inline constexpr Seconds kHour{3600};
inline constexpr Seconds kDay{86400};

/// A repository of one issuer in a folder, its keys beside it, and a till that follows it.
class Publisher {
public:
    explicit Publisher(issuer::RepositoryOptions options = {})
    {
        options.now = kIssued;
        REQUIRE(issuer::createRepository(repository(), keys(), options, m_random));
        state.root = read("metadata/1.root.json");
        office = testIssuer();
        REQUIRE(issuer::createFolder(officeFolder(), office));
        policy = std::filesystem::path(CARDED_SOURCE_DIR) / "policy/packs/KR.toml";
    }

    [[nodiscard]] std::filesystem::path repository() const { return folder / "repository"; }
    [[nodiscard]] std::filesystem::path keys() const { return folder / "keys"; }
    [[nodiscard]] std::filesystem::path officeFolder() const { return folder / "office"; }

    [[nodiscard]] Bytes read(const std::string& path) const
    {
        auto content = issuer::readFile(repository() / path);
        REQUIRE(content);
        return *content;
    }

    [[nodiscard]] issuer::PublishRequest request(UnixTime now) const
    {
        issuer::PublishRequest request;
        request.issuers = {officeFolder()};
        request.policies = {policy};
        request.listLife = 14 * kDay;
        request.now = now;
        return request;
    }

    [[nodiscard]] Result<issuer::PublishReport, issuer::IssuerError> publish(UnixTime now) const
    {
        return issuer::publish(repository(), {keys()}, request(now));
    }

    /// Revokes the credential with this index, in the issuer's folder.
    void revoke(std::uint64_t idx) const
    {
        auto changed = issuer::readFolder(officeFolder());
        REQUIRE(changed);
        REQUIRE(issuer::setStatus(changed->statusList, idx, issuer::StatusValue::Invalid));
        REQUIRE(issuer::saveStatusList(officeFolder(), changed->statusList));
    }

    /// One sync from `from`, beginning with `state`, which goes on.
    Synced sync(UnixTime now, const std::filesystem::path& from)
    {
        FolderFetcher fetcher(from);
        auto client = tuf::Client::start(state, fetcher, now);
        REQUIRE(client);
        Synced synced;
        if (const auto refreshed = client->refresh(); !refreshed) {
            synced.error = refreshed.error();
            state = client->trusted();
            return synced;
        }
        const auto all = client->findAll();
        REQUIRE(all);
        for (const auto& found : all->targets) {
            const auto target = client->download(found.name);
            if (!target) {
                synced.error = target.error();
                break;
            }
            synced.targets[std::string(found.name)] = target->bytes();
        }
        synced.timestampVersion = client->timestampVersion();
        state = client->trusted();
        return synced;
    }
    Synced sync(UnixTime now) { return sync(now, repository()); }

    TemporaryFolder folder;
    tuf::TrustedState state; ///< the till's
    issuer::IssuerFolder office;
    std::filesystem::path policy;

private:
    issuer::RandomSource m_random = countingSource();
};

} // namespace carded::test
