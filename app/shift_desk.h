// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/operator_login.h"
#include "app/shift_summary.h"
#include "ui/kiosk_window.h"
#include "ui/shift_view.h"

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <functional>

namespace carded::app {

/// Where a till's shifts are counted and saved.
struct ShiftPlace {
    std::filesystem::path store; ///< the till's data folder
    std::filesystem::path saved; ///< a folder that is there; empty: `till/shifts` in the store, which is made
    evidence::ReportMode mode = evidence::ReportMode::Live;
    QString name; ///< store and till
};

/// The shift in numbers, for the manager: of whoever is logged in, else of today. Saves its end as PDF, and logs out.
/// Reads and writes in a thread of its own.
class ShiftDesk final : public QObject {
    Q_OBJECT
public:
    /// Both outlive it. `now` is the till's clock.
    ShiftDesk(ShiftPlace place, OperatorLogin& operators, ui::KioskWindow& window, std::function<UnixTime()> now);

    void setTimeZone(const std::string& timeZone) { m_timeZone = timeZone; }
    void show(ui::ShiftView::Purpose purpose);

private:
    void take(const Result<ui::ShiftFigures, evidence::LogError>& figures);
    void save();
    void end();

    ShiftPlace m_place;
    OperatorLogin& m_operators;
    ui::KioskWindow& m_window;
    std::function<UnixTime()> m_now;
    std::string m_timeZone = "UTC";
    ui::ShiftView* m_view; ///< the window's child
    ui::ShiftFigures m_figures;
    int m_asked = 0; ///< tells this question's answer from the last one's
    QThreadPool m_pool;
};

} // namespace carded::app
