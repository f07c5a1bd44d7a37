// SPDX-License-Identifier: Apache-2.0
#include "tests/tuf/repository.h"
#include "tuf/limits.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace carded;
using namespace carded::test;
using namespace carded::tuf;

namespace {

std::uint64_t rootVersion(const TrustedState& state)
{
    return parseRoot(state.root).value().version;
}

Bytes padded(Bytes file, std::size_t size)
{
    file.resize(size, ' ');
    return file;
}

} // namespace

TEST_CASE("Client: a whole repository refreshes, and the state has the files as they were received")
{
    Repository repository;
    TrustedState state = repository.firstState();
    CHECK(refresh(repository, state) == std::nullopt);
    CHECK(repository.requests
          == std::vector<std::string>{"2.root.json", "timestamp.json", "1.snapshot.json", "1.targets.json"});
    CHECK(state.root == repository.metadataFiles.at("1.root.json"));
    CHECK(state.timestamp == repository.metadataFiles.at("timestamp.json"));
    CHECK(state.snapshot == repository.metadataFiles.at("1.snapshot.json"));
    CHECK(state.targets.at("targets") == repository.metadataFiles.at("1.targets.json"));
}

TEST_CASE("Client 5.2: a trusted root that cannot be read or that its own keys did not sign begins nothing")
{
    Repository repository;
    TrustedState state;
    CHECK(refresh(repository, state) == TufError::BadTrustedRoot);
    state.root = envelope(repository.root, {signer(9)});
    CHECK(refresh(repository, state) == TufError::BadTrustedRoot);
    state.root = repository.metadataFiles.at("timestamp.json");
    CHECK(refresh(repository, state) == TufError::BadTrustedRoot);
    CHECK(repository.requests.empty());
}

TEST_CASE("Client 5.3: a chain of roots is followed key by key to its end")
{
    Repository repository;
    TrustedState state = repository.firstState();
    repository.setKeys("root", {signer(11)});
    repository.publishRoot({signer(1)});
    repository.setKeys("root", {signer(12), signer(13)}, 2);
    repository.publishRoot({signer(11)});
    CHECK(refresh(repository, state) == std::nullopt);
    CHECK(rootVersion(state) == 3);
    CHECK(state.root == repository.metadataFiles.at("3.root.json"));
}

TEST_CASE("Client 5.3.3: a refresh follows so many roots and leaves the rest to the next")
{
    Repository repository;
    TrustedState state = repository.firstState();
    for (std::size_t i = 0; i < kMaxRootRotations + 2; ++i) {
        repository.publishRoot();
    }
    CHECK(refresh(repository, state) == std::nullopt);
    CHECK(rootVersion(state) == kMaxRootRotations + 1);
    CHECK(refresh(repository, state) == std::nullopt);
    CHECK(rootVersion(state) == kMaxRootRotations + 3);
}

TEST_CASE("Client 5.3.3: a root is read up to its limit")
{
    Repository repository;
    repository.publishRoot();
    Bytes& file = repository.metadataFiles.at("2.root.json");
    TrustedState state = repository.firstState();
    file = padded(file, kMaxRootBytes + 1);
    CHECK(refresh(repository, state) == TufError::TooLarge);
    CHECK(rootVersion(state) == 1);
    file = padded(file, kMaxRootBytes);
    CHECK(refresh(repository, state) == std::nullopt);
    CHECK(rootVersion(state) == 2);
}

TEST_CASE("Client 5.3.3: a repository that does not answer is not one without a newer root")
{
    Repository repository;
    TrustedState state = repository.firstState();
    repository.breakdown = FetchError::Failed;
    CHECK(refresh(repository, state) == TufError::FetchFailed);
    repository.breakdown = FetchError::TooLarge;
    CHECK(refresh(repository, state) == TufError::TooLarge);
    CHECK(repository.requests.size() == 2);
}

TEST_CASE("Client 5.3.4: a root without a threshold of the old root's keys is refused")
{
    Repository repository;
    repository.setKeys("root", {signer(11)});
    repository.publishRoot();
    TrustedState state = repository.firstState();
    CHECK(refresh(repository, state) == TufError::RootNotSignedByOld);
    CHECK(state == repository.firstState());
}

TEST_CASE("Client 5.3.4: a root without a threshold of its own keys is refused")
{
    Repository repository;
    repository.setKeys("root", {signer(11), signer(12)}, 2);
    repository.signers["root"] = {signer(1), signer(11)};
    repository.publishRoot();
    TrustedState state = repository.firstState();
    CHECK(refresh(repository, state) == TufError::RootNotSignedByItself);
    CHECK(state == repository.firstState());
}

TEST_CASE("Client 5.3.5: a root of any version but the next is refused")
{
    for (const int version : {1, 3, 1000}) {
        CAPTURE(version);
        Repository repository;
        TrustedState state = repository.firstState();
        repository.root["version"] = version;
        repository.metadataFiles["2.root.json"] = envelope(repository.root, {signer(1)});
        CHECK(refresh(repository, state) == TufError::RootWrongVersion);
        CHECK(state == repository.firstState());
    }
}

TEST_CASE("Client 5.3.6: roots on the way may have expired, the trusted one too")
{
    Repository repository;
    repository.root["expires"] = "2020-01-01T00:00:00Z";
    repository.writeRoot();
    TrustedState state = repository.firstState();
    repository.publishRoot();
    repository.root["expires"] = kExpires;
    repository.publishRoot();
    CHECK(refresh(repository, state) == std::nullopt);
    CHECK(rootVersion(state) == 3);
}

TEST_CASE("Client 5.3.8: roots verified before a failure stay trusted")
{
    Repository repository;
    repository.publishRoot();
    repository.publishRoot();
    repository.metadataFiles["4.root.json"] = {'{'};
    TrustedState state = repository.firstState();
    CHECK(refresh(repository, state) == TufError::NotJson);
    CHECK(rootVersion(state) == 3);
}

TEST_CASE("Client 5.3.10: the last root must not have expired at the time of the update")
{
    Repository repository;
    repository.root["expires"] = kJustAfterNow;
    repository.publishRoot();
    TrustedState state = repository.firstState();
    CHECK(refresh(repository, state) == std::nullopt);
    repository.root["expires"] = kNowText;
    repository.publishRoot();
    repository.requests.clear();
    CHECK(refresh(repository, state) == TufError::RootExpired);
    CHECK(rootVersion(state) == 3);
    CHECK(std::ranges::count(repository.requests, "timestamp.json") == 0);
}

TEST_CASE("Client 5.3.11: new timestamp or snapshot keys recover from a fast forward of their versions")
{
    for (const char* role : {"timestamp", "snapshot"}) {
        CAPTURE(role);
        Repository repository;
        TrustedState state = repository.firstState();
        repository.timestamp["version"] = 999;
        repository.snapshot["version"] = 999;
        repository.roles["targets"]["version"] = 999;
        repository.publish();
        REQUIRE(refresh(repository, state) == std::nullopt);
        repository.timestamp["version"] = 1;
        repository.snapshot["version"] = 1;
        repository.roles["targets"]["version"] = 1;
        repository.publish();
        REQUIRE(refresh(repository, state) == TufError::TimestampRollback);
        repository.setKeys(role, {signer(20)});
        repository.publishRoot();
        repository.writeSnapshot();
        repository.writeTimestamp();
        CHECK(refresh(repository, state) == std::nullopt);
        CHECK(parseTimestamp(state.timestamp).value().version == 2);
        CHECK(parseSnapshot(state.snapshot).value().meta.at("targets.json").version == 2);
    }
}

TEST_CASE("Client 5.3.11: a key given back by a later root of the same refresh was rotated all the same")
{
    Repository repository;
    TrustedState state = repository.firstState();
    repository.timestamp["version"] = 999;
    repository.publish();
    REQUIRE(refresh(repository, state) == std::nullopt);
    repository.setKeys("timestamp", {signer(20)});
    repository.publishRoot();
    repository.setKeys("timestamp", {signer(2)});
    repository.publishRoot();
    repository.timestamp["version"] = 1;
    repository.publish();
    CHECK(refresh(repository, state) == std::nullopt);
    CHECK(parseTimestamp(state.timestamp).value().version == 2);
}

TEST_CASE("Client 5.3.11: a rotation counts though the update ends with an expired root")
{
    Repository repository;
    TrustedState state = repository.firstState();
    REQUIRE(refresh(repository, state) == std::nullopt);
    repository.setKeys("timestamp", {signer(20)});
    repository.root["expires"] = kNowText;
    repository.publishRoot();
    CHECK(refresh(repository, state) == TufError::RootExpired);
    CHECK(state.timestamp.empty());
    CHECK(state.snapshot.empty());
}

TEST_CASE("Client 5.3.11: a key under its old id but of another value is a new key")
{
    Repository repository;
    TrustedState state = repository.firstState();
    repository.timestamp["version"] = 999;
    repository.publish();
    REQUIRE(refresh(repository, state) == std::nullopt);
    Signer other = signer(20);
    other.keyid = signer(2).keyid;
    repository.setKeys("timestamp", {other});
    repository.publishRoot();
    repository.timestamp["version"] = 1;
    repository.publish();
    CHECK(refresh(repository, state) == std::nullopt);
}

TEST_CASE("Client 5.3.11: a key that is only added takes nothing back")
{
    Repository repository;
    TrustedState state = repository.firstState();
    repository.timestamp["version"] = 999;
    repository.publish();
    REQUIRE(refresh(repository, state) == std::nullopt);
    repository.setKeys("timestamp", {signer(2), signer(20)});
    repository.publishRoot();
    repository.timestamp["version"] = 1;
    repository.publish();
    CHECK(refresh(repository, state) == TufError::TimestampRollback);
}

TEST_CASE("Client 5.3.12: without consistent snapshots files have no version and targets no digest in their names")
{
    Repository repository;
    repository.root["consistent_snapshot"] = false;
    repository.writeRoot();
    repository.metadataFiles.erase("1.snapshot.json");
    repository.metadataFiles.erase("1.targets.json");
    repository.publish();
    Client client = freshClient(repository);
    REQUIRE(client.download("a/file").has_value());
    CHECK(repository.requests
          == std::vector<std::string>{"2.root.json", "timestamp.json", "snapshot.json", "targets.json", "a/file"});
}
