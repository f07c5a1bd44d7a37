// SPDX-License-Identifier: Apache-2.0
#include "ui/customer_sign.h"

#include "ui/line_breaks.h"
#include "ui/shapes.h"
#include "ui/touch_button.h"

#include <QAccessible>
#include <QPainter>

#include <algorithm>

namespace carded::ui {

namespace {

// In units.
constexpr double kLargestWords = 9;
constexpr double kSmallerBy = 0.5;
constexpr double kMostDrawing = 36;
constexpr double kGap = 3;

} // namespace

CustomerSign::CustomerSign(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void CustomerSign::setFace(const Face& face)
{
    m_face = face;
    setAccessibleName(withoutBreakMarks(face.words));
    layParts();
}

void CustomerSign::setDesign(const Design& design)
{
    m_design = design;
    layParts();
}

void CustomerSign::announce()
{
    QAccessibleEvent nameChanged(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&nameChanged);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

/// Smaller than this a drawing says nothing; words shrink before.
double CustomerSign::leastDrawing() const
{
    if (m_face.isPassed) {
        return m_design.px(20);
    }
    return m_face.drawings.empty() ? 0 : m_design.px(14);
}

/// In the largest size in which they are inside `room`.
TextBlock CustomerSign::fittingWords(QSizeF room, Qt::AlignmentFlag align)
{
    TextBlock words;
    constexpr int kSteps = static_cast<int>((kLargestWords - kKioskTextUnits) / kSmallerBy);
    for (int step = 0; step <= kSteps; ++step) {
        m_units = kLargestWords - step * kSmallerBy;
        words = TextBlock(m_face.words, {m_design.font(m_units, Weight::Bold), kHeadlinePitch, align}, room.width());
        if (words.fits() && words.height() <= room.height()) {
            return words;
        }
    }
    m_units = kKioskTextUnits;
    return words;
}

void CustomerSign::layParts()
{
    const bool isWordsFirst = m_face.order == Face::Order::WordsFirst;
    const bool isLow = height() < m_design.px(kKioskTextUnits * kHeadlinePitch + kGap) + leastDrawing();
    isWordsFirst&& isLow ? layBeside() : layInColumn();
    update();
}

/// Where there is no room below the words the drawing is as high as they may be, to their right.
void CustomerSign::layBeside()
{
    const double side = m_face.drawings.empty() ? 0 : height();
    const double gap = m_face.drawings.empty() ? 0 : m_design.px(kGap);
    m_words = fittingWords({width() - side - gap, static_cast<double>(height())}, Qt::AlignLeft);
    m_words.moveTo({0, 0});
    m_drawings = QRectF(width() - side, 0, side, side);
}

void CustomerSign::layInColumn()
{
    const bool isWordsFirst = m_face.order == Face::Order::WordsFirst;
    const bool isLeft = isWordsFirst && !m_design.isPortrait();
    const bool hasDrawing = m_face.isPassed || !m_face.drawings.empty();
    const double gap = hasDrawing ? m_design.px(kGap) : 0;
    const QSizeF room(width(), height() - gap - leastDrawing());
    m_words = fittingWords(room, isLeft ? Qt::AlignLeft : Qt::AlignHCenter);
    const double count = m_face.isPassed ? 1 : static_cast<double>(m_face.drawings.size());
    const double left = height() - m_words.height() - gap;
    const double side = hasDrawing ? std::min({left, m_design.px(kMostDrawing), (width() + gap) / count - gap}) : 0;
    const double top = isLeft ? 0 : (left - side) / 2;
    const double across = count * side + std::max(0.0, count - 1) * gap;
    m_words.moveTo({0, isWordsFirst ? top : top + side + gap});
    m_drawings =
        QRectF(isLeft ? 0 : (width() - across) / 2, isWordsFirst ? m_words.box().bottom() + gap : top, side, side);
}

void CustomerSign::resizeEvent(QResizeEvent* /*event*/)
{
    layParts();
}

void CustomerSign::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    m_words.draw(painter, m_face.ink);
    if (m_face.isPassed) {
        drawSymbol(painter, verifier::Outcome::Pass, m_drawings, {m_face.ink, m_face.ground});
        return;
    }
    QRectF box = m_drawings;
    for (std::size_t i = 0; i < m_face.drawings.size(); ++i) {
        const bool isBright = m_face.bright < 0 || static_cast<std::size_t>(m_face.bright) == i;
        drawDrawing(painter, m_face.drawings[i], box, isBright ? m_face.ink : m_design.color(Token::ControlLine),
                    m_face.ground);
        box.translate(box.width() + m_design.px(kGap), 0);
    }
}

} // namespace carded::ui
