// SPDX-License-Identifier: Apache-2.0
#include "ui/badge_widget.h"

#include "ui/line_breaks.h"
#include "ui/shapes.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace carded::ui {

using verifier::Outcome;

BadgeWidget::BadgeWidget(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void BadgeWidget::showBadge(const Badge& badge)
{
    m_timeLeft = 1.0;
    m_hold = Hold::Running;
    updateBadge(badge);
    show();
    setFocus(Qt::OtherFocusReason);
    // Readers speak what gets the focus; the events are for those that listen to alerts (Qt 6.4 has no
    // announcement event).
    QAccessibleEvent nameChanged(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&nameChanged);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void BadgeWidget::updateBadge(const Badge& badge)
{
    m_badge = badge;
    setAccessibleName(withoutBreakMarks(badge.spoken()));
    setAccessibleDescription(
        withoutBreakMarks(QCoreApplication::translate("ui", "%1 Press to close.").arg(badge.line)));
    relayout();
}

void BadgeWidget::setDesign(const Design& design)
{
    m_design = design;
    relayout();
}

void BadgeWidget::setTimeLeft(double fraction, Hold hold)
{
    m_timeLeft = fraction;
    m_hold = hold;
    update(m_layout.bar.adjusted(-1, -m_design.px(1), 1, 1).toAlignedRect());
}

void BadgeWidget::relayout()
{
    if (m_badge.word.isEmpty()) {
        return; // nothing to show yet: costs the program's start nothing
    }
    m_layout = BadgeLayout::of(m_badge, rect(), m_design);
    m_count = CountDots::of(m_badge.dots, m_layout.bar, m_design);
    update();
}

void BadgeWidget::resizeEvent(QResizeEvent* /*event*/)
{
    relayout();
}

void BadgeWidget::mousePressEvent(QMouseEvent* event)
{
    event->accept(); // so that the release comes here, too
}

void BadgeWidget::mouseReleaseEvent(QMouseEvent* event)
{
    if (!rect().contains(event->position().toPoint())) {
        return;
    }
    const auto isHit = [&](const KeyTarget& target) { return target.area.contains(event->position()); };
    const auto target = std::ranges::find_if(m_layout.targets, isHit);
    if (target != m_layout.targets.end()) {
        emit keyPressed(target->key);
    } else {
        emit dismissed();
    }
}

FieldColors BadgeWidget::colors() const noexcept
{
    return m_badge.isMarked() ? m_design.hollowColors(m_badge.outcome) : m_design.fieldColors(m_badge.outcome);
}

void BadgeWidget::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const FieldColors paint = colors();
    paintField(painter);
    drawSymbol(painter, m_badge.outcome, m_layout.symbol, {paint.ink, paint.field, m_badge.isMarked()});
    m_layout.word.draw(painter, paint.ink);

    m_layout.headline.draw(painter, paint.text);
    m_layout.line.draw(painter, paint.text);
    for (const TextBlock& note : m_layout.notes) {
        note.draw(painter, paint.text);
    }
    paintStep(painter);
    paintDots(painter);
    paintBar(painter);
    if (hasFocus()) {
        paintFocus(painter);
    }
}

void BadgeWidget::paintField(QPainter& painter) const
{
    const FieldColors paint = colors();
    painter.fillRect(rect(), paint.field);
    if (paint.edge.isValid()) {
        const double width = m_design.px(paint.edgeUnits);
        painter.setPen(QPen(paint.edge, width, paint.edgeLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2));
    }
    if (m_badge.isMarked()) {
        const MarkColors mark = markColors(m_badge.mark);
        painter.fillRect(m_layout.band, mark.field);
        m_layout.bandText.draw(painter, mark.ink);
    }
}

void BadgeWidget::paintStep(QPainter& painter) const
{
    const FieldColors paint = colors();
    const double radius = m_design.px(1);
    painter.setPen(QPen(paint.text, m_design.px(0.4)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(m_layout.stepBox, radius, radius);
    m_layout.step.draw(painter, paint.text);
    for (const KeyChip& chip : m_layout.chips) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(paint.text);
        painter.drawRoundedRect(chip.box, radius, radius);
        chip.label.draw(painter, paint.field);
    }
}

void BadgeWidget::paintDots(QPainter& painter) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().text);
    for (const QRectF& dot : m_count.dots) {
        painter.drawEllipse(dot);
    }
}

void BadgeWidget::paintBar(QPainter& painter) const
{
    const QColor ink = colors().text;
    const QRectF bar = m_count.rest;
    painter.setPen(QPen(ink, m_design.px(0.25)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * m_timeLeft, bar.height()), ink);
    if (m_hold == Hold::Held) { // two upright strokes, as on a player
        const double width = m_design.px(0.7);
        for (const double x : {bar.right() - 3 * width, bar.right() - width}) {
            painter.fillRect(QRectF(x, bar.top() - m_design.px(1), width, bar.height() + m_design.px(1)), ink);
        }
    }
}

void BadgeWidget::paintFocus(QPainter& painter) const
{
    const FieldColors paint = colors();
    const double inset = m_design.px(paint.edgeUnits + 0.5);
    painter.setPen(QPen(paint.text, m_design.px(0.5)));
    painter.setBrush(Qt::NoBrush);
    const double top = m_badge.isMarked() ? m_layout.band.height() : 0;
    painter.drawRect(QRectF(rect()).adjusted(inset, inset + top, -inset, -inset));
}

} // namespace carded::ui
