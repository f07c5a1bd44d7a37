// SPDX-License-Identifier: Apache-2.0
#include "app/till_windows.h"
#include "evidence/check_log.h"
#include "evidence/log_folder.h"
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/support/run_program.h"
#include "ui/customer_window.h"
#include "ui/kiosk_window.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QWindow>
#include <doctest/doctest.h>

#include <csignal>

using namespace carded;
using app::TillWindows;
using app::WindowKind;
using Screen = app::CustomerConfig::Screen;

namespace {

/// Time enough between two readings for a key to be a person's.
ui::SteadyClock slowClock()
{
    return [now = ui::Moment{0}]() mutable { return now += ui::kBurstGap; };
}

/// As it comes from the screen's system.
void type(QWidget& window, QKeyCombination keys)
{
    for (const auto kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(kind, keys.key(), keys.keyboardModifiers());
        QCoreApplication::sendEvent(window.windowHandle(), &event);
    }
    QCoreApplication::processEvents();
}

/// A screen of its own, by X: its library has a thread, as a real till's has.
class RealScreen {
public:
    RealScreen()
    {
        qputenv("DISPLAY", QByteArray::fromStdString(":" + m_server.nextLine()));
        qputenv("QT_QPA_PLATFORM", "xcb");
        qputenv("ASAN_OPTIONS",
                "detect_leaks=0"); // X's libraries keep memory to the end; a run without X tells of ours
    }
    RealScreen(const RealScreen&) = delete;
    RealScreen& operator=(const RealScreen&) = delete;
    RealScreen(RealScreen&&) = delete;
    RealScreen& operator=(RealScreen&&) = delete;
    ~RealScreen()
    {
        qputenv("QT_QPA_PLATFORM", m_before);
        qunsetenv("ASAN_OPTIONS");
    }

private:
    QByteArray m_before = qgetenv("QT_QPA_PLATFORM");
    test::RunningProgram m_server{
        {"/usr/bin/Xvfb", "-displayfd", "1", "-screen", "0", "1024x600x24", "-nolisten", "tcp"}};
};

} // namespace

TEST_CASE("Till windows: each fills its screen, the cashier's the first and the customer's the second")
{
    REQUIRE(QGuiApplication::screens().size() == 2);
    const QRect first = QGuiApplication::primaryScreen()->geometry();
    REQUIRE(TillWindows::secondScreen() != nullptr);
    const QRect second = TillWindows::secondScreen()->geometry();
    REQUIRE_FALSE(first.intersects(second));
    for (const WindowKind kind : {WindowKind::Full, WindowKind::Locked}) {
        QWidget cashier;
        QWidget customer;
        TillWindows windows(kind, Screen::Second, cashier, &customer);
        windows.show();
        CHECK(cashier.isVisible());
        CHECK(cashier.geometry() == first);
        CHECK(customer.isVisible());
        CHECK(customer.geometry() == second);
    }
}

TEST_CASE("Till windows: in self-service on one screen there is no cashier's window")
{
    QWidget cashier;
    QWidget customer;
    TillWindows windows(WindowKind::Locked, Screen::Only, cashier, &customer);
    windows.show();
    CHECK_FALSE(cashier.isVisible());
    CHECK(customer.geometry() == QGuiApplication::primaryScreen()->geometry());
}

TEST_CASE("Till windows: nobody closes a locked one, and with a plain one the customer's goes too")
{
    for (const WindowKind kind : {WindowKind::Plain, WindowKind::Full, WindowKind::Locked}) {
        QWidget cashier;
        QWidget customer;
        TillWindows windows(kind, Screen::Second, cashier, &customer);
        windows.show();
        const bool isLocked = kind == WindowKind::Locked;
        CHECK(cashier.close() != isLocked);
        CHECK(cashier.isVisible() == isLocked);
        CHECK(customer.isVisible() == isLocked);
        CHECK((isLocked ? !customer.close() : true));
        CHECK(customer.isVisible() == isLocked);
    }
}

TEST_CASE("Till windows: no key and no wish of a window manager or session ends a locked till")
{
    ui::KioskWindow cashier(slowClock());
    ui::CustomerWindow customer(slowClock(),
                                {ui::CustomerWindow::Touch::SelfService, ui::Motion::Full, {}, QStringLiteral("en")});
    TillWindows windows(WindowKind::Locked, Screen::Second, cashier, &customer);
    windows.show();
    int ends = 0;
    const QObject listener;
    QObject::connect(qApp, &QGuiApplication::lastWindowClosed, &listener, [&] { ++ends; });
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, &listener, [&] { ++ends; });
    for (QWidget* window : std::initializer_list<QWidget*>{&cashier, &customer}) {
        for (const QKeyCombination keys :
             {Qt::ALT | Qt::Key_F4, Qt::CTRL | Qt::Key_Q, Qt::CTRL | Qt::Key_W, Qt::CTRL | Qt::Key_F4,
              Qt::CTRL | Qt::ALT | Qt::Key_Delete, Qt::CTRL | Qt::ALT | Qt::Key_Backspace, Qt::ALT | Qt::Key_Space,
              Qt::ALT | Qt::Key_Tab, Qt::CTRL | Qt::Key_F10, QKeyCombination(Qt::Key_F11), QKeyCombination(Qt::Key_F10),
              QKeyCombination(Qt::Key_Super_L), QKeyCombination(Qt::Key_Escape)}) {
            CAPTURE(keys.toCombined());
            type(*window, keys);
            CHECK(window->isVisible());
            CHECK(window->isFullScreen());
        }
        CHECK_FALSE(window->windowHandle()->close());
        CHECK(window->isVisible());
    }
    QEvent quit(QEvent::Quit);
    QCoreApplication::sendEvent(qApp, &quit);
    CHECK(cashier.isVisible());
    CHECK(customer.isVisible());
    CHECK(ends == 0);
}

TEST_CASE("carded-kiosk: a locked one that is told to end ends in order, with its end on record")
{
    const test::TemporaryFolder folder;
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
    qputenv("XDG_RUNTIME_DIR", folder.path().c_str());
    const RealScreen screen;
    const auto store = folder / "demo";
    std::filesystem::copy(test::demoFolder(), store, std::filesystem::copy_options::recursive);
    for (const char* customer : {"", "[customer]\nmode = \"self_service\"\n"}) {
        revocation_cache::overwrite(folder / "till.toml",
                                    "format = \"carded-till-1\"\nscreen = \"locked\"\n" + std::string(customer));
        test::RunningProgram kiosk(
            {test::programs() / "carded-kiosk", "--demo", "--store", store, "--config", folder / "till.toml"});
        REQUIRE(kiosk.waitForError("size "));
        REQUIRE(::kill(kiosk.id(), SIGTERM) == 0);
        CHECK(kiosk.finish() == 0);
        auto log = evidence::LogReader::open(evidence::currentLogIn(app::recordsFolder(store)));
        REQUIRE(log.has_value());
        std::vector<evidence::Kind> kinds;
        REQUIRE(log->eachRecord(
            {}, [&](const evidence::Record& record, std::string_view) { kinds.push_back(record.kind); }));
        REQUIRE_FALSE(kinds.empty());
        CHECK((kinds.back() == evidence::Kind::Stop));
    }
}
