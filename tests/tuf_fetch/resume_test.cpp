// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cutting_relay.h"
#include "tests/support/nginx.h"
#include "tests/tuf_fetch/served.h"

#include <sys/stat.h>

using namespace carded;
using namespace carded::test;
using tuf::FetchError;

// Faults injected here: 9 + 9 cuts of a target, 3 of metadata, 1 between runs, 7 partial files that are no good, 5
// servers that deal badly with ranges, 1 disk that takes nothing: 35.

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSize = 400'000;
constexpr std::size_t kTenth = kSize / 10;
constexpr const char* kName = "status/one";
// SHA-256 of the name
constexpr const char* kPartialName = "57b355da8d571b2247de53552e2f31cf16957d145f27374aae3312f23a7a7a95.part";

/// A real server with one target, whose connections end with each answer.
struct Target {
    Served served;
    std::string content = sample(kSize);
    std::optional<Nginx> nginx;

    explicit Target(const std::string& rules = {})
    {
        fs::create_directory(served.root() / "targets/status");
        served.put("targets/status/one", content);
        nginx.emplace(served.root(), NginxSettings{"keepalive_timeout 0;\n" + rules, {}});
    }

    void leave(const std::string& bytes) const
    {
        std::ofstream(served.partial() / kPartialName, std::ios::binary) << bytes;
    }
};

RelayFault cut(std::size_t after)
{
    RelayFault fault;
    fault.cutAfter = after;
    return fault;
}

RelayFault replaced(const std::string& what, const std::string& by)
{
    RelayFault fault;
    fault.replace = what;
    fault.by = by;
    return fault;
}

} // namespace

TEST_CASE("Resuming: a transfer that is cut at any tenth goes on with exactly the rest (9 faults)")
{
    const Target target;
    for (std::size_t cutAt = kTenth; cutAt < kSize; cutAt += kTenth) {
        CAPTURE(cutAt);
        const std::size_t earlier = target.nginx->requests(0).size();
        const CuttingRelay relay(target.nginx->port(), {cut(cutAt)});
        const auto fetcher = open(relay.url(), keeping(target.served));
        CHECK(holds(fetcher->fetchTarget(kName, kSize), target.content));
        CHECK(fetcher->wasResumed());
        CHECK(fetcher->problem().empty());
        const auto requests = target.nginx->requests(earlier + 2);
        REQUIRE(requests.size() == earlier + 2);
        CHECK(requests[earlier].range == "-");
        CHECK(requests.back().range == "bytes=" + std::to_string(cutAt) + "-");
        CHECK(requests.back().status == 206);
        CHECK(requests.back().bodyBytes == kSize - cutAt);
        CHECK(fetcher->counts().requests == 2);
        CHECK(fetcher->counts().wireBytes == kSize);
        CHECK(fetcher->counts().bodyBytes == kSize);
        CHECK(target.served.partials() == 0);
    }
}

TEST_CASE("Resuming: nine cuts of one transfer are not too many for three tries, as each brings something (9 faults)")
{
    const Target target;
    const CuttingRelay relay(target.nginx->port(), std::vector<RelayFault>(9, cut(kTenth)));
    const auto fetcher = open(relay.url()); // without a folder: within one run it needs none
    CHECK(holds(fetcher->fetchTarget(kName, kSize), target.content));
    CHECK(fetcher->counts().requests == 10);
    CHECK(fetcher->counts().wireBytes == kSize);
}

TEST_CASE("Resuming: cut metadata is asked for anew, as it may come compressed (3 faults)")
{
    const Target target;
    target.served.put("metadata/root.json", target.content);
    const CuttingRelay relay(target.nginx->port(), {cut(kTenth), cut(5 * kTenth), cut(0)});
    const auto fetcher = open(relay.url(), keeping(target.served));
    CHECK(failedWith(fetcher->fetchMetadata("root.json", kSize), FetchError::Failed));
    CHECK(mentions(*fetcher, "the connection was cut before the first byte"));
    CHECK(mentions(*fetcher, "(3 tries)"));
    CHECK(holds(fetcher->fetchMetadata("root.json", kSize), target.content));
    for (const LoggedRequest& request : target.nginx->requests(4)) {
        CHECK(request.range == "-");
    }
    CHECK(target.served.partials() == 0);
}

TEST_CASE("Resuming: the next run goes on where the last was cut, in a file for its owner alone (1 fault)")
{
    const Target target;
    auto options = keeping(target.served);
    options.tries = 1;
    bool isOnDisk = true; // each byte as it comes: a run may be killed
    options.progress = [&](const tuf::FetchProgress& progress) {
        isOnDisk = isOnDisk && fs::file_size(target.served.partial() / kPartialName) == progress.received;
    };
    {
        const CuttingRelay relay(target.nginx->port(), {cut(kTenth / 4)});
        const auto fetcher = open(relay.url(), options);
        CHECK(failedWith(fetcher->fetchTarget(kName, kSize), FetchError::Failed));
        CHECK(mentions(*fetcher, "targets/status/one: the connection was cut after 10 kB of 400 kB"));
    }
    struct stat about = {};
    REQUIRE(::stat((target.served.partial() / kPartialName).c_str(), &about) == 0);
    CHECK((about.st_mode & 0777U) == 0600U);
    CHECK(about.st_size == kTenth / 4);

    const auto fetcher = open(target.nginx->url(), options);
    CHECK(holds(fetcher->fetchTarget(kName, kSize), target.content));
    CHECK(fetcher->wasResumed());
    CHECK(fetcher->counts().wireBytes == kSize - kTenth / 4);
    CHECK(isOnDisk);
    CHECK(target.served.partials() == 0);
}

TEST_CASE("Resuming: what an earlier run left whole needs no request")
{
    const Target target;
    target.leave(target.content);
    const auto fetcher = open(target.nginx->url(), keeping(target.served));
    CHECK(holds(fetcher->fetchTarget(kName, kSize), target.content));
    CHECK(fetcher->wasResumed());
    CHECK(fetcher->counts().requests == 0);
    CHECK(target.served.partials() == 0);
}

TEST_CASE("Resuming: rubbish is handed over once, as resumed, and the next fetch starts from the beginning (2 faults)")
{
    const Target target;
    for (const std::size_t size : {kTenth, kSize}) {
        target.leave(std::string(size, 'x'));
        const auto fetcher = open(target.nginx->url(), keeping(target.served));
        const auto first = fetcher->fetchTarget(kName, kSize);
        REQUIRE(first.has_value());
        CHECK(first->size() == kSize);
        CHECK(first->front() == 'x');
        CHECK(fetcher->wasResumed());
        CHECK(holds(fetcher->fetchTarget(kName, kSize), target.content));
        CHECK_FALSE(fetcher->wasResumed());
    }
}

TEST_CASE("Resuming: a partial file that is too long, or no plain file, is not used (4 faults)")
{
    const Target target;
    const fs::path path = target.served.partial() / kPartialName;
    const fs::path other = target.served.folder / "other";
    std::ofstream(other) << "of another";
    const auto fetchesAll = [&](std::size_t maxBytes) {
        const auto fetcher = open(target.nginx->url(), keeping(target.served));
        const bool isWhole = holds(fetcher->fetchTarget(kName, maxBytes), target.content);
        CHECK(isWhole);
        return isWhole && !fetcher->wasResumed() && fetcher->counts().wireBytes == kSize
               && target.served.partials() == 0;
    };
    target.leave(std::string(kSize + 1, 'x'));
    CHECK(fetchesAll(kSize));
    fs::create_symlink(other, path);
    CHECK(fetchesAll(kSize));
    CHECK(fs::file_size(other) == 10);
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    CHECK(fetchesAll(kSize));
    fs::create_directory(path);
    CHECK(fetchesAll(kSize));
}

TEST_CASE("Resuming: a partial file longer than the server's file is given up (1 fault)")
{
    const Target target;
    target.leave(std::string(kSize + 1, 'x'));
    const auto fetcher = open(target.nginx->url(), keeping(target.served));
    CHECK(holds(fetcher->fetchTarget(kName, kSize + 2), target.content));
    const auto requests = target.nginx->requests(2);
    REQUIRE(requests.size() == 2);
    CHECK(requests[0].status == 416);
    CHECK(requests[1].status == 200);
}

TEST_CASE("Resuming: a server that knows no ranges sends the file from the beginning (1 fault)")
{
    const Target target("max_ranges 0;");
    target.leave(target.content.substr(0, kTenth));
    const auto fetcher = open(target.nginx->url(), keeping(target.served));
    CHECK(holds(fetcher->fetchTarget(kName, kSize), target.content));
    CHECK_FALSE(fetcher->wasResumed());
    CHECK(fetcher->counts().wireBytes == kSize);
}

TEST_CASE("Resuming: a part that was not asked for is not taken (3 faults)")
{
    const Target target;
    struct Row {
        std::string what;
        std::string by;
    };
    const Row rows[] = {
        {"Content-Range: bytes 40000-", "Content-Range: bytes 39999-"},
        {"Content-Range: bytes 40000-", "Content-Range: bytes 50000-"},
        {"Content-Range", "X-Range"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.by);
        target.leave(target.content.substr(0, kTenth));
        const CuttingRelay relay(target.nginx->port(), {replaced(row.what, row.by)});
        const auto fetcher = open(relay.url(), keeping(target.served));
        CHECK(holds(fetcher->fetchTarget(kName, kSize), target.content));
        CHECK_FALSE(fetcher->wasResumed());
        CHECK(relay.connections() == 2);
    }
}

TEST_CASE("Resuming: a part is refused when the whole was asked for (1 fault)")
{
    const Target target;
    const std::vector<RelayFault> always(3, replaced("200 OK", "206 Partial Content\r\nContent-Range: bytes 0-9/10"));
    const CuttingRelay relay(target.nginx->port(), always);
    const auto fetcher = open(relay.url());
    CHECK(failedWith(fetcher->fetchTarget(kName, kSize), FetchError::Failed));
    CHECK(mentions(*fetcher, "the server sent another part than was asked for (3 tries)"));
}

TEST_CASE("Resuming: where nothing can be kept, the file comes all the same (1 fault)")
{
    const Target target;
    auto options = keeping(target.served);
    options.partialFolder = target.served.folder / "none";
    const CuttingRelay relay(target.nginx->port(), {cut(kTenth)});
    const auto fetcher = open(relay.url(), options);
    CHECK(holds(fetcher->fetchTarget(kName, kSize), target.content));
    fetcher->removeLeftovers();
}

TEST_CASE("Resuming: what is not there, or too long, leaves nothing behind")
{
    const Target target;
    target.leave(target.content.substr(0, kTenth));
    const auto fetcher = open(target.nginx->url(), keeping(target.served));
    CHECK(failedWith(fetcher->fetchTarget(kName, kSize - 1), FetchError::TooLarge));
    CHECK(target.served.partials() == 0);
    target.leave("some");
    fs::remove(target.served.root() / "targets/status/one");
    CHECK(failedWith(fetcher->fetchTarget(kName, kSize), FetchError::NotFound));
    CHECK(target.served.partials() == 0);
}

TEST_CASE("Resuming: leftovers of other runs are removed, this run's and other files are not")
{
    const Target target;
    const std::string old(64, 'a');
    std::ofstream(target.served.partial() / (old + ".part")) << "old";
    std::ofstream(target.served.partial() / "notes.part") << "not ours";
    const CuttingRelay relay(target.nginx->port(), std::vector<RelayFault>(4, cut(100)));
    const auto fetcher = open(relay.url(), keeping(target.served));
    CHECK(failedWith(fetcher->fetchTarget(kName, kSize), FetchError::Failed));
    fetcher->removeLeftovers();
    CHECK_FALSE(fs::exists(target.served.partial() / (old + ".part")));
    CHECK(fs::exists(target.served.partial() / "notes.part"));
    CHECK(fs::file_size(target.served.partial() / kPartialName) == 300);
}
