// SPDX-License-Identifier: Apache-2.0
#include "app/scanner_reader.h"

#include <algorithm>
#include <utility>

namespace carded::app {

ScannerReader::ScannerReader(scanner::HandheldScanner scanner, QObject* parent)
    : QObject(parent), m_scanner(std::move(scanner)), m_notifier(m_scanner.fd(), QSocketNotifier::Read)
{
    m_clock.start();
    m_silence.setSingleShot(true);
    m_silence.setTimerType(Qt::PreciseTimer);
    connect(&m_notifier, &QSocketNotifier::activated, this, &ScannerReader::read);
    connect(&m_silence, &QTimer::timeout, this, &ScannerReader::read);
}

void ScannerReader::read()
{
    using Moment = scanner::HandheldScanner::Moment;
    const auto lines = m_scanner.read(Moment{m_clock.elapsed()});
    if (!lines) {
        m_notifier.setEnabled(false); // what has hung up stays readable
        m_silence.stop();
        emit ended();
        return;
    }
    if (const auto due = m_scanner.dueAt()) {
        m_silence.start(std::max(Moment{0}, *due - Moment{m_clock.elapsed()}));
    } else {
        m_silence.stop();
    }
    for (const scanner::Line& line : *lines) {
        emit sent(line);
    }
}

} // namespace carded::app
