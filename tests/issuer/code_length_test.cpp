// SPDX-License-Identifier: Apache-2.0
#include "issuer/qr_picture.h"
#include "issuer/wallet.h"
#include "tests/issuer/fixture.h"

#include <doctest/doctest.h>

using namespace carded;

namespace {

std::string codeOf(const issuer::IssueRequest& request, const std::vector<std::string>& disclose = {})
{
    auto issuer = test::testIssuer();
    const auto wallet = test::testWallet(issuer, request);
    const auto code = issuer::showCode(wallet, {test::kIssued, "age1", disclose});
    REQUIRE(code);
    return *code;
}

} // namespace

TEST_CASE("Code length: one age mark, a holder's key and a status entry take at most 480 characters")
{
    const auto code = codeOf(test::testRequest(test::over19()));
    CHECK(code.size() <= 480);
    const auto qr = issuer::makeQrCode(code);
    REQUIRE(qr);
    CHECK(qr->version <= 12);
}
