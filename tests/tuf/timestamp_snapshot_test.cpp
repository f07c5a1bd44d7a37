// SPDX-License-Identifier: Apache-2.0
#include "tests/tuf/repository.h"
#include "tuf/limits.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;
using namespace carded::tuf;

namespace {

/// A repository, and a client's state after a first refresh.
struct Started {
    Repository repository;
    TrustedState state = repository.firstState();

    Started() { REQUIRE(refresh(repository, state) == std::nullopt); }

    /// The error of another refresh, which leaves timestamp and snapshot as they were.
    TufError refusal()
    {
        const TrustedState before = state;
        const auto error = refresh(repository, state);
        CHECK(state.timestamp == before.timestamp);
        CHECK(state.snapshot == before.snapshot);
        return error.value();
    }
    /// The error of another refresh, which takes the timestamp but leaves the snapshot as it was.
    TufError snapshotRefusal()
    {
        const TrustedState before = state;
        const auto error = refresh(repository, state);
        CHECK(state.timestamp == repository.metadataFiles.at("timestamp.json"));
        CHECK(state.snapshot == before.snapshot);
        return error.value();
    }
};

Bytes padded(Bytes file, std::size_t size)
{
    file.resize(size, ' ');
    return file;
}

} // namespace

TEST_CASE("Client 5.4.1: a timestamp must be there, and is read up to its limit")
{
    Started started;
    Bytes& file = started.repository.metadataFiles.at("timestamp.json");
    file = padded(file, kMaxTimestampBytes + 1);
    CHECK(started.refusal() == TufError::TooLarge);
    file = padded(file, kMaxTimestampBytes);
    CHECK(refresh(started.repository, started.state) == std::nullopt);
    started.repository.metadataFiles.erase("timestamp.json");
    CHECK(started.refusal() == TufError::FileMissing);
}

TEST_CASE("Client 5.4.2: a timestamp that the root's keys did not sign is refused")
{
    Started started;
    started.repository.signers["timestamp"] = {signer(3)};
    started.repository.publish();
    CHECK(started.refusal() == TufError::NotSigned);
}

TEST_CASE("Client 5.4.3.1: a timestamp of a lower version is refused")
{
    Started started;
    started.repository.publish();
    REQUIRE(refresh(started.repository, started.state) == std::nullopt);
    started.repository.timestamp["version"] = 1;
    started.repository.writeTimestamp();
    CHECK(started.refusal() == TufError::TimestampRollback);
}

TEST_CASE("Client 5.4.3.1: a timestamp of the same version changes nothing, whatever it says")
{
    Started started;
    const TrustedState before = started.state;
    started.repository.timestamp["meta"]["snapshot.json"]["version"] = 100;
    started.repository.writeTimestamp();
    started.repository.requests.clear();
    CHECK(refresh(started.repository, started.state) == std::nullopt);
    CHECK(started.state == before);
    CHECK(started.repository.requests == std::vector<std::string>{"2.root.json", "timestamp.json"});
}

TEST_CASE("Client 5.4.3.1: a timestamp of the same version does not make an old one good for longer")
{
    Started started;
    started.repository.timestamp["expires"] = "2030-01-01T00:00:00Z";
    started.repository.root["expires"] = "2030-01-01T00:00:00Z";
    started.repository.publishRoot();
    started.repository.writeTimestamp();
    CHECK(refresh(started.repository, started.state, parseRfc3339(kExpires).value()) == TufError::TimestampExpired);
}

TEST_CASE("Client 5.4.3.2: a timestamp that names an older snapshot is refused")
{
    Started started;
    started.repository.publish();
    REQUIRE(refresh(started.repository, started.state) == std::nullopt);
    started.repository.timestamp["version"] = 3;
    started.repository.timestamp["meta"]["snapshot.json"]["version"] = 1;
    started.repository.writeTimestamp();
    CHECK(started.refusal() == TufError::SnapshotRollback);
}

TEST_CASE("Client 5.4.4: a timestamp must not have expired at the time of the update")
{
    Started started;
    started.repository.timestamp["expires"] = kNowText;
    started.repository.publish();
    CHECK(started.refusal() == TufError::TimestampExpired);
    started.repository.timestamp["expires"] = kJustAfterNow;
    started.repository.publish();
    CHECK(refresh(started.repository, started.state) == std::nullopt);
}

TEST_CASE("Client 5.4: stored files that cannot be read are as good as none")
{
    Started started;
    const TrustedState before = started.state;
    started.state.timestamp = {'x'};
    started.state.snapshot = {'{'};
    started.state.targets["targets"] = {'['};
    CHECK(refresh(started.repository, started.state) == std::nullopt);
    CHECK(started.state == before);
}

TEST_CASE("Client 5.4: a stored timestamp that the root's keys no longer vouch for stays, and decides nothing")
{
    Started started;
    started.repository.timestamp["version"] = 999;
    started.repository.publish();
    REQUIRE(refresh(started.repository, started.state) == std::nullopt);
    started.repository.setKeys("timestamp", {signer(2), signer(20)}, 2);
    started.repository.publishRoot();
    CHECK(started.refusal() == TufError::NotSigned);
    started.repository.timestamp["version"] = 1;
    started.repository.publish();
    CHECK(refresh(started.repository, started.state) == std::nullopt);
}

TEST_CASE("Client 5.5.1: a snapshot must be there, and is read up to its limit")
{
    Started started;
    started.repository.publish();
    Bytes& file = started.repository.metadataFiles.at("2.snapshot.json");
    const Bytes good = file;
    file = padded(good, kMaxSnapshotBytes + 1);
    CHECK(started.snapshotRefusal() == TufError::TooLarge);
    started.repository.metadataFiles.erase("2.snapshot.json");
    CHECK(started.snapshotRefusal() == TufError::FileMissing);
    started.repository.metadataFiles["2.snapshot.json"] = padded(good, kMaxSnapshotBytes);
    CHECK(refresh(started.repository, started.state) == std::nullopt);
}

TEST_CASE("Client 5.5.1: a snapshot is as long as the timestamp says")
{
    Started started;
    started.repository.listsDigests = true;
    started.repository.publish();
    Bytes& file = started.repository.metadataFiles.at("2.snapshot.json");
    const Bytes good = file;
    file.push_back(' ');
    CHECK(started.snapshotRefusal() == TufError::TooLarge);
    file.resize(file.size() - 2);
    CHECK(started.snapshotRefusal() == TufError::WrongLength);
    file = good;
    CHECK(refresh(started.repository, started.state) == std::nullopt);
}

TEST_CASE("Client 5.5.1: a listed length does not raise the limit")
{
    Started started;
    started.repository.publish();
    Bytes& file = started.repository.metadataFiles.at("2.snapshot.json");
    file = padded(file, kMaxSnapshotBytes + 1);
    started.repository.timestamp["meta"]["snapshot.json"]["length"] = file.size();
    started.repository.writeTimestamp();
    CHECK(started.snapshotRefusal() == TufError::TooLarge);
}

TEST_CASE("Client 5.5.2: a snapshot of another digest than the timestamp's is refused")
{
    Started started;
    started.repository.listsDigests = true;
    started.repository.publish();
    started.repository.metadataFiles.at("2.snapshot.json").back() = ' ';
    CHECK(started.snapshotRefusal() == TufError::WrongHash);
}

TEST_CASE("Client 5.5.3: a snapshot that the root's keys did not sign is refused")
{
    Started started;
    started.repository.signers["snapshot"] = {signer(2)};
    started.repository.publish();
    CHECK(started.snapshotRefusal() == TufError::NotSigned);
}

TEST_CASE("Client 5.5.4: a snapshot of another version than the timestamp's is refused")
{
    for (const int version : {1, 3}) {
        CAPTURE(version);
        Started started;
        started.repository.publish();
        started.repository.snapshot["version"] = version;
        started.repository.metadataFiles["2.snapshot.json"] =
            envelope(started.repository.snapshot, started.repository.signers["snapshot"]);
        CHECK(started.snapshotRefusal() == TufError::SnapshotWrongVersion);
    }
}

TEST_CASE("Client 5.5.5: a snapshot that takes a version back, or lists a file no more, is refused")
{
    for (const char* role : {"targets", "extra"}) {
        CAPTURE(role);
        Started started;
        started.repository.delegate("targets", "extra", 5, {{"paths", {"x/*"}}, {"terminating", false}});
        started.repository.publish();
        started.repository.publish();
        REQUIRE(refresh(started.repository, started.state) == std::nullopt);
        auto& listed = started.repository.snapshot["meta"][std::string(role) + ".json"];
        const int version = listed["version"];
        started.repository.snapshot["version"] = 4;
        started.repository.timestamp["version"] = 4;
        listed["version"] = version - 1;
        started.repository.writeSnapshot();
        started.repository.writeTimestamp();
        CHECK(started.snapshotRefusal() == TufError::TargetsRollback);
        started.repository.snapshot["meta"].erase(std::string(role) + ".json");
        started.repository.writeSnapshot();
        CHECK(started.snapshotRefusal() == TufError::TargetsVanished);
    }
}

TEST_CASE("Client 5.5.5: a stored snapshot counts against a rollback even when it has expired")
{
    Repository repository;
    repository.snapshot["expires"] = kJustAfterNow;
    repository.publish();
    TrustedState state = repository.firstState();
    REQUIRE(refresh(repository, state) == std::nullopt);
    repository.snapshot["expires"] = kExpires;
    repository.roles["targets"]["version"] = 0;
    repository.publish();
    CHECK(refresh(repository, state, kNow + Seconds{2}) == TufError::TargetsRollback);
}

TEST_CASE("Client 5.5.6: a snapshot must not have expired at the time of the update")
{
    Started started;
    started.repository.snapshot["expires"] = kNowText;
    started.repository.publish();
    CHECK(started.snapshotRefusal() == TufError::SnapshotExpired);
    started.repository.snapshot["expires"] = kJustAfterNow;
    started.repository.publish();
    CHECK(refresh(started.repository, started.state) == std::nullopt);
}

TEST_CASE("Client 5.5.6: a stored snapshot that has expired is not good because nothing changed")
{
    Repository repository;
    repository.snapshot["expires"] = kJustAfterNow;
    repository.publish();
    TrustedState state = repository.firstState();
    REQUIRE(refresh(repository, state) == std::nullopt);
    CHECK(refresh(repository, state, kNow + Seconds{1}) == TufError::SnapshotExpired);
}

TEST_CASE("Client 5.5.3: a stored snapshot that the root's keys no longer vouch for is not used again")
{
    Started started;
    started.repository.setKeys("snapshot", {signer(3), signer(20)}, 2);
    started.repository.publishRoot();
    CHECK(started.refusal() == TufError::NotSigned); // what the repository has is the same file
    started.repository.writeSnapshot();
    CHECK(refresh(started.repository, started.state) == std::nullopt);
}

TEST_CASE("Client 5.5: a snapshot that has not changed is not fetched again, one with another digest is")
{
    Started started;
    started.repository.timestamp["version"] = 2;
    started.repository.writeTimestamp();
    started.repository.requests.clear();
    CHECK(refresh(started.repository, started.state) == std::nullopt);
    CHECK(started.repository.requests == std::vector<std::string>{"2.root.json", "timestamp.json"});
    started.repository.listsDigests = true;
    started.repository.snapshot["note"] = "other bytes";
    started.repository.timestamp["version"] = 3;
    started.repository.writeSnapshot();
    started.repository.writeTimestamp();
    CHECK(refresh(started.repository, started.state) == std::nullopt);
    CHECK(started.repository.requests.back() == "1.snapshot.json");
    CHECK(started.state.snapshot == started.repository.metadataFiles.at("1.snapshot.json"));
}
