// SPDX-License-Identifier: Apache-2.0
#include "app/setup_judge.h"
#include "issuer/setup_code.h"
#include "tests/revocation_cache/store_fixture.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::revocation_cache;
using ui::SetupNote;

namespace {

const crypto::Ed25519KeyPair kKey = test::testKeyPair(7);

/// A till with lists that name the key, good until `exp`.
void makeTill(const TestFolder& folder, UnixTime exp)
{
    TestInput input;
    input.trust.more = R"(,"setup_keys":[{"kty":"OKP","crv":"Ed25519","kid":")"
                       + crypto::encodeBase64Url(issuer::setupKid(kKey.publicKey)) + R"(","x":")"
                       + crypto::encodeBase64Url(kKey.publicKey.span()) + R"(","exp":)"
                       + std::to_string(exp.time_since_epoch().count()) + "}]";
    REQUIRE(input.build(folder.store()));
}

std::string signedCode()
{
    return issuer::makeSetupCode({"1", "2", "https://lists.example", "KR", crypto::sha256(asBytes("root"))}, kKey)
        .value();
}

} // namespace

TEST_CASE("judgeSetupCode: a key that is over is over, whatever the till's clock is set to")
{
    const UnixTime floor = kNow - kDay; // of the newest list
    const TestFolder over;
    makeTill(over, floor - Seconds{60});
    for (const UnixTime clock : {kNow, floor - Seconds{120}, floor - 400 * kDay}) {
        CHECK((app::judgeSetupCode(signedCode(), over.store(), clock).note == SetupNote::BadSignature));
    }
    const TestFolder current;
    makeTill(current, floor + Seconds{60});
    for (const UnixTime clock : {floor, floor - 400 * kDay}) {
        const app::JudgedCode judged = app::judgeSetupCode(signedCode(), current.store(), clock);
        CHECK(judged.code.has_value());
        CHECK(judged.isSigned);
    }
    CHECK((app::judgeSetupCode(signedCode(), current.store(), kNow).note == SetupNote::BadSignature));
}
