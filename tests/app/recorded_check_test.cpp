// SPDX-License-Identifier: Apache-2.0
#include "app/recorded_check.h"
#include "crypto/encoding.h"
#include "evidence/check_log.h"
#include "tests/support/temporary_folder.h"
#include "tests/verifier/till.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::app;
using test::named;
using test::TestCard;
using test::TestTruAge;

namespace {

/// A till that keeps a record, and judges for real.
struct RecordingTill {
    test::TemporaryFolder outside;
    test::AcceptingTill till;
    Recorder recorder{{recordsFolder(outside.path()), "0042", "3", "live", RecordClock::System},
                      [](const std::string&) {}};

    [[nodiscard]] std::string reasonOf(const std::string& text)
    {
        RecordedCheck check;
        check.bytes = asBytes(text);
        check.now = till.now;
        const Answer answer = checkOnRecord(recorder, check, [&](const verifier::Shown& shown) {
            till.shown = shown;
            Answer judged;
            judged.verdict = till.verdictOn(text);
            return judged;
        });
        return named(answer.verdict.reason);
    }

    /// The bytes of every record.
    [[nodiscard]] std::string records() const
    {
        auto log = evidence::LogReader::open(evidence::currentLogIn(recordsFolder(outside.path())));
        REQUIRE(log.has_value());
        std::string all;
        REQUIRE(log->eachRow([&](const evidence::StoredRecord& row) {
            all += std::string(row.text.value()) + "\n";
            return true;
        }));
        return all;
    }
};

} // namespace

TEST_CASE("Recorded check: a TruAge token is used up by a pass, by its uuid and not by its text")
{
    RecordingTill shop;
    TestTruAge token;
    token.overAge = 18;
    CHECK(shop.reasonOf(token.text()) == "age_not_proven"); // uses nothing up
    token.overAge = 21;
    CHECK(shop.reasonOf(token.text()) == "old_enough");
    CHECK(shop.reasonOf(token.text()) == "already_used");
    token.created -= 5; // signed anew: another text and another signature, and the same token
    CHECK(shop.reasonOf(token.text()) == "already_used");
    token.uuid[0] ^= 1U;
    CHECK(shop.reasonOf(token.text()) == "old_enough");
}

TEST_CASE("Recorded check: a Californian card is no token, and passes again")
{
    RecordingTill shop;
    const std::string text = TestCard().text();
    CHECK(shop.reasonOf(text) == "old_enough");
    CHECK(shop.reasonOf(text) == "old_enough");
}

TEST_CASE("Recorded check: of other systems' codes the record says the format, and nothing of the customer")
{
    RecordingTill shop;
    (void)shop.reasonOf(TestTruAge().text());
    (void)shop.reasonOf(TestCard().text());
    const std::string records = shop.records();
    CHECK(records.find(R"("format":"truage")") != std::string::npos);
    CHECK(records.find(R"("format":"california-vcb")") != std::string::npos);
    CHECK(records.find("\"document\"") == std::string::npos);
    const std::string uuid = crypto::encodeHex(TestTruAge().uuid);
    for (const std::string& secret :
         {uuid, std::string("5a5a5a5a-5a5a"), std::string("I1234567"), std::string("SMITH"), std::string("01021988"),
          std::string("1988"), std::string("3866524935"), std::string("MAIN ST")}) {
        CAPTURE(secret);
        CHECK(records.find(secret) == std::string::npos);
    }
}
