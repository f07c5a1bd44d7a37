// SPDX-License-Identifier: Apache-2.0
#include "tests/tuf/repository.h"
#include "tuf/limits.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;
using namespace carded::tuf;
using nlohmann::json;

namespace {

/// The error of an update whose top-level targets were changed, and not taken.
std::optional<TufError> targetsRefusal(Repository& repository)
{
    TrustedState state = repository.firstState();
    const auto error = refresh(repository, state);
    CHECK(state.snapshot.empty() == false);
    CHECK(state.targets.empty());
    return error;
}

} // namespace

TEST_CASE("Client 5.6.1: targets metadata must be there, and is read up to its limit")
{
    Repository repository;
    Bytes& file = repository.metadataFiles.at("1.targets.json");
    file.resize(kMaxTargetsBytes + 1, ' ');
    CHECK(targetsRefusal(repository) == TufError::TooLarge);
    file.resize(kMaxTargetsBytes);
    TrustedState state = repository.firstState();
    CHECK(refresh(repository, state) == std::nullopt);
    repository.metadataFiles.erase("1.targets.json");
    CHECK(targetsRefusal(repository) == TufError::FileMissing);
}

TEST_CASE("Client 5.6.1, 5.6.2: targets metadata has the length and digest that the snapshot lists")
{
    Repository repository;
    repository.listsDigests = true;
    repository.publish();
    Bytes& file = repository.metadataFiles.at("2.targets.json");
    const Bytes good = file;
    file.back() = ' ';
    CHECK(targetsRefusal(repository) == TufError::WrongHash);
    file.pop_back();
    CHECK(targetsRefusal(repository) == TufError::WrongLength);
    file = good;
    TrustedState state = repository.firstState();
    CHECK(refresh(repository, state) == std::nullopt);
}

TEST_CASE("Client 5.6: a snapshot that does not list the targets role is of no use")
{
    Repository repository;
    repository.snapshot["meta"] = json::object();
    repository.writeSnapshot();
    CHECK(targetsRefusal(repository) == TufError::NotInSnapshot);
}

TEST_CASE("Client 5.6.3: targets metadata that the root's keys did not sign is refused")
{
    Repository repository;
    repository.signers["targets"] = {signer(3)};
    repository.publish();
    CHECK(targetsRefusal(repository) == TufError::NotSigned);
}

TEST_CASE("Client 5.6.4: targets metadata of another version than the snapshot's is refused")
{
    for (const int version : {2, 7}) {
        CAPTURE(version);
        Repository repository;
        repository.roles["targets"]["version"] = version;
        repository.metadataFiles["1.targets.json"] = envelope(repository.roles["targets"], {signer(4)});
        CHECK(targetsRefusal(repository) == TufError::TargetsWrongVersion);
    }
}

TEST_CASE("Client 5.6.5: targets metadata must not have expired at the time of the update")
{
    Repository repository;
    repository.roles["targets"]["expires"] = kNowText;
    repository.publish();
    CHECK(targetsRefusal(repository) == TufError::TargetsExpired);
    repository.roles["targets"]["expires"] = kJustAfterNow;
    repository.publish();
    TrustedState state = repository.firstState();
    CHECK(refresh(repository, state) == std::nullopt);
    CHECK(refresh(repository, state, kNow + Seconds{1}) == TufError::TargetsExpired);
}

TEST_CASE("Client 5.6.3: stored targets metadata that the root's keys no longer vouch for is not used again")
{
    Repository repository;
    TrustedState state = repository.firstState();
    REQUIRE(refresh(repository, state) == std::nullopt);
    repository.setKeys("targets", {signer(20)});
    repository.publishRoot();
    CHECK(refresh(repository, state) == TufError::NotSigned); // what the repository has is the same file
    repository.writeRole("targets");
    CHECK(refresh(repository, state) == std::nullopt);
}
