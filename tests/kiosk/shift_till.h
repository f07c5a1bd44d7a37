// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/manager_pin.h"
#include "tests/kiosk/kiosk_fixture.h"
#include "ui/menu_view.h"
#include "ui/operator_view.h"
#include "ui/pin_view.h"
#include "ui/shift_view.h"

#include <QKeyEvent>

#include <atomic>

namespace carded::test {

/// A link, which needs no product and gets an answer whatever the time is.
inline const QString kAnyLink = QStringLiteral("https://a.example/");

/// A till without lists, so that it is no demo: it can tell nothing about codes, and records that.
struct ShiftTill {
    TemporaryFolder folder;
    std::filesystem::path store = folder / "store";
    app::TillConfig config;
    ui::KioskWindow window{
        [] { return std::chrono::duration_cast<ui::Moment>(std::chrono::steady_clock::now().time_since_epoch()); }};
    std::unique_ptr<app::Kiosk> kiosk;
    std::vector<ui::Cue> cues;
    int states = 0;
    std::size_t answers = 0;
    std::atomic<std::int64_t> seconds{0}; ///< that its clock has gone on: the test lets it

    ShiftTill()
    {
        std::filesystem::create_directories(store);
        config.camera = "/nowhere/video0";
        config.store = "42";
        config.till = "3";
        window.resize(1280, 800);
        window.show();
        QObject::connect(&window, &ui::KioskWindow::cued, [this](ui::Cue cue) { cues.push_back(cue); });
    }
    void open()
    {
        kiosk.reset();
        states = 0;
        kiosk = std::make_unique<app::Kiosk>(
            config, app::DeskOptions{store, {}, app::DemoStores::Refused, config.store, config.till}, window,
            [this] { return kMadeAt + Seconds{seconds.load()}; });
        QObject::connect(kiosk.get(), &app::Kiosk::stateShown, kiosk.get(), [this] { ++states; });
        QObject::connect(kiosk.get(), &app::Kiosk::judged, kiosk.get(), [this] { ++answers; });
        REQUIRE(waitUntil([&] { return states > 0; }));
    }
    void close() { kiosk.reset(); }

    static void letPass(std::chrono::milliseconds time)
    {
        QElapsedTimer since;
        since.start();
        REQUIRE(waitUntil([&] { return since.elapsed() > time.count(); }));
    }
    /// Keys of a person come one by one.
    void press(int key)
    {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &event);
        letPass(std::chrono::milliseconds{80});
    }
    void type(const char* digits)
    {
        for (const char* digit = digits; *digit != '\0'; ++digit) {
            press(Qt::Key_0 + (*digit - '0'));
        }
        press(Qt::Key_F9);
    }
    void logIn(const char* number)
    {
        press(Qt::Key_F3);
        REQUIRE(shows<ui::OperatorView>());
        type(number);
        REQUIRE(says("Operator " + std::string(number)));
    }
    /// Shows a code, and waits until its verdict has gone.
    void check()
    {
        const std::size_t before = answers;
        emit window.codeTyped(kAnyLink + QString::number(answers)); // the same one would be shown again, not checked
        REQUIRE(waitUntil([&] { return answers > before; }));
        letPass(ui::kReplaceLock + std::chrono::milliseconds{50});
        press(Qt::Key_Escape);
        REQUIRE(isIdle());
    }
    void openMenu(int item)
    {
        press(Qt::Key_F10);
        REQUIRE(shows<ui::MenuView>());
        press(item);
    }
    /// Whether a panel of that kind is open, soon.
    template <class View>
    [[nodiscard]] bool shows() const
    {
        return waitUntil([&] { return shown<View>() != nullptr; }, std::chrono::seconds{20});
    }
    template <class View>
    [[nodiscard]] View* shown() const
    {
        for (View* view : window.findChildren<View*>()) {
            if (view->isVisible()) {
                return view;
            }
        }
        return nullptr;
    }
    /// Whether the state line says that no more, soon.
    [[nodiscard]] bool saysNoMore(const std::string& words) const
    {
        return waitUntil([&] { return !stateLine().contains(QString::fromStdString(words)); },
                         std::chrono::seconds{20});
    }
    /// Whether the tiles are there, soon.
    [[nodiscard]] bool isIdle() const
    {
        return waitUntil([&] { return window.view() == ui::KioskWindow::View::Idle; }, std::chrono::seconds{20});
    }
    [[nodiscard]] QString stateLine() const { return window.findChild<ui::StateLine*>()->accessibleName(); }
    /// Whether the state line does, soon.
    [[nodiscard]] bool says(const std::string& words) const
    {
        return waitUntil([&] { return stateLine().contains(QString::fromStdString(words)); }, std::chrono::seconds{20});
    }
};

} // namespace carded::test
