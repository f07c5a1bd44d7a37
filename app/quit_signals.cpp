// SPDX-License-Identifier: Apache-2.0
#include "app/quit_signals.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>

namespace carded::app {

QuitSignals::QuitSignals()
{
    sigset_t ending;
    sigemptyset(&ending);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        sigaddset(&ending, signal);
    }
    m_signals = UniqueFd(::signalfd(-1, &ending, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!m_signals || ::pthread_sigmask(SIG_BLOCK, &ending, nullptr) != 0) {
        return; // then they end the program as they always do
    }
    auto* const notifier = new QSocketNotifier(m_signals.get(), QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [notifier] {
        notifier->setEnabled(false);
        QCoreApplication::exit(); // not quit(), which a window that nobody may close would stop
    });
}

} // namespace carded::app
