// SPDX-License-Identifier: Apache-2.0
// The kiosk and its handheld scanners; and a cashier who types a code, who is one too.
#include "app/garbled_text.h"
#include "app/kiosk.h"

#include <utility>

namespace carded::app {
namespace {

bool isHandheld(const scanner::SymbolSeen& seen)
{
    return seen.symbology == kHandheldSymbology;
}

} // namespace

void Kiosk::connectScanners()
{
    m_misread.setSingleShot(true);
    connect(&m_misread, &QTimer::timeout, this, &Kiosk::showScanner);
    m_laterTimer.setSingleShot(true);
    m_laterTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_laterTimer, &QTimer::timeout, this, [this] {
        if (const auto later = std::exchange(m_later, std::nullopt)) {
            take(*later);
        }
    });
    connect(&m_scanners, &ScannerWatch::stateChanged, this, [this] {
        if (m_scanners.state() != ui::ScannerState::Ok) { // newer than what was sent
            m_misread.stop();
        }
        showScanner();
    });
    connect(&m_scanners, &ScannerWatch::sent, this, [this](const scanner::Line& line) { hear(line); });
    connect(&m_window, &ui::KioskWindow::codeTyped, this,
            [this](const QString& text) { hearText(text.toStdString()); });
}

void Kiosk::startScanners(const scanner::InputFolders& folders)
{
    m_scanners.start(m_config.scanners, folders);
}

void Kiosk::hear(const scanner::Line& line)
{
    if (!line || isGarbled(*line)) {
        m_window.endVerdict(); // it is no answer to what was scanned now, and nor will be what waits
        dropLater();
        m_misread.start(std::chrono::milliseconds{m_config.refusalTime});
    } else {
        m_misread.stop();
        hearText(*line);
    }
    showScanner();
}

/// Of a scanner, or typed: that has a verdict whatever it is, as no scanner's settings are to blame for a typing error.
void Kiosk::hearText(std::string_view text)
{
    const ByteSpan bytes = asBytes(text);
    const scanner::SymbolSeen seen{{}, std::string(kHandheldSymbology), WipedBytes(bytes.begin(), bytes.end())};
    emit codeSeen(seen);
    const bool isInView = m_camera.state() == ui::Device::Ok && m_showings.isSame(bytes);
    if (remember(seen) == Showings::Seen::New && !isInView) {
        take(seen);
    }
}

/// A scanner does not say when a code has gone, and a camera does.
Showings::Seen Kiosk::remember(const scanner::SymbolSeen& seen)
{
    return isHandheld(seen) ? m_scanned.see(seen.bytes, m_desk.running()) : m_showings.see(seen.bytes);
}

/// A verdict is being read. A camera sees the code again, a scanner does not send it again.
void Kiosk::takeLater(const scanner::SymbolSeen& seen, ui::Moment wait)
{
    if (isHandheld(seen)) {
        dropLater(); // the last one shown is the customer's
        m_later = seen;
        m_laterTimer.start(wait);
    } else {
        forget(seen);
    }
}

/// Nobody has taken it: shown again, it is new.
void Kiosk::forget(const scanner::SymbolSeen& seen)
{
    if (isHandheld(seen)) {
        m_scanned.forget(seen.bytes);
    } else {
        m_showings.forget(seen.bytes);
    }
}

/// What was to be taken later will not be; shown again, it is new.
void Kiosk::dropLater()
{
    m_laterTimer.stop();
    if (const auto later = std::exchange(m_later, std::nullopt)) {
        m_scanned.forget(later->bytes);
    }
}

/// What was just sent comes first: that another scanner is missing has been said long ago, and will be again.
void Kiosk::showScanner()
{
    const auto scanner = m_misread.isActive() ? ui::ScannerState::Misread : m_scanners.state();
    if (m_tillState.scanner != scanner) {
        m_tillState.scanner = scanner;
        m_window.setTillState(m_tillState);
    }
}

} // namespace carded::app
