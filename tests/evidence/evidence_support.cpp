// SPDX-License-Identifier: Apache-2.0
#include "tests/evidence/evidence_support.h"

#include "tlog/signed_note.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <array>
#include <fstream>
#include <iterator>
#include <memory>

namespace carded::test {

using namespace evidence;

LogOwner logOwner(std::uint8_t seed)
{
    crypto::Ed25519Seed bytes;
    bytes.data.fill(seed);
    return {"0042", "3", crypto::ed25519KeyPair(bytes)};
}

Record passRecord(UnixTime time)
{
    Record record;
    record.time = time;
    record.mode = "live";
    record.category = "tobacco";
    record.reason = verifier::Reason::OldEnough;
    return record;
}

UsedToken usedToken(std::uint8_t first, UnixTime freshUntil)
{
    UsedToken used{{}, freshUntil};
    used.id.data.fill(first);
    return used;
}

LogStore mustOpenLog(const std::filesystem::path& path, const LogOwner& whose)
{
    auto log = LogStore::open(path, whose);
    if (!log) {
        FAIL("cannot open the log: ", static_cast<int>(log.error()));
    }
    return *std::move(log);
}

void fillLog(const std::filesystem::path& path, std::size_t count, Seconds apart)
{
    LogStore log = mustOpenLog(path);
    for (std::size_t i = 0; i < count; ++i) {
        REQUIRE(log.append(passRecord(kCheckTime + static_cast<int>(i) * apart), std::nullopt, LogStore::Moment{0}));
    }
}

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

namespace {

using Connection = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

Connection connectionTo(const std::filesystem::path& path)
{
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &handle) == SQLITE_OK);
    return {handle, &sqlite3_close};
}

} // namespace

std::vector<std::string> rowsIn(const std::filesystem::path& path, const std::string& sql)
{
    const auto database = connectionTo(path);
    std::vector<std::string> values;
    const auto add = [](void* to, int, char** texts, char**) {
        static_cast<std::vector<std::string>*>(to)->emplace_back(texts[0] == nullptr ? "" : texts[0]);
        return 0;
    };
    REQUIRE(sqlite3_exec(database.get(), sql.c_str(), add, &values, nullptr) == SQLITE_OK);
    return values;
}

void changeIn(const std::filesystem::path& path, const std::string& sql)
{
    REQUIRE(sqlite3_exec(connectionTo(path).get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
}

tlog::Checkpoint openedCheckpoint(const std::string& note, const LogOwner& whose)
{
    const auto verifier = tlog::parseVerifierKey(whose.verifierKey()).value();
    const auto text = tlog::openNote(note, std::array{verifier});
    REQUIRE(text.has_value());
    return tlog::parseCheckpoint(text->text).value();
}

tlog::Hash rootOfRecords(const std::filesystem::path& path)
{
    tlog::Frontier tree;
    for (const std::string& text : rowsIn(path, "SELECT cast(bytes AS TEXT) FROM record ORDER BY seq")) {
        tree.append(tlog::leafHash(asBytes(text)));
    }
    return tree.root();
}

} // namespace carded::test
