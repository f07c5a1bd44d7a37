// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/handheld_scanner.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

namespace carded::app {

/// One opened scanner, read whenever the event loop of the thread that it lives in has something from it.
class ScannerReader final : public QObject {
    Q_OBJECT
public:
    explicit ScannerReader(scanner::HandheldScanner scanner, QObject* parent = nullptr);

signals:
    void sent(const carded::scanner::Line& line);
    /// Unplugged: nothing more comes.
    void ended();

private:
    void read();

    scanner::HandheldScanner m_scanner;
    QSocketNotifier m_notifier;
    QTimer m_silence; ///< a text may end by nothing more coming
    QElapsedTimer m_clock;
};

} // namespace carded::app
