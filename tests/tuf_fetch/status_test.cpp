// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cutting_relay.h"
#include "tests/support/nginx.h"
#include "tests/tuf_fetch/served.h"

#include <chrono>

using namespace carded;
using namespace carded::test;
using tuf::FetchError;
using tuf::Milliseconds;

// Faults injected here: 15 + 5 + 5 + 1 answers by status, 4 by Retry-After, 9 that are no HTTP: 39.

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMax = 1000;
constexpr int kPassing[] = {429, 500, 502, 503, 504};

/// `targets/<name>` answers with that status, as long as there is the file `broken` in the root.
std::string breaking(const std::string& name, int status, const std::string& retryAfter = {})
{
    return "location = /targets/" + name + " {\n"
           + (retryAfter.empty() ? "" : "add_header Retry-After \"" + retryAfter + "\" always;\n")
           + "if (-f $document_root/broken) { return " + std::to_string(status) + "; }\n}\n";
}

/// Every target is good, if only `broken` goes away.
struct World {
    Served served;

    World() { served.put("broken", ""); }

    /// Mends the server in the pause behind the first try.
    [[nodiscard]] tuf::FetchOptions mending() const
    {
        auto options = quick();
        options.random = [broken = served.root() / "broken"] {
            fs::remove(broken);
            return 0.5;
        };
        return options;
    }
};

} // namespace

TEST_CASE("Status: what is not there is told from what failed, and neither is tried again (15 faults)")
{
    struct Row {
        int status = 0;
        FetchError error = FetchError::Failed;
    };
    const Row rows[] = {{204, FetchError::Failed},   {304, FetchError::Failed}, {400, FetchError::Failed},
                        {401, FetchError::Failed},   {402, FetchError::Failed}, {403, FetchError::NotFound},
                        {404, FetchError::NotFound}, {405, FetchError::Failed}, {406, FetchError::Failed},
                        {410, FetchError::NotFound}, {416, FetchError::Failed}, {418, FetchError::Failed},
                        {451, FetchError::Failed},   {501, FetchError::Failed}, {505, FetchError::Failed}};
    const World world;
    std::string rules;
    for (const Row& row : rows) {
        rules += breaking(std::to_string(row.status), row.status);
    }
    const Nginx nginx(world.served.root(), {rules, {}});
    for (const Row& row : rows) {
        CAPTURE(row.status);
        const std::string name = std::to_string(row.status);
        const auto fetcher = open(nginx.url());
        CHECK(failedWith(fetcher->fetchTarget(name, kMax), row.error));
        CHECK(fetcher->counts().requests == 1);
        CHECK(fetcher->counts().bodyBytes == 0);
        CHECK(mentions(*fetcher, nginx.url() + "/targets/" + name + ": "));
        CHECK(mentions(*fetcher, "the server answered " + name));
    }
}

TEST_CASE("Status: what may pass is tried again, and the file then comes (5 faults)")
{
    for (const int status : kPassing) {
        CAPTURE(status);
        const World world;
        world.served.put("targets/one", "good");
        const Nginx nginx(world.served.root(), {breaking("one", status), {}});
        const auto fetcher = open(nginx.url(), world.mending());
        CHECK(holds(fetcher->fetchTarget("one", kMax), "good"));
        CHECK(fetcher->counts().requests == 2);
        CHECK(fetcher->problem().empty());
    }
}

TEST_CASE("Status: what does not pass fails behind the last try (5 faults)")
{
    const World world;
    for (const int status : kPassing) {
        CAPTURE(status);
        const Nginx nginx(world.served.root(), {breaking("one", status), {}});
        const auto fetcher = open(nginx.url());
        CHECK(failedWith(fetcher->fetchTarget("one", kMax), FetchError::Failed));
        CHECK(fetcher->problem()
              == nginx.url() + "/targets/one: the server answered " + std::to_string(status) + " (3 tries)");
        CHECK(nginx.requests(3).size() == 3);
    }
}

TEST_CASE("Status: 408, of which nginx makes a cut connection, is tried again (1 fault)")
{
    const World world;
    world.served.put("targets/one", "good");
    const Nginx nginx(world.served.root(), {"keepalive_timeout 0;", {}});
    RelayFault fault;
    fault.replace = "200 OK";
    fault.by = "408 Request Timeout";
    const CuttingRelay relay(nginx.port(), {fault});
    const auto fetcher = open(relay.url());
    CHECK(holds(fetcher->fetchTarget("one", kMax), "good"));
    CHECK(fetcher->counts().requests == 2);
    CHECK(fetcher->counts().bodyBytes == 4);
}

TEST_CASE("Retry-After: it is waited for (1 fault)")
{
    const World world;
    world.served.put("targets/one", "good");
    const Nginx nginx(world.served.root(), {breaking("one", 429, "1"), {}});
    const auto fetcher = open(nginx.url(), world.mending());
    const auto start = std::chrono::steady_clock::now();
    CHECK(holds(fetcher->fetchTarget("one", kMax), "good"));
    CHECK(std::chrono::steady_clock::now() - start >= std::chrono::seconds(1));
}

TEST_CASE("Retry-After: it counts up to our own limit, and one in the past not at all (3 faults)")
{
    for (const char* when : {"86400", "Fri, 31 Dec 9999 23:59:59 GMT", "Sat, 01 Jan 2000 00:00:00 GMT"}) {
        CAPTURE(when);
        const World world;
        world.served.put("targets/one", "good");
        const Nginx nginx(world.served.root(), {breaking("one", 503, when), {}});
        auto options = world.mending();
        options.longestRetryAfter = Milliseconds(100);
        const auto fetcher = open(nginx.url(), options);
        const auto start = std::chrono::steady_clock::now();
        CHECK(holds(fetcher->fetchTarget("one", kMax), "good"));
        const auto waited = std::chrono::steady_clock::now() - start;
        CHECK(waited < std::chrono::seconds(5));
        CHECK((waited >= Milliseconds(100)) == (std::string_view(when).find("2000") == std::string_view::npos));
    }
}

TEST_CASE("Back-off: it doubles up to its limit, and the random part of it is waited")
{
    const World world;
    const Nginx nginx(world.served.root(), {breaking("one", 503), {}});
    auto options = quick();
    options.tries = 5;
    options.firstBackOff = Milliseconds(20);
    options.longestBackOff = Milliseconds(50);
    const auto duration = [&](double part) {
        unsigned asked = 0;
        options.random = [&asked, part] {
            ++asked;
            return part;
        };
        const auto start = std::chrono::steady_clock::now();
        CHECK(failedWith(open(nginx.url(), options)->fetchTarget("one", kMax), FetchError::Failed));
        CHECK(asked == 4);
        return std::chrono::steady_clock::now() - start;
    };
    CHECK(duration(1.0) >= Milliseconds(20 + 40 + 50 + 50));
    CHECK(duration(0.5) >= Milliseconds(80));
}

TEST_CASE("Answers: what is no HTTP is refused, and nothing at all is tried again (9 faults)")
{
    const World world;
    const Nginx nginx(world.served.root());
    struct Row {
        std::string answer;
        std::size_t tries = 0;
    };
    const Row rows[] = {
        {"", 3},
        {"HTTP/1.1 2", 3},
        {"HTTP/1.1 200 OK\r\nContent-Le", 3},
        {"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Le", 3},
        {"good", 1},
        {"SSH-2.0-OpenSSH_9.2\r\n", 1},
        {"HTTP/1.1 banana\r\n\r\ngood", 1},
        {"HTTP/0.9 200 OK\r\n\r\ngood", 1},
        {"\x15\x03\x03\x02\x46", 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.answer);
        RelayFault fault;
        fault.answerInstead = row.answer;
        const CuttingRelay relay(nginx.port(), std::vector<RelayFault>(3, fault));
        const auto fetcher = open(relay.url());
        CHECK(failedWith(fetcher->fetchTarget("one", kMax), FetchError::Failed));
        CHECK(relay.connections() == row.tries);
        CHECK_FALSE(fetcher->problem().empty());
    }
}
