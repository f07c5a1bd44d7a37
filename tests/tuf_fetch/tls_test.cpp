// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cutting_relay.h"
#include "tests/support/nginx.h"
#include "tests/tuf_fetch/certificates.h"
#include "tests/tuf_fetch/served.h"

using namespace carded;
using namespace carded::test;
using tuf::FetchError;

// Faults injected here: 4 certificates that are no good, 2 files of authorities, 1 step down by redirection, 1 old TLS,
// 1 without TLS, 3 cut handshakes: 12.

namespace {

constexpr std::size_t kMax = 1000;

struct World {
    Served served;
    TestAuthority authority;
    ServerCertificate good = authority.issue("good", "IP:127.0.0.1");

    World() { served.put("targets/one", "good"); }

    [[nodiscard]] tuf::FetchOptions trusting() const { return trusting(authority.file()); }
    [[nodiscard]] static tuf::FetchOptions trusting(const std::filesystem::path& file)
    {
        auto options = quick();
        options.caFile = file;
        return options;
    }
};

/// Neither a file nor a second try came of it; the operator is told `words`.
bool isRefused(const std::string& url, const tuf::FetchOptions& options, const std::string& words)
{
    const auto fetcher = open(url, options);
    CHECK(failedWith(fetcher->fetchTarget("one", kMax), FetchError::Failed));
    CHECK(fetcher->counts().requests == 1);
    CAPTURE(fetcher->problem());
    CHECK(mentions(*fetcher, words));
    return mentions(*fetcher, words) && fetcher->counts().bodyBytes == 0;
}

} // namespace

TEST_CASE("TLS: a server is believed whose certificate the private authority signed, and one connection serves all, a "
          "missing file or not")
{
    const World world;
    const Nginx nginx(world.served.root(), {{}, {}, world.good});
    const auto fetcher = open(nginx.url(), world.trusting());
    CHECK(failedWith(fetcher->fetchMetadata("2.root.json", kMax), FetchError::NotFound));
    CHECK(holds(fetcher->fetchTarget("one", kMax), "good"));
    const auto requests = nginx.requests(2);
    REQUIRE(requests.size() == 2);
    CHECK(requests[0].connection == requests[1].connection);
    CHECK(fetcher->counts().requests == 2);
    CHECK(fetcher->counts().wireBytes == requests[0].bodyBytes + 4);
    CHECK(fetcher->counts().wireBytes < 200);
}

TEST_CASE("TLS: a certificate that nobody known signed is refused, one of the system's authorities or not (2 faults)")
{
    const World world;
    const TestAuthority other;
    const Nginx nginx(world.served.root(), {{}, {}, world.good});
    CHECK(isRefused(nginx.url(), World::trusting(other.file()), "the certificate is signed by nobody this till knows"));
    CHECK(isRefused(nginx.url(), quick(), "the certificate is signed by nobody this till knows"));
}

TEST_CASE("TLS: a certificate for another host is refused (2 faults)")
{
    const World world;
    for (const char* subject : {"IP:127.0.0.2", "DNS:localhost"}) {
        CAPTURE(subject);
        const Nginx nginx(world.served.root(), {{}, {}, world.authority.issue("other", subject)});
        CHECK(isRefused(nginx.url(), world.trusting(), "the certificate is for another host"));
    }
}

TEST_CASE("TLS: a file of authorities that is missing, or none, is no reason to trust everybody (2 faults)")
{
    const World world;
    const Nginx nginx(world.served.root(), {{}, {}, world.good});
    CHECK(isRefused(nginx.url(), World::trusting("/none.pem"), "/none.pem"));
    CHECK(isRefused(nginx.url(), World::trusting(world.good.key), "error setting certificate file"));
}

TEST_CASE("TLS: from https nothing leads to http, from http much to https (1 fault)")
{
    const World world;
    const Nginx plain(world.served.root());
    const Nginx down(world.served.root(),
                     {"location = /targets/one { return 302 " + plain.url() + "/targets/one; }", {}, world.good});
    CHECK(isRefused(down.url(), world.trusting(), "the server sends us on from https to http://127.0.0.1"));
    const Nginx secure(world.served.root(), {{}, {}, world.good});
    const Nginx up(world.served.root(),
                   {"location = /targets/one { return 302 " + secure.url() + "/targets/one; }", {}});
    CHECK(holds(open(up.url(), world.trusting())->fetchTarget("one", kMax), "good"));
    const Nginx across(world.served.root(),
                       {"location = /targets/one { return 302 " + secure.url() + "/targets/one; }", {}, world.good});
    CHECK(holds(open(across.url(), world.trusting())->fetchTarget("one", kMax), "good"));
}

TEST_CASE("TLS: a server with TLS 1.1 alone is not spoken to (1 fault)")
{
    const World world;
    const Nginx nginx(world.served.root(), {"ssl_protocols TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0;", {}, world.good});
    const auto fetcher = open(nginx.url(), world.trusting());
    CHECK(failedWith(fetcher->fetchTarget("one", kMax), FetchError::Failed));
    CHECK(mentions(*fetcher, "version"));
}

TEST_CASE("TLS: a server without it, and a handshake that is cut, are failures (4 faults)")
{
    const World world;
    const Nginx plain(world.served.root());
    const auto fetcher = open("https://127.0.0.1:" + std::to_string(plain.port()), world.trusting());
    CHECK(failedWith(fetcher->fetchTarget("one", kMax), FetchError::Failed));

    RelayFault silent;
    silent.answerInstead = "";
    silent.requestEnd = "";
    const CuttingRelay relay(plain.port(), std::vector<RelayFault>(3, silent));
    const auto cut = open("https://127.0.0.1:" + std::to_string(relay.port()), world.trusting());
    CHECK(failedWith(cut->fetchTarget("one", kMax), FetchError::Failed));
    CHECK(cut->counts().requests == 3);
}
