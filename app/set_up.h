// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kiosk.h"
#include "app/pin_change.h"
#include "app/scanner_trial.h"
#include "app/setup_judge.h"
#include "app/till_sounds.h"
#include "scanner/camera_choice.h"
#include "scanner/camera_probe.h"
#include "ui/number_view.h"
#include "ui/setup_view.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace carded::app {

/// Where set-up looks, and what it changes. Arguments, so that tests have their own.
struct SetUpPlaces {
    std::filesystem::path store; ///< the till's data folder
    ScannerFolders scanners{};
    std::function<std::vector<scanner::CameraNode>()> cameras = scanner::listCameras;
};

/// Sets the till up in its window, step by step. Nothing of the settings is written before the last step, and then all
/// of it at once (app/window_settings.h); the PIN alone is set in its own step. Lives in the window's thread.
class SetUp final : public QObject {
    Q_OBJECT
public:
    /// `config` is what is in force. All outlive it.
    SetUp(SetUpPlaces places, TillConfig config, Kiosk& kiosk, TillSounds& sounds, ui::KioskWindow& window);

    /// Begins with the first step; tells who must do what where the settings may not be written.
    void open();

    enum class End : std::uint8_t {
        Saved,
        Tried, ///< nothing was saved, and a camera was tried out
        Left   ///< all is as it was, but for a PIN that was set
    };

signals:
    /// It is closed. But for Left the window is to begin anew, with what is in force.
    void closed(carded::app::SetUp::End end);

private:
    using Step = ui::SetupStep;

    void connectViews();
    void show(Step step);
    void update();
    void goOn();
    void goBack();
    void goFrom(Step step, int direction);
    [[nodiscard]] bool isSkipped(Step step) const;
    void choose(int index);
    void refuse();
    void close();

    void hearCode(const scanner::SymbolSeen& seen);
    void offer(std::string_view text);
    void judge(std::string_view text);
    void take(const std::string& text, const JudgedCode& judged);
    void showCode();
    void acceptCode();
    void showNumbers();
    void takeNumbers(const QString& store, const QString& till);

    void lookForCameras();
    void showCameras();
    void chooseCamera(std::size_t index);
    void chooseScanner(const ScannerCandidate& candidate, std::string_view bytes);
    void showScanners();
    void trySound(int index);
    void takePin(PinChange::End end);
    void save();
    [[nodiscard]] TillConfig chosen() const;
    [[nodiscard]] bool isFixed(const char* key) const { return m_settings.fixed.contains(key); }
    void tellLists();

    SetUpPlaces m_places;
    TillConfig m_config;   ///< in force
    TillConfig m_settings; ///< chosen so far
    Kiosk& m_kiosk;
    SoundPlayer& m_player;
    ui::KioskWindow& m_window;
    ui::SetupView* m_view; ///< the window's children
    ui::NumberView* m_numbers;
    ManagerPin m_pin;
    PinChange m_pinChange;
    ScannerTrial m_trial;
    QTimer m_cameraLook;
    QTimer m_reading;          ///< runs while nobody can have read what a code says
    QElapsedTimer m_lastOffer; ///< since the code that was judged last was seen
    ui::SetupPage m_page;
    std::vector<scanner::CameraNode> m_cameras;
    bool m_isLooking = false; ///< for them; the answer is still to come
    std::string m_offered;    ///< the last set-up code that was judged
    std::string m_codeText;   ///< of the code that waits for a person's word, and what it says
    JudgedCode m_code;
    QString m_repository; ///< of the code that counts; empty: none
    bool m_hasLists = false;
    QString m_languageBefore;
    bool m_isOpen = false;
    bool m_isSaved = false;
    bool m_hasLanguage = false; ///< one was chosen here
    bool m_hasCamera = false;   ///< another one was tried out
};

} // namespace carded::app
