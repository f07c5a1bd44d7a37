// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/support/run_program.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

using namespace carded;
using revocation_cache::contentsOf;
using revocation_cache::overwrite;
using revocation_cache::TestInput;
using test::Reasons;
using test::TemporaryFolder;
using test::Till;
using test::waitUntil;

namespace {

namespace fs = std::filesystem;

/// From the pointer's change to the window's. The slow look comes every ten seconds: it cannot be what serves several
/// changes in a row.
constexpr std::chrono::milliseconds kSecond{1000};

/// What may follow a demo's state: nobody in it knows the demo's issuer. One policy with one category, and a list large
/// enough that checking the file takes a while.
TestInput nextInput(int generation)
{
    TestInput input;
    input.madeAt = test::kMadeAt + Seconds{generation};
    input.trust.version = 2'000'000'000U + static_cast<unsigned>(generation); // above the demo's, which counts seconds
    input.trust.issued = input.madeAt;
    auto list = revocation_cache::testList(Bytes(4'000'000));
    list.iat = input.madeAt;
    input.lists = {{revocation_cache::kUri, list.token()}};
    return input;
}

/// A store of its own, with the demo's contents, and a window on it.
struct Shop {
    Shop()
    {
        test::copyDemoStore(store);
        till = std::make_unique<Till>(store);
        REQUIRE(waitUntil([&] { return till->states.size() == 1; }));
        REQUIRE(till->states.back().hasState);
    }

    /// Whether the window shows one more change within a second.
    [[nodiscard]] bool shows(std::size_t changes) const
    {
        return waitUntil([&] { return till->states.size() >= changes; }, kSecond);
    }
    [[nodiscard]] fs::path stateFile() const
    {
        return store / revocation_cache::stateFileName(revocation_cache::readCurrent(store).value().generation);
    }

    TemporaryFolder folder;
    fs::path store = folder / "store";
    std::unique_ptr<Till> till;
};

/// Has carded-issuer put `input` in force.
void putWithAnotherProgram(const TestInput& input, const Shop& shop)
{
    const auto write = [&shop](const std::string& name, std::string_view text) {
        overwrite(shop.folder / name, text);
        return (shop.folder / name).string();
    };
    const auto seconds = std::to_string(input.madeAt.time_since_epoch().count());
    const auto ran =
        test::run({test::programs() / "carded-issuer", "demo-store", shop.store, "--made-at", seconds, "--trust",
                   write("trust.json", input.trust.json()), "--policy", write("KR.toml", input.policies.front().toml),
                   "--status", input.lists.front().uri + "=" + write("list", asText(input.lists.front().token))});
    INFO(ran.err);
    REQUIRE(ran.status == 0);
}

} // namespace

TEST_CASE("Kiosk: another process's states are in use within a second of their pointers, one after the other")
{
    const Shop shop;
    REQUIRE(shop.till->tiles().size() > 1);
    for (int i = 1; i <= 3; ++i) {
        CAPTURE(i);
        const TestInput input = nextInput(i);
        putWithAnotherProgram(input, shop);
        REQUIRE(shop.shows(static_cast<std::size_t>(i) + 1));
        CHECK(shop.till->states.back().info.trustVersion == input.trust.version);
        CHECK(shop.till->states.back().info.verifiedAt == input.madeAt);
        CHECK(shop.till->tiles().size() == 1);
    }
}

TEST_CASE("Kiosk: a sync without news changes the age that is shown, and nothing else")
{
    const Shop shop;
    const auto tiles = shop.till->tiles();
    const QString before = shop.till->stateLine();
    auto current = revocation_cache::readCurrent(shop.store).value();
    fs::remove(shop.stateFile()); // who opened it again would not find it
    current.verifiedAt = std::chrono::floor<Seconds>(std::chrono::system_clock::now()) - Seconds{3 * 3600 + 60};
    REQUIRE(revocation_cache::writeCurrent(shop.store, current));
    REQUIRE(shop.shows(2));
    CHECK(shop.till->states.back().hasState);
    CHECK(shop.till->states.back().info.verifiedAt == current.verifiedAt);
    CHECK_FALSE(before.contains(QStringLiteral("List 3 h old")));
    CHECK(shop.till->stateLine().contains(QStringLiteral("List 3 h old")));
    CHECK(shop.till->tiles() == tiles);
}

TEST_CASE("Kiosk: every code shown while states are taken over is answered, by the old state or by a new one")
{
    const TemporaryFolder films;
    const auto film = films / "customers.avi";
    std::vector<scanner::Frame> scenes;
    for (const char* customer : {"2-minor", "7-forged", "5-revoked", "6-expired", "3-last-day", "2-minor"}) {
        scenes.push_back(test::centred(test::qrFrame(asBytes(test::codeOf(customer))), 1280, 720));
    }
    test::writeFilm(film, scenes, 10);
    const Reasons known{"underage", "bad_signature", "revoked", "expired", "old_enough", "underage"};
    const Shop shop;
    shop.till->play(film, "tobacco");
    REQUIRE(waitUntil([&] { return !shop.till->reasons.empty(); }));
    std::atomic<int> built = 0;
    std::atomic<bool> isOver = false;
    std::jthread writer([&] {
        for (int i = 1; !isOver && i <= 200; ++i) {
            built += nextInput(i).build(shop.store) ? 1 : 0;
        }
    });
    const bool isPlayed = waitUntil([&] { return shop.till->filmsEnded == 1; });
    isOver = true;
    writer.join();
    REQUIRE(isPlayed);
    REQUIRE(waitUntil([&] { return shop.till->reasons.size() >= known.size(); }));
    const Reasons& reasons = shop.till->reasons;
    CHECK(reasons.size() == known.size());
    bool isNew = false;
    for (std::size_t i = 0; i < std::min(reasons.size(), known.size()); ++i) {
        CAPTURE(i);
        CHECK((reasons[i] == "unknown_issuer" || (!isNew && reasons[i] == known[i]))); // never back to the old one
        isNew = reasons[i] == "unknown_issuer";
    }
    CHECK(isNew);
    CHECK(built > 1);
}

TEST_CASE("Kiosk: a state that is damaged serves for nothing, nor does the one before it, until it is whole")
{
    const Shop shop;
    REQUIRE(nextInput(1).build(shop.store));
    REQUIRE(shop.shows(2));
    const auto file = shop.stateFile();
    const std::string whole = contentsOf(file);
    auto current = revocation_cache::readCurrent(shop.store).value();
    fs::copy_file(file, shop.store / revocation_cache::stateFileName(++current.generation));
    ++current.size;
    REQUIRE(revocation_cache::writeCurrent(shop.store, current));
    REQUIRE(shop.shows(3));
    CHECK_FALSE(shop.till->states.back().hasState);
    CHECK(shop.till->states.back().problem.find("are damaged") != std::string::npos);
    CHECK(shop.till->tiles().empty());
    CHECK(shop.till->stateLine().contains(QStringLiteral("List unreadable")));
    shop.till->play(test::demoFolder() / "films" / "2-minor.avi", "tobacco");
    REQUIRE(waitUntil([&] { return !shop.till->reasons.empty(); }));
    CHECK(shop.till->reasons == Reasons{"store_unreadable"});
    --current.size;
    REQUIRE(revocation_cache::writeCurrent(shop.store, current));
    REQUIRE(shop.shows(4));
    CHECK(shop.till->states.back().hasState);
    CHECK(shop.till->tiles().size() == 1);
}

TEST_CASE("Kiosk: a store that appears later is taken into use within a second, goes, and comes back")
{
    const TemporaryFolder folder;
    const auto store = folder.path() / "lib" / "carded";
    Till till(store);
    const auto isMissing = [&] { return !till.states.empty() && till.states.back().isMissing; };
    const auto verifiedAt = [&](UnixTime time) {
        return waitUntil([&] { return till.states.back().hasState && till.states.back().info.verifiedAt == time; },
                         kSecond);
    };
    REQUIRE(waitUntil(isMissing));
    CHECK(till.tiles().empty());
    till.play(test::demoFolder() / "films" / "2-minor.avi", "tobacco");
    REQUIRE(waitUntil([&] { return !till.reasons.empty(); }));
    CHECK(till.reasons == Reasons{"store_unreadable"});
    REQUIRE(nextInput(1).build(store));
    REQUIRE(verifiedAt(test::kMadeAt + Seconds{1}));
    CHECK(till.tiles().size() == 1);
    fs::rename(store, folder / "away");
    REQUIRE(waitUntil(isMissing, kSecond));
    CHECK(till.tiles().empty());
    REQUIRE(nextInput(2).build(store)); // another folder under the same name
    REQUIRE(verifiedAt(test::kMadeAt + Seconds{2}));
}
