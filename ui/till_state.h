// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"
#include "ui/design.h"
#include "verifier/verdict.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carded::ui {

/// One thing that is sold by age, as the store's policy names it.
struct Category {
    std::string id;
    QMap<QString, QString> names; ///< language tag to what a person reads
    int minimumAge = 0;           ///< years

    /// In `language`, else in English, else in any, else the id.
    [[nodiscard]] QString nameIn(const QString& language) const;
};

/// The camera, or another device. Dark and Stuck are a camera's alone: it is there and shows nothing of use.
enum class Device : std::uint8_t { NotFitted, Ok, Missing, Dark, Stuck };

/// The handheld scanners; the worst of several. Misread, for as long as it lasts, is above the others.
enum class ScannerState : std::uint8_t {
    NotFitted,
    Ok,
    Missing,    ///< not plugged in
    Busy,       ///< another program has it
    NotAllowed, ///< this program may not open it
    Misread,    ///< what it sent last is not what a code can hold: its settings are wrong
};

/// What stops or soon stops the till from checking codes.
enum class TillProblem : std::uint8_t {
    None,
    ListOld,         ///< a warning: checks still work
    NoList,          ///< first run: nothing to check against yet
    ListExpired,     ///< blocked
    ClockWrong,      ///< blocked
    StoreUnreadable, ///< blocked
};

/// How well the till keeps the record of its checks. None of these stops a sale.
enum class RecordsState : std::uint8_t {
    Ok,
    SpaceLow,   ///< the disk will soon be full
    DiskFull,   ///< from here on nothing is recorded
    Busy,       ///< another program has the records
    NotAllowed, ///< this program may not write them
    Failing,    ///< the disk, or what is in the records
};

/// Whether the window's sounds are heard. Somebody's choice goes before a device that is missing.
enum class SoundState : std::uint8_t { Ok, Muted, NoDevice };

enum class Severity : std::uint8_t { Calm, Warning, Blocked };
[[nodiscard]] Severity severityOf(TillProblem problem) noexcept;

/// What the state line and the notice tell.
struct TillState {
    QString store;
    QString till;
    QString policy;                   ///< the jurisdiction whose rules are in force; empty: none is
    int shiftNumber = 0;              ///< two digits, drawn at the start of the shift
    QString operatorNumber;           ///< of whoever is logged in; empty: nobody is
    std::optional<Seconds> listAge;   ///< none: the till has no list
    std::optional<UnixTime> nextSync; ///< none: nothing is planned
    Device camera = Device::NotFitted;
    ScannerState scanner = ScannerState::NotFitted;
    RecordsState records = RecordsState::Ok;
    SoundState sound = SoundState::Ok;
    std::optional<UnixTime> now;               ///< none: the clock is not to be shown
    Seconds utcOffset{0};                      ///< of the shop, for every time shown
    QStringList functionKeys;                  ///< `F2`, ...: those that do something on this till
    std::vector<verifier::Reason> overridable; ///< after these F10 lets a manager decide
    bool isUpdateAsked = false;                ///< F6 was pressed, and the list has not come yet
    bool isStaffCalled = false;                ///< a customer in self-service needs somebody
    Mark mark = Mark::None;
    TillProblem problem = TillProblem::None;
    std::optional<UnixTime> problemSince;

    [[nodiscard]] QString place() const; ///< `42/3`: store and till
};

/// `14:03:22`, `14:03` or `2026-11-23 14:03` in the shop's time.
enum class Clock : std::uint8_t { Minutes, Seconds, DateAndMinutes };
[[nodiscard]] QString clockText(UnixTime time, Seconds utcOffset, Clock precision);

/// An age in words: `5 min`, `2 h`, `8 days`.
[[nodiscard]] QString ageText(Seconds age);

/// One part of the state line. What is wrong has its severity's symbol; what is not, and is unusual, one of its own.
struct StateItem {
    enum class Drawing : std::uint8_t { None, StruckSpeaker };

    QString text;
    Severity severity = Severity::Calm;
    Drawing drawing = Drawing::None;
};
enum class StateWording : std::uint8_t { Full, Brief };
/// Brief: with one part for two devices that are well, and no policy.
[[nodiscard]] std::vector<StateItem> stateItems(const TillState& state, StateWording wording = StateWording::Full);

} // namespace carded::ui
