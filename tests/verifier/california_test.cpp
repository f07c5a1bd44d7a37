// SPDX-License-Identifier: Apache-2.0
#include "credential/aamva_file.h"
#include "credential/california.h"
#include "tests/support/foreign_tokens.h"
#include "tests/support/shared_files.h"
#include "tests/support/utopia.h"
#include "tests/verifier/till.h"

#include <doctest/doctest.h>

#include <functional>
#include <set>

using namespace carded;
using test::named;
using test::TestCard;
using test::TestKey;
using verifier::Reason;

namespace {

constexpr std::int64_t kDay = 86400;

/// A till that knows California's (test) key, in Korea: it is 05:26 on 29 May 2026.
struct CaliforniaTill : test::TestTill {
    CaliforniaTill()
    {
        auto list = test::trustJson();
        list["issuers"].push_back(test::californiaIssuer());
        trust = credential::parseTrustList(list.dump()).value();
        shown.face = verifier::Shown::Face::Same;
    }
    [[nodiscard]] credential::Issuer& issuer() { return trust.issuers.back(); }
};

struct Row {
    std::string name;
    std::function<void(CaliforniaTill&, TestCard&)> change;
    Reason reason;
};

/// What the department's own card is checked by: its test system's key, and a policy that wants no face.
struct SampleTill : CaliforniaTill {
    SampleTill()
    {
        issuer().iss = "did:web:uat-credentials.dmv.ca.gov";
        issuer().keys[0].publicKey =
            crypto::EvpKey::fromPoint(crypto::EvpKey::Type::P256,
                                      test::pointOf("zDnaeU77sUhXKYqRy8263bsCq9Np7vy2z8epZ9WJ6YSWD1TVU"))
                .value();
    }
};

} // namespace

TEST_CASE("verify: a Californian card asks for a face first, and passes as a card whose status nobody here can ask")
{
    CaliforniaTill till;
    till.shown.face = verifier::Shown::Face::NotCompared;
    const std::string text = TestCard().text();
    const auto asked = till.verdictOn(text);
    CHECK(named(asked.reason) == "face_check_needed");
    CHECK(asked.portrait.empty());
    till.shown.face = verifier::Shown::Face::Same;
    const auto passed = till.verdictOn(text);
    CHECK(named(passed.reason) == "old_enough");
    CHECK(passed.format == "california-vcb");
    CHECK(passed.document == "california-vcb");
    CHECK(passed.issuer == test::kCaliforniaIss);
    CHECK(passed.isStatusNotChecked);
    CHECK_FALSE(passed.unverifiedAge.has_value());
}

TEST_CASE("verify: each thing that is wrong with a Californian card has its reason")
{
    const Row rows[] = {
        {"as it is", [](CaliforniaTill&, TestCard&) {}, Reason::OldEnough},
        {"another face", [](CaliforniaTill& till, TestCard&) { till.shown.face = verifier::Shown::Face::NotTheSame; },
         Reason::FaceCheckRefused},
        {"static codes accepted",
         [](CaliforniaTill& till, TestCard&) {
             till.shown.face = verifier::Shown::Face::NotCompared;
             till.policy.presentation.staticCodes = policy::StaticCodes::Accept;
         },
         Reason::OldEnough},
        {"static codes refused",
         [](CaliforniaTill& till, TestCard&) { till.policy.presentation.staticCodes = policy::StaticCodes::Refuse; },
         Reason::StaticNotAccepted},
        {"a used card", [](CaliforniaTill& till, TestCard&) { till.shown.alreadyUsed = true; }, Reason::OldEnough},
        {"an issuer that promises a status",
         [](CaliforniaTill& till, TestCard&) { till.issuer().status = credential::Promise::Required; },
         Reason::StatusUnknown},
        {"not in the list", [](CaliforniaTill& till, TestCard&) { till.trust.issuers.pop_back(); },
         Reason::UnknownIssuer},
        {"a key that is not in the list", [](CaliforniaTill&, TestCard& card) { card.method = 6; },
         Reason::UnknownIssuer},
        {"the test system, with keys of one name",
         [](CaliforniaTill&, TestCard& card) {
             card.issuer = 20;
             card.method = 22;
             card.statusBase = 21;
         },
         Reason::UnknownIssuer},
        {"another key of that name",
         [](CaliforniaTill& till, TestCard&) { till.issuer().keys[0].publicKey = test::publicKeyOf(TestKey::P384); },
         Reason::AlgorithmMismatch},
        {"a revoked key", [](CaliforniaTill& till, TestCard&) { till.issuer().keys[0].revoked = true; },
         Reason::KeyRevoked},
        {"the last day, here", [](CaliforniaTill&, TestCard& card) { card.set("DBA", "05292026"); }, Reason::OldEnough},
        {"the day before", [](CaliforniaTill&, TestCard& card) { card.set("DBA", "05282026"); }, Reason::Expired},
        {"too young", [](CaliforniaTill&, TestCard& card) { card.set("DBB", "01012008"); }, Reason::Underage},
        {"old enough this year", [](CaliforniaTill&, TestCard& card) { card.set("DBB", "12312007"); },
         Reason::OldEnough},
        {"no birthday", [](CaliforniaTill&, TestCard& card) { card.set("DBB", "02301988"); }, Reason::Malformed},
        {"a licence is asked for", [](CaliforniaTill& till, TestCard&) { till.category = "rental_car"; },
         Reason::LicenceNotValid},
        {"one key too few signed",
         [](CaliforniaTill&, TestCard& card) {
             card.index = {0xAE, 0x40, 0x20};
         },
         Reason::Malformed},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CaliforniaTill till;
        TestCard card;
        row.change(till, card);
        CHECK(named(till.verdictOn(card.text()).reason) == named(row.reason));
    }
}

TEST_CASE("verify: an unsigned copy of a card's text is judged by nothing that it says")
{
    CaliforniaTill till;
    const std::string text = TestCard().text();
    std::string older = text;
    older.replace(older.find("DBB01021988"), 11, "DBB01021958");
    CHECK(named(till.verdictOn(older).reason) == "bad_signature");
    std::string face = text;
    face.replace(face.find("DAW200"), 6, "DAW180");
    CHECK(named(till.verdictOn(face).reason) == "old_enough");
}

TEST_CASE("verify: the department's test card answers in its time, and every flipped bit is refused or says nothing")
{
    const auto text = test::readSharedFile("foreign-samples/california-uat-1.bin");
    if (!text) {
        MESSAGE("SKIPPED: foreign-samples is not beside the corpus");
        return;
    }
    SampleTill till;
    const auto verdict = till.verdictOn(*text);
    REQUIRE(named(verdict.reason) == "old_enough");
    CHECK(verdict.isStatusNotChecked);
    CHECK(named(CaliforniaTill().verdictOn(*text).reason) == "unknown_issuer");
    SampleTill later;
    later.now = later.verifiedAt = UnixTime{Seconds{test::kNow + 4 * 366 * kDay}};
    CHECK(named(later.verdictOn(*text).reason) == "expired");

    const auto file = credential::parseAamvaFile(*text).value();
    std::set<std::string> unsignedIds;
    for (std::size_t bit = 0; bit < text->size() * 8; ++bit) {
        std::string flipped = *text;
        flipped[bit / 8] = static_cast<char>(static_cast<unsigned char>(flipped[bit / 8]) ^ 1U << (bit % 8));
        if (till.verdictOn(flipped).outcome() != verifier::Outcome::Pass) {
            continue;
        }
        std::string where = "versions in the header";
        for (const auto& subfile : file.subfiles) {
            for (const auto& element : subfile.elements) {
                const auto at = static_cast<std::size_t>(element.id.data() - text->data());
                if (bit / 8 >= at && bit / 8 < at + 3 + element.value.size()) {
                    where = element.id;
                }
            }
        }
        unsignedIds.insert(where);
    }
    std::string listed;
    for (const std::string& id : unsignedIds) {
        listed += id + ' ';
    }
    // Everything else is signed, or holds the file together.
    CHECK(listed
          == "DAW DAY DAZ DBD DCA DCB DCD DCF DCK DCU DDA DDB DDE DDF DDG ZCA ZCB ZCC ZCD versions in the header ");
}
