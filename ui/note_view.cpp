// SPDX-License-Identifier: Apache-2.0
#include "ui/note_view.h"

#include "ui/line_breaks.h"
#include "ui/row_stack.h"
#include "ui/till_notice.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QPainter>

namespace carded::ui {

namespace {

// All lengths are in units.
constexpr double kPad = 2;
constexpr double kStepHeight = 10;
constexpr double kMaxExtraGap = 4;
constexpr int kMinPercent = 40;

} // namespace

QString nameOf(CardDocument document)
{
    switch (document) {
    case CardDocument::IdCard:
        return QCoreApplication::translate("ui", "ID card");
    case CardDocument::DrivingLicence:
        return QCoreApplication::translate("ui", "Driving licence");
    case CardDocument::Passport:
        return QCoreApplication::translate("ui", "Passport");
    case CardDocument::ResidenceCard:
        return QCoreApplication::translate("ui", "Residence card");
    }
    return {};
}

NoteView::NoteView(QWidget* parent) : Panel(parent) {}

void NoteView::tell(const Note& note)
{
    m_note = note;
    retranslate();
}

QString NoteView::recordText() const
{
    if (!m_note.isRecorded) {
        return QCoreApplication::translate("ui", "Not recorded");
    }
    return m_note.document ? QCoreApplication::translate("ui", "Recorded")
                           : QCoreApplication::translate("ui", "Manager has allowed the sale.");
}

QString NoteView::whatText() const
{
    QString what;
    if (!m_note.document) {
        what = m_note.isRecorded ? QCoreApplication::translate("ui", "Recorded.")
                                 : QCoreApplication::translate("ui", "So no exception can be made.");
    } else if (m_note.answer == CardAnswer::OldEnough) {
        what = QCoreApplication::translate("ui", "%1 seen: old enough.").arg(nameOf(*m_note.document));
    } else {
        what = QCoreApplication::translate("ui", "%1 seen: not old enough.").arg(nameOf(*m_note.document));
    }
    if (!m_note.isRecorded) {
        TillState state;
        state.records = m_note.records;
        what = joinedSentences(noticeText(state).why, what);
    }
    return what;
}

/// A card counts for what somebody saw on it; a manager's exception only if it can be shown later.
QString NoteView::stepText() const
{
    const bool maySell = m_note.answer == CardAnswer::OldEnough && (m_note.document || m_note.isRecorded);
    return maySell ? QCoreApplication::translate("ui", "Go on with the sale.")
                   : QCoreApplication::translate("ui", "Do not sell this item.");
}

void NoteView::retranslate()
{
    setAccessibleName(withoutBreakMarks(QStringLiteral("%1 %2 %3").arg(recordText(), whatText(), stepText())));
    setAccessibleDescription(withoutBreakMarks(QCoreApplication::translate("ui", "Press to close.")));
    layParts();
}

void NoteView::press(const KeyStroke& stroke)
{
    if (stroke.key == Qt::Key_Space) {
        emit stirred();
    } else {
        Panel::press(stroke);
    }
}

void NoteView::layParts()
{
    const QRectF area = content();
    const double pad = design().px(kPad);
    for (int percent = 100; percent >= kMinPercent; percent -= 5) {
        const double scale = percent / 100.0;
        m_headline =
            TextBlock(recordText(), {design().font(kHeadlineUnits, Weight::Bold, scale), kHeadlinePitch}, area.width());
        m_line = TextBlock(whatText(), {design().font(kLineUnits, Weight::Regular, scale), kTextPitch}, area.width());
        m_step =
            TextBlock(stepText(), {design().font(kStepUnits, Weight::Bold, scale), kTextPitch}, area.width() - 2 * pad);
        const double stepHeight = std::max(design().px(kStepHeight), m_step.height() + pad);
        const auto placeStep = [&](double top) {
            m_stepBox = QRectF(area.left(), top, area.width(), stepHeight);
            m_step.moveTo({area.left() + pad, top + (stepHeight - m_step.height()) / 2});
        };
        const bool isPlaced = placeRows({{m_headline.height(), 0,
                                          [&](double top) {
                                              m_headline.moveTo({area.left(), top});
                                          }},
                                         {m_line.height(), pad,
                                          [&](double top) {
                                              m_line.moveTo({area.left(), top});
                                          }},
                                         {stepHeight, 0, placeStep}},
                                        area, design().px(kMaxExtraGap));
        m_fits = isPlaced && m_headline.fits() && m_line.fits() && m_step.fits();
        if (m_fits) {
            break;
        }
    }
    update();
}

void NoteView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    m_headline.draw(painter, design().color(Token::Ink));
    m_line.draw(painter, design().color(Token::Ink));
    const double radius = design().px(1);
    painter.setPen(QPen(design().color(Token::Ink), design().px(0.4)));
    painter.setBrush(design().color(Token::Surface));
    painter.drawRoundedRect(m_stepBox, radius, radius);
    m_step.draw(painter, design().color(Token::Ink));
    paintTimeLeft(painter);
}

void NoteView::mousePressEvent(QMouseEvent* event)
{
    event->accept(); // so that the release comes here, too
}

void NoteView::mouseReleaseEvent(QMouseEvent* event)
{
    if (rect().contains(event->position().toPoint())) {
        emit left();
    }
}

} // namespace carded::ui
