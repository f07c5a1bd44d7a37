// SPDX-License-Identifier: Apache-2.0
#include "ui/shift_view.h"

#include "ui/action_button.h"
#include "ui/line_breaks.h"
#include "ui/till_notice.h"

#include <QCoreApplication>
#include <QPainter>

namespace carded::ui {

ShiftView::ShiftView(QWidget* parent)
    : Panel(parent), m_save(new ActionButton(this)), m_end(new ActionButton(this)), m_back(new ActionButton(this))
{
    connect(m_save, &QPushButton::clicked, this, &ShiftView::saveWanted);
    connect(m_end, &QPushButton::clicked, this, &ShiftView::endWanted);
    connect(m_back, &QPushButton::clicked, this, &ShiftView::left);
    retranslate();
}

void ShiftView::wait(Purpose purpose)
{
    m_purpose = purpose;
    forget();
}

void ShiftView::show(const ShiftFigures& figures)
{
    m_figures = figures;
    retranslate();
}

void ShiftView::showProblem(RecordsState records)
{
    m_records = records;
    retranslate();
}

void ShiftView::setSaved(const ShiftSaved& saved)
{
    m_saved = saved;
    emit stirred();
    retranslate();
}

void ShiftView::forget()
{
    m_figures.reset();
    m_records = RecordsState::Ok;
    m_saved = {};
    retranslate();
}

QString ShiftView::headingText() const
{
    return m_purpose == Purpose::Look ? QCoreApplication::translate("ui", "This shift")
                                      : QCoreApplication::translate("ui", "End of shift");
}

/// Whose shift and when; or why there are no numbers.
QString ShiftView::aboutText() const
{
    if (m_figures) {
        const QString who = m_figures->who();
        return who.isEmpty() ? m_figures->period() : QStringLiteral("%1\u00A0\u00B7 %2").arg(who, m_figures->period());
    }
    if (m_records == RecordsState::Ok) {
        return QCoreApplication::translate("ui", "The record is being read.");
    }
    TillState state;
    state.records = m_records;
    const NoticeText notice = noticeText(state);
    return joinedSentences(joinedSentences(QCoreApplication::translate("ui", "The record cannot be read."), notice.why),
                           notice.who);
}

QString ShiftView::savedText() const
{
    QString folder = m_saved.folder;
    folder.replace(QLatin1Char('/'), QStringLiteral("/\u200B")); // where its line may break
    switch (m_saved.state) {
    case ShiftSaved::State::NotYet:
        return {};
    case ShiftSaved::State::Saving:
        return QCoreApplication::translate("ui", "It is being saved.");
    case ShiftSaved::State::Saved:
        return QCoreApplication::translate("ui", "Saved as %1 in %2").arg(m_saved.file, folder);
    case ShiftSaved::State::NoRoom:
        return QCoreApplication::translate("ui", "Not saved: the till's disk is full. Manager: make room on it.");
    case ShiftSaved::State::NotAllowed:
        return QCoreApplication::translate("ui", "Not saved: this program may not write in %1").arg(folder);
    case ShiftSaved::State::Failed:
        break;
    }
    return QCoreApplication::translate("ui", "Not saved: the disk of %1 fails.").arg(folder);
}

void ShiftView::retranslate()
{
    m_save->setFace({Qt::Key_F9, QCoreApplication::translate("ui", "Save as PDF")});
    m_end->setFace({Qt::Key_F12, QCoreApplication::translate("ui", "Log out")});
    m_back->setFace({Qt::Key_Escape, QCoreApplication::translate("ui", "Back")});
    setAccessibleName(withoutBreakMarks(QStringLiteral("%1. %2").arg(headingText(), aboutText())));
    QStringList numbers;
    if (m_figures) {
        for (const auto& lines : {figureLines(*m_figures), reasonLines(*m_figures)}) {
            for (const FigureLine& line : lines) {
                numbers += QStringLiteral("%1: %2").arg(line.words).arg(line.count);
            }
        }
    }
    numbers += savedText();
    numbers.removeAll(QString());
    setAccessibleDescription(withoutBreakMarks(numbers.join(QStringLiteral(", "))));
    showButtons();
    layParts();
}

void ShiftView::showButtons()
{
    const bool isEnd = m_purpose == Purpose::End && m_figures.has_value();
    m_save->setVisible(isEnd);
    m_save->setEnabled(m_saved.state != ShiftSaved::State::Saving);
    m_end->setVisible(isEnd && !m_figures->operatorNumber.isEmpty());
}

void ShiftView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    m_heading.draw(painter, design().color(Token::Ink));
    m_about.draw(painter, design().color(Token::Ink));
    m_note.draw(painter, design().color(Token::Ink));
    if (m_figures) {
        m_list.draw(painter);
        if (m_purpose == Purpose::Look) {
            m_reasons.draw(painter);
            drawShiftChart(painter, m_figures->hours, m_chart, m_chartStyle);
        } else {
            m_proof.draw(painter, design().color(Token::Ink));
            painter.setRenderHint(QPainter::Antialiasing, false); // sharp edges for a camera
            drawCode(painter, m_figures->checkpoint, m_code);
        }
    }
    paintTimeLeft(painter);
}

} // namespace carded::ui
