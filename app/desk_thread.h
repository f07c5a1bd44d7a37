// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/check_desk.h"
#include "app/clock.h"
#include "app/folder_watch.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <utility>

namespace carded::app {

/// The desk in a thread of its own, which watches the store's folder and looks after the records meanwhile.
class DeskThread final : public QObject {
    Q_OBJECT
public:
    /// `clock` is read in the desk's thread.
    DeskThread(DeskOptions options, Clock clock);
    /// What was posted is done before.
    ~DeskThread() override;
    Q_DISABLE_COPY_MOVE(DeskThread)

    /// Records that the program begins, and takes the state in force over.
    void start(UnixTime now);
    /// Records that it ends, durably before this returns. The last call.
    void stop(UnixTime now);

    /// Runs `work` on the desk in its thread, after what was posted before, and hands what it gives to `then` in the
    /// thread of `receiver`, if that is still there.
    template <class Work, class Then>
    void ask(QObject& receiver, Work work, Then then)
    {
        post([this, &receiver, work = std::move(work), then = std::move(then)](CheckDesk& desk) mutable {
            auto given = work(desk);
            tellChange(); // before what was judged on it
            QMetaObject::invokeMethod(
                &receiver, [then = std::move(then), given = std::move(given)]() mutable { then(std::move(given)); });
        });
    }
    /// The same without an answer.
    void post(std::function<void(CheckDesk&)> work);

    /// How long the program has been running.
    [[nodiscard]] Recorder::Moment running() const { return Recorder::Moment{m_running.elapsed()}; }

signals:
    /// In the thread of this object, after a look or a check that changed something.
    void changed(carded::app::DeskChange change, const carded::app::DeskState& state);

private:
    void tellChange();

    Clock m_clock;
    QElapsedTimer m_running;
    QThread m_thread;
    FolderWatch m_storeWatch; ///< lives in m_thread, like the next
    QObject m_context;        ///< what runs on it may touch m_desk
    std::shared_ptr<CheckDesk> m_desk;
};

} // namespace carded::app
