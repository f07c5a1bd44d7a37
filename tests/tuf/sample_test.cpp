// SPDX-License-Identifier: Apache-2.0
#include "tests/support/shared_files.h"
#include "tests/tuf/repository.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;
using namespace carded::tuf;

namespace {

/// The sample repository's folder, as static files behind any server.
class FolderFetcher final : public RepositoryFetcher {
public:
    Result<Bytes, FetchError> fetchMetadata(const std::string& name, std::size_t maxBytes) override
    {
        return read("metadata/" + name, maxBytes);
    }
    Result<Bytes, FetchError> fetchTarget(const std::string& path, std::size_t maxBytes) override
    {
        return read("targets/" + path, maxBytes);
    }

private:
    static Result<Bytes, FetchError> read(const std::string& name, std::size_t maxBytes)
    {
        const auto text = readSharedFile("tuf-sample/" + name);
        if (!text || text->size() > maxBytes) {
            return fail(text ? FetchError::TooLarge : FetchError::NotFound);
        }
        return Bytes(text->begin(), text->end());
    }
};

} // namespace

TEST_CASE("Client: a repository made by another program is verified whole")
{
    const auto root = readSharedFile("tuf-sample/metadata/1.root.json");
    if (!root) {
        MESSAGE("skipped: no tuf-sample beside the corpus");
        return;
    }
    FolderFetcher folder;
    auto client = Client::start({Bytes(root->begin(), root->end()), {}, {}, {}}, folder, kNow);
    REQUIRE(client.has_value());
    REQUIRE(client->refresh().has_value());
    CHECK(parseRoot(client->trusted().root).value().version == 3);
    CHECK(client->timestampVersion() == 17);
    const auto all = client->findAll();
    REQUIRE(all.has_value());
    std::map<std::string, std::string> roles;
    for (const FoundTarget& target : all->targets) {
        const auto file = client->download(target.name);
        REQUIRE(file.has_value());
        CHECK(file->role() == target.role);
        roles.emplace(target.name, target.role);
    }
    CHECK(roles
          == std::map<std::string, std::string>{{"trust/issuers.json", "targets"},
                                                {"policy/KR.toml", "policies"},
                                                {"policy/US.toml", "policies"},
                                                {"status/one", "status-lists"}});
}
