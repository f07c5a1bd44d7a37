// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "tests/scan/scan_fixture.h"

#include <doctest/doctest.h>

#include <functional>

using namespace carded;
using revocation_cache::contentsOf;
using revocation_cache::overwrite;
using revocation_cache::TestFolder;
using test::run;
using test::User;

namespace {

namespace fs = std::filesystem;

/// A copy of the demo's store that everybody may read.
struct Store {
    TestFolder folder;
    fs::path path = folder.path() / "store";

    Store()
    {
        test::copyDemoStore(path);
        fs::permissions(folder.path(), fs::perms{0755});
        fs::permissions(path, fs::perms{0755});
        for (const auto& entry : fs::directory_iterator(path)) {
            fs::permissions(entry.path(), fs::perms{0644});
        }
    }
    [[nodiscard]] fs::path pointer() const { return path / "current"; }
    [[nodiscard]] fs::path stateFile() const { return path / "state-1.db"; }
};

void flipByte(const fs::path& file, std::size_t at)
{
    std::string bytes = contentsOf(file);
    REQUIRE(at < bytes.size());
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    overwrite(file, bytes);
}

void cutInHalf(const fs::path& file)
{
    const std::string bytes = contentsOf(file);
    overwrite(file, bytes.substr(0, bytes.size() / 2));
}

void checkUnreadable(const Store& store, const std::string& sentence)
{
    const auto ran = run(test::cardedOn(store.path, "verify", {test::codeOf("1-adult")}), {}, User::Nobody);
    CAPTURE(ran.err);
    CHECK(ran.status == 2);
    CHECK(ran.err.find(sentence) != std::string::npos);
    CHECK(ran.err.ends_with(".\n"));
    const auto results = test::objectsIn(ran);
    REQUIRE(results.size() == 1);
    CHECK(results[0]["outcome"] == "cannot_verify");
    CHECK(results[0]["reason"] == "store_unreadable");
    CHECK_FALSE(results[0].contains("issuer"));
}

} // namespace

TEST_CASE("Store faults: whatever is wrong with the store, a good code is no pass and a sentence says why")
{
    if (::geteuid() != 0) {
        MESSAGE("SKIPPED: only root can run the program as another user");
        return;
    }
    const Store whole;
    const auto good = run(test::cardedOn(whole.path, "verify", {test::codeOf("1-adult")}), {}, User::Nobody);
    CAPTURE(good.err);
    REQUIRE(good.status == 0);

    struct Row {
        const char* name;
        std::function<void(const Store&)> spoil;
        const char* sentence;
    };
    const Row rows[] = {
        {"no folder", [](const Store& store) { fs::remove_all(store.path); }, "There is no trust list in"},
        {"no pointer", [](const Store& store) { fs::remove(store.pointer()); }, "There is no trust list in"},
        {"folder closed to this user", [](const Store& store) { fs::permissions(store.path, fs::perms{0700}); },
         "This user may not read"},
        {"pointer closed to this user", [](const Store& store) { fs::permissions(store.pointer(), fs::perms{0600}); },
         "This user may not read"},
        {"state file closed to this user",
         [](const Store& store) { fs::permissions(store.stateFile(), fs::perms{0600}); }, "This user may not read"},
        {"no state file", [](const Store& store) { fs::remove(store.stateFile()); }, "are damaged"},
        {"a byte of the state file changed",
         [](const Store& store) { flipByte(store.stateFile(), fs::file_size(store.stateFile()) / 2); }, "are damaged"},
        {"the last byte of the state file changed",
         [](const Store& store) { flipByte(store.stateFile(), fs::file_size(store.stateFile()) - 1); }, "are damaged"},
        {"a byte of the pointer changed",
         [](const Store& store) { flipByte(store.pointer(), fs::file_size(store.pointer()) / 2); }, "are damaged"},
        {"half a state file", [](const Store& store) { cutInHalf(store.stateFile()); }, "are damaged"},
        {"half a pointer", [](const Store& store) { cutInHalf(store.pointer()); }, "are damaged"},
        {"an empty pointer", [](const Store& store) { overwrite(store.pointer(), ""); }, "are damaged"},
        {"a newer format",
         [](const Store& store) {
             const std::string body = "carded-store 2\nwhatever it needs\n";
             overwrite(store.pointer(),
                       body + "check " + crypto::encodeHex(crypto::checksum(asBytes(body)).span()) + "\n");
         },
         "were written by a newer version"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Store store;
        row.spoil(store);
        checkUnreadable(store, row.sentence);
    }
}

TEST_CASE("Store faults: texts of other systems are named without a store")
{
    const TestFolder folder;
    const auto ran =
        run(test::cardedOn(folder.path() / "none", "verify", {"-"}), "HC1:X\nhttps://a.example\n123\nAGE1:\n");
    CHECK(ran.status == 0);
    const auto results = test::objectsIn(ran);
    REQUIRE(results.size() == 4);
    CHECK(results[0]["document"] == "eu-dcc");
    CHECK(results[1]["reason"] == "online_code");
    CHECK(results[2]["ignored"] == "article_number");
    CHECK(results[3]["reason"] == "malformed");
}

TEST_CASE("Store faults: the status of a store that cannot be read is blocked, in words")
{
    const Store store;
    flipByte(store.stateFile(), 100);
    const auto ran = run({test::programs() / "carded", "status", "--json", "--store", store.path});
    CHECK(ran.status == 2);
    const auto json = nlohmann::json::parse(ran.out);
    CHECK(json["state"] == "blocked");
    CHECK(json["problem"].get<std::string>().find("are damaged") != std::string::npos);
}
