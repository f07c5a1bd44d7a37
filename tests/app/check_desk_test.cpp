// SPDX-License-Identifier: Apache-2.0
#include "app/check_desk.h"
#include "app/next_sync.h"
#include "tests/app/demo_fixture.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::app;
using revocation_cache::contentsOf;
using revocation_cache::overwrite;
using revocation_cache::TestFolder;
using revocation_cache::TestInput;

namespace {

CheckRequest request(const std::string& text, UnixTime now = test::kMadeAt + Seconds{1})
{
    const ByteSpan bytes = asBytes(text);
    return {"qr", WipedBytes(bytes.begin(), bytes.end()), "tobacco", now, UsedTokens::Moment{0}};
}

std::string reasonOf(CheckDesk& desk, const CheckRequest& request)
{
    const Answer answer = desk.check(request);
    CHECK_FALSE(answer.ignored);
    return std::string(toString(answer.verdict.reason));
}

DeskChange changeSeen(CheckDesk& desk)
{
    desk.look();
    return desk.takeChange();
}

/// A store of its own, with the demo's contents.
struct Desk {
    TestFolder folder;
    CheckDesk desk{{folder.path() / "store", {}, DemoStores::Allowed}};

    Desk() { test::copyDemoStore(store()); }
    [[nodiscard]] std::filesystem::path store() const { return folder.path() / "store"; }
};

/// Puts a state in force in which nobody knows the demo's issuer.
void renew(const std::filesystem::path& store)
{
    TestInput input;
    input.trust.version = 2'000'000'000; // above the demo's, which counts in seconds
    input.trust.issued = revocation_cache::kNow;
    REQUIRE(input.build(store));
}

} // namespace

TEST_CASE("Desk: a token is good for one pass")
{
    Desk own;
    const std::string code = test::codeOf("1-adult");
    CHECK(reasonOf(own.desk, request(code)) == "old_enough");
    CHECK(reasonOf(own.desk, request(code)) == "already_used");
    CHECK(reasonOf(own.desk, request(code)) == "already_used");
    CHECK(reasonOf(own.desk, request(test::codeOf("3-last-day"))) == "old_enough");
}

TEST_CASE("Desk: what is no pass uses nothing up")
{
    Desk own;
    const std::string code = test::codeOf("1-adult");
    CHECK(reasonOf(own.desk, request(code, test::kMadeAt + Seconds{3600})) == "code_too_old");
    CHECK(reasonOf(own.desk, request(code)) == "old_enough");
    for (int i = 0; i < 2; ++i) {
        CHECK(reasonOf(own.desk, request(test::codeOf("2-minor"))) == "underage");
    }
}

TEST_CASE("Desk: a licence's barcode gives its age from the symbol that cards carry, and from no other")
{
    Desk own;
    CheckRequest licence = request("@\n\x1E\rANSI 636026080101DL00310100DLDAQ1\nDBB01021988\n\r");
    for (const char* symbology : {"pdf417", "qr", "aztec", "datamatrix"}) {
        licence.symbology = symbology;
        const Answer answer = own.desk.check(licence);
        CHECK((answer.verdict.reason == verifier::Reason::UnsupportedDocument));
        CHECK(answer.verdict.document == "aamva");
        CHECK(answer.verdict.unverifiedAge.has_value() == (licence.symbology == "pdf417"));
    }
}

TEST_CASE("Desk: articles on the counter are ignored, other linear codes are too short")
{
    Desk own;
    CheckRequest article = request("4006381333931");
    CHECK(own.desk.check(article).ignored);
    article.symbology = "ean13";
    CHECK(own.desk.check(article).ignored);
    CheckRequest linear = request("AGE1:");
    linear.symbology = "linear";
    CHECK(reasonOf(own.desk, linear) == "short_code");
}

TEST_CASE("Desk: the clock floor of the store is obeyed")
{
    Desk own;
    CHECK(reasonOf(own.desk, request(test::codeOf("1-adult"), test::kMadeAt - Seconds{301})) == "clock_not_trusted");
}

TEST_CASE("Desk: the state in force is opened once, and its facts told")
{
    Desk own;
    CHECK_FALSE(own.desk.state().hasState);
    CHECK(changeSeen(own.desk) == DeskChange::State);
    CHECK(changeSeen(own.desk) == DeskChange::Nothing);
    const DeskState state = own.desk.state();
    CHECK(state.hasState);
    CHECK(state.problem.empty());
    CHECK(state.info.demo);
    CHECK(state.info.verifiedAt == test::kMadeAt);
    CHECK(state.policy.jurisdiction == "KR");
}

TEST_CASE("Desk: a newer state is taken over with the next check")
{
    Desk own;
    CHECK(reasonOf(own.desk, request(test::codeOf("2-minor"))) == "underage");
    renew(own.store());
    CHECK(own.desk.takeChange() == DeskChange::State);
    CHECK(reasonOf(own.desk, request(test::codeOf("2-minor"), revocation_cache::kNow)) == "unknown_issuer");
    CHECK(own.desk.takeChange() == DeskChange::State); // what a check has taken over is news all the same
    CHECK(changeSeen(own.desk) == DeskChange::Nothing);
}

TEST_CASE("Desk: a sync without news changes the age, and the state is not opened again")
{
    Desk own;
    CHECK(reasonOf(own.desk, request(test::codeOf("2-minor"))) == "underage");
    CHECK(own.desk.takeChange() == DeskChange::State);
    auto current = revocation_cache::readCurrent(own.store()).value();
    std::filesystem::remove(own.store() / revocation_cache::stateFileName(current.generation)); // can be opened no more
    current.verifiedAt += Seconds{100};
    current.clockFloor += Seconds{50};
    REQUIRE(revocation_cache::writeCurrent(own.store(), current));
    CHECK(changeSeen(own.desk) == DeskChange::Times);
    CHECK(changeSeen(own.desk) == DeskChange::Nothing);
    CHECK(own.desk.state().info.verifiedAt == current.verifiedAt);
    CHECK(own.desk.state().info.clockFloor == current.clockFloor);
    current.verifiedAt += Seconds{100};
    REQUIRE(revocation_cache::writeCurrent(own.store(), current));
    const Answer answer = own.desk.check(request(test::codeOf("2-minor"), current.verifiedAt + Seconds{7}));
    CHECK(answer.verdict.stateAge == Seconds{7}); // a check that comes first counts from the new time too
    CHECK(own.desk.takeChange() == DeskChange::Times);
}

TEST_CASE("Desk: another state is opened, whichever of generation, size and digest tells it from the last one")
{
    using revocation_cache::Current;
    Desk own;
    const Current good = revocation_cache::readCurrent(own.store()).value();
    Current generation = good;
    ++generation.generation;
    Current size = good;
    ++size.size;
    Current digest = good;
    digest.digest.data.front() ^= 1U;
    for (const Current& other : {generation, size, digest}) {
        CHECK(reasonOf(own.desk, request(test::codeOf("2-minor"))) == "underage");
        REQUIRE(revocation_cache::writeCurrent(own.store(), other));
        CHECK(reasonOf(own.desk, request(test::codeOf("2-minor"))) == "store_unreadable");
        REQUIRE(revocation_cache::writeCurrent(own.store(), good));
    }
}

TEST_CASE("Desk: a renewal and a newer state between two questions are one change, the larger one")
{
    Desk own;
    CHECK(changeSeen(own.desk) == DeskChange::State);
    renew(own.store());
    own.desk.look();
    auto current = revocation_cache::readCurrent(own.store()).value();
    current.verifiedAt += Seconds{1};
    REQUIRE(revocation_cache::writeCurrent(own.store(), current));
    CHECK(changeSeen(own.desk) == DeskChange::State);
    CHECK(own.desk.state().info.verifiedAt == current.verifiedAt);
}

TEST_CASE("Desk: what was used up stays used up under a newer state")
{
    Desk own;
    const std::string code = test::codeOf("1-adult");
    CHECK(reasonOf(own.desk, request(code)) == "old_enough");
    auto current = revocation_cache::readCurrent(own.store());
    REQUIRE(current);
    current->verifiedAt += Seconds{1};
    REQUIRE(revocation_cache::writeCurrent(own.store(), *current));
    CHECK(reasonOf(own.desk, request(code)) == "already_used");
}

TEST_CASE("Desk: a store that goes away while it is open cannot be read, and serves again when it is back")
{
    Desk own;
    CHECK(reasonOf(own.desk, request(test::codeOf("2-minor"))) == "underage");
    std::filesystem::rename(own.store(), own.folder.path() / "away");
    CHECK(reasonOf(own.desk, request(test::codeOf("2-minor"))) == "store_unreadable");
    CHECK(own.desk.state().isMissing);
    std::filesystem::rename(own.folder.path() / "away", own.store());
    CHECK(reasonOf(own.desk, request(test::codeOf("2-minor"))) == "underage");
}

TEST_CASE("Desk: a state file that is spoilt when it is opened serves once it is whole again")
{
    Desk own;
    const auto file =
        own.store() / revocation_cache::stateFileName(revocation_cache::readCurrent(own.store()).value().generation);
    const std::string good = contentsOf(file);
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    overwrite(file, good.substr(0, good.size() / 2));
    CHECK(reasonOf(own.desk, request(test::codeOf("2-minor"))) == "store_unreadable");
    CHECK(own.desk.state().problem.find("are damaged") != std::string::npos);
    CHECK(own.desk.takeChange() == DeskChange::State);
    CHECK(changeSeen(own.desk) == DeskChange::Nothing); // the same problem is no news
    overwrite(file, good);
    CHECK(reasonOf(own.desk, request(test::codeOf("2-minor"))) == "underage");
}

TEST_CASE("Desk: when the next sync is due is told when it changes, and what is no time is none")
{
    Desk own;
    (void)changeSeen(own.desk);
    CHECK_FALSE(own.desk.state().nextSync.has_value());
    noteNextSync(own.store(), test::kMadeAt);
    CHECK(changeSeen(own.desk) == DeskChange::Times);
    CHECK(own.desk.state().nextSync == test::kMadeAt);
    CHECK(changeSeen(own.desk) == DeskChange::Nothing);
    noteNextSync(own.store(), test::kMadeAt + Seconds{3600});
    CHECK(changeSeen(own.desk) == DeskChange::Times);
    CHECK(own.desk.state().nextSync == test::kMadeAt + Seconds{3600});
    for (const char* text :
         {"", "\n", "soon\n", "0\n", "-5\n", "1795429230", "1795429230 \n", "17954292301795429230\n"}) {
        CAPTURE(text);
        overwrite(own.store() / "next-sync", text);
        own.desk.look();
        CHECK_FALSE(own.desk.state().nextSync.has_value());
    }
}

TEST_CASE("Desk: a problem that turns into another is told")
{
    Desk own;
    const std::string good = contentsOf(own.store() / "current");
    std::filesystem::remove(own.store() / "current");
    CHECK(changeSeen(own.desk) == DeskChange::State);
    CHECK(own.desk.state().isMissing);
    overwrite(own.store() / "current", "rubbish");
    CHECK(changeSeen(own.desk) == DeskChange::State);
    CHECK_FALSE(own.desk.state().isMissing);
    CHECK(own.desk.state().problem.find("are damaged") != std::string::npos);
}

TEST_CASE("Desk: a store without the chosen policy, and a demo that nobody asked for, answer for nothing")
{
    Desk own;
    CheckDesk abroad({own.store(), {"JP", {}}, DemoStores::Allowed});
    CHECK(reasonOf(abroad, request(test::codeOf("1-adult"))) == "store_unreadable");
    CHECK(abroad.state().problem.starts_with("The store has no policy for JP. Correct jurisdiction"));
    CHECK_FALSE(abroad.state().hasState);
    CheckDesk real({own.store(), {}, DemoStores::Refused});
    CHECK(reasonOf(real, request(test::codeOf("1-adult"))) == "store_unreadable");
    CHECK(real.state().problem.find("add --demo") != std::string::npos);
    CHECK(reasonOf(real, request("https://example.com")) == "online_code");
}

TEST_CASE("Desk: what a handheld scanner reads is judged by its text alone")
{
    Desk own;
    const auto scanned = [](const std::string& text) {
        CheckRequest read = request(text);
        read.symbology = "handheld";
        return read;
    };
    CHECK(reasonOf(own.desk, scanned(test::codeOf("1-adult"))) == "old_enough");
    CHECK(reasonOf(own.desk, scanned("https://a.example")) == "online_code");
    CHECK(reasonOf(own.desk, scanned("ABC-123")) == "not_a_credential");
    CHECK(own.desk.check(scanned("8801234567893")).ignored);
}
