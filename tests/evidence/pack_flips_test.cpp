// SPDX-License-Identifier: Apache-2.0
#include "evidence/check_pack.h"
#include "evidence/manifest.h"
#include "tests/evidence/test_log.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::evidence;
using test::TestLog;

namespace {

/// A small pack with everything that one can have, and what its reader knows.
struct Sample {
    PackFiles files;
    OutsideKnowledge trust;
};

Sample sample()
{
    const TestLog log(6);
    auto content = log.content(2, 4);
    content.older = log.checkpoint(3);
    Sample sample{makePack(content).value(), {log.verifier(), *content.older}};
    REQUIRE(checkPack(sample.files, sample.trust).has_value());
    return sample;
}

PackFiles flipped(PackFiles files, const std::string& name, std::size_t bit)
{
    char& byte = files.at(name).at(bit / 8);
    byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << bit % 8));
    return files;
}

bool isFound(const PackFiles& files, const OutsideKnowledge& trust)
{
    return !checkPack(files, trust).has_value();
}

} // namespace

TEST_CASE("CheckPack: no single bit of any file can be flipped")
{
    const auto [files, trust] = sample();
    std::size_t flips = 0;
    for (const auto& [name, content] : files) {
        for (std::size_t bit = 0; bit < content.size() * 8; ++bit, ++flips) {
            if (!isFound(flipped(files, name, bit), trust)) {
                FAIL("bit ", bit, " of ", name);
            }
        }
    }
    MESSAGE(flips, " bits flipped");
    CHECK(flips > 14'000);
}

TEST_CASE("CheckPack: what is flipped in the log is found by the log, not by the manifest alone")
{
    const auto [files, trust] = sample();
    const TestLog log(1);
    for (const std::string name : {"checkpoint", "consistency.jsonl", "proofs.jsonl", "records.jsonl"}) {
        for (std::size_t bit = 0; bit < files.at(name).size() * 8; ++bit) {
            auto changed = flipped(files, name, bit);
            changed["manifest"] = log.signedText(manifestText(changed));
            if (!isFound(changed, trust)) {
                FAIL("bit ", bit, " of ", name);
            }
        }
    }
}

TEST_CASE("CheckPack: no bit of the key can be flipped, also where nobody knows it")
{
    const auto [files, trust] = sample();
    for (std::size_t bit = 0; bit < files.at("till.vkey").size() * 8; ++bit) {
        CHECK(isFound(flipped(files, "till.vkey", bit), {}));
    }
}

TEST_CASE("CheckPack: no byte of any file can be dropped or doubled, and no file cut")
{
    const auto [files, trust] = sample();
    for (const auto& [name, content] : files) {
        for (std::size_t at = 0; at < content.size(); ++at) {
            auto changed = files;
            changed[name].erase(at, 1);
            CHECK(isFound(changed, trust));
            changed[name] = content;
            changed[name].insert(at, 1, content[at]);
            CHECK(isFound(changed, trust));
            changed[name] = content.substr(0, at);
            CHECK(isFound(changed, trust));
        }
        auto changed = files;
        changed[name] += '\n';
        CHECK(isFound(changed, trust));
    }
}

TEST_CASE("CheckPack: the content of two files cannot be exchanged")
{
    const auto [files, trust] = sample();
    for (const auto& [one, content] : files) {
        for (const auto& [other, otherContent] : files) {
            if (one < other) {
                auto changed = files;
                changed[one] = otherContent;
                changed[other] = content;
                CHECK(isFound(changed, trust));
            }
        }
    }
}
