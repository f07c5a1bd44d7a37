// SPDX-License-Identifier: Apache-2.0
#include "credential/presentation.h"
#include "credential/status_list_token.h"
#include "crypto/encoding.h"
#include "policy/read_policy.h"
#include "tests/support/memory_status.h"
#include "tests/support/shared_files.h"
#include "verifier/verify.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace carded;

TEST_CASE("AGE1 samples of another program: every verdict agrees")
{
    const auto file = test::readSharedFile("age1-samples.json");
    if (!file) {
        MESSAGE("SKIPPED: age1-samples.json is not beside the corpus");
        return;
    }
    const auto samples = nlohmann::json::parse(*file);
    const auto trust = credential::parseTrustList(samples["trust"].dump());
    REQUIRE(trust.has_value());
    const auto policy = policy::readPolicy(samples["policy"].get<std::string>());
    REQUIRE(policy.has_value());
    test::MemoryStatus status;
    int refusedLists = 0;
    for (const auto& [uri, hex] : samples["status_lists"].items()) {
        auto list = credential::verifyStatusList(crypto::decodeHex(hex.get<std::string>()).value(), uri, *trust,
                                                 UnixTime{Seconds{1780000000}});
        if (list) {
            status.lists.push_back(*std::move(list));
        } else {
            ++refusedLists;
        }
    }
    CAPTURE(refusedLists);

    int agreed = 0;
    for (const auto& sample : samples["cases"]) {
        const auto id = sample["id"].get<std::string>();
        CAPTURE(id);
        const UnixTime now{Seconds{sample["at"].get<std::int64_t>()}};
        const std::string category = sample["category"];
        const verifier::Till till{&*trust, &status, &*policy, category, now, std::nullopt};
        const auto verdict =
            verifier::verify(credential::parsePresentation(sample["text"].get<std::string>()), {}, till, now);
        CHECK(toString(verdict.outcome()) == sample["outcome"].get<std::string>());
        CHECK(sample["reasons"].dump().find('"' + std::string(toString(verdict.reason)) + '"') != std::string::npos);
        ++agreed;
    }
    CHECK(agreed == 33);
}
