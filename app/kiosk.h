// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/checking_note.h"
#include "app/code_choice.h"
#include "app/desk_thread.h"
#include "app/eye_watch.h"
#include "app/face_check.h"
#include "app/person_decisions.h"
#include "app/reading_help.h"
#include "app/scanner_watch.h"
#include "app/showing.h"
#include "app/till_config.h"
#include "ui/kiosk_window.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <string>
#include <string_view>

namespace carded::app {

/// The scan loop of the cashier's window: symbols from carded-eye, judged on a thread of their own, shown as
/// badges. Lives in the thread of the window.
class Kiosk final : public QObject {
    Q_OBJECT
public:
    Kiosk(TillConfig config, DeskOptions desk, ui::KioskWindow& window, Clock clock = systemTime);
    ~Kiosk() override;
    Q_DISABLE_COPY_MOVE(Kiosk)

    /// From now on checks are real, or for practice.
    void setMode(TillMode mode);

    /// Begins with the till's camera.
    void startCamera();

    /// Begins with the till's handheld scanners. `folders`: where input devices are.
    void startScanners(const scanner::InputFolders& folders = {});

    /// Another camera, or none of the scanners: while somebody sets the till up.
    void useCamera(const std::string& camera);
    void stopScanners() { m_scanners.stop(); }
    /// Where what takes long is done.
    [[nodiscard]] DeskThread& desk() noexcept { return m_desk; }
    [[nodiscard]] const ManagerPin& pin() const noexcept { return m_pin; }

    /// In the state line, from now on.
    void showSound(ui::SoundState sound);

    /// Plays one film as if it were the camera, with a clock that says `clockAtStart` when the film begins, and
    /// `category` chosen.
    void playFilm(const std::filesystem::path& film, UnixTime clockAtStart, const std::string& category);

signals:
    /// A verdict has been handed to the window, or the question for a face that it depends on.
    void judged(const carded::verifier::Verdict& verdict);
    /// Any code, before anything is made of it: by the camera as often as it is seen, or by a scanner.
    void codeSeen(const carded::scanner::SymbolSeen& seen);
    /// The first picture of a film or of the camera has been grabbed; nobody has looked into it yet.
    void firstFrame();
    /// The film is over.
    void filmEnded();
    /// The window shows another state of the store, or its other age.
    void stateShown(const carded::app::DeskState& state);

private:
    void startEye(const scanner::EyeOptions& options);
    void hear(const scanner::Message& message);
    void hear(const scanner::SymbolSeen& seen);
    void connectScanners();
    void hear(const scanner::Line& line);
    void hearText(std::string_view text);
    [[nodiscard]] Showings::Seen remember(const scanner::SymbolSeen& seen);
    [[nodiscard]] static bool isHandheld(const scanner::SymbolSeen& seen);
    void take(const scanner::SymbolSeen& seen);
    void takeLater(const scanner::SymbolSeen& seen, ui::Moment wait);
    void dropLater();
    void forget(const scanner::SymbolSeen& seen);
    void showScanner();
    void eyeEnded();
    void chooseCategory(const std::string& ids);
    void begin(const std::string& category);
    void judge(const scanner::SymbolSeen& seen);
    void post(const CheckRequest& request);
    void show(Answer answer, CheckRequest request);
    void present(const Answer& answer);
    void takeOver(DeskChange change, const DeskState& state);
    void showState();
    void showCategories(UnixTime time);
    void setCamera(ui::Device device);
    [[nodiscard]] QStringList functionKeys() const;
    [[nodiscard]] UnixTime now() const;

    TillConfig m_config;
    bool m_isDemo;
    TillMode m_mode = TillMode::Live;
    bool m_hasSound = false; ///< F8 does something
    ui::KioskWindow& m_window;
    Clock m_clock;
    ManagerPin m_pin;
    DeskThread m_desk;
    EyeWatch m_eye;
    ScannerWatch m_scanners;
    QTimer m_misread; ///< runs while the window says that the scanner's settings are wrong
    QTimer m_laterTimer;
    QTimer m_previewTimer;
    QTimer m_clockTimer;
    QTimer m_cameraTimer;
    FaceCheck m_faces;
    CheckingNote m_checking;
    PersonDecisions m_persons;
    Showings m_showings;
    CodeChoice m_choice;
    ScannedTexts m_scanned;
    ReadingHelp m_readingHelp;
    DeskState m_deskState;
    ui::TillState m_tillState;
    std::optional<std::chrono::sys_days> m_categoriesDay; ///< the tiles are those of this day; none: not yet drawn
    std::string m_category;
    std::optional<scanner::SymbolSeen> m_held;
    std::optional<scanner::SymbolSeen> m_later; ///< a scanner's, until a verdict may be replaced
    Showings::Moment m_sourceTime{0};           ///< of the last frame, on the clock of its source
    bool m_isOpened = false;                    ///< the source that runs has given its first frame
    std::optional<UnixTime> m_filmStart;        ///< the demo clock at the film's first frame
};

} // namespace carded::app
