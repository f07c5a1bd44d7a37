// SPDX-License-Identifier: Apache-2.0
#include "tests/packaging/mirror.h"
#include "tests/sync/program_fixture.h"
#include "tuf/limits.h"
#include "tuf/open_repository.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <sys/socket.h>

// packaging/nginx/carded-mirror.conf as it is, between a real publisher's server and real tills.

using namespace carded;
using namespace carded::test;

namespace {

constexpr std::size_t kTills = 10;
constexpr std::chrono::seconds kPatience{30};

/// One of the shop's tills.
class ShopTill {
public:
    ShopTill(const std::string& url, const std::filesystem::path& root)
    {
        std::ofstream(m_folder / "till.toml") << "format = \"carded-till-1\"\n[repository]\nproxy = \"none\"\n";
        if (run(command({"init", "--root", root, "--repository", url})).status != 0) {
            throw std::runtime_error("carded init failed");
        }
    }

    [[nodiscard]] std::vector<std::string> command(std::vector<std::string> words) const
    {
        std::vector<std::string> all{programs() / "carded", "--store", m_folder / "store", "--config",
                                     m_folder / "till.toml"};
        all.insert(all.end(), words.begin(), words.end());
        return all;
    }
    [[nodiscard]] nlohmann::json sync() const { return jsonOf(run(command({"sync", "--json"}))); }
    [[nodiscard]] std::uint64_t trustVersion() const
    {
        const auto state = revocation_cache::State::open(m_folder / "store");
        return state ? (*state)->info().trustVersion : 0;
    }

private:
    TemporaryFolder m_folder{memoryFolder()};
};

/// Asks once, and does not try again.
std::unique_ptr<tuf::ReportingFetcher> askOnce(const std::string& url)
{
    tuf::FetchOptions options;
    options.tries = 1;
    options.proxy = "";
    return tuf::openRepository(url, options).value();
}

/// Whether it becomes true before patience ends; each look is a request, so this needs no pause.
template <class Condition>
bool becomes(const Condition& condition)
{
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (std::chrono::steady_clock::now() < deadline) {
        if (condition()) {
            return true;
        }
    }
    return false;
}

constexpr std::size_t kPlenty = tuf::kMaxTargetBytes;

/// A target's name on the server.
std::string listFile(const Upstream& upstream)
{
    const auto& files = upstream.publisher.repository.targetFiles;
    const auto found = std::ranges::find_if(files, [](const auto& file) { return file.first.starts_with("status/"); });
    return found == files.end() ? "" : found->first;
}

} // namespace

TEST_CASE("Mirror: ten tills sync at once, and the publisher is asked for each file once")
{
    const Upstream upstream;
    const Mirror mirror(upstream.port(), upstream.authority.file());
    std::vector<std::unique_ptr<ShopTill>> tills;
    std::vector<std::unique_ptr<RunningProgram>> syncs;
    for (std::size_t i = 0; i < kTills; ++i) {
        tills.push_back(std::make_unique<ShopTill>(mirror.url(), upstream.rootFile()));
    }
    for (const auto& till : tills) {
        syncs.push_back(std::make_unique<RunningProgram>(till->command({"sync", "--json"})));
    }
    for (const auto& sync : syncs) {
        REQUIRE(sync->finish() == 0);
        CHECK(nlohmann::json::parse(sync->out())["repository"] == 2);
    }
    for (const auto& till : tills) {
        CHECK(till->trustVersion() == 7);
    }
    CHECK(tills.front()->sync()["result"] == "unchanged");

    // The next root, timestamp, snapshot, targets; trust list, policy, status list.
    const auto counts = upstream.counts(7);
    CHECK(counts.size() == 7);
    CHECK(std::ranges::all_of(counts, [](const auto& count) { return count.second == 1; }));
}

TEST_CASE("Mirror: the publisher learns nothing about a till, and is asked by its own name")
{
    const Upstream upstream;
    const Mirror mirror(upstream.port(), upstream.authority.file());
    REQUIRE(ShopTill(mirror.url(), upstream.rootFile()).sync()["result"] == "changed");
    for (const LoggedRequest& request : upstream.requests(7)) {
        CHECK(request.uri.starts_with("/carded/"));
        CHECK(request.host == kPublisherHost);
        CHECK(request.userAgent == "carded-mirror");
        CHECK(request.range == "-");
        CHECK(request.acceptEncoding == "-");
    }
}

TEST_CASE("Mirror: a new version comes through as soon as the minute is over")
{
    Upstream upstream;
    const Mirror mirror(upstream.port(), upstream.authority.file(), {.minute = "1s"});
    const ShopTill till(mirror.url(), upstream.rootFile());
    REQUIRE(till.sync()["result"] == "changed");
    upstream.publishNext();
    CHECK(becomes([&] { return till.sync()["result"] == "changed"; }));
    CHECK(till.trustVersion() == 8);
}

TEST_CASE("Mirror: new keys come through as soon as the minute is over")
{
    Upstream upstream;
    const Mirror mirror(upstream.port(), upstream.authority.file(), {.minute = "1s"});
    const ShopTill till(mirror.url(), upstream.rootFile());
    REQUIRE(till.sync()["result"] == "changed"); // the next root was not there
    constexpr std::uint8_t kNewKey = 99;
    upstream.publisher.repository.setKeys("timestamp", {signer(kNewKey)});
    upstream.publisher.repository.publishRoot();
    upstream.publishNext();
    CHECK(becomes([&] { return till.sync()["result"] == "changed"; }));
    CHECK(till.trustVersion() == 8);
}

TEST_CASE("Mirror: a publisher's server that wants copies kept longer is not obeyed")
{
    Upstream upstream("add_header Cache-Control 'public, max-age=86400';");
    const Mirror mirror(upstream.port(), upstream.authority.file(), {.minute = "1s"});
    const ShopTill till(mirror.url(), upstream.rootFile());
    REQUIRE(till.sync()["result"] == "changed");
    upstream.publishNext();
    CHECK(becomes([&] { return till.sync()["result"] == "changed"; }));
}

TEST_CASE("Mirror: a publisher's server that wants no copies kept is not obeyed (3 faults)")
{
    for (const char* rule :
         {"add_header Cache-Control no-store;", "add_header Set-Cookie a=b;", "add_header Vary '*';"}) {
        CAPTURE(rule);
        const Upstream upstream(rule);
        const Mirror mirror(upstream.port(), upstream.authority.file());
        for (int i = 0; i < 2; ++i) {
            CHECK(askOnce(mirror.url())->fetchMetadata("timestamp.json", kPlenty).has_value());
        }
        CHECK(upstream.requests(1).size() == 1);
    }
}

TEST_CASE("Mirror: while the publisher is down nothing stale makes a till believe that it is current")
{
    Upstream upstream;
    const Mirror mirror(upstream.port(), upstream.authority.file(), {.minute = "1s", .longer = "1s"});
    const auto fetcher = askOnce(mirror.url());
    const std::string list = listFile(upstream);
    // The timestamp comes last: when its copy has run out, so have the others.
    REQUIRE(fetcher->fetchTarget(list, kPlenty).has_value());
    REQUIRE(fetcher->fetchMetadata("2.snapshot.json", kPlenty).has_value());
    REQUIRE(fetcher->fetchMetadata("2.root.json", kPlenty).error() == tuf::FetchError::NotFound);
    REQUIRE(fetcher->fetchMetadata("timestamp.json", kPlenty).has_value());
    upstream.stop();
    CHECK(becomes([&] { return !fetcher->fetchMetadata("timestamp.json", kPlenty); }));
    CHECK(fetcher->fetchMetadata("2.root.json", kPlenty).error() == tuf::FetchError::Failed);
    // What cannot be stale is still served.
    CHECK(fetcher->fetchMetadata("2.snapshot.json", kPlenty).has_value());
    CHECK(fetcher->fetchTarget(list, kPlenty).has_value());

    const auto root = upstream.publisher.repository.metadataFiles.at("1.root.json");
    TemporaryFolder store(memoryFolder());
    const auto report =
        app::syncStore(store / "store", root, *fetcher, kNow, [](const std::string&, std::size_t, std::size_t) {});
    CHECK(report.outcome == app::SyncOutcome::Failed);
    CHECK(report.problem.find("502") != std::string::npos);
}

TEST_CASE("Mirror: within the minute a till syncs although the publisher is down")
{
    Upstream upstream;
    const Mirror mirror(upstream.port(), upstream.authority.file());
    REQUIRE(ShopTill(mirror.url(), upstream.rootFile()).sync()["result"] == "changed");
    const ShopTill late(mirror.url(), upstream.rootFile());
    upstream.stop();
    CHECK(late.sync()["result"] == "changed");
    CHECK(late.trustVersion() == 7);
}

TEST_CASE("Mirror: a publisher who cannot prove its name is not asked for anything (2 faults)")
{
    Upstream upstream;
    upstream.restart("", "DNS:elsewhere.example");
    const Mirror otherName(upstream.port(), upstream.authority.file());
    CHECK_FALSE(askOnce(otherName.url())->fetchMetadata("timestamp.json", kPlenty));
    upstream.restart();
    const TestAuthority stranger;
    const Mirror otherAuthority(upstream.port(), stranger.file());
    CHECK_FALSE(askOnce(otherAuthority.url())->fetchMetadata("timestamp.json", kPlenty));
    CHECK(upstream.requests().empty());
    CHECK(otherAuthority.errors().find("certificate verify error") != std::string::npos);
}

TEST_CASE("Mirror: nothing but a repository's files is served")
{
    const Upstream upstream;
    const Mirror mirror(upstream.port(), upstream.authority.file());
    const auto fetcher = askOnce(mirror.url());
    for (const char* name : {"", "..", "root.json", "timestamp.json?1", "../index.html"}) {
        CAPTURE(name);
        CHECK_FALSE(fetcher->fetchMetadata(name, kPlenty));
    }
    CHECK_FALSE(fetcher->fetchTarget("status/one", kPlenty));
    CHECK(upstream.requests().empty());
}

TEST_CASE("Mirror: a cut download is gone on with, from one whole copy")
{
    const Upstream upstream("max_ranges 0;"); // of a server that knows no parts
    const Mirror mirror(upstream.port(), upstream.authority.file());
    const std::string name = listFile(upstream);
    const Bytes whole = upstream.publisher.repository.targetFiles.at(name);
    const std::string request = "GET /targets/" + name + " HTTP/1.0\r\nRange: bytes=5-\r\n\r\n";
    for (int i = 0; i < 2; ++i) { // fetched for it, then from the copy
        const UniqueFd socket = connectToLoopback(mirror.port(), kPatience);
        REQUIRE(::send(socket.get(), request.data(), request.size(), MSG_NOSIGNAL) > 0);
        std::string answer;
        std::array<char, 4096> part{};
        for (ssize_t got = 1; got > 0;) {
            got = ::recv(socket.get(), part.data(), part.size(), 0);
            answer.append(part.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        }
        CHECK(answer.starts_with("HTTP/1.1 206 "));
        CHECK(answer.ends_with(std::string(asText(whole)).substr(5)));
    }
    CHECK(upstream.requests(1).size() == 1);
}
