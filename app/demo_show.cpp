// SPDX-License-Identifier: Apache-2.0
#include "app/demo_show.h"

#include <QPixmap>

#include <iostream>

namespace carded::app {
namespace {

/// Between one customer and the next, long enough to see that the window is back.
constexpr std::chrono::milliseconds kPause{1600};
constexpr std::chrono::milliseconds kUnattendedPause{100};
/// Long enough for a badge to be painted; its picture is taken then.
constexpr std::chrono::milliseconds kUntilPicture{50};

} // namespace

DemoShow::DemoShow(DemoWorld world, Kiosk& kiosk, ui::KioskWindow& window, std::optional<DemoReport> report)
    : m_world(std::move(world)), m_kiosk(kiosk), m_window(window), m_report(std::move(report))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &DemoShow::playNext);
    connect(&m_kiosk.camera(), &CameraWatch::firstFrame, this, [this] { m_sinceFirstFrame.start(); });
    connect(&m_kiosk, &Kiosk::judged, this, &DemoShow::note);
    connect(&m_kiosk.camera(), &CameraWatch::filmEnded, this, &DemoShow::noteSilence);
    connect(&m_window, &ui::KioskWindow::cleared, this,
            [this] { m_pause.start(m_report ? kUnattendedPause : kPause); });
}

void DemoShow::start()
{
    if (m_report && !prepareReport()) {
        m_isGood = false;
        emit finished();
        return;
    }
    playNext();
}

bool DemoShow::prepareReport()
{
    std::error_code error;
    if (!m_report->pictures.empty() && !std::filesystem::create_directories(m_report->pictures, error) && error) {
        std::cerr << "carded-kiosk: the folder " << m_report->pictures.string() << " cannot be made.\n";
        return false;
    }
    if (m_report->table.empty()) {
        return true;
    }
    m_table.open(m_report->table);
    m_table << "customer\texpected\tgot\treason\tms\n";
    if (!m_table) {
        std::cerr << "carded-kiosk: " << m_report->table.string() << " cannot be written.\n";
    }
    return m_table.good();
}

void DemoShow::playNext()
{
    if (m_next == m_world.films.size()) {
        if (m_report) {
            m_isGood = m_isGood && (m_report->table.empty() || m_table.flush().good());
            emit finished();
            return;
        }
        m_next = 0;
    }
    const DemoFilm& film = m_world.films[m_next++];
    m_isAnswered = false;
    m_kiosk.playFilm(film.file, m_world.madeAt, m_world.category);
}

void DemoShow::note(const verifier::Verdict& verdict)
{
    if (m_isAnswered) {
        return; // the phone has refreshed its code while the badge is shown
    }
    m_isAnswered = true;
    const DemoFilm& film = m_world.films[m_next - 1];
    const std::string outcome(toString(verdict.outcome()));
    const std::string reason(toString(verdict.reason));
    m_isGood = m_isGood && outcome == film.outcome && reason == film.reason;
    m_window.repaint(); // on the screen before the time is taken
    writeRow(outcome, reason, m_sinceFirstFrame.elapsed());
    if (m_report && !m_report->pictures.empty()) {
        QTimer::singleShot(kUntilPicture, this, &DemoShow::leave);
    }
}

void DemoShow::noteSilence()
{
    if (m_isAnswered) {
        return;
    }
    m_isGood = false;
    m_isAnswered = true;
    writeRow("nothing", "no code was read", m_sinceFirstFrame.elapsed());
    m_pause.start(kUnattendedPause);
}

void DemoShow::writeRow(const std::string& got, const std::string& reason, qint64 milliseconds)
{
    if (!m_report) {
        return;
    }
    const DemoFilm& film = m_world.films[m_next - 1];
    m_table << film.customer << '\t' << film.outcome << ' ' << film.reason << '\t' << got << '\t' << reason << '\t'
            << milliseconds << '\n';
}

/// A picture of the badge that is on the screen.
void DemoShow::leave()
{
    const std::filesystem::path file = m_report->pictures / (m_world.films[m_next - 1].file.stem().string() + ".png");
    if (!m_window.grab().save(QString::fromStdString(file.string()))) {
        std::cerr << "carded-kiosk: " << file.string() << " cannot be written.\n";
        m_isGood = false;
    }
}

} // namespace carded::app
