// SPDX-License-Identifier: Apache-2.0
#include "tests/support/nginx.h"
#include "tests/tuf_fetch/served.h"

#include <cstdlib>

using namespace carded;
using namespace carded::test;
using tuf::FetchError;

// Faults injected here: 4 proxies that do not help.

namespace {

constexpr std::size_t kMax = 1000;

/// nginx as a forward proxy for http: it asks the host that it was told.
const NginxSettings kForward{"location / { proxy_pass http://$http_host$request_uri; }", {}};

struct World {
    Served served;
    Served nothing;
    Nginx origin{served.root()};
    Nginx proxy{nothing.root(), kForward};

    World() { served.put("targets/one", "good"); }
};

/// A variable of the environment, as long as this object lives.
class Environment {
public:
    Environment(const char* name, const std::string& value) : m_name(name)
    {
        ::setenv(name, value.c_str(), 1); // NOLINT(concurrency-mt-unsafe): no other thread reads it
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;
    Environment(Environment&&) = delete;
    Environment& operator=(Environment&&) = delete;
    ~Environment()
    {
        ::unsetenv(m_name); // NOLINT(concurrency-mt-unsafe)
    }

private:
    const char* m_name;
};

tuf::FetchOptions by(std::optional<std::string> proxy)
{
    auto options = quick();
    options.proxy = std::move(proxy);
    return options;
}

} // namespace

TEST_CASE("Proxy: the one that is named is asked, and the file comes through it")
{
    const World world;
    CHECK(holds(open(world.origin.url(), by(world.proxy.url()))->fetchTarget("one", kMax), "good"));
    CHECK(world.proxy.requests(1).size() == 1);
    CHECK(world.origin.requests(1).size() == 1);
}

TEST_CASE("Proxy: that of the environment is asked unless one is named, or none is wanted")
{
    const World world;
    const Environment http("http_proxy", world.proxy.url());
    const Environment exceptions("no_proxy", "");
    CHECK(holds(open(world.origin.url(), by(std::nullopt))->fetchTarget("one", kMax), "good"));
    CHECK(world.proxy.requests(1).size() == 1);
    CHECK(holds(open(world.origin.url(), by(""))->fetchTarget("one", kMax), "good"));
    CHECK(world.origin.requests(2).size() == 2);
    CHECK(world.proxy.requests(1).size() == 1);
}

TEST_CASE("Proxy: what it says counts as the server's answer (1 fault)")
{
    const World world;
    const Nginx refusing(world.nothing.root(), {"return 403;", {}});
    CHECK(failedWith(open(world.origin.url(), by(refusing.url()))->fetchTarget("one", kMax), FetchError::NotFound));
    CHECK(world.origin.requests(0).empty());
}

TEST_CASE("Proxy: without it there is no way round it (3 faults)")
{
    const World world;
    const ReservedPort nobodyListens;
    const std::string dead = "http://127.0.0.1:" + std::to_string(nobodyListens.number());
    CHECK(failedWith(open(world.origin.url(), by(dead))->fetchTarget("one", kMax), FetchError::Failed));
    CHECK(failedWith(open(world.origin.url(), by("gopher://x"))->fetchTarget("one", kMax), FetchError::Failed));
    const auto fetcher = open("https://127.0.0.1:1", by(world.proxy.url())); // which knows no CONNECT
    CHECK(failedWith(fetcher->fetchTarget("one", kMax), FetchError::Failed));
    CHECK(mentions(*fetcher, "CONNECT"));
    CHECK(world.origin.requests(0).empty());
}
