// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "issuer/repository_key.h"
#include "issuer/repository_root.h"
#include "tests/issuer/repository_fixture.h"
#include "tests/tuf/repository.h"

#include <nlohmann/json.hpp>

using namespace carded;

namespace {

/// A repository as another tool makes it: key ids that are no digests, members of its own, a delegated role.
void makeOtherTools(test::Repository& repository)
{
    repository.root["x-tool"] = "other";
    repository.writeRoot();
    repository.roles["targets"]["x-note"] = {{"kept", true}};
    repository.delegate("targets", "partner", 9, {{"paths", {"partner/*"}}, {"terminating", false}});
    repository.addTarget("partner", "partner/file", "theirs");
    repository.publish();
}

void writeRepository(const test::Repository& repository, const std::filesystem::path& folder)
{
    for (const auto& [name, content] : repository.metadataFiles) {
        std::filesystem::create_directories(folder / "metadata");
        REQUIRE(issuer::writeFile(folder / "metadata" / name, content, issuer::FileAccess::Public));
    }
    for (const auto& [name, content] : repository.targetFiles) {
        const auto path = folder / "targets" / name;
        std::filesystem::create_directories(path.parent_path());
        REQUIRE(issuer::writeFile(path, content, issuer::FileAccess::Public));
    }
}

/// The key of test::signer(number), in a file as securesystemslib writes it.
void writeKey(const std::filesystem::path& file, std::uint8_t number)
{
    auto key = test::signer(number).key;
    key["keyval"]["private"] = crypto::encodeHex(Bytes(32, static_cast<std::uint8_t>(100 + number)));
    REQUIRE(issuer::writeFile(file, asBytes(key.dump()), issuer::FileAccess::Secret));
}

} // namespace

TEST_CASE("Repository: another tool's is published into, and what is its own stays")
{
    test::Publisher publisher;
    const auto folder = publisher.folder / "foreign";
    const auto keys = publisher.folder / "foreign-keys";
    std::filesystem::create_directories(keys);
    test::Repository repository;
    makeOtherTools(repository);
    writeRepository(repository, folder);
    for (std::uint8_t number = 1; number <= 4; ++number) {
        writeKey(keys / (std::to_string(number) + ".key"), number);
    }
    publisher.state = {issuer::readFile(folder / "metadata/1.root.json").value(), {}, {}, {}};
    const auto now = test::kNow;
    CHECK(publisher.sync(now, folder).targets.size() == 2);

    REQUIRE(issuer::publish(folder, {keys}, publisher.request(now)));
    const auto synced = publisher.sync(now, folder);
    REQUIRE(!synced.error);
    CHECK(synced.targets.size() == 5);
    CHECK(asText(synced.targets.at("partner/file")) == "theirs");
    const auto targets = nlohmann::json::parse(asText(issuer::readFile(folder / "metadata/3.targets.json").value()));
    CHECK(targets["signed"]["x-note"]["kept"] == true);

    // A key of the root signs by the name that the root has for it, offline too, when it leaves.
    REQUIRE(issuer::makeRepositoryKey(keys / "new", [](std::size_t count) { return Bytes(count, 7); }));
    const issuer::RootChanges changes{{{"root", (keys / "new.pub").string()}}, {{"root", "key-1"}}, {}};
    CHECK(!issuer::draftRoot(folder, changes, now)); // shorter than a key id may be cut to
    writeKey(publisher.folder / "old.pub", 1);
    const issuer::RootChanges byFile{
        {{"root", (keys / "new.pub").string()}}, {{"root", (publisher.folder / "old.pub").string()}}, {}};
    auto root = issuer::draftRoot(folder, byFile, now);
    REQUIRE(root);
    root = issuer::signRoot(*root, keys / "1.key");
    root = issuer::signRoot(*root, keys / "new.key");
    CHECK(issuer::installRoot(folder, *root, {}, now).value() == 2);
    CHECK(!publisher.sync(now, folder).error);
}
