// SPDX-License-Identifier: Apache-2.0
#include "app/eye_watch.h"

#include "app/program_folder.h"

namespace carded::app {

void EyeWatch::start(const scanner::EyeOptions& options)
{
    stop();
    watch(scanner::EyeClient::start(scanner::eyeProgramPath(programFolder()), options));
}

void EyeWatch::startPortrait(ByteSpan file)
{
    stop();
    watch(scanner::EyeClient::startPortrait(scanner::eyeProgramPath(programFolder()), file));
}

void EyeWatch::watch(Result<scanner::EyeClient, scanner::EyeError> eye)
{
    ++m_starts;
    if (!eye) {
        emit ended(eye.error());
        return;
    }
    m_eye.emplace(*std::move(eye));
    m_notifier = std::make_unique<QSocketNotifier>(m_eye->fd(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &EyeWatch::read);
}

void EyeWatch::stop()
{
    if (m_notifier) {
        m_notifier->setEnabled(false);
        m_notifier.release()->deleteLater(); // it may be the one that is calling
    }
    m_eye.reset();
}

std::optional<scanner::Frame> EyeWatch::latestPreview()
{
    return m_eye ? m_eye->latestPreview() : std::nullopt;
}

void EyeWatch::read()
{
    if (!m_eye) {
        return;
    }
    const auto start = m_starts;
    const auto messages = m_eye->readAvailable();
    if (!messages) {
        stop();
        emit ended(messages.error());
        return;
    }
    for (const scanner::Message& message : *messages) {
        if (!m_eye || m_starts != start) {
            return; // whoever heard the last message has stopped it, or started another
        }
        if (std::holds_alternative<scanner::Finished>(message)) {
            stop();
            emit ended(std::nullopt);
            return;
        }
        emit said(message);
    }
}

} // namespace carded::app
