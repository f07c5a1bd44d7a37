// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/folder_watch.h"
#include "app/scanner_config.h"
#include "app/scanner_reader.h"
#include "scanner/handheld_error.h"
#include "ui/till_state.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace carded::app {

/// A till's handheld scanners: opened when they are there, and again when they come back, or when this user is allowed
/// to. What is configured is opened and nothing else. Lives in one thread.
class ScannerWatch final : public QObject {
    Q_OBJECT
public:
    explicit ScannerWatch(QObject* parent = nullptr);

    /// Looks for them now and from now on, and for no others any more. `folders`: where input devices are.
    void start(std::vector<ScannerConfig> scanners, const scanner::InputFolders& folders = {});

    /// Gives them back; none is configured any more.
    void stop();

    /// The worst of all scanners; NotFitted before start() and if none is configured.
    [[nodiscard]] ui::ScannerState state() const;

    /// For what no event tells of: that another program has given a scanner back.
    static constexpr std::chrono::milliseconds kSlowLook{5000};
    /// After a scanner has gone, unless an event tells sooner that it is back. One that can be opened and goes at once
    /// must not keep the window busy.
    static constexpr std::chrono::milliseconds kRetry{1000};

signals:
    /// One of the scanners has sent a text, or what is none.
    void sent(const carded::scanner::Line& line);
    void stateChanged();

private:
    /// One device that is open.
    struct Open {
        std::filesystem::path path;
        std::unique_ptr<ScannerReader> reader;
    };
    /// One table of the configuration: a wedge may be several devices.
    struct Fitted {
        ScannerConfig config;
        std::vector<Open> open;
        std::optional<scanner::HandheldError> error; ///< of those that could not be opened, the last
    };

    void look();
    void tell();
    void look(Fitted& fitted);
    void open(Fitted& fitted, const std::filesystem::path& path);
    void close(const ScannerReader* reader);

    scanner::InputFolders m_folders;
    std::vector<Fitted> m_fitted;
    std::vector<std::unique_ptr<FolderWatch>> m_watches;
    QTimer m_retry;
    ui::ScannerState m_told = ui::ScannerState::NotFitted;
};

} // namespace carded::app
