// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/camera_watch.h"
#include "app/checking_note.h"
#include "app/code_choice.h"
#include "app/desk_thread.h"
#include "app/face_check.h"
#include "app/manager_menu.h"
#include "app/operator_login.h"
#include "app/person_decisions.h"
#include "app/reading_help.h"
#include "app/scanner_watch.h"
#include "app/shift_desk.h"
#include "app/showing.h"
#include "app/till_config.h"
#include "ui/kiosk_window.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carded::app {

/// The scan loop of the cashier's window: symbols from carded-eye, judged on a thread of their own, shown as
/// badges. Lives in the thread of the window.
class Kiosk final : public QObject {
    Q_OBJECT
public:
    Kiosk(TillConfig config, DeskOptions desk, ui::KioskWindow& window, Clock clock = systemTime);
    ~Kiosk() override;
    Q_DISABLE_COPY_MOVE(Kiosk)

    void setMode(TillMode mode);                                   ///< from now on checks are real, or for practice
    void startScanners(const scanner::InputFolders& folders = {}); ///< the till's; `folders`: where input devices are
    void stopScanners() { m_scanners.stop(); }
    [[nodiscard]] CameraWatch& camera() noexcept { return m_camera; } ///< the till's; whoever starts the till starts it
    void openMenu(); ///< the manager's, behind the PIN where there is one
    void askManager(std::function<void()> act) { m_menu.ask(m_tillState.utcOffset, std::move(act)); } ///< likewise
    [[nodiscard]] ManagerMenu& menu() noexcept { return m_menu; }
    /// Where what takes long is done.
    [[nodiscard]] DeskThread& desk() noexcept { return m_desk; }
    /// Plays a film as if it were the camera: the clock says `clockAtStart` at its first frame, `category` is chosen.
    void playFilm(const std::filesystem::path& film, UnixTime clockAtStart, const std::string& category);

    void offerKey(const QString& key); ///< a function key: somebody hears functionPressed() of the window for it
    /// What others know of the till, for its window to tell: `change` is done to it.
    void changeTillState(const std::function<void(ui::TillState&)>& change);
    void askDesk(); ///< has deskAnswered() come as soon as the thread that judges is free

signals:
    void deskAnswered();
    // What the window is told, for the customer's side:
    void hintShown(std::optional<carded::ui::Hint> hint);
    void tillStateShown(const carded::ui::TillState& state);
    void categoriesShown(const std::vector<carded::ui::Category>& categories);
    void judged(const carded::verifier::Verdict& verdict); ///< given to the window, or asked a face for
    /// Any code, before anything is made of it: by the camera as often as it is seen, or by a scanner.
    void codeSeen(const carded::scanner::SymbolSeen& seen);
    void stateShown(const carded::app::DeskState& state); ///< the window shows another one, or its other age

private:
    void hear(const scanner::Message& message);
    void hear(const scanner::SymbolSeen& seen);
    void connectScanners();
    void hear(const scanner::Line& line);
    void hearText(std::string_view text);
    [[nodiscard]] Showings::Seen remember(const scanner::SymbolSeen& seen);
    void take(const scanner::SymbolSeen& seen);
    void takeLater(const scanner::SymbolSeen& seen, ui::Moment wait);
    void dropLater();
    void forget(const scanner::SymbolSeen& seen);
    void showScanner();
    void chooseCategory(const std::string& ids);
    void begin(const std::string& category);
    void judge(const scanner::SymbolSeen& seen);
    void post(const CheckRequest& request);
    void show(Answer answer, CheckRequest request);
    void present(const Answer& answer);
    void takeOver(DeskChange change, const DeskState& state);
    void showState();
    void showCategories(UnixTime time);
    [[nodiscard]] QStringList functionKeys() const;
    void connectPersons();
    void press(int key);
    void offerTraining();
    [[nodiscard]] ShiftPlace shiftPlace() const;
    void beginShift();
    [[nodiscard]] UnixTime now() const;

    TillConfig m_config;
    bool m_isDemo;
    TillMode m_mode = TillMode::Live;
    QStringList m_offeredKeys; ///< function keys that others have taken over
    ui::KioskWindow& m_window;
    Clock m_clock;
    std::filesystem::path m_store;
    DeskThread m_desk;
    CameraWatch m_camera;
    ScannerWatch m_scanners;
    QTimer m_misread; ///< runs while the window says that the scanner's settings are wrong
    QTimer m_laterTimer;
    QTimer m_clockTimer;
    FaceCheck m_faces;
    CheckingNote m_checking;
    PersonDecisions m_persons;
    OperatorLogin m_operators;
    ManagerMenu m_menu;
    ShiftDesk m_shifts;
    Showings m_showings;
    CodeChoice m_choice;
    ScannedTexts m_scanned;
    ReadingHelp m_readingHelp;
    DeskState m_deskState;
    ui::TillState m_tillState;
    std::optional<std::chrono::sys_days> m_categoriesDay; ///< the tiles are those of this day; none: not yet drawn
    std::string m_category = m_config.customer.category;
    std::optional<scanner::SymbolSeen> m_held;
    std::optional<scanner::SymbolSeen> m_later; ///< a scanner's, until a verdict may be replaced
    std::optional<UnixTime> m_filmStart;        ///< the demo clock at the film's first frame
};

} // namespace carded::app
