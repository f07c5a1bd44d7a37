// SPDX-License-Identifier: Apache-2.0
// What the notice over the tiles says.
#include "ui/till_notice.h"

#include <QCoreApplication>

namespace carded::ui {

namespace {

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

QString whoText(const TillState& state)
{
    switch (state.problem) {
    case TillProblem::None:
        break;
    case TillProblem::ListOld:
    case TillProblem::ListExpired:
        if (state.functionKeys.contains(QStringLiteral("F6"))) {
            return QCoreApplication::translate("ui", "Manager: connect it or bring the stick. Update: F6.");
        }
        return QCoreApplication::translate("ui", "Manager: connect the till or bring the update stick.");
    case TillProblem::NoList:
        return QCoreApplication::translate("ui", "Manager: set the till up, or bring the update stick.");
    case TillProblem::ClockWrong:
        return QCoreApplication::translate("ui", "Manager: set the till's date and time.");
    case TillProblem::StoreUnreadable:
        return QCoreApplication::translate("ui", "Manager: call the service for this till.");
    }
    return {};
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
        return {Severity::Warning, QCoreApplication::translate("ui", "Scanner set wrong"),
                QCoreApplication::translate("ui", "The scanner sent other characters than a code has."),
                QCoreApplication::translate(
                    "ui", "Scan again. If it stays: set the scanner up anew (keyboard US, ending Enter).")};
    }
    return {};
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

/// A customer in self-service calls. Nothing is said of why.
NoticeText staffNotice()
{
    return {Severity::Warning, QCoreApplication::translate("ui", "A customer needs help."),
            QCoreApplication::translate("ui", "Their screen says that staff is coming."),
            QCoreApplication::translate("ui", "Go there. Esc ends the call.")};
}

} // namespace

NoticeText noticeText(const TillState& state)
{
    if (severityOf(state.problem) != Severity::Blocked) {
        if (state.isStaffCalled) {
            return staffNotice();
        }
        if (NoticeText scanner = scannerNotice(state.scanner); scanner.severity != Severity::Calm) {
            return scanner;
        }
        if (NoticeText records = recordsNotice(state.records); records.severity != Severity::Calm) {
            return records;
        }
    }
    NoticeText notice{severityOf(state.problem), whatText(state.problem), whyText(state), whoText(state)};
    if (state.problem == TillProblem::None || !state.problemSince) {
        return notice;
    }
    const QString when = clockText(*state.problemSince, state.utcOffset, Clock::DateAndMinutes);
    notice.why = QCoreApplication::translate("ui", "%1 Since %2.").arg(notice.why, when);
    return notice;
}

} // namespace carded::ui
