// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "tests/scan/scan_fixture.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>

using namespace carded;
using revocation_cache::overwrite;
using revocation_cache::TestFolder;
using test::run;

namespace {

/// A demo store of the samples' trust list, policy and status lists, made by carded-issuer.
void buildStore(const TestFolder& folder, const nlohmann::json& samples)
{
    overwrite(folder.path() / "trust.json", samples["trust"].dump());
    overwrite(folder.path() / "policy.toml", samples["policy"].get<std::string>());
    std::vector<std::string> command{test::programs() / "carded-issuer",
                                     "demo-store",
                                     folder.path() / "store",
                                     "--trust",
                                     folder.path() / "trust.json",
                                     "--policy",
                                     folder.path() / "policy.toml",
                                     "--made-at",
                                     std::to_string(test::kMadeAt.time_since_epoch().count())};
    for (const auto& [uri, hex] : samples["status_lists"].items()) {
        const auto file = folder.path() / ("list-" + std::to_string(command.size()));
        overwrite(file, asText(crypto::decodeHex(hex.get<std::string>()).value()));
        command.emplace_back("--status");
        command.push_back(uri + "=" + file.string());
    }
    const auto made = run(command);
    CAPTURE(made.err);
    REQUIRE(made.status == 0);
}

} // namespace

TEST_CASE("AGE1 samples of another program: every verdict agrees on the command line")
{
    const auto file = test::corpusFolder().value_or("").parent_path() / "age1-samples.json";
    if (!std::filesystem::exists(file)) {
        MESSAGE("SKIPPED: age1-samples.json is not beside the corpus");
        return;
    }
    const auto samples = nlohmann::json::parse(test::readFile(file));
    const TestFolder folder;
    buildStore(folder, samples);
    int agreed = 0;
    for (const auto& sample : samples["cases"]) {
        const std::string id = sample["id"];
        CAPTURE(id);
        const auto ran =
            run({test::programs() / "carded", "verify", "--store", folder.path() / "store", "--demo", "--json",
                 "--category", sample["category"], "--at", std::to_string(sample["at"].get<std::int64_t>()), "-"},
                sample["text"].get<std::string>() + "\n");
        CHECK(ran.status == 0);
        const auto results = test::objectsIn(ran);
        REQUIRE(results.size() == 1);
        CHECK(results[0]["outcome"] == sample["outcome"]);
        CHECK(sample["reasons"].dump().find(results[0]["reason"].dump()) != std::string::npos);
        ++agreed;
    }
    CHECK(agreed == 33);
}
