// SPDX-License-Identifier: Apache-2.0
#include "credential/status_delta.h"
#include "issuer/files.h"
#include "issuer/status_delta.h"
#include "tests/support/document_block.h"
#include "tests/support/hex.h"
#include "tests/support/status_list.h"

#include <doctest/doctest.h>

using namespace carded;

TEST_CASE("docs/formats/status-delta.md: the bytes of its example are what the issuer makes, and change the list so")
{
    const auto file = issuer::readFile(std::filesystem::path(CARDED_SOURCE_DIR) / "docs/formats/status-delta.md");
    REQUIRE(file);
    const Bytes bytes = test::hex(test::blockAfter(asText(*file), "### The bytes"));

    const std::string uri = "https://a.example/s";
    const Bytes before = test::hex("39a3");
    const Bytes after = test::hex("31a9");
    constexpr UnixTime kThen{Seconds{1780000000}};
    const issuer::StatusListTimes times{kThen, kThen + Seconds{86400}, Seconds{3600}};
    const auto made = issuer::makeStatusDelta({uri, 2, before, after}, times, {{1}, test::testKeyPair(2)});
    REQUIRE(made);
    CHECK(*made == bytes);

    test::TestTrustList trust;
    trust.issuers[0].keys = {test::ListKey{"\x01", 2}};
    const auto delta =
        credential::verifyStatusDelta(bytes, uri, credential::parseTrustList(trust.json()).value(), kThen);
    REQUIRE(delta);
    const credential::VerifiedStatusList list{trust.issuers[0].iss, {1}, uri,   kThen - Seconds{1},
                                              kThen + Seconds{1},   2,   before};
    CHECK(credential::applyStatusDeltas(list, std::span(&*delta, 1), kThen).value().entries == after);
}
