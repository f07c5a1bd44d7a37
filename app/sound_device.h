// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/folder_watch.h"
#include "sound/alsa_output.h"

#include <QObject>
#include <QTimer>

#include <filesystem>

namespace carded::app {

/// The till's sound device: opened when it is there, and again when it is back. Belongs to the thread it lives in,
/// which may wait for it now and then: not the window's.
class SoundDevice final : public QObject {
    Q_OBJECT
public:
    /// `folder`: where sound devices come and go.
    explicit SoundDevice(const std::filesystem::path& folder);

    /// Looks for it now and from now on.
    void start();
    /// In place of what plays. Lost where there is no device: a sound that comes late says something else.
    void play(sound::Samples samples);
    void stop();

    /// For what no event in the folder tells of: a sound server that has started, a device given back.
    static constexpr std::chrono::milliseconds kSlowLook{5000};

signals:
    void opened();
    /// It cannot be opened, or has gone.
    void missing();

private:
    void look();
    void goOn(sound::AlsaOutput::Progress progress);

    FolderWatch m_watch;
    QTimer m_feed;
    sound::AlsaOutput m_output;
};

} // namespace carded::app
