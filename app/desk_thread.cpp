// SPDX-License-Identifier: Apache-2.0
#include "app/desk_thread.h"

namespace carded::app {

DeskThread::DeskThread(DeskOptions options, Clock clock)
    : m_clock(std::move(clock)), m_storeWatch(options.store, FolderWatch::Holds::Files, FolderWatch::kSlowLook),
      m_desk(std::make_shared<CheckDesk>(std::move(options)))
{
    m_running.start();
    m_context.moveToThread(&m_thread);
    m_storeWatch.moveToThread(&m_thread); // what lives in the desk's thread begins and ends in it
    connect(&m_thread, &QThread::started, &m_storeWatch, &FolderWatch::start);
    connect(&m_thread, &QThread::finished, &m_storeWatch, &FolderWatch::stop, Qt::DirectConnection);
    connect(&m_storeWatch, &FolderWatch::lookDue, &m_context, [this] {
        m_desk->look();
        m_desk->retryRecords(m_clock(), running());
        tellChange();
    });
}

DeskThread::~DeskThread()
{
    m_thread.quit();
    m_thread.wait();
}

void DeskThread::start(UnixTime now)
{
    post([this, now](CheckDesk& desk) { desk.start(now, running()); });
    m_thread.start();
}

void DeskThread::stop(UnixTime now)
{
    QMetaObject::invokeMethod(
        &m_context, [this, now] { m_desk->stop(now, running()); }, Qt::BlockingQueuedConnection);
}

void DeskThread::post(std::function<void(CheckDesk&)> work)
{
    QMetaObject::invokeMethod(&m_context, [this, work = std::move(work)] {
        work(*m_desk);
        tellChange(); // it may have been this that took a newer state over
    });
}

/// In the desk's thread.
void DeskThread::tellChange()
{
    const DeskChange change = m_desk->takeChange();
    if (change != DeskChange::Nothing) {
        QMetaObject::invokeMethod(this, [this, change, state = m_desk->state()] { emit changed(change, state); });
    }
}

} // namespace carded::app
