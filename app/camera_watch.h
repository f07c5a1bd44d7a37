// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/eye_watch.h"
#include "ui/till_state.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

namespace carded::app {

/// What the till sees: its camera, looked for again as long as it is gone, or a film in its place. Lives in one thread.
class CameraWatch final : public QObject {
    Q_OBJECT
public:
    enum class Picture : std::uint8_t { AsSeen, Mirrored };

    CameraWatch(std::string camera, Picture picture);

    /// Begins with the camera; what runs ends.
    void start();
    /// Another camera, for now.
    void use(const std::string& camera);
    /// A film at its own pace, once.
    void play(const std::filesystem::path& film);
    /// Watches nothing any more.
    void stop();

    [[nodiscard]] ui::Device state() const noexcept { return m_state; }
    /// Of the newest frame that was told, on the clock of what is watched.
    [[nodiscard]] std::chrono::milliseconds time() const noexcept { return m_time; }

    static constexpr std::chrono::milliseconds kRetry{1000};
    /// A frame that nobody could look into is not told, and its picture is there all the same.
    static constexpr std::chrono::milliseconds kUntold{300};

signals:
    /// Something is watched from now on, whose clock begins anew: what was seen before says nothing of it.
    void began();
    void firstFrame(); ///< of it has been grabbed; nobody has looked into it yet
    void said(const carded::scanner::Message& message);
    /// Small, at most 15 times a second; an empty one when what it showed is not watched any more.
    void pictureTaken(const carded::scanner::Frame& frame);
    void stateChanged();
    void filmEnded();

private:
    void begin(const scanner::EyeSource& source);
    void hear(const scanner::Message& message);
    void takePicture();
    void end();
    void setState(ui::Device state);

    std::string m_camera;
    Picture m_picture;
    EyeWatch m_eye;
    QTimer m_retry;
    QTimer m_untold; ///< since the last frame that was told
    ui::Device m_state = ui::Device::NotFitted;
    std::chrono::milliseconds m_time{0};
    bool m_isFilm = false;
    bool m_isOpened = false; ///< the first frame has come
};

} // namespace carded::app
