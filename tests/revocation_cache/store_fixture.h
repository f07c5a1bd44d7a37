// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "revocation_cache/current.h"
#include "revocation_cache/state.h"
#include "revocation_cache/state_builder.h"
#include "tests/support/plain_policy.h"
#include "tests/support/status_list.h"
#include "tests/support/temporary_folder.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <stdlib.h>
#include <string>
#include <utility>
#include <vector>

namespace carded::revocation_cache {

inline constexpr UnixTime kNow{Seconds{1'790'000'000}};
inline constexpr Seconds kDay{86'400};
inline const std::string kIss = "https://issuer.example";
inline const std::string kUri = "https://issuer.example/status/1";

/// A folder of its own that goes away with the test.
class TestFolder : public test::TemporaryFolder {
public:
    /// A folder that is not there yet, with characters in its name that mean something in a URI.
    [[nodiscard]] std::filesystem::path store() const { return path() / "a store?mode=rw#100%25"; }
};

inline std::string contentsOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline void overwrite(const std::filesystem::path& file, std::string_view text)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

inline std::vector<std::string> namesIn(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().filename() != "lock") { // a writer's, and of no meaning
            names.push_back(entry.path().filename());
        }
    }
    std::ranges::sort(names);
    return names;
}

/// Makes the pointer agree with the state file it names, as only somebody who may write the folder can.
inline void pointAtStateFile(const std::filesystem::path& store)
{
    Current current = readCurrent(store).value();
    const std::string bytes = contentsOf(store / stateFileName(current.generation));
    current.size = bytes.size();
    current.digest = crypto::checksum(asBytes(bytes));
    if (!writeCurrent(store, current)) {
        throw std::runtime_error("pointAtStateFile() failed");
    }
}

/// Changes the state file in force by SQL, and the pointer with it.
inline void editState(const std::filesystem::path& store, const char* sql)
{
    const std::filesystem::path file = store / stateFileName(readCurrent(store).value().generation);
    sqlite3* database = nullptr;
    const bool done = sqlite3_open(file.c_str(), &database) == SQLITE_OK
                      && sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(database);
    if (!done) {
        throw std::runtime_error("editState() failed");
    }
    pointAtStateFile(store);
}

inline PolicyFile testPolicy(const std::string& jurisdiction = "KR")
{
    return {jurisdiction, test::plainPolicy(jurisdiction)};
}

inline test::TestStatusList testList(Bytes entries = {0b0000'0010}, unsigned bits = 1)
{
    test::TestStatusList list;
    list.uri = kUri;
    list.iat = kNow - kDay;
    list.exp = kNow + kDay;
    list.bits = bits;
    list.entries = std::move(entries);
    return list;
}

/// What a publisher hands over; each test changes the part it is about.
struct TestInput {
    test::TestTrustList trust{.version = 1, .issued = kNow - 2 * kDay};
    std::vector<PolicyFile> policies = {testPolicy()};
    std::vector<StatusListFile> lists = {{kUri, testList().token()}};
    UnixTime madeAt = kNow;

    [[nodiscard]] Result<BuildReport, BuildError> build(const std::filesystem::path& store) const
    {
        auto files = StateFiles::demo(trust.json(), policies, lists, madeAt);
        if (!files) {
            return fail(files.error());
        }
        return buildState(store, *files);
    }

    /// Puts another trust list in force that may follow the last one.
    void renewTrust()
    {
        ++trust.version;
        trust.issued += Seconds{60};
    }
};

/// Opens a store that must open.
inline std::unique_ptr<State> mustOpen(const std::filesystem::path& store)
{
    auto state = State::open(store);
    if (!state) {
        throw std::runtime_error("State::open() failed with " + std::to_string(static_cast<int>(state.error())));
    }
    return std::move(*state);
}

inline StatusAnswer lookupAt(State& state, std::uint64_t idx, UnixTime now = kNow)
{
    return state.lookup(kIss, {kUri, idx}, now);
}

} // namespace carded::revocation_cache
