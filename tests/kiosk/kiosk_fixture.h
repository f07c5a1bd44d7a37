// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kiosk.h"
#include "evidence/check_log.h"
#include "evidence/log_folder.h"
#include "tests/app/demo_fixture.h"
#include "tests/scanner/scanner_support.h"
#include "ui/category_tile.h"
#include "ui/state_line.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace carded::test {

inline constexpr std::chrono::milliseconds kDeadline{60'000};

/// Lets the event loop run until `isDone`; false when it takes too long.
inline bool waitUntil(const std::function<bool()>& isDone, std::chrono::milliseconds deadline = kDeadline)
{
    QElapsedTimer elapsed;
    elapsed.start();
    QTimer wake; // the loop sleeps between events: have it look now and then
    wake.start(20);
    while (!isDone()) {
        if (elapsed.elapsed() > deadline.count()) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// The window, its scan loop, and what they said.
struct Till {
    explicit Till(std::filesystem::path store, const std::string& camera = "/nowhere/video0",
                  std::vector<app::ScannerConfig> scanners = {})
        : window(
            [] { return std::chrono::duration_cast<ui::Moment>(std::chrono::steady_clock::now().time_since_epoch()); })
    {
        app::TillConfig config;
        config.camera = camera;
        config.scanners = std::move(scanners);
        window.resize(1280, 800);
        window.show();
        kiosk = std::make_unique<app::Kiosk>(config, app::DeskOptions{std::move(store), {}, app::DemoStores::Allowed},
                                             window);
        QObject::connect(kiosk.get(), &app::Kiosk::judged, kiosk.get(), [this](const verifier::Verdict& verdict) {
            reasons.emplace_back(toString(verdict.reason));
            categories.push_back(verdict.category);
        });
        QObject::connect(&kiosk->camera(), &app::CameraWatch::filmEnded, kiosk.get(), [this] { ++filmsEnded; });
        QObject::connect(kiosk.get(), &app::Kiosk::stateShown, kiosk.get(),
                         [this](const app::DeskState& state) { states.push_back(state); });
        QObject::connect(&window, &ui::KioskWindow::heldTimedOut, kiosk.get(), [this] { ++timeouts; });
    }

    void play(const std::filesystem::path& film, const std::string& category) const
    {
        kiosk->playFilm(film, kMadeAt, category);
    }

    [[nodiscard]] QList<ui::CategoryTile*> tiles() const { return window.findChildren<ui::CategoryTile*>(); }

    [[nodiscard]] QString stateLine() const
    {
        const auto* const line = window.findChild<ui::StateLine*>();
        return line == nullptr ? QString() : line->accessibleName() + line->accessibleDescription();
    }

    ui::KioskWindow window;
    std::unique_ptr<app::Kiosk> kiosk;
    std::vector<std::string> reasons;
    std::vector<std::string> categories;
    std::vector<app::DeskState> states;
    int filmsEnded = 0;
    int timeouts = 0;
};

/// The records of a store whose log holds.
inline std::vector<evidence::Record> recordsOf(const std::filesystem::path& store)
{
    auto log = evidence::LogReader::open(evidence::currentLogIn(app::recordsFolder(store)));
    REQUIRE(log.has_value());
    REQUIRE(evidence::checkLog(*log, {}).has_value());
    std::vector<evidence::Record> records;
    REQUIRE(log->eachRecord({}, [&](const evidence::Record& record, std::string_view) { records.push_back(record); }));
    return records;
}

using Reasons = std::vector<std::string>;

/// A film of one code that never changes, 25 frames a second.
inline std::filesystem::path filmOf(const TemporaryFolder& folder, const std::string& customer, int frames)
{
    auto path = folder / (customer + ".avi");
    writeFilm(path, centred(qrFrame(asBytes(codeOf(customer))), 1280, 720), frames);
    return path;
}

} // namespace carded::test
