// SPDX-License-Identifier: Apache-2.0
#include "ui/till_state.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace carded::ui {

namespace {

StateItem listItem(const TillState& state)
{
    if (state.problem == TillProblem::StoreUnreadable) {
        return {QCoreApplication::translate("ui", "List unreadable"), Severity::Blocked};
    }
    if (!state.listAge) {
        return {QCoreApplication::translate("ui", "No list"), Severity::Blocked};
    }
    QString text = QCoreApplication::translate("ui", "List %1 old").arg(ageText(*state.listAge));
    if (state.nextSync) {
        text = QCoreApplication::translate("ui", "%1, next %2")
                   .arg(text, clockText(*state.nextSync, state.utcOffset, Clock::Minutes));
    }
    if (state.isUpdateAsked) {
        text = QCoreApplication::translate("ui", "%1, update asked for").arg(text);
    }
    const bool isListProblem = state.problem == TillProblem::ListOld || state.problem == TillProblem::ListExpired;
    return {text, isListProblem ? severityOf(state.problem) : Severity::Calm};
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
        items.push_back({QCoreApplication::translate("ui", "Scanner set wrong"), Severity::Warning});
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

void addRecords(std::vector<StateItem>& items, RecordsState records)
{
    if (records == RecordsState::SpaceLow) {
        items.push_back({QCoreApplication::translate("ui", "Disk low"), Severity::Warning});
    } else if (records != RecordsState::Ok) {
        items.push_back({QCoreApplication::translate("ui", "Not recorded"), Severity::Warning});
    }
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
    const qint64 seconds = (time.time_since_epoch() + utcOffset).count();
    const QDateTime shopTime = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    switch (precision) {
    case Clock::Seconds:
        return shopTime.toString(QStringLiteral("HH:mm:ss"));
    case Clock::Minutes:
        return shopTime.toString(QStringLiteral("HH:mm"));
    case Clock::DateAndMinutes:
        break;
    }
    return shopTime.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
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

std::vector<StateItem> stateItems(const TillState& state, StateWording wording)
{
    std::vector<StateItem> items;
    if (state.mark != Mark::None) {
        items.push_back({state.mark == Mark::Demo ? QCoreApplication::translate("ui", "DEMO")
                                                  : QCoreApplication::translate("ui", "TRAINING"),
                         Severity::Calm});
    }
    if (state.isStaffCalled) {
        items.push_back({QCoreApplication::translate("ui", "Staff called"), Severity::Warning});
    }
    items.push_back(listItem(state));
    const bool isBrief = wording == StateWording::Brief;
    if (isBrief && state.camera == Device::Ok && state.scanner == ScannerState::Ok) {
        items.push_back({QCoreApplication::translate("ui", "Camera, scanner ok"), Severity::Calm});
    } else {
        addCamera(items, state.camera);
        addScanner(items, state.scanner);
    }
    addSound(items, state.sound);
    addRecords(items, state.records);
    if (state.now) {
        const Severity severity = state.problem == TillProblem::ClockWrong ? Severity::Blocked : Severity::Calm;
        items.push_back({clockText(*state.now, state.utcOffset, Clock::Minutes), severity});
    }
    if (!state.operatorNumber.isEmpty()) {
        items.push_back({QCoreApplication::translate("ui", "Operator %1").arg(state.operatorNumber), Severity::Calm});
    }
    QStringList where{state.place(), isBrief ? QString() : state.policy};
    where.removeAll(QString());
    if (!where.isEmpty()) {
        items.push_back({where.join(QStringLiteral(" \u00B7 ")), Severity::Calm});
    }
    return items;
}

} // namespace carded::ui
