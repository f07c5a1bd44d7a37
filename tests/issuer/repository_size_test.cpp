// SPDX-License-Identifier: Apache-2.0
#include "issuer/deflate.h"
#include "tests/issuer/repository_fixture.h"

using namespace carded;

// An hour's sync may cost 12 KB compressed, of which the delta of the list that changed may take 3.
TEST_CASE("Sizes: with 40 lists and 24 deltas, the metadata of a sync takes at most 9 KB compressed")
{
    constexpr std::size_t kBudget = std::size_t{9} * 1024;
    constexpr std::size_t kGzipHead = 12; // more than zlib's own
    test::Publisher publisher;
    auto request = publisher.request(test::kIssued);
    for (std::uint64_t i = 1; i < 40; ++i) {
        auto options = test::testOptions();
        options.description.iss = "https://authority-" + std::to_string(i) + ".example";
        auto office = test::testIssuer(options);
        REQUIRE(issuer::setStatus(office.statusList, i, issuer::StatusValue::Invalid)); // no two lists are the same
        const auto folder = publisher.folder / ("authority-" + std::to_string(i));
        REQUIRE(issuer::createFolder(folder, office));
        request.issuers.push_back(folder);
    }
    for (std::uint64_t i = 0; i < 25; ++i) {
        publisher.revoke(100 + i);
        request.now += test::kHour;
        REQUIRE(issuer::publish(publisher.repository(), {publisher.keys()}, request));
    }
    CHECK(publisher.sync(request.now).targets.size() == 40 + 24 + 2);
    std::size_t total = 0;
    for (const char* file : {"timestamp.json", "26.snapshot.json", "26.targets.json"}) {
        const auto size = issuer::deflateBytes(publisher.read(std::string("metadata/") + file)).size() + kGzipHead;
        CAPTURE(file);
        CHECK(size < kBudget);
        total += size;
    }
    CHECK(total <= kBudget);
}
