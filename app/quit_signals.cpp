// SPDX-License-Identifier: Apache-2.0
#include "app/quit_signals.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>

namespace carded::app {

namespace {

sigset_t endingSignals() noexcept
{
    sigset_t ending;
    sigemptyset(&ending);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        sigaddset(&ending, signal);
    }
    return ending;
}

} // namespace

void QuitSignals::hold() noexcept
{
    const sigset_t ending = endingSignals();
    (void)::pthread_sigmask(SIG_BLOCK, &ending, nullptr); // fails for a wrong argument alone
}

QuitSignals::QuitSignals()
{
    const sigset_t ending = endingSignals();
    m_signals = UniqueFd(::signalfd(-1, &ending, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!m_signals) {
        (void)::pthread_sigmask(SIG_UNBLOCK, &ending, nullptr); // then they end the program as they always do
        return;
    }
    auto* const notifier = new QSocketNotifier(m_signals.get(), QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        m_hasCome = true;
        QCoreApplication::exit(); // not quit(), which a window that nobody may close would stop
    });
}

} // namespace carded::app
