// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo_world.h"
#include "app/kiosk.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <filesystem>
#include <fstream>
#include <optional>

namespace carded::app {

/// Where an unattended run leaves its table and pictures.
struct DemoReport {
    std::filesystem::path table;    ///< tab-separated: customer, expected, got, reason, ms; empty: none
    std::filesystem::path pictures; ///< folder for a picture of every badge; empty: none
};

/// Plays the demo's films one after another before the window: for ever, or once with a report.
class DemoShow final : public QObject {
    Q_OBJECT
public:
    DemoShow(DemoWorld world, Kiosk& kiosk, ui::KioskWindow& window, std::optional<DemoReport> report);

    void start();

    /// False if any verdict differed from what was expected, or a file could not be written.
    [[nodiscard]] bool isGood() const noexcept { return m_isGood; }

signals:
    /// All films have been played once and reported.
    void finished();

private:
    /// False, with a sentence on standard error, if there is no place for the table or the pictures.
    [[nodiscard]] bool prepareReport();
    void playNext();
    void note(const verifier::Verdict& verdict);
    void noteSilence();
    void writeRow(const std::string& got, const std::string& reason, qint64 milliseconds);
    void leave();

    DemoWorld m_world;
    Kiosk& m_kiosk;
    ui::KioskWindow& m_window;
    std::optional<DemoReport> m_report;
    std::ofstream m_table;
    std::size_t m_next = 0;
    QElapsedTimer m_sinceFirstFrame;
    QTimer m_pause;
    bool m_isAnswered = false;
    bool m_isGood = true;
};

} // namespace carded::app
