// SPDX-License-Identifier: Apache-2.0
// What set-up says.
#include "ui/language.h"
#include "ui/line_breaks.h"
#include "ui/setup_page.h"

#include <QCoreApplication>

#include <utility>

namespace carded::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ui", text);
}

/// Of a language in itself.
QString nameOf(const QString& tag)
{
    constexpr std::pair<const char*, const char*> kNames[] = {
        {"en", "English"}, {"ko", "한국어"}, {"ja", "日本語"}, {"zh", "简体中文"}, {"de", "Deutsch"}};
    for (const auto& [known, name] : kNames) {
        if (tag == QLatin1String(known)) {
            return QString::fromUtf8(name);
        }
    }
    return tag;
}

/// An address has no spaces: its line may end anywhere.
QString breakable(const QString& text)
{
    QString result;
    for (const QChar c : text) {
        result += c;
        result += kBreakMark;
    }
    return result;
}

/// `step` of those that a person walks through; a code and its confirmation are one.
QString numbered(int step, const QString& heading)
{
    constexpr int kSteps = 7;
    return QStringLiteral("%1/%2\u2002%3").arg(QString::number(step), QString::number(kSteps), heading);
}

std::vector<SetupChoice> languages(const QString& chosen)
{
    std::vector<SetupChoice> choices;
    for (const QString& tag : Language::tags()) {
        choices.push_back({nameOf(tag), {}, tag == chosen});
    }
    return choices;
}

QString noteText(SetupNote note)
{
    switch (note) {
    case SetupNote::None:
        break;
    case SetupNote::OtherCode:
        return QCoreApplication::translate("ui", "This is no set-up code.");
    case SetupNote::BadCode:
        return QCoreApplication::translate("ui", "This set-up code is not whole. Ask for a new one.");
    case SetupNote::NotSigned:
        return QCoreApplication::translate("ui", "This till has lists: a set-up code must be signed.");
    case SetupNote::BadSignature:
        return QCoreApplication::translate("ui", "The code's signature is none that this till's lists name.");
    case SetupNote::OtherRoot:
        return QCoreApplication::translate("ui", "This code is for another publisher than this till's.");
    case SetupNote::NotTheSame:
        return QCoreApplication::translate("ui", "Not the same: this code is not used. Ask for a new one.");
    case SetupNote::CodeRead:
        return QCoreApplication::translate("ui", "A code was read.");
    case SetupNote::ScannerSilent:
        return QCoreApplication::translate("ui", "Nothing came from it. Try another one.");
    case SetupNote::ScannerRefused:
        return QCoreApplication::translate("ui", "This program may not open it. The service runs: "
                                                 "sudo carded scanner choose");
    case SetupNote::ScannerGarbled:
        return QCoreApplication::translate("ui", "It types other characters. Set it to a US keyboard.");
    case SetupNote::PinSaved:
        return QCoreApplication::translate("ui", "The PIN is set.");
    case SetupNote::PinNotSaved:
        return QCoreApplication::translate("ui", "The PIN could not be set: the till cannot write its file.");
    case SetupNote::NotSaved:
        return QCoreApplication::translate("ui", "The settings could not be saved. Is the disk full?");
    }
    return {};
}

QString placeText(const SetupPage& page)
{
    return QCoreApplication::translate("ui", "Store %1, till %2").arg(page.store, page.till);
}

QString volumeText(const SetupPage& page)
{
    return QCoreApplication::translate("ui", "Volume: %1 of 5").arg(page.volume);
}

/// Without what a till has not got.
QStringList summary(const SetupPage& page)
{
    const QString beside = QStringLiteral(" · ");
    QString place =
        page.store.isEmpty() ? QCoreApplication::translate("ui", "Store and till: not set") : placeText(page);
    if (!page.jurisdiction.isEmpty()) {
        place += beside + QCoreApplication::translate("ui", "Rules: %1").arg(page.jurisdiction);
    }
    QStringList facts{place};
    if (!page.repository.isEmpty()) {
        facts += QCoreApplication::translate("ui", "Lists: %1").arg(breakable(page.repository));
    }
    facts += page.camera.isEmpty() ? QCoreApplication::translate("ui", "Camera: none")
                                   : QCoreApplication::translate("ui", "Camera: %1").arg(page.camera);
    facts += page.scanner.isEmpty() ? QCoreApplication::translate("ui", "Scanner: none")
                                    : QCoreApplication::translate("ui", "Scanner: %1").arg(page.scanner);
    facts += volumeText(page) + beside
             + (page.hasPin ? QCoreApplication::translate("ui", "Manager's PIN: set")
                            : QCoreApplication::translate("ui", "Manager's PIN: none"));
    return facts;
}

QString listsText(SetupLists lists)
{
    switch (lists) {
    case SetupLists::There:
        return QCoreApplication::translate("ui", "The lists are here: this till can check codes.");
    case SetupLists::OnTheirWay:
        return QCoreApplication::translate("ui", "The first lists are being fetched. This takes some minutes.");
    case SetupLists::NoAddress:
        break;
    }
    return QCoreApplication::translate("ui",
                                       "There are no lists yet. The service sets where they come from: carded init.");
}

SetupWords confirmWords(const SetupPage& page)
{
    SetupWords words;
    words.heading = numbered(2, QCoreApplication::translate("ui", "Is this right?"));
    words.facts = QStringList{placeText(page), QCoreApplication::translate("ui", "Rules: %1").arg(page.jurisdiction),
                              QCoreApplication::translate("ui", "Lists: %1").arg(breakable(page.repository))};
    words.mayGoOn = !page.isNew;
    if (page.fingerprint.isEmpty()) {
        words.body = QCoreApplication::translate("ui", "This code is signed by your publisher.");
        words.isGood = true;
        words.first = QCoreApplication::translate("ui", "Use it");
        words.second = QCoreApplication::translate("ui", "Do not use it");
        return words;
    }
    words.body = QCoreApplication::translate("ui", "Compare with what your publisher told you, by phone or on paper.");
    for (qsizetype at = 0; at < page.fingerprint.size(); at += 4) {
        words.groups += page.fingerprint.mid(at, 4);
    }
    words.first = QCoreApplication::translate("ui", "All the same");
    words.second = QCoreApplication::translate("ui", "It differs");
    return words;
}

SetupWords codeWords(const SetupPage& page)
{
    SetupWords words;
    words.heading = numbered(2, QCoreApplication::translate("ui", "Store and till"));
    words.body =
        QCoreApplication::translate("ui", "Show the set-up code to the camera or the scanner, or type the numbers.");
    if (!page.store.isEmpty()) {
        words.facts += placeText(page);
    }
    words.hasPicture = true;
    words.second = QCoreApplication::translate("ui", "Type the numbers");
    words.mayGoOn = !page.store.isEmpty() && !page.till.isEmpty();
    return words;
}

SetupWords cameraWords(const SetupPage& page)
{
    SetupWords words;
    words.heading = numbered(3, QCoreApplication::translate("ui", "Camera"));
    if (page.choices.empty() && page.isLooking) {
        words.body = QCoreApplication::translate("ui", "Looking for cameras.");
    } else if (page.choices.empty()) {
        words.body = QCoreApplication::translate("ui", "No camera was found. Plug one in, or go on without.");
    } else if (page.note != SetupNote::CodeRead) { // else that is done
        words.body = QCoreApplication::translate("ui", "Choose the camera. Hold any code in front of it.");
    }
    words.choices = page.choices;
    words.hasPicture = true;
    return words;
}

SetupWords scannerWords(const SetupPage& page)
{
    SetupWords words;
    words.heading = numbered(4, QCoreApplication::translate("ui", "Scanner"));
    words.body =
        page.choices.empty()
            ? QCoreApplication::translate("ui", "No handheld scanner was found. Plug one in, or go on without.")
            : QCoreApplication::translate("ui", "Choose the handheld scanner. Then scan any code with it.");
    words.choices = page.choices;
    if (!page.scanner.isEmpty()) {
        words.facts += QCoreApplication::translate("ui", "Scanner: %1").arg(page.scanner);
        words.second = QCoreApplication::translate("ui", "Without a scanner");
    }
    return words;
}

SetupWords soundWords(const SetupPage& page)
{
    SetupWords words;
    words.heading = numbered(5, QCoreApplication::translate("ui", "Sounds"));
    words.body = QCoreApplication::translate("ui", "Listen to each: how often it sounds says what it is.");
    for (const char* name : {QT_TRANSLATE_NOOP("ui", "Pass: once"), QT_TRANSLATE_NOOP("ui", "Stop: twice"),
                             QT_TRANSLATE_NOOP("ui", "Ask ID: 3 times"), QT_TRANSLATE_NOOP("ui", "Quieter"),
                             QT_TRANSLATE_NOOP("ui", "Louder")}) {
        words.choices.push_back({tr(name), {}, false});
    }
    words.facts += volumeText(page);
    if (page.sound == SoundState::Muted) {
        words.facts += QCoreApplication::translate("ui", "The window is muted: F8.");
    } else if (page.sound == SoundState::NoDevice) {
        words.facts += QCoreApplication::translate("ui", "No sound device was found.");
    }
    return words;
}

SetupWords pinWords(const SetupPage& page)
{
    SetupWords words;
    words.heading = numbered(6, QCoreApplication::translate("ui", "Manager's PIN"));
    words.body = QCoreApplication::translate("ui", "With a PIN nobody but a manager changes these settings later.");
    words.choices.push_back({page.hasPin ? QCoreApplication::translate("ui", "Another PIN")
                                         : QCoreApplication::translate("ui", "Set a PIN"),
                             {},
                             false});
    words.facts += page.hasPin ? QCoreApplication::translate("ui", "Manager's PIN: set")
                               : QCoreApplication::translate("ui", "Manager's PIN: none");
    return words;
}

SetupWords stepWords(const SetupPage& page, const QString& language)
{
    SetupWords words;
    switch (page.step) {
    case SetupStep::NotAllowed:
        words.heading = QCoreApplication::translate("ui", "This till is not set up.");
        words.body = QCoreApplication::translate(
            "ui", "This program may not save settings. The service gives it this folder, or writes till.toml:");
        words.facts += breakable(page.folder);
        return words;
    case SetupStep::Language:
        words.heading = numbered(1, QCoreApplication::translate("ui", "Language"));
        words.body = QCoreApplication::translate("ui", "Choose the language of this window.");
        words.choices = languages(language);
        return words;
    case SetupStep::Code:
        return codeWords(page);
    case SetupStep::Confirm:
        return confirmWords(page);
    case SetupStep::Camera:
        return cameraWords(page);
    case SetupStep::Scanner:
        return scannerWords(page);
    case SetupStep::Sounds:
        return soundWords(page);
    case SetupStep::Pin:
        return pinWords(page);
    case SetupStep::Save:
        words.heading = numbered(7, QCoreApplication::translate("ui", "Save these settings?"));
        words.facts = summary(page);
        words.first = QCoreApplication::translate("ui", "Save");
        return words;
    case SetupStep::Saved:
        words.heading = QCoreApplication::translate("ui", "The settings are saved.");
        words.body = listsText(page.lists);
        words.isGood = page.lists == SetupLists::There;
        words.first = QCoreApplication::translate("ui", "Begin");
        return words;
    }
    return words;
}

} // namespace

SetupWords wordsOf(const SetupPage& page, const QString& language)
{
    SetupWords words = stepWords(page, language);
    words.note = noteText(page.note);
    words.isGood = words.isGood || page.note == SetupNote::CodeRead || page.note == SetupNote::PinSaved;
    if (words.first.isEmpty() && page.step != SetupStep::NotAllowed) {
        words.first = QCoreApplication::translate("ui", "Next");
    }
    return words;
}

} // namespace carded::ui
