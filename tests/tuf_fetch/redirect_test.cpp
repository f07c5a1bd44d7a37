// SPDX-License-Identifier: Apache-2.0
#include "tests/support/nginx.h"
#include "tests/tuf_fetch/served.h"

using namespace carded;
using namespace carded::test;
using tuf::FetchError;

// Faults injected here: 2 chains without end, 6 redirections that are refused, 1 without a place: 9.

namespace {

constexpr std::size_t kMax = 1000;

std::string redirect(const std::string& from, int status, const std::string& to)
{
    return "location = /targets/" + from + " { return " + std::to_string(status) + " " + to + "; }\n";
}

} // namespace

TEST_CASE("Redirections: each kind is followed, to another path or another server")
{
    const Served other;
    other.put("elsewhere", "good");
    const Nginx target(other.root());
    const Served served;
    served.put("targets/here", "good");
    std::string rules;
    for (const int status : {301, 302, 303, 307, 308}) {
        rules += redirect("near" + std::to_string(status), status, "/targets/here");
        rules += redirect("far" + std::to_string(status), status, target.url() + "/elsewhere");
    }
    const Nginx nginx(served.root(), {rules, {}});
    for (const int status : {301, 302, 303, 307, 308}) {
        CAPTURE(status);
        const auto fetcher = open(nginx.url());
        CHECK(holds(fetcher->fetchTarget("near" + std::to_string(status), kMax), "good"));
        CHECK(holds(fetcher->fetchTarget("far" + std::to_string(status), kMax), "good"));
        CHECK(fetcher->counts().requests == 4);
        CHECK(fetcher->counts().bodyBytes == 8);
    }
}

TEST_CASE("Redirections: five are followed, a sixth is not, nor a circle (2 faults)")
{
    const Served served;
    served.put("targets/0", "good");
    std::string rules = redirect("circle", 302, "/targets/circle");
    for (int hops = 1; hops <= 6; ++hops) {
        rules += redirect(std::to_string(hops), 302, "/targets/" + std::to_string(hops - 1));
    }
    const Nginx nginx(served.root(), {rules, {}});
    CHECK(holds(open(nginx.url())->fetchTarget("5", kMax), "good"));
    for (const char* endless : {"6", "circle"}) {
        CAPTURE(endless);
        const auto fetcher = open(nginx.url());
        CHECK(failedWith(fetcher->fetchTarget(endless, kMax), FetchError::Failed));
        CHECK(mentions(*fetcher, "the server sends us on more than 5 times"));
        CHECK(fetcher->counts().requests == 6);
    }
}

TEST_CASE("Redirections: only http and https are followed (6 faults)")
{
    const Served served;
    served.put("targets/one", "good");
    const std::string folder = served.root().native();
    const std::string places[] = {"file://" + folder + "/targets/one",
                                  "FILE://" + folder + "/targets/one",
                                  "ftp://127.0.0.1/one",
                                  "gopher://127.0.0.1/one",
                                  "data:,good",
                                  "unix:" + folder};
    for (const std::string& place : places) {
        CAPTURE(place);
        const Nginx nginx(
            served.root(),
            {"location = /targets/away { add_header Location \"" + place + "\" always; return 302 \"\"; }", {}});
        const auto fetcher = open(nginx.url());
        CHECK(failedWith(fetcher->fetchTarget("away", kMax), FetchError::Failed));
        CHECK(fetcher->counts().requests == 1);
        CHECK(mentions(*fetcher, "the server sends us on to "));
        CHECK(mentions(*fetcher, "neither http nor https"));
    }
}

TEST_CASE("Redirections: one that does not say where to is refused (1 fault)")
{
    const Served served;
    const Nginx nginx(served.root(), {"location = /targets/away { return 302 \"\"; }", {}});
    const auto fetcher = open(nginx.url());
    CHECK(failedWith(fetcher->fetchTarget("away", kMax), FetchError::Failed));
    CHECK(fetcher->counts().requests == 1);
}

TEST_CASE("Redirections: a part is asked for at the other place too")
{
    const Served served;
    served.put("targets/here", "0123456789");
    const Nginx nginx(served.root(), {redirect("one", 302, "/targets/here"), {}});
    // SHA-256 of `one`
    std::ofstream(served.partial() / "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed.part") << "0123";
    const auto fetcher = open(nginx.url(), keeping(served));
    CHECK(holds(fetcher->fetchTarget("one", kMax), "0123456789"));
    CHECK(fetcher->counts().bodyBytes == 10);
    const auto requests = nginx.requests(2);
    REQUIRE(requests.size() == 2);
    CHECK(requests[1].range == "bytes=4-");
    CHECK(requests[1].status == 206);
}
