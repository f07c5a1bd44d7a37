// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/support/child_of.h"
#include "tests/support/run_program.h"
#include "ui/language.h"

#include <doctest/doctest.h>

#include <charconv>
#include <fstream>
#include <set>

using namespace carded;
using test::filmOf;
using test::Reasons;
using test::Till;
using test::waitUntil;
using ui::KioskWindow;

namespace {

/// The carded-eye that this program has started; 0 if none runs.
pid_t runningEye()
{
    return test::childOf(::getpid(), "carded-eye");
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
    test::writeFilm(folder / "link.avi", test::centred(test::qrFrame(asBytes("https://a.example")), 1280, 720), 25);
    Till till(test::demoFolder());
    till.play(folder / "link.avi", "");
    REQUIRE(waitUntil([&] { return till.filmsEnded == 1; }));
    REQUIRE(waitUntil([&] { return !till.reasons.empty(); }));
    CHECK(till.reasons == Reasons{"online_code"});
}

TEST_CASE("Kiosk: of a poster's code and a customer's the customer's alone is answered")
{
    const test::TemporaryFolder folder;
    scanner::Frame poster = test::blankFrame(1280, 720);
    const auto put = [](scanner::Frame& picture, const scanner::Frame& code, int left, int top) {
        for (int row = 0; row < code.height; ++row) {
            std::copy_n(code.luma.begin() + std::ptrdiff_t{row} * code.width, code.width,
                        picture.luma.begin() + std::ptrdiff_t{top + row} * picture.width + left);
        }
    };
    put(poster, test::qrFrame(asBytes("https://a.example")), 40, 300);
    scanner::Frame both = poster;
    put(both, test::qrFrame(asBytes(test::codeOf("1-adult"))), 600, 150);
    const auto film = folder / "beside.avi";
    std::vector<scanner::Frame> scenes(10, both); // five frames each
    scenes.back() = poster;                       // alone for less than it must wait
    test::writeFilm(film, scenes, 5);
    Till till(test::demoFolder());
    till.play(film, "tobacco");
    REQUIRE(waitUntil([&] { return till.filmsEnded == 1; }));
    CHECK(till.reasons == Reasons{"old_enough"});
}

TEST_CASE("Kiosk: a camera that is not there is missing, and its carded-eye stays one")
{
    Till till(test::demoFolder());
    till.kiosk->camera().start();
    REQUIRE(waitUntil([&] { return till.stateLine().contains(QStringLiteral("No camera")); }));
    const pid_t eye = runningEye();
    REQUIRE(eye > 0);
    QElapsedTimer longer;
    longer.start();
    REQUIRE(waitUntil([&] { return longer.elapsed() > 2500; })); // twice the time after which it is tried again
    CHECK(runningEye() == eye);
}

TEST_CASE("Kiosk: a carded-eye that is killed is started again, after a pause")
{
    Till till(test::demoFolder());
    till.kiosk->camera().start();
    std::set<pid_t> eyes;
    for (int i = 0; i < 3; ++i) {
        REQUIRE(waitUntil([&] { return runningEye() != 0; }));
        const pid_t eye = runningEye();
        CHECK(eyes.insert(eye).second);
        QElapsedTimer sinceKilled;
        sinceKilled.start();
        REQUIRE(::kill(eye, SIGKILL) == 0);
        REQUIRE(waitUntil([&] {
            const pid_t next = runningEye();
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
    QObject::connect(&till.kiosk->camera(), &app::CameraWatch::firstFrame, till.kiosk.get(), [&] { isPlaying = true; });
    till.play(filmOf(folder, "2-minor", 250), "tobacco");
    REQUIRE(waitUntil([&] { return isPlaying; }));
    const pid_t eye = runningEye();
    REQUIRE(eye > 0);
    REQUIRE(::kill(eye, SIGKILL) == 0);
    REQUIRE(waitUntil([&] { return till.filmsEnded == 1; }));
    till.play(filmOf(folder, "1-adult", 10), "tobacco");
    REQUIRE(waitUntil([&] { return till.filmsEnded == 2; }));
    REQUIRE(waitUntil([&] { return !till.reasons.empty(); }));
    CHECK(till.reasons.back() == "old_enough");
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

TEST_CASE("Kiosk: a till can be set to each language of the window")
{
    QStringList tags;
    for (const std::string_view tag : app::kWindowLanguages) {
        tags += QString::fromStdString(std::string(tag));
    }
    CHECK(tags == ui::Language::tags());
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
    CHECK(test::run({kiosk, "--language", "fr"}).status == 64);
    CHECK(test::run({kiosk, "--demo-report", folder / "report"}).status == 64);
    CHECK(test::run({kiosk, "--config", folder / "none.toml"}).status == 64);
}
