// SPDX-License-Identifier: Apache-2.0
#include "tests/support/error_of.h"
#include "tests/tuf/repository.h"
#include "tuf/limits.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;
using namespace carded::tuf;
using nlohmann::json;

namespace {

json paths(std::initializer_list<const char*> patterns, bool terminating = false)
{
    json list = json::array();
    for (const char* pattern : patterns) {
        list.push_back(pattern);
    }
    return {{"paths", list}, {"terminating", terminating}};
}

/// The role that the search for a target ends at, or the error as a word.
std::string searchFor(Repository& repository, std::string_view target)
{
    Client client = freshClient(repository);
    const auto found = client.find(target);
    return found ? std::string(found->role) : "! " + std::string(describe(found.error()));
}

/// The metadata files of delegated roles, in the order of their requests.
std::vector<std::string> searchOrder(Repository& repository, std::string_view target)
{
    Client client = freshClient(repository);
    repository.requests.clear();
    (void)client.find(target).has_value();
    return repository.requests;
}

} // namespace

TEST_CASE("Client 5.6.7: every check of the top-level role is made for a delegated one too")
{
    const auto refusal = [](const auto& spoil) {
        Repository repository;
        repository.delegate("targets", "role", 5, paths({"x/*"}));
        repository.addTarget("role", "x/y", "z");
        spoil(repository);
        return searchFor(repository, "x/y");
    };
    CHECK(refusal([](Repository& r) { r.publish(); }) == "role");
    CHECK(refusal([](Repository& r) {
              r.signers["role"] = {signer(4)};
              r.publish();
          })
          == "! not signed");
    CHECK(refusal([](Repository& r) {
              r.roles["role"]["expires"] = kNowText;
              r.publish();
          })
          == "! targets expired");
    CHECK(refusal([](Repository& r) {
              r.publish();
              r.metadataFiles.erase("1.role.json");
          })
          == "! file missing");
    CHECK(refusal([](Repository& r) {
              r.publish();
              r.snapshot["meta"].erase("role.json");
              r.writeSnapshot();
          })
          == "! not in snapshot");
    CHECK(refusal([](Repository& r) {
              r.publish();
              r.roles["role"]["version"] = 9;
              r.metadataFiles["1.role.json"] = envelope(r.roles["role"], {signer(5)});
          })
          == "! targets wrong version");
    CHECK(refusal([](Repository& r) {
              r.listsDigests = true;
              r.publish();
              r.metadataFiles["1.role.json"].back() = ' ';
          })
          == "! wrong hash");
}

TEST_CASE("Client 5.6.7: the search goes down before it goes on, in order of appearance")
{
    Repository repository;
    repository.delegate("targets", "a", 5, paths({"x/*"}));
    repository.delegate("targets", "b", 6, paths({"x/*"}));
    repository.delegate("a", "aa", 7, paths({"x/*"}));
    repository.delegate("a", "ab", 8, paths({"x/*"}));
    repository.publish();
    CHECK(searchOrder(repository, "x/y") == std::vector<std::string>{"1.a.json", "1.aa.json", "1.ab.json", "1.b.json"});
    repository.addTarget("b", "x/y", "b");
    repository.addTarget("ab", "x/y", "ab");
    repository.publish();
    CHECK(searchFor(repository, "x/y") == "ab");
    CHECK(searchFor(repository, "x/none") == "! no such target");
}

TEST_CASE("Client 5.6.7: a role is asked only for targets that it is trusted to name, all the way down")
{
    Repository repository;
    repository.delegate("targets", "narrow", 5, paths({"x/*"}));
    repository.delegate("narrow", "wide", 6, paths({"*", "*/*"}));
    repository.addTarget("wide", "x/y", "1");
    repository.addTarget("wide", "z/y", "2");
    repository.addTarget("narrow", "z/y", "3");
    repository.publish();
    CHECK(searchFor(repository, "x/y") == "wide");
    CHECK(searchFor(repository, "z/y") == "! no such target");
}

TEST_CASE("Client 5.6.7: path_hash_prefixes are beginnings of the SHA-256 of the name")
{
    Repository repository; // SHA-256 of "x/y" begins with bd3c90
    repository.delegate("targets", "other", 5, {{"path_hash_prefixes", {"00", "d3c90"}}});
    repository.delegate("targets", "bin", 6, {{"path_hash_prefixes", {"00", "bd3c"}}});
    repository.addTarget("other", "x/y", "1");
    repository.addTarget("bin", "x/y", "2");
    repository.publish();
    CHECK(searchFor(repository, "x/y") == "bin");
}

TEST_CASE("Client 5.6.7.1: cycles end, and a role is asked once")
{
    Repository repository;
    repository.delegate("targets", "a", 5, paths({"*"}));
    repository.delegate("a", "b", 6, paths({"*"}));
    repository.delegate("b", "a", 5, paths({"*"}));
    repository.delegate("targets", "b", 6, paths({"*"}));
    repository.publish();
    CHECK(searchOrder(repository, "y") == std::vector<std::string>{"1.a.json", "1.b.json"});
    CHECK(searchFor(repository, "y") == "! no such target");
}

TEST_CASE("Client 5.6.7.1: so many roles are asked and no more")
{
    Repository repository;
    std::string parent = "targets";
    for (std::size_t i = 1; i < kMaxRoles; ++i) {
        const std::string role = "role" + std::to_string(i);
        repository.delegate(parent, role, static_cast<std::uint8_t>(20 + i), paths({"*"}));
        parent = role;
    }
    repository.addTarget(parent, "y", "deep");
    repository.publish();
    CHECK(searchFor(repository, "y") == parent);
    CHECK(freshClient(repository).findAll().has_value());
    repository.delegate(parent, "last", 90, paths({"*"}));
    repository.publish();
    CHECK(searchFor(repository, "y") == parent);
    CHECK(searchFor(repository, "z") == "! too many roles");
    CHECK(errorOf(freshClient(repository).findAll()) == TufError::TooManyRoles);
}

TEST_CASE("Client 5.6.7.2.1: behind a terminating delegation nobody is asked, not even by those above")
{
    Repository repository;
    repository.delegate("targets", "a", 5, paths({"x/*"}));
    repository.delegate("targets", "after", 6, paths({"x/*"}));
    repository.delegate("a", "end", 7, paths({"x/secret*"}, true));
    repository.delegate("a", "sibling", 8, paths({"x/*"}));
    repository.delegate("end", "below", 9, paths({"x/*"}));
    for (const char* role : {"after", "sibling"}) {
        repository.addTarget(role, "x/secret", role);
        repository.addTarget(role, "x/open", role);
    }
    repository.publish();
    CHECK(searchFor(repository, "x/secret") == "! no such target");
    CHECK(searchFor(repository, "x/open") == "sibling");
    repository.addTarget("below", "x/secret", "below");
    repository.publish();
    CHECK(searchFor(repository, "x/secret") == "below");
}

TEST_CASE("Client 5.6.7: what one role vouches for under a name means nothing to another")
{
    Repository repository;
    repository.delegate("targets", "a", 5, paths({"x/*"}));
    repository.delegate("targets", "b", 6, paths({"z/*"}));
    repository.delegate("a", "shared", 7, paths({"x/*"}));
    repository.delegate("b", "shared", 8, paths({"z/*"})); // signs with key 7 alone
    repository.addTarget("shared", "x/y", "1");
    repository.addTarget("shared", "z/y", "2");
    repository.publish();
    Client client = freshClient(repository);
    CHECK(client.find("x/y").has_value());
    CHECK(errorOf(client.find("z/y")) == TufError::NotSigned);
    CHECK(errorOf(client.find("z/y")) == TufError::NotSigned);
    CHECK(client.find("x/y").has_value());
}

TEST_CASE("Client 5.6.7: a role's name is never a way out of the folder")
{
    for (const auto& [role, file] : {std::pair{"../up", "1...%2Fup.json"}, std::pair{"?", "1.%3F.json"},
                                     std::pair{"/a b", "1.%2Fa%20b.json"}, std::pair{"..", "1....json"}}) {
        Repository repository;
        repository.delegate("targets", role, 5, paths({"*"}));
        repository.publish();
        CHECK(searchOrder(repository, "y") == std::vector<std::string>{file});
    }
}

TEST_CASE("Client 5.6.6: delegated metadata is kept, and fetched again only when it has changed")
{
    Repository repository;
    repository.delegate("targets", "a", 5, paths({"x/*"}));
    repository.addTarget("a", "x/y", "1");
    repository.publish();
    Client first = freshClient(repository);
    REQUIRE(first.find("x/y").has_value());
    CHECK(first.trusted().targets.at("a") == repository.metadataFiles.at("1.a.json"));
    repository.requests.clear();
    Client second = Client::start(first.trusted(), repository, kNow).value();
    REQUIRE(second.refresh().has_value());
    CHECK(second.find("x/y").has_value());
    CHECK(repository.requests == std::vector<std::string>{"2.root.json", "timestamp.json"});
    repository.publish();
    REQUIRE(second.refresh().has_value());
    CHECK(second.find("x/y").has_value());
    CHECK(repository.requests.back() == "2.a.json");
    CHECK(second.trusted().targets.at("a") == repository.metadataFiles.at("2.a.json"));
}

TEST_CASE("Client: findAll has each target once, from the role that a search for it ends at")
{
    Repository repository;
    repository.delegate("targets", "a", 5, paths({"x/*"}));
    repository.delegate("targets", "b", 6, paths({"x/*", "../*"}));
    repository.addTarget("a", "x/both", "1");
    repository.addTarget("b", "x/both", "2");
    repository.addTarget("b", "x/b", "3");
    repository.addTarget("b", "stray", "4");     // not its to name
    repository.addTarget("b", "../passwd", "5"); // no plain name
    repository.publish();
    Client client = freshClient(repository);
    const auto all = client.findAll();
    REQUIRE(all.has_value());
    std::vector<std::string> found;
    for (const FoundTarget& target : all->targets) {
        found.push_back(std::string(target.role) + ":" + std::string(target.name));
    }
    CHECK(found == std::vector<std::string>{"targets:a/file", "a:x/both", "b:x/b"});
    CHECK(all->brokenRoles.empty());
}

TEST_CASE("Client: a delegated role that is broken hides what only a search through it would find")
{
    Repository repository;
    repository.delegate("targets", "a", 5, paths({"x/*"}));
    repository.delegate("targets", "b", 6, paths({"x/*", "y/*"}));
    repository.addTarget("a", "x/a", "1");
    repository.addTarget("b", "x/b", "2");
    repository.addTarget("b", "y/b", "3");
    repository.roles["a"]["expires"] = kNowText;
    repository.publish();
    Client client = freshClient(repository);
    const auto all = client.findAll();
    REQUIRE(all.has_value());
    REQUIRE(all->brokenRoles.size() == 1);
    CHECK(all->brokenRoles[0].name == "a");
    CHECK(all->brokenRoles[0].error == TufError::TargetsExpired);
    std::vector<std::string> found;
    for (const FoundTarget& target : all->targets) {
        found.emplace_back(target.name);
    }
    CHECK(found == std::vector<std::string>{"a/file", "y/b"}); // whether `a` names x/b too cannot be known
}

TEST_CASE("Client: nothing is found before a refresh has succeeded, or after one has failed")
{
    Repository repository;
    Client client = Client::start(repository.firstState(), repository, kNow).value();
    CHECK(errorOf(client.find("a/file")) == TufError::NotRefreshed);
    CHECK(errorOf(client.findAll()) == TufError::NotRefreshed);
    CHECK(errorOf(client.download("a/file")) == TufError::NotRefreshed);
    CHECK(client.timestampVersion() == 0);
    REQUIRE(client.refresh().has_value());
    CHECK(client.find("a/file").has_value());
    CHECK(client.timestampVersion() == 1);
    repository.breakdown = FetchError::Failed;
    CHECK_FALSE(client.refresh().has_value());
    CHECK(errorOf(client.find("a/file")) == TufError::NotRefreshed);
}
