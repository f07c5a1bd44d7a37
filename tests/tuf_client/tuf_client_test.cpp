// SPDX-License-Identifier: Apache-2.0
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"
#include "tests/tuf/repository.h"
#include "tests/tuf_client/state_folder.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>

using namespace carded;
using namespace carded::test;

namespace {

namespace fs = std::filesystem;

constexpr const char* kFarAway = "9999-12-31T23:59:59Z"; // the program has the system's clock

/// A repository as files, and the folders of one client.
struct World {
    TemporaryFolder folder;
    Repository repository;

    World()
    {
        fs::create_directories(folder / "repository/metadata");
        repository.root["expires"] = kFarAway;
        repository.timestamp["expires"] = kFarAway;
        repository.snapshot["expires"] = kFarAway;
        repository.roles["targets"]["expires"] = kFarAway;
        repository.writeRoot();
        repository.publish();
        write();
        REQUIRE(writeBytes(folder / "shipped.json", repository.metadataFiles.at("1.root.json")));
    }

    void write()
    {
        for (const auto& [name, file] : repository.metadataFiles) {
            REQUIRE(writeBytes(folder / ("repository/metadata/" + name), file));
        }
        for (const auto& [name, file] : repository.targetFiles) {
            const fs::path path = folder / ("repository/targets/" + name);
            fs::create_directories(path.parent_path());
            REQUIRE(writeBytes(path, file));
        }
    }

    [[nodiscard]] fs::path metadata(const std::string& name) const { return folder / ("metadata/" + name); }

    [[nodiscard]] int client(std::vector<std::string> arguments) const
    {
        const std::string url = "file://" + (folder / "repository").native();
        std::vector<std::string> command{programs() / "carded-tuf-client", "--metadata-dir", folder / "metadata"};
        if (arguments.front() != "init") {
            command.insert(command.end(), {"--metadata-url", url + "/metadata"});
        }
        if (arguments.front() == "download") {
            command.insert(command.end(),
                           {"--target-base-url", url + "/targets/", "--target-dir", folder / "downloads"});
            for (std::size_t i = 1; i < arguments.size(); ++i) {
                command.insert(command.end(), {"--target-name", arguments[i]});
            }
            arguments.resize(1);
        }
        command.insert(command.end(), arguments.begin(), arguments.end());
        return run(command).status;
    }
    [[nodiscard]] int init() const { return client({"init", folder / "shipped.json"}); }

    /// The names of the files in a folder.
    [[nodiscard]] std::set<std::string> names(const std::string& name) const
    {
        std::set<std::string> all;
        for (const auto& entry : fs::directory_iterator(folder / name)) {
            all.insert(entry.path().filename());
        }
        return all;
    }
};

} // namespace

TEST_CASE("carded-tuf-client: init takes the root, refresh the rest, as received and without versions in the names")
{
    const World world;
    CHECK(world.init() == 0);
    CHECK(world.names("metadata") == std::set<std::string>{"root.json"});
    CHECK(world.client({"refresh"}) == 0);
    CHECK(world.names("metadata")
          == std::set<std::string>{"root.json", "timestamp.json", "snapshot.json", "targets.json"});
    CHECK(readBytes(world.metadata("snapshot.json")) == world.repository.metadataFiles.at("2.snapshot.json"));
    CHECK(world.client({"refresh"}) == 0);
}

TEST_CASE("carded-tuf-client: what was verified before a failure stays, and the failure is told")
{
    World world;
    REQUIRE(world.init() == 0);
    world.repository.publishRoot();
    world.repository.signers["snapshot"] = {signer(1)};
    world.repository.publish();
    world.write();
    CHECK(world.client({"refresh"}) == 1);
    CHECK(world.names("metadata") == std::set<std::string>{"root.json", "timestamp.json"});
    CHECK(readBytes(world.metadata("root.json")) == world.repository.metadataFiles.at("2.root.json"));
}

TEST_CASE("carded-tuf-client: a rotated timestamp key takes the stored timestamp and snapshot away")
{
    World world;
    REQUIRE(world.init() == 0);
    REQUIRE(world.client({"refresh"}) == 0);
    world.repository.setKeys("timestamp", {signer(30)});
    world.repository.publishRoot();
    world.write();
    CHECK(world.client({"refresh"}) == 1); // the timestamp has the old signature
    CHECK(world.names("metadata") == std::set<std::string>{"root.json", "targets.json"});
}

TEST_CASE("carded-tuf-client: download fetches targets of any name into one folder")
{
    World world;
    world.repository.delegate("targets", "../odd role", 40, {{"paths", {"*", "*/*", "*/*/*"}}});
    world.repository.roles["../odd role"]["expires"] = kFarAway;
    world.repository.addTarget("../odd role", "deep/er/file", "deep");
    world.repository.publish();
    world.write();
    REQUIRE(world.init() == 0);
    CHECK(world.client({"download", "a/file", "deep/er/file"}) == 0);
    CHECK(world.names("downloads") == std::set<std::string>{"a%2Ffile", "deep%2Fer%2Ffile"});
    CHECK(readBytes(world.folder / "downloads/deep%2Fer%2Ffile") == Bytes{'d', 'e', 'e', 'p'});
    CHECK(fs::exists(world.metadata("..%2Fodd%20role.json")));
    fs::remove_all(world.folder / "repository/targets");
    fs::remove(world.folder / "repository/metadata/1...%2Fodd%20role.json");
    CHECK(world.client({"download", "a/file", "deep/er/file"}) == 0); // both kept
    CHECK(world.client({"download", "none"}) == 1);
}

TEST_CASE("carded-tuf-client: a target that does not check is not written")
{
    World world;
    for (auto& [name, file] : world.repository.targetFiles) {
        file.front() ^= 1U;
    }
    world.write();
    REQUIRE(world.init() == 0);
    CHECK(world.client({"download", "a/file"}) == 1);
    CHECK_FALSE(fs::exists(world.folder / "downloads"));
}

TEST_CASE("carded-tuf-client: without a good root, or with options missing, it exits with 1")
{
    const World world;
    CHECK(world.client({"refresh"}) == 1);
    CHECK(world.client({"init", world.folder / "none.json"}) == 1);
    REQUIRE(world.init() == 0);
    CHECK(world.client({"download"}) == 1);
    CHECK(run({programs() / "carded-tuf-client", "refresh"}).status == 1);
    CHECK(run({programs() / "carded-tuf-client", "--metadata-dir", world.folder / "metadata", "refresh"}).status == 1);
}
