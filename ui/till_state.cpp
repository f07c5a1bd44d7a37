// SPDX-License-Identifier: Apache-2.0
#include "ui/till_state.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace carded::ui {

namespace {

QDateTime shopTime(UnixTime time, Seconds utcOffset)
{
    const qint64 seconds = (time.time_since_epoch() + utcOffset).count();
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

StateItem listItem(const TillState& state)
{
    if (!state.listAge) {
        return {QCoreApplication::translate("ui", "No list"), Severity::Blocked};
    }
    QString text = QCoreApplication::translate("ui", "List %1 old").arg(ageText(*state.listAge));
    if (state.nextSync) {
        text = QCoreApplication::translate("ui", "%1, next %2")
                   .arg(text, clockText(*state.nextSync, state.utcOffset, Clock::Minutes));
    }
    const bool isListProblem = state.problem == TillProblem::ListOld || state.problem == TillProblem::ListExpired;
    return {text, isListProblem ? severityOf(state.problem) : Severity::Calm};
}

QString whatText(TillProblem problem)
{
    switch (problem) {
    case TillProblem::None:
        break;
    case TillProblem::ListOld:
        return QCoreApplication::translate("ui", "This till needs an update soon.");
    case TillProblem::NoList:
        return QCoreApplication::translate("ui", "This till cannot check codes yet.");
    case TillProblem::ListExpired:
    case TillProblem::ClockWrong:
    case TillProblem::StoreUnreadable:
        return QCoreApplication::translate("ui", "This till cannot check codes now.");
    }
    return {};
}

QString listAgeText(const TillState& state)
{
    return state.listAge ? QCoreApplication::translate("ui", "Its list is %1 old.").arg(ageText(*state.listAge))
                         : QCoreApplication::translate("ui", "Its list is too old.");
}

QString whyText(const TillState& state)
{
    switch (state.problem) {
    case TillProblem::None:
        break;
    case TillProblem::ListOld:
    case TillProblem::ListExpired:
        return listAgeText(state);
    case TillProblem::NoList:
        return QCoreApplication::translate("ui", "It has no trust list yet.");
    case TillProblem::ClockWrong:
        return QCoreApplication::translate("ui", "Its clock is wrong.");
    case TillProblem::StoreUnreadable:
        return QCoreApplication::translate("ui", "It cannot read its own list.");
    }
    return {};
}

QString whoText(TillProblem problem)
{
    switch (problem) {
    case TillProblem::None:
        break;
    case TillProblem::ListOld:
    case TillProblem::NoList:
    case TillProblem::ListExpired:
        return QCoreApplication::translate("ui", "Manager: connect the till or bring the update stick.");
    case TillProblem::ClockWrong:
        return QCoreApplication::translate("ui", "Manager: set the till's date and time.");
    case TillProblem::StoreUnreadable:
        return QCoreApplication::translate("ui", "Manager: call the service for this till.");
    }
    return {};
}

void addCamera(std::vector<StateItem>& items, Device camera)
{
    switch (camera) {
    case Device::NotFitted:
        break;
    case Device::Ok:
        items.push_back({QCoreApplication::translate("ui", "Camera ok"), Severity::Calm});
        break;
    case Device::Missing:
        items.push_back({QCoreApplication::translate("ui", "No camera"), Severity::Warning});
        break;
    case Device::Dark:
        items.push_back({QCoreApplication::translate("ui", "Camera dark"), Severity::Warning});
        break;
    case Device::Stuck:
        items.push_back({QCoreApplication::translate("ui", "Camera stuck"), Severity::Warning});
        break;
    }
}

void addScanner(std::vector<StateItem>& items, ScannerState scanner)
{
    switch (scanner) {
    case ScannerState::NotFitted:
        break;
    case ScannerState::Ok:
        items.push_back({QCoreApplication::translate("ui", "Scanner ok"), Severity::Calm});
        break;
    case ScannerState::Missing:
        items.push_back({QCoreApplication::translate("ui", "No scanner"), Severity::Warning});
        break;
    case ScannerState::Busy:
        items.push_back({QCoreApplication::translate("ui", "Scanner taken"), Severity::Warning});
        break;
    case ScannerState::NotAllowed:
        items.push_back({QCoreApplication::translate("ui", "Scanner locked"), Severity::Warning});
        break;
    case ScannerState::Misread:
        items.push_back({QCoreApplication::translate("ui", "Scanner settings"), Severity::Warning});
        break;
    }
}

/// That they are heard needs no word.
void addSound(std::vector<StateItem>& items, SoundState sound)
{
    if (sound == SoundState::Muted) {
        items.push_back(
            {QCoreApplication::translate("ui", "Muted"), Severity::Calm, StateItem::Drawing::StruckSpeaker});
    } else if (sound == SoundState::NoDevice) {
        items.push_back({QCoreApplication::translate("ui", "No sound"), Severity::Warning});
    }
}

NoticeText scannerNotice(ScannerState scanner)
{
    switch (scanner) {
    case ScannerState::NotFitted:
    case ScannerState::Ok:
        break;
    case ScannerState::Missing:
        return {Severity::Warning, QCoreApplication::translate("ui", "The scanner cannot be used."),
                QCoreApplication::translate("ui", "It is not connected."),
                QCoreApplication::translate("ui", "Check its cable and its stand. Otherwise call the manager.")};
    case ScannerState::Busy:
        return {Severity::Warning, QCoreApplication::translate("ui", "The scanner cannot be used."),
                QCoreApplication::translate("ui", "Another program on this till has it."),
                QCoreApplication::translate("ui", "Manager: close that program.")};
    case ScannerState::NotAllowed:
        return {Severity::Warning, QCoreApplication::translate("ui", "The scanner cannot be used."),
                QCoreApplication::translate("ui", "This program may not open it."),
                QCoreApplication::translate("ui", "Manager: choose the scanner anew, and install its rule.")};
    case ScannerState::Misread:
        return {Severity::Warning, QCoreApplication::translate("ui", "Scanner settings"),
                QCoreApplication::translate("ui", "The scanner sent other characters than a code has."),
                QCoreApplication::translate(
                    "ui", "Scan again. If it stays: set the scanner up anew (keyboard US, ending Enter).")};
    }
    return {};
}

void addRecords(std::vector<StateItem>& items, RecordsState records)
{
    if (records == RecordsState::SpaceLow) {
        items.push_back({QCoreApplication::translate("ui", "Disk nearly full"), Severity::Warning});
    } else if (records != RecordsState::Ok) {
        items.push_back({QCoreApplication::translate("ui", "Not recorded"), Severity::Warning});
    }
}

NoticeText recordsNotice(RecordsState records)
{
    const QString what = QCoreApplication::translate("ui", "Checks are not being recorded.");
    switch (records) {
    case RecordsState::Ok:
        break;
    case RecordsState::SpaceLow:
        return {Severity::Warning, QCoreApplication::translate("ui", "The record of checks will soon have no room."),
                QCoreApplication::translate("ui", "The till's disk is nearly full."),
                QCoreApplication::translate("ui", "Manager: make room on the till's disk.")};
    case RecordsState::DiskFull:
        return {Severity::Warning, what, QCoreApplication::translate("ui", "The till's disk is full."),
                QCoreApplication::translate("ui", "Manager: make room on the till's disk.")};
    case RecordsState::Busy:
        return {Severity::Warning, what,
                QCoreApplication::translate("ui", "Another program on this till has the records."),
                QCoreApplication::translate("ui", "Manager: close that program.")};
    case RecordsState::NotAllowed:
        return {Severity::Warning, what, QCoreApplication::translate("ui", "This program may not write the records."),
                QCoreApplication::translate("ui", "Manager: call the service for this till.")};
    case RecordsState::Failing:
        return {Severity::Warning, what, QCoreApplication::translate("ui", "The till's disk or the records fail."),
                QCoreApplication::translate("ui", "Manager: call the service for this till.")};
    }
    return {};
}

} // namespace

QString Category::nameIn(const QString& language) const
{
    for (const QString& tag : {language, QStringLiteral("en")}) {
        if (const auto found = names.constFind(tag); found != names.constEnd()) {
            return *found;
        }
    }
    return names.isEmpty() ? QString::fromStdString(id) : names.first();
}

Severity severityOf(TillProblem problem) noexcept
{
    switch (problem) {
    case TillProblem::None:
        return Severity::Calm;
    case TillProblem::ListOld:
        return Severity::Warning;
    case TillProblem::NoList:
    case TillProblem::ListExpired:
    case TillProblem::ClockWrong:
    case TillProblem::StoreUnreadable:
        break;
    }
    return Severity::Blocked;
}

QString TillState::place() const
{
    return store.isEmpty() || till.isEmpty() ? store + till : store + QLatin1Char('/') + till;
}

QString clockText(UnixTime time, Seconds utcOffset, Clock precision)
{
    const auto format = precision == Clock::Seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm");
    return shopTime(time, utcOffset).toString(format);
}

QString ageText(Seconds age)
{
    using std::chrono::days;
    using std::chrono::hours;
    using std::chrono::minutes;
    if (age < hours{1}) {
        return QCoreApplication::translate("ui", "%1 min").arg(std::chrono::floor<minutes>(age).count());
    }
    if (age < days{2}) {
        return QCoreApplication::translate("ui", "%1 h").arg(std::chrono::floor<hours>(age).count());
    }
    return QCoreApplication::translate("ui", "%1 days").arg(std::chrono::floor<days>(age).count());
}

std::vector<StateItem> stateItems(const TillState& state)
{
    std::vector<StateItem> items;
    if (state.mark != Mark::None) {
        items.push_back({state.mark == Mark::Demo ? QCoreApplication::translate("ui", "DEMO")
                                                  : QCoreApplication::translate("ui", "TRAINING"),
                         Severity::Calm});
    }
    items.push_back(listItem(state));
    addCamera(items, state.camera);
    addScanner(items, state.scanner);
    addSound(items, state.sound);
    addRecords(items, state.records);
    if (state.now) {
        const Severity severity = state.problem == TillProblem::ClockWrong ? Severity::Blocked : Severity::Calm;
        items.push_back({clockText(*state.now, state.utcOffset, Clock::Minutes), severity});
    }
    if (!state.operatorNumber.isEmpty()) {
        items.push_back({QCoreApplication::translate("ui", "Operator %1").arg(state.operatorNumber), Severity::Calm});
    }
    QStringList where{state.place(), state.policy};
    where.removeAll(QString());
    if (!where.isEmpty()) {
        items.push_back({where.join(QStringLiteral(" \u00B7 ")), Severity::Calm});
    }
    return items;
}

NoticeText noticeText(const TillState& state)
{
    if (severityOf(state.problem) != Severity::Blocked) {
        if (NoticeText scanner = scannerNotice(state.scanner); scanner.severity != Severity::Calm) {
            return scanner;
        }
        if (NoticeText records = recordsNotice(state.records); records.severity != Severity::Calm) {
            return records;
        }
    }
    NoticeText notice{severityOf(state.problem), whatText(state.problem), whyText(state), whoText(state.problem)};
    if (state.problem == TillProblem::None || !state.problemSince) {
        return notice;
    }
    const QString when = shopTime(*state.problemSince, state.utcOffset).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    notice.why = QCoreApplication::translate("ui", "%1 Since %2.").arg(notice.why, when);
    return notice;
}

} // namespace carded::ui
