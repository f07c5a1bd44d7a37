// SPDX-License-Identifier: Apache-2.0
#include "app/kiosk.h"
#include "tests/app/demo_fixture.h"
#include "tests/scanner/scanner_support.h"
#include "tests/support/run_program.h"
#include "ui/category_tile.h"
#include "ui/state_line.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>
#include <doctest/doctest.h>

#include <charconv>
#include <fstream>
#include <functional>
#include <memory>
#include <set>

using namespace carded;
using ui::KioskWindow;
using verifier::Verdict;

namespace {

constexpr std::chrono::milliseconds kDeadline{60'000};

/// Lets the event loop run until `isDone`; false when it takes too long.
bool waitUntil(const std::function<bool()>& isDone)
{
    QElapsedTimer elapsed;
    elapsed.start();
    QTimer wake; // the loop sleeps between events: have it look now and then
    wake.start(20);
    while (!isDone()) {
        if (elapsed.elapsed() > kDeadline.count()) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// The carded-eye that this program has started; 0 if none runs.
pid_t eyeOf(pid_t parent)
{
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        std::ifstream status(entry.path() / "stat");
        std::string id;
        std::string command;
        char state = 0;
        pid_t parentOfIt = 0;
        if (status >> id >> command >> state >> parentOfIt && command == "(carded-eye)" && parentOfIt == parent
            && state != 'Z') {
            return std::stoi(name);
        }
    }
    return 0;
}

/// The window, its scan loop, and what they said.
struct Till {
    explicit Till(std::filesystem::path store, const std::string& camera = "/nowhere/video0")
        : window(
            [] { return std::chrono::duration_cast<ui::Moment>(std::chrono::steady_clock::now().time_since_epoch()); })
    {
        app::TillConfig config;
        config.camera = camera;
        window.resize(1280, 800);
        window.show();
        kiosk = std::make_unique<app::Kiosk>(config, app::DeskOptions{std::move(store), "", app::DemoStores::Allowed},
                                             window);
        QObject::connect(kiosk.get(), &app::Kiosk::judged, kiosk.get(), [this](const Verdict& verdict) {
            reasons.emplace_back(toString(verdict.reason));
            categories.push_back(verdict.category);
        });
        QObject::connect(kiosk.get(), &app::Kiosk::filmEnded, kiosk.get(), [this] { ++filmsEnded; });
        QObject::connect(&window, &KioskWindow::heldTimedOut, kiosk.get(), [this] { ++timeouts; });
    }

    void play(const std::filesystem::path& film, const std::string& category) const
    {
        kiosk->playFilm(film, test::kMadeAt, category);
    }

    [[nodiscard]] QList<ui::CategoryTile*> tiles() const { return window.findChildren<ui::CategoryTile*>(); }

    [[nodiscard]] QString stateLine() const
    {
        const auto* const line = window.findChild<ui::StateLine*>();
        return line == nullptr ? QString() : line->accessibleName() + line->accessibleDescription();
    }

    KioskWindow window;
    std::unique_ptr<app::Kiosk> kiosk;
    std::vector<std::string> reasons;
    std::vector<std::string> categories;
    int filmsEnded = 0;
    int timeouts = 0;
};

using Reasons = std::vector<std::string>;

/// A film of one code that never changes, 25 frames a second.
std::filesystem::path filmOf(const test::TemporaryFolder& folder, const std::string& customer, int frames)
{
    auto path = folder / (customer + ".avi");
    test::writeFilm(path, test::centred(test::qrFrame(asBytes(test::codeOf(customer))), 1280, 720), frames);
    return path;
}

} // namespace

TEST_CASE("Kiosk: a code that stays before the camera is judged once, and shown again it is already used")
{
    const test::TemporaryFolder folder;
    const auto film = filmOf(folder, "1-adult", 60);
    Till till(test::demoFolder());
    till.play(film, "tobacco");
    REQUIRE(waitUntil([&] { return till.filmsEnded == 1; }));
    CHECK(till.reasons == Reasons{"old_enough"});
    CHECK(till.window.view() == KioskWindow::View::Verdict);
    till.play(film, "tobacco");
    REQUIRE(waitUntil([&] { return till.filmsEnded == 2; }));
    CHECK(till.reasons == Reasons{"old_enough", "already_used"});
}

TEST_CASE("Kiosk: every demo customer's film gets its answer")
{
    Till till(test::demoFolder());
    for (const auto& film : {std::pair{"2-minor.avi", "underage"},
                             {"5-revoked.avi", "revoked"},
                             {"9-unknown-issuer.avi", "unknown_issuer"}}) {
        CAPTURE(film.first);
        till.reasons.clear();
        till.play(test::demoFolder() / "films" / film.first, "tobacco");
        REQUIRE(waitUntil([&] { return !till.reasons.empty(); }));
        CHECK(till.reasons == Reasons{film.second});
    }
}

TEST_CASE("Kiosk: a code that comes first waits for its product, and is judged once although it stays in view")
{
    const test::TemporaryFolder folder;
    Till till(test::demoFolder());
    REQUIRE(waitUntil([&] { return !till.tiles().empty(); }));
    till.play(filmOf(folder, "1-adult", 110), "");
    REQUIRE(waitUntil([&] { return till.window.view() == KioskWindow::View::Held; }));
    CHECK(till.reasons.empty());
    QElapsedTimer held; // longer than a code may be out of view: the film plays on meanwhile
    held.start();
    REQUIRE(waitUntil([&] { return held.elapsed() > app::Showings::kOutOfView.count() + 300; }));
    till.tiles().front()->click();
    REQUIRE(waitUntil([&] { return !till.reasons.empty(); }));
    CHECK(till.reasons == Reasons{"old_enough"});
    CHECK(till.categories.front() != "");
    REQUIRE(waitUntil([&] { return till.filmsEnded == 1; }));
    CHECK(till.reasons == Reasons{"old_enough"});
}

TEST_CASE("Kiosk: of two phones shown before the product is chosen, the last one counts")
{
    const test::TemporaryFolder folder;
    const auto scene = [](const char* customer) {
        return test::centred(test::qrFrame(asBytes(test::codeOf(customer))), 1280, 720);
    };
    const auto film = folder / "two-phones.avi";
    test::writeFilm(film, {scene("1-adult"), scene("2-minor")}, 25);
    Till till(test::demoFolder());
    REQUIRE(waitUntil([&] { return !till.tiles().empty(); }));
    till.play(film, "");
    REQUIRE(waitUntil([&] { return till.filmsEnded == 1; }));
    REQUIRE(till.window.view() == KioskWindow::View::Held);
    till.tiles().front()->click();
    REQUIRE(waitUntil([&] { return !till.reasons.empty(); }));
    CHECK(till.reasons == Reasons{"underage"});
}

TEST_CASE("Kiosk: another system's code is answered without a product")
{
    const test::TemporaryFolder folder;
    test::writeFilm(folder / "link.avi", test::centred(test::qrFrame(asBytes("https://a.example")), 1280, 720), 10);
    Till till(test::demoFolder());
    till.play(folder / "link.avi", "");
    REQUIRE(waitUntil([&] { return till.filmsEnded == 1; }));
    REQUIRE(waitUntil([&] { return !till.reasons.empty(); }));
    CHECK(till.reasons == Reasons{"online_code"});
}

TEST_CASE("Kiosk: a camera that is not there is missing, and its carded-eye stays one")
{
    Till till(test::demoFolder());
    till.kiosk->startCamera();
    REQUIRE(waitUntil([&] { return till.stateLine().contains(QStringLiteral("No camera")); }));
    const pid_t eye = eyeOf(::getpid());
    REQUIRE(eye > 0);
    QElapsedTimer longer;
    longer.start();
    REQUIRE(waitUntil([&] { return longer.elapsed() > 2500; })); // twice the time after which it is tried again
    CHECK(eyeOf(::getpid()) == eye);
}

TEST_CASE("Kiosk: a carded-eye that is killed is started again, after a pause")
{
    Till till(test::demoFolder());
    till.kiosk->startCamera();
    std::set<pid_t> eyes;
    for (int i = 0; i < 3; ++i) {
        REQUIRE(waitUntil([&] { return eyeOf(::getpid()) != 0; }));
        const pid_t eye = eyeOf(::getpid());
        CHECK(eyes.insert(eye).second);
        QElapsedTimer sinceKilled;
        sinceKilled.start();
        REQUIRE(::kill(eye, SIGKILL) == 0);
        REQUIRE(waitUntil([&] {
            const pid_t next = eyeOf(::getpid());
            return next != 0 && next != eye;
        }));
        CHECK(sinceKilled.elapsed() >= 900);
        CHECK(till.stateLine().contains(QStringLiteral("No camera")));
    }
}

TEST_CASE("Kiosk: after its carded-eye was killed within a film, the next film is judged")
{
    const test::TemporaryFolder folder;
    Till till(test::demoFolder());
    bool isPlaying = false;
    QObject::connect(till.kiosk.get(), &app::Kiosk::firstFrame, till.kiosk.get(), [&] { isPlaying = true; });
    till.play(filmOf(folder, "2-minor", 250), "tobacco");
    REQUIRE(waitUntil([&] { return isPlaying; }));
    const pid_t eye = eyeOf(::getpid());
    REQUIRE(eye > 0);
    REQUIRE(::kill(eye, SIGKILL) == 0);
    REQUIRE(waitUntil([&] { return till.filmsEnded == 1; }));
    till.play(filmOf(folder, "1-adult", 10), "tobacco");
    REQUIRE(waitUntil([&] { return till.filmsEnded == 2; }));
    REQUIRE(waitUntil([&] { return !till.reasons.empty(); }));
    CHECK(till.reasons.back() == "old_enough");
}

TEST_CASE("Kiosk: a newer state of the store is taken over while the window is open")
{
    const revocation_cache::TestFolder folder;
    const auto store = folder.path() / "store";
    test::copyDemoStore(store);
    Till till(store);
    REQUIRE(waitUntil([&] { return till.tiles().size() > 1; }));
    revocation_cache::TestInput input; // a policy with one category
    input.trust.version = 2'000'000'000;
    input.trust.issued = revocation_cache::kNow;
    REQUIRE(input.build(store));
    CHECK(waitUntil([&] { return till.tiles().size() == 1; }));
}

TEST_CASE("Kiosk: a store that appears later is taken into use")
{
    const revocation_cache::TestFolder folder;
    const auto store = folder.path() / "store";
    Till till(store);
    till.play(test::demoFolder() / "films" / "2-minor.avi", "tobacco");
    REQUIRE(waitUntil([&] { return !till.reasons.empty(); }));
    CHECK(till.reasons == Reasons{"store_unreadable"});
    CHECK(till.tiles().empty());
    test::copyDemoStore(store);
    CHECK(waitUntil([&] { return !till.tiles().empty(); }));
}

TEST_CASE("carded-kiosk: a second one says that it is running already, and ends")
{
    const test::TemporaryFolder folder;
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
    qputenv("XDG_RUNTIME_DIR", folder.path().c_str());
    const std::vector<std::string> command{test::programs() / "carded-kiosk", "--store", folder / "none",
                                           "--print-first-paint"};
    test::RunningProgram first(command);
    CHECK(first.nextLine() == "painted");
    const auto second = test::run(command);
    CHECK(second.status == 64);
    CHECK(second.out.empty());
    CHECK(second.err == "carded-kiosk: it is running already. Use the window that is open, or close it first.\n");
    // A till runs for weeks; age alone makes no lock stale.
    std::filesystem::last_write_time(folder / "carded-kiosk.lock",
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(24));
    CHECK(test::run(command).status == 64);
    REQUIRE(::kill(first.id(), SIGKILL) == 0); // what a killed one leaves behind holds nobody up
    CHECK(first.finish() == 128 + SIGKILL);
    test::RunningProgram third(command);
    CHECK(third.nextLine() == "painted");
}

TEST_CASE("carded-kiosk: a wrong call is exit status 64 with a sentence")
{
    const test::TemporaryFolder folder;
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
    qputenv("XDG_RUNTIME_DIR", folder.path().c_str());
    const std::string kiosk = test::programs() / "carded-kiosk";
    const auto noDemo = test::run({kiosk, "--demo", "--store", folder / "none"});
    CHECK(noDemo.status == 64);
    CHECK(noDemo.err.find("carded-issuer demo") != std::string::npos);
    CHECK(test::run({kiosk, "--language", "de"}).status == 64);
    CHECK(test::run({kiosk, "--demo-report", folder / "report"}).status == 64);
    CHECK(test::run({kiosk, "--config", folder / "none.toml"}).status == 64);
}
