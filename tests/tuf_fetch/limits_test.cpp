// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cutting_relay.h"
#include "tests/support/nginx.h"
#include "tests/tuf_fetch/served.h"

#include <vector>

using namespace carded;
using namespace carded::test;
using tuf::FetchError;
using tuf::Milliseconds;

// Faults injected here: 5 wrong lengths, 3 of compression, 5 of slowness, 2 servers that cannot be reached: 15.

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSize = 40'000;

struct Folder {
    Served served;
    std::string content = sample(kSize);

    Folder()
    {
        served.put("metadata/root.json", content);
        served.put("targets/one", content);
    }
};

const NginxSettings kOneAnswer{"keepalive_timeout 0;", {}};

std::vector<RelayFault> always(const RelayFault& fault)
{
    return std::vector<RelayFault>(3, fault);
}

RelayFault lengthSaid(const std::string& header)
{
    RelayFault fault;
    fault.replace = "Content-Length: 40000\r\n";
    fault.by = header;
    return fault;
}

RelayFault dripping(Milliseconds pause)
{
    RelayFault fault;
    fault.dripEvery = pause;
    return fault;
}

} // namespace

TEST_CASE("Limits: a file may have as many bytes as were asked for, and not one more")
{
    const Folder folder;
    const Nginx nginx(folder.served.root());
    const auto fetcher = open(nginx.url());
    CHECK(holds(fetcher->fetchTarget("one", kSize + 1), folder.content));
    CHECK(holds(fetcher->fetchTarget("one", kSize), folder.content));
    CHECK(failedWith(fetcher->fetchTarget("one", kSize - 1), FetchError::TooLarge));
    CHECK(fetcher->problem() == nginx.url() + "/targets/one: longer than the 39 kB expected");
    CHECK(holds(fetcher->fetchMetadata("root.json", kSize), folder.content));
    CHECK(failedWith(fetcher->fetchMetadata("root.json", kSize - 1), FetchError::TooLarge));
    folder.served.put("targets/none", "");
    CHECK(holds(fetcher->fetchTarget("none", 0), ""));
    CHECK(failedWith(fetcher->fetchTarget("one", 0), FetchError::TooLarge));
}

TEST_CASE("Limits: a length said too large ends the request before the body (1 fault)")
{
    const Folder folder;
    const Nginx nginx(folder.served.root(), kOneAnswer);
    RelayFault fault = lengthSaid("Content-Length: 40001\r\n");
    fault.dripEvery = Milliseconds(20); // all of it would take 13 minutes
    const CuttingRelay relay(nginx.port(), {fault});
    const auto fetcher = open(relay.url());
    CHECK(failedWith(fetcher->fetchTarget("one", kSize), FetchError::TooLarge));
    CHECK(fetcher->counts().requests == 1);
    CHECK(fetcher->counts().wireBytes <= 1);
}

TEST_CASE("Limits: a body of unknown length is read up to the limit alone (1 fault)")
{
    Folder folder;
    folder.content = sample(8'000'000);
    folder.served.put("targets/one", folder.content);
    const Nginx nginx(folder.served.root(), kOneAnswer);
    RelayFault fault;
    fault.replace = "Content-Length: 8000000\r\n";
    const CuttingRelay relay(nginx.port(), {fault, fault});
    const auto fetcher = open(relay.url());
    CHECK(failedWith(fetcher->fetchTarget("one", kSize), FetchError::TooLarge));
    CHECK(fetcher->counts().requests == 1);
    CHECK(fetcher->counts().wireBytes < kSize + 20'000); // one read of libcurl's more
    CHECK(holds(fetcher->fetchTarget("one", 8'000'000), folder.content));
}

TEST_CASE("Limits: a length said too long is a cut connection (1 fault)")
{
    const Folder folder;
    const Nginx nginx(folder.served.root(), kOneAnswer);
    const CuttingRelay relay(nginx.port(), always(lengthSaid("Content-Length: 40100\r\n")));
    const auto fetcher = open(relay.url());
    CHECK(failedWith(fetcher->fetchMetadata("root.json", kSize + 100), FetchError::Failed));
    CHECK(mentions(*fetcher, "the connection was cut after 40 kB of 40 kB"));
    CHECK(relay.connections() == 3);
    CHECK(holds(fetcher->fetchMetadata("root.json", kSize), folder.content));
}

TEST_CASE("Limits: a length said too short gives so much, and what is behind it spoils no later answer (1 fault)")
{
    const Folder folder;
    const Nginx nginx(folder.served.root(), kOneAnswer);
    const CuttingRelay relay(nginx.port(), {lengthSaid("Content-Length: 39000\r\n")});
    const auto fetcher = open(relay.url());
    CHECK(holds(fetcher->fetchMetadata("root.json", kSize),
                folder.content.substr(0, 39'000))); // the caller's check refuses
    CHECK(holds(fetcher->fetchMetadata("root.json", kSize), folder.content));
    CHECK(relay.connections() == 2);
}

TEST_CASE("Limits: a length that is no number is refused (1 fault)")
{
    const Folder folder;
    const Nginx nginx(folder.served.root(), kOneAnswer);
    const CuttingRelay relay(nginx.port(), {lengthSaid("Content-Length: many\r\n")});
    const auto fetcher = open(relay.url());
    CHECK(failedWith(fetcher->fetchTarget("one", kSize), FetchError::Failed));
    CHECK(relay.connections() == 1);
}

TEST_CASE("Compression: metadata is asked for compressed, targets as they are, and nothing names the till")
{
    const Folder folder;
    const Nginx nginx(folder.served.root(), {"gzip on; gzip_types *;", {}});
    const auto fetcher = open(nginx.url());
    CHECK(holds(fetcher->fetchMetadata("root.json", kSize), folder.content));
    CHECK(fetcher->counts().wireBytes < kSize / 2);
    CHECK(fetcher->counts().bodyBytes == kSize);
    CHECK(holds(fetcher->fetchTarget("one", kSize), folder.content));
    CHECK(fetcher->counts().bodyBytes == 2 * kSize);
    const auto requests = nginx.requests(2);
    REQUIRE(requests.size() == 2);
    CHECK(requests[0].acceptEncoding == "gzip");
    CHECK(requests[1].acceptEncoding == "identity");
    CHECK(requests[1].bodyBytes == kSize);
    for (const LoggedRequest& request : requests) {
        CHECK(request.method == "GET");
        CHECK(request.userAgent.starts_with("carded/"));
        CHECK(request.userAgent.find_first_not_of("0123456789.", 7) == std::string::npos);
        CHECK("http://" + request.host == nginx.url());
    }
}

TEST_CASE("Compression: a bomb is read up to the limit alone (1 fault)")
{
    const Folder folder;
    fs::resize_file(folder.served.root() / "metadata/root.json", 30'000'000); // zero bytes
    const Nginx nginx(folder.served.root(), {"gzip on; gzip_types *;", {}});
    const auto fetcher = open(nginx.url());
    CHECK(failedWith(fetcher->fetchMetadata("root.json", kSize), FetchError::TooLarge));
    CHECK(fetcher->counts().requests == 1);
    CHECK(fetcher->counts().wireBytes < 20'000); // of the 30 kB that it is
}

TEST_CASE("Compression: a body that is not what its coding says is refused (2 faults)")
{
    const Folder folder;
    for (const char* coding : {"gzip", "br"}) {
        CAPTURE(coding);
        const Nginx nginx(folder.served.root(), {std::string("add_header Content-Encoding ") + coding + ";", {}});
        const auto fetcher = open(nginx.url());
        CHECK(failedWith(fetcher->fetchMetadata("root.json", kSize), FetchError::Failed));
        CHECK(fetcher->counts().requests == 1);
        CHECK(holds(fetcher->fetchTarget("one", kSize), folder.content)); // taken as it is; the caller checks it
    }
}

TEST_CASE("Slowness: a drip is ended by the stall limit (3 faults)")
{
    const Folder folder;
    const Nginx nginx(folder.served.root(), kOneAnswer);
    const CuttingRelay relay(nginx.port(), always(dripping(Milliseconds(20)))); // 50 bytes a second
    auto options = quick();
    options.stallLimit = Milliseconds(100);
    const auto fetcher = open(relay.url(), options);
    CHECK(failedWith(fetcher->fetchTarget("one", kSize), FetchError::Failed));
    CHECK(mentions(*fetcher, "the server was too slow, given up after"));
    CHECK(mentions(*fetcher, "of 40 kB (3 tries)"));
    CHECK(fetcher->counts().requests == 3);
    options.stallLimit = tuf::kStallLimit;
    CHECK(holds(open(nginx.url(), options)->fetchTarget("one", kSize), folder.content));
}

TEST_CASE("Slowness: a drip that is fast enough for the stall limit is ended by the request's limit (1 fault)")
{
    const Folder folder;
    const Nginx nginx(folder.served.root(), kOneAnswer);
    const CuttingRelay relay(nginx.port(), {dripping(Milliseconds(5))});
    auto options = quick();
    options.stallLimit = Milliseconds(50);
    options.stallBytesPerSecond = 1;
    options.requestLimit = Milliseconds(200);
    const auto fetcher = open(relay.url(), options);
    CHECK(holds(fetcher->fetchTarget("one", kSize), folder.content)); // the rest, by the second request
    CHECK(fetcher->wasResumed());
    CHECK(relay.connections() == 2);
}

TEST_CASE("Slowness: all requests together have a limit too (1 fault)")
{
    const Folder folder;
    const Nginx nginx(folder.served.root(), kOneAnswer);
    const CuttingRelay relay(nginx.port(), always(dripping(Milliseconds(5))));
    auto options = quick();
    options.overallLimit = Milliseconds(200);
    const auto fetcher = open(relay.url(), options);
    CHECK(failedWith(fetcher->fetchTarget("one", kSize), FetchError::Failed));
    CHECK(relay.connections() == 1);
    // A millisecond may be left for a request that uses it up.
    constexpr int kEnough = 10;
    for (int i = 0; i < kEnough && !mentions(*fetcher, "the time for all"); ++i) {
        CHECK(failedWith(fetcher->fetchMetadata("root.json", kSize), FetchError::Failed));
    }
    CHECK(mentions(*fetcher, "root.json: not asked for, the time for all requests together is over"));
}

TEST_CASE("Slowness: no pause is longer than the time that is left")
{
    const Folder folder;
    const Nginx nginx(folder.served.root(), {"return 503;", {}});
    auto options = quick();
    options.firstBackOff = options.longestBackOff = std::chrono::hours(2);
    const auto fetcher = open(nginx.url(), options);
    CHECK(failedWith(fetcher->fetchTarget("one", kSize), FetchError::Failed));
    CHECK(fetcher->counts().requests == 1);
}

TEST_CASE("Reaching: where nobody listens, and where no name is found, is tried again (2 faults)")
{
    const ReservedPort nobodyListens;
    const std::string noName(64, 'x'); // too long for a label: nobody is asked
    for (const std::string& host : {"127.0.0.1:" + std::to_string(nobodyListens.number()), noName}) {
        const auto fetcher = open("http://" + host);
        CHECK(failedWith(fetcher->fetchTarget("one", kSize), FetchError::Failed));
        CHECK(fetcher->counts().requests == 3);
        CHECK(mentions(*fetcher, "/targets/one: "));
        CHECK(mentions(*fetcher, "(3 tries)"));
    }
}

TEST_CASE("Progress: it is told as bytes come, resumed ones included")
{
    const Folder folder;
    const Nginx nginx(folder.served.root(), kOneAnswer);
    RelayFault fault;
    fault.cutAfter = kSize / 2;
    const CuttingRelay relay(nginx.port(), {fault});
    auto options = quick();
    std::vector<std::uint64_t> seen{0};
    bool isGood = true;
    options.progress = [&](const tuf::FetchProgress& progress) {
        isGood = isGood && progress.name == "one" && progress.total == kSize && progress.received > seen.back();
        seen.push_back(progress.received);
    };
    CHECK(holds(open(relay.url(), options)->fetchTarget("one", kSize), folder.content));
    CHECK(isGood);
    CHECK(seen.size() > 2);
    CHECK(seen.back() == kSize);
}
