// SPDX-License-Identifier: Apache-2.0
// A shift of 500 customers at one till, with what can go wrong in a shop.
#include "issuer/demo_store.h"
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/kiosk/shift_customers.h"
#include "tests/scanner/fake_cameras.h"
#include "tests/scanner/pseudo_terminal.h"
#include "tests/support/child_of.h"
#include "tests/support/plain_policy.h"
#include "tests/support/small_disk.h"
#include "ui/badge_widget.h"
#include "ui/face_view.h"

#include <QKeyEvent>
#include <doctest/doctest.h>

#include <atomic>
#include <csignal>
#include <fstream>

using namespace carded;
using namespace carded::test;
using evidence::Kind;
using ui::KioskWindow;

namespace {

/// The resident memory of this process in KiB.
long residentMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (word == "VmRSS:") {
            long kilobytes = 0;
            status >> kilobytes;
            return kilobytes;
        }
    }
    return 0;
}

/// Leaves no room on the disk of `file`.
void fillDisk(const std::filesystem::path& file)
{
    std::ofstream out(file, std::ios::binary);
    const std::string page(4'096, 'x');
    while (out.write(page.data(), static_cast<std::streamsize>(page.size())).flush()) {
    }
}

/// One till from its start to its end, with clocks that go only when the test lets them.
class Shift {
public:
    explicit Shift(std::filesystem::path store) : m_store(std::move(store))
    {
        publish(1, {kRevoked});
        app::TillConfig config;
        config.store = "S1";
        config.till = "T1";
        app::ScannerConfig scanner;
        scanner.kind = app::ScannerConfig::Kind::Serial;
        scanner.path = m_line.path();
        scanner.format.ending = scanner::Ending::Cr;
        config.scanners = {scanner};
        window.resize(1024, 600);
        window.show();
        kiosk =
            std::make_unique<app::Kiosk>(config, app::DeskOptions{m_store, {}, app::DemoStores::Allowed, "S1", "T1"},
                                         window, [this] { return UnixTime{Seconds{m_time.load()}}; });
        QObject::connect(kiosk.get(), &app::Kiosk::judged, kiosk.get(),
                         [this](const verifier::Verdict& verdict) { reasons.emplace_back(toString(verdict.reason)); });
        kiosk->camera().start();
        kiosk->startScanners();
        REQUIRE(waitUntil([&] { return !window.findChildren<ui::CategoryTile*>().empty() && m_line.isRaw(); }));
    }

    /// Another state, with these entries of the status list withdrawn.
    void publish(int version, const std::vector<std::int64_t>& revoked)
    {
        auto trust = trustJson();
        trust["version"] = version;
        trust["issued"] = "2024-01-01T00:0" + std::to_string(version) + ":00Z";
        Bytes entries(64, 0);
        for (const std::int64_t index : revoked) {
            entries[static_cast<std::size_t>(index) / 4] |= static_cast<std::uint8_t>(1U << (2 * (index % 4)));
        }
        TestMessage list = statusList(entries);
        list.claims.set(6, item(m_time - 100 + version)).set(4, item(m_time + 500'000));
        const issuer::DemoStoreFiles files{trust.dump(),
                                           {plainPolicy("KR")},
                                           {{std::string(kListUri), list.encode()}},
                                           UnixTime{Seconds{m_time.load()}}};
        const auto made = issuer::buildDemoStore(m_store, files);
        REQUIRE(made.has_value());
        REQUIRE(made->listsCount == 1);
    }

    void press(int key)
    {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(window.focusWidget() != nullptr ? window.focusWidget() : &window, &event);
        pass(40);
    }
    void pass(int milliseconds)
    {
        steady += ui::Moment{milliseconds};
        window.tick();
    }

    /// One customer, from the code to the empty window.
    void serve(const Customer& customer, int number, const std::string& expected)
    {
        const std::string code = customer.code(m_time, number) + "\r";
        const std::size_t before = reasons.size();
        if (number % 3 == 0 && customer.needsCategory) { // code first
            m_line.send(code);
            REQUIRE(waitUntil([&] { return window.view() == KioskWindow::View::Held; }));
            press(Qt::Key_1);
        } else {
            press(Qt::Key_1);
            m_line.send(code);
        }
        REQUIRE(waitUntil([&] { return reasons.size() > before; }));
        if (expected == "face_check_needed") {
            compareFace(number);
        }
        REQUIRE(waitUntil([&] { return window.view() == KioskWindow::View::Verdict; }));
        checkBadge(expected == "face_check_needed" ? faceAnswer(number) : expected);
        pass(16'000); // it goes back by itself
        REQUIRE(window.view() == KioskWindow::View::Idle);
        m_time += 20;
    }

    /// With nothing before it but a wall.
    void plugCamera()
    {
        m_cameras.plug("video0", "format MJPG 1280 720 30\ninterval 33\nnoise\n"
                                     + m_cameras.picture(pictureFile(blankFrame(1280, 720), ".jpg")));
        REQUIRE(says("Camera ok"));
    }
    void unplugCamera()
    {
        m_cameras.unplug("video0");
        REQUIRE(says("No camera"));
    }
    /// The process that looks into the pictures, and then the one that brings them; others take their places.
    void killEye()
    {
        const pid_t eye = childOf(::getpid(), "carded-eye");
        REQUIRE(eye > 0);
        REQUIRE(::kill(childOf(eye, "carded-eye-look"), SIGKILL) == 0);
        REQUIRE(::kill(eye, SIGKILL) == 0);
        REQUIRE(says("No camera"));
        REQUIRE(says("Camera ok"));
    }

    void setClockBack(Seconds by) { m_time -= by.count(); }
    void setClockRight(Seconds by) { m_time += by.count(); }

    ui::Moment steady{1'000};
    KioskWindow window{[this] { return steady; }};
    std::unique_ptr<app::Kiosk> kiosk;
    Reasons reasons;
    Reasons shown;
    int passes = 0;

private:
    static const char* faceAnswer(int number) { return number % 20 < 10 ? "old_enough" : "face_check_refused"; }

    void compareFace(int number)
    {
        REQUIRE(waitUntil([&] { return window.view() == KioskWindow::View::Panel; }));
        press(number % 20 < 10 ? Qt::Key_F9 : Qt::Key_F12);
    }

    bool says(const char* words)
    {
        const auto* const line = window.findChild<ui::StateLine*>();
        return waitUntil(
            [&] { return (line->accessibleName() + line->accessibleDescription()).contains(QLatin1String(words)); });
    }

    void checkBadge(const std::string& expected)
    {
        REQUIRE(reasons.back() == expected);
        shown.push_back(expected);
        const auto& badge = window.findChild<ui::BadgeWidget*>()->badge();
        const bool isPass = expected == "old_enough";
        REQUIRE((badge.outcome == verifier::Outcome::Pass) == isPass);
        passes += isPass ? 1 : 0;
    }

    std::filesystem::path m_store;
    FakeCameras m_cameras; // none is there at first
    PseudoTerminal m_line;
    std::atomic<std::int64_t> m_time{kNow};
};

} // namespace

TEST_CASE("Kiosk: a shift of 500 customers, with faults thrown in, has no wrong badge and nothing unrecorded")
{
    const TemporaryFolder folder;
    const auto store = folder / "store";
    std::filesystem::create_directories(store);
    const SmallDisk disk(app::recordsFolder(store), 16'384);
    const auto filler = app::recordsFolder(store) / "filler";
    auto shift = std::make_unique<Shift>(store);
    long memory = 0;
    std::pair<std::size_t, std::size_t> unrecorded; // what was answered while the disk was full
    constexpr int kCustomers = 500;
    for (int number = 0; number < kCustomers; ++number) {
        CAPTURE(number);
        const Customer& customer = customers()[static_cast<std::size_t>(number) % customers().size()];
        std::string wanted = customer.expected;
        if (number == 250) { // an entry more is withdrawn
            shift->publish(2, {kRevoked, kRevokedLater});
        }
        if (number >= 250 && number % 10 == 6) {
            wanted = "revoked";
        }
        if (number == 300) {
            shift->plugCamera();
        } else if (number == 320) {
            shift->killEye();
        } else if (number == 340) {
            shift->unplugCamera();
        }
        if (number == 400 && disk.isMounted()) {
            unrecorded.first = shift->reasons.size();
            fillDisk(filler);
        } else if (number == 420 && disk.isMounted()) {
            std::filesystem::remove(filler);
            unrecorded.second = shift->reasons.size();
        }
        const bool isClockWrong = number == 301 || number == 302;
        if (isClockWrong) {
            shift->setClockBack(Seconds{2 * 86'400});
            wanted = "clock_not_trusted";
        }
        shift->serve(customer, number, wanted);
        if (isClockWrong) {
            shift->setClockRight(Seconds{2 * 86'400});
        }
        memory = number == 100 ? residentMemory() : memory;
    }
#if !defined(__SANITIZE_ADDRESS__) // which keeps what was freed
    CHECK(residentMemory() - memory < 12'000);
#endif
    const Reasons reasons = shift->reasons;
    const Reasons shown = shift->shown;
    CHECK(shown.size() == kCustomers);
    CHECK(shift->passes > 100);
    shift.reset();

    Reasons recorded;
    std::vector<Kind> others;
    for (const auto& record : recordsOf(store)) {
        if (record.kind == Kind::Check || record.kind == Kind::Face) {
            recorded.emplace_back(toString(*record.reason));
        } else {
            others.push_back(record.kind);
        }
    }
    if (disk.isMounted()) { // a gap stands for what could not be recorded, and nothing else is missing
        const auto at = [&reasons](std::size_t index) { return reasons.begin() + static_cast<std::ptrdiff_t>(index); };
        const std::size_t missing = reasons.size() - recorded.size();
        CHECK(missing > 0);
        CHECK(missing <= unrecorded.second - unrecorded.first);
        CHECK(std::equal(reasons.begin(), at(unrecorded.first), recorded.begin()));
        CHECK(std::equal(at(unrecorded.second), reasons.end(),
                         recorded.end() - std::distance(at(unrecorded.second), reasons.end())));
        CHECK((others == std::vector{Kind::Start, Kind::Gap, Kind::Stop}));
    } else {
        MESSAGE("no disk can be mounted here: one that is full was not tried");
        CHECK(recorded == reasons);
        CHECK((others == std::vector{Kind::Start, Kind::Stop}));
    }
}
