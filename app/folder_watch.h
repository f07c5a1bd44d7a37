// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unique_fd.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace carded::app {

/// Tells when a folder is to be looked into: something happened in it, or to one of the folders
/// above it, by inotify; so the folder may appear later, or another may take its place. And every `slowLook`, for what
/// inotify cannot see: network file systems, mounts, folders this user may not list. In the thread it lives in.
class FolderWatch final : public QObject {
    Q_OBJECT
public:
    enum class Holds : std::uint8_t {
        Files,  ///< looked at when their writer has closed or renamed them, not while they grow
        Devices ///< looked at when they come, go or change hands, and never for being opened or closed
    };

    FolderWatch(const std::filesystem::path& folder, Holds holds, std::chrono::milliseconds slowLook);
    ~FolderWatch() override;
    Q_DISABLE_COPY_MOVE(FolderWatch)

    void start();
    void stop();

    /// Long enough to cost nothing, short enough that somebody who waits for a new list still sees it come.
    static constexpr std::chrono::milliseconds kSlowLook{10'000};

signals:
    /// Look now; also right after the start. Several events may be told at once, and not each matters.
    void lookDue();

private:
    /// One folder on the way to the pointer.
    struct Watched {
        int id = -1;
        std::string name; ///< of the only entry that matters in it; empty: all do
    };

    void look();
    void read();
    void watchAll();
    [[nodiscard]] bool matters(int id, const char* name) const;

    Holds m_holds;
    std::vector<std::filesystem::path> m_way; ///< from the root to the folder
    QTimer m_slowLook;
    UniqueFd m_inotify;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::vector<Watched> m_watched;
};

} // namespace carded::app
