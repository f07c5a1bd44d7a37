// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/till_state.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace carded::ui {

/// The steps of set-up, in their order.
enum class SetupStep : std::uint8_t {
    NotAllowed, ///< this program may not write the settings: it tells who must do what
    Language,
    Code,    ///< store and till number: from a set-up code, or typed
    Confirm, ///< what the code says, and the root's fingerprint
    Camera,
    Scanner,
    Sounds,
    Pin,
    Save,
    Saved ///< and what happens next
};

/// What stands in the way, or what the last try gave.
enum class SetupNote : std::uint8_t {
    None,
    OtherCode,      ///< read, and no set-up code
    BadCode,        ///< damaged, or not in the one form
    NotSigned,      ///< the till has lists: only a signed code counts
    BadSignature,   ///< by nobody whom the lists name
    OtherRoot,      ///< for another publisher than this till's
    NotTheSame,     ///< a person has compared the fingerprint
    CodeRead,       ///< camera or scanner: something was read
    ScannerSilent,  ///< the one that was tried has sent nothing
    ScannerRefused, ///< this program may not open the one that was tried
    ScannerGarbled, ///< it types as another country's keyboard
    PinSaved,
    PinNotSaved,
    NotSaved ///< the settings
};

/// Something to choose or to try.
struct SetupChoice {
    QString name;   ///< as it calls itself
    QString detail; ///< what tells it from others; may be empty
    bool isChosen = false;
};

/// Where the first lists are.
enum class SetupLists : std::uint8_t {
    There,
    OnTheirWay, ///< sync knows where they come from
    NoAddress   ///< somebody must run carded init
};

/// What set-up shows. A plain value, made by the program.
struct SetupPage {
    SetupStep step = SetupStep::Language;
    SetupNote note = SetupNote::None;
    std::vector<SetupChoice> choices{}; ///< cameras, scanners; at most six
    bool isLooking = false;             ///< for cameras, for the first time
    QString store{};
    QString till{};
    QString jurisdiction{};
    QString repository{};
    QString fingerprint{}; ///< 64 characters; empty: nothing has to be compared
    QString camera{};
    QString scanner{};
    QString folder{}; ///< NotAllowed: which may not be written
    int volume = 0;   ///< 1 to 5
    SoundState sound = SoundState::Ok;
    bool hasPin = false;
    bool isNew = false; ///< Confirm: nobody can have read it yet
    SetupLists lists = SetupLists::NoAddress;
};

/// The same page in words, in the language in use.
struct SetupWords {
    QString heading;
    QString body;
    QStringList facts;   ///< a line each
    QString note;        ///< what the last try gave
    bool isGood = false; ///< the note has a tick
    std::vector<SetupChoice> choices;
    QStringList groups; ///< of the fingerprint, four characters each
    QString first;      ///< F9; empty: no such button
    QString second;     ///< F12; likewise
    bool hasPicture = false;
    bool mayGoOn = true; ///< F9 can be pressed
};

[[nodiscard]] SetupWords wordsOf(const SetupPage& page, const QString& language);

} // namespace carded::ui
