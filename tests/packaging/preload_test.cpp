// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/program_fixture.h"

#include <doctest/doctest.h>

// packaging/preload.sh, which postinst runs: a till that works before its first sync.

using namespace carded;
using namespace carded::test;

namespace {

/// A repository as a package carries it.
class Preload {
public:
    Preload()
    {
        till.publisher.writeTo(folder());
        std::filesystem::copy_file(folder() / "metadata/1.root.json", folder() / "root.json");
    }

    ProgramTill till;

    [[nodiscard]] std::filesystem::path folder() const { return till.stick().parent_path() / "brought #1, 100 %"; }
    [[nodiscard]] Ran run() const
    {
        const std::filesystem::path source(CARDED_SOURCE_DIR);
        return carded::test::run(
            {"/bin/sh", source / "packaging/preload.sh", till.store(), folder(), programs() / "carded"});
    }
    [[nodiscard]] std::string fileInStore(const std::string& name) const
    {
        std::ifstream file(till.store() / name);
        return {std::istreambuf_iterator<char>(file), {}};
    }
};

} // namespace

TEST_CASE("Preload: a new till works at once, and knows where its later lists are")
{
    const Preload preload;
    std::ofstream(preload.folder() / "repository") << "https://lists.example.kr/carded\n";
    CHECK(preload.run().status == 0);
    CHECK(preload.till.trustVersion() == 7);
    CHECK(preload.fileInStore("repository") == "https://lists.example.kr/carded\n");
    CHECK(preload.till.carded({"status"}).status == 0);
}

TEST_CASE("Preload: without an address the till is ready all the same")
{
    const Preload preload;
    CHECK(preload.run().status == 0);
    CHECK(preload.till.trustVersion() == 7);
    CHECK(preload.fileInStore("repository").empty());
}

TEST_CASE("Preload: a till that is set up is left alone")
{
    Preload preload;
    preload.till.mustInit();
    CHECK(preload.till.carded({"sync"}).status == 0);
    const std::string before = preload.fileInStore("current");
    preload.till.publisher.renewTrust();
    preload.till.publisher.publish();
    preload.till.publisher.writeTo(preload.folder());
    std::ofstream(preload.folder() / "repository") << "https://elsewhere.example\n";
    CHECK(preload.run().status == 0);
    CHECK(preload.fileInStore("current") == before);
    CHECK(preload.fileInStore("repository") == preload.till.stickUrl() + "\n");
}

TEST_CASE("Preload: where nothing was brought along nothing is done")
{
    const Preload preload;
    std::filesystem::remove(preload.folder() / "root.json");
    CHECK(preload.run().status == 0);
    CHECK_FALSE(std::filesystem::exists(preload.till.store()));
}

TEST_CASE("Preload: lists that have run out are refused, and the till is set up for the next sync")
{
    Preload preload;
    preload.till.publisher.repository.timestamp["expires"] = "2020-01-01T00:00:00Z";
    preload.till.publisher.publish();
    preload.till.publisher.writeTo(preload.folder());
    const auto ran = preload.run();
    CHECK(ran.status == 3);
    CHECK(ran.err.find("has run out") != std::string::npos);
    CHECK(preload.till.carded({"status"}).status == 2);
    CHECK(preload.till.carded({"sync", "--repository", preload.till.stickUrl()}).status == 0);
}

TEST_CASE("Preload: a root that is none sets nothing up")
{
    const Preload preload;
    std::ofstream(preload.folder() / "root.json") << "{}";
    CHECK(preload.run().status == 1);
    CHECK_FALSE(std::filesystem::exists(preload.till.store() / "root.json"));
}

TEST_CASE("Preload: a refused status list does not spoil the rest")
{
    Preload preload;
    preload.till.publisher.lists[kListName].seed = 9;
    preload.till.publisher.publish();
    preload.till.publisher.writeTo(preload.folder());
    CHECK(preload.run().status == 0);
    CHECK(preload.till.trustVersion() == 7);
}
