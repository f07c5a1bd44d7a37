// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "crypto/sha512.h"
#include "tests/support/error_of.h"
#include "tests/tuf/repository.h"
#include "tuf/limits.h"

#include <doctest/doctest.h>

#include <type_traits>

using namespace carded;
using namespace carded::test;
using namespace carded::tuf;

namespace {

Bytes bytesOf(std::string_view text)
{
    return {text.begin(), text.end()};
}

/// The file of the target `a/file`, which has the content `content`.
Bytes& fileOf(Repository& repository)
{
    return repository.targetFiles.at("a/" + crypto::encodeHex(crypto::sha256(asBytes("content")).span()) + ".file");
}

} // namespace

TEST_CASE("Client 5.7: a target comes with its bytes, its role and what is said about it")
{
    Repository repository;
    repository.roles["targets"]["targets"]["a/file"]["custom"] = {{"kind", "x"}};
    repository.publish();
    Client client = freshClient(repository);
    const auto target = client.download("a/file");
    REQUIRE(target.has_value());
    CHECK(target->name() == "a/file");
    CHECK(target->role() == "targets");
    CHECK(target->bytes() == bytesOf("content"));
    CHECK((target->sha256() == crypto::sha256(asBytes("content"))));
    CHECK(target->custom() == R"({"kind":"x"})");
}

TEST_CASE("VerifiedTarget: nobody but the client makes one")
{
    CHECK_FALSE(std::is_default_constructible_v<VerifiedTarget>);
    CHECK_FALSE((std::is_constructible_v<VerifiedTarget, std::string, std::string, Bytes, std::string>));
}

TEST_CASE("Client 5.7.2: a target that no metadata names is not fetched")
{
    Repository repository;
    Client client = freshClient(repository);
    repository.requests.clear();
    CHECK(errorOf(client.download("a/other")) == TufError::NoSuchTarget);
    CHECK(errorOf(client.check("a/other", {})) == TufError::NoSuchTarget);
    CHECK(repository.requests.empty());
}

TEST_CASE("Client 5.7.3: a target of another length or digest is not handed out")
{
    Repository repository;
    Client client = freshClient(repository);
    Bytes& file = fileOf(repository);
    for (const char* other : {"", "conten", "content ", "content and more"}) {
        file = bytesOf(other);
        CHECK(errorOf(client.download("a/file")) == TufError::TargetWrongLength);
    }
    for (std::size_t bit = 0; bit < 56; ++bit) {
        file = bytesOf("content");
        file[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        CHECK(errorOf(client.download("a/file")) == TufError::TargetWrongHash);
    }
    file = bytesOf("content");
    CHECK(client.download("a/file").has_value());
}

TEST_CASE("Client 5.7.3: every digest of a target is checked, and SHA-512 alone will do")
{
    Repository repository;
    auto& hashes = repository.roles["targets"]["targets"]["a/file"]["hashes"];
    hashes["sha512"] = std::string(128, '0');
    repository.publish();
    CHECK(errorOf(freshClient(repository).download("a/file")) == TufError::TargetWrongHash);
    const std::string digest = crypto::encodeHex(crypto::sha512(asBytes("content")).span());
    hashes = {{"sha512", digest}};
    repository.targetFiles["a/" + digest + ".file"] = bytesOf("content");
    repository.publish();
    CHECK(freshClient(repository).download("a/file").has_value());
    CHECK(repository.requests.back() == "a/" + digest + ".file");
}

TEST_CASE("Client 5.7.3: a target above the limit is not asked for")
{
    Repository repository;
    auto& length = repository.roles["targets"]["targets"]["a/file"]["length"];
    length = kMaxTargetBytes + 1;
    repository.publish();
    Client client = freshClient(repository);
    repository.requests.clear();
    CHECK(errorOf(client.download("a/file")) == TufError::TargetTooLarge);
    CHECK(repository.requests.empty());
    length = kMaxTargetBytes;
    repository.publish();
    CHECK(errorOf(freshClient(repository).download("a/file")) == TufError::TargetWrongLength);
}

TEST_CASE("Client 5.7.3: a repository without the file, or without an answer, says so")
{
    Repository repository;
    Client client = freshClient(repository);
    repository.targetFiles.clear();
    CHECK(errorOf(client.download("a/file")) == TufError::FileMissing);
    repository.breakdown = FetchError::Failed;
    CHECK(errorOf(client.download("a/file")) == TufError::FetchFailed);
    repository.breakdown = FetchError::TooLarge;
    CHECK(errorOf(client.download("a/file")) == TufError::TargetWrongLength);
}

TEST_CASE("Client: a copy from before is checked as a fetched one is, without fetching")
{
    Repository repository;
    Client client = freshClient(repository);
    repository.requests.clear();
    CHECK(client.check("a/file", bytesOf("content")).has_value());
    CHECK(errorOf(client.check("a/file", bytesOf("Content"))) == TufError::TargetWrongHash);
    CHECK(errorOf(client.check("a/file", {})) == TufError::TargetWrongLength);
    CHECK(repository.requests.empty());
}

TEST_CASE("TufError: every value has words of its own")
{
    std::set<std::string_view> words;
    const auto last = static_cast<int>(TufError::TargetWrongHash);
    for (int i = 0; i <= last; ++i) {
        words.insert(describe(static_cast<TufError>(i)));
    }
    CHECK(words.size() == static_cast<std::size_t>(last) + 1);
    CHECK_FALSE(words.contains("unknown"));
    CHECK_FALSE(words.contains(""));
    CHECK(describe(TufError::NotJson) == "not JSON");
    CHECK(describe(TufError::TargetWrongHash) == "target wrong hash");
    CHECK(describe(static_cast<TufError>(last + 1)) == "unknown");
}
