// SPDX-License-Identifier: Apache-2.0
// Where the parts of a shift in numbers are.
#include "ui/action_button.h"
#include "ui/shift_view.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace carded::ui {

namespace {

// All lengths are in units.
constexpr double kGutter = 2;
constexpr double kColumnGap = 4;
constexpr double kButtonHeight = 12;
constexpr double kBackHeight = 8;
constexpr double kBackWidth = 28;
constexpr double kMostCode = 44;
constexpr double kPortraitChart = 0.36; ///< of the height
constexpr int kMinPercent = 35;
constexpr std::size_t kLeastReasons = 4; ///< before text is larger than it need be

/// The heading grows no further: the numbers need the room.
constexpr double kMaxHeadingScale = 1.25;

} // namespace

void ShiftView::layParts()
{
    QRectF area = content();
    m_fits = true;
    layHead(area);
    layFoot(area);
    if (m_figures) {
        layBody(area);
    }
    update();
}

void ShiftView::layHead(QRectF& area)
{
    const double gutter = design().px(kGutter);
    const QSizeF back(design().px(kBackWidth), design().px(kBackHeight));
    m_back->setGeometry(QRectF({area.right() - back.width(), area.top()}, back).toAlignedRect());
    const double scale = std::min(1.0, kMaxHeadingScale / design().textScale());
    const double width = area.width() - back.width() - gutter;
    m_heading = TextBlock(headingText(), {design().font(kLineUnits, Weight::Bold, scale)}, width);
    m_heading.moveTo(area.topLeft());
    // Beside the button or, where the window is narrow, below it.
    const bool isBelow = design().isPortrait();
    m_about =
        TextBlock(aboutText(), {design().font(kStateUnits, Weight::Regular, scale)}, isBelow ? area.width() : width);
    const double head = m_heading.box().bottom();
    m_about.moveTo({area.left(), isBelow ? std::max(head, area.top() + back.height()) : head});
    m_fits = m_heading.fits() && m_about.fits();
    area.setTop(std::max(area.top() + back.height(), m_about.box().bottom()) + gutter / 2);
}

/// At the end of a shift its buttons, and above them what came of saving.
void ShiftView::layFoot(QRectF& area)
{
    m_note = {};
    if (m_purpose == Purpose::Look) {
        return;
    }
    const double gutter = design().px(kGutter);
    const QSizeF size(std::floor((area.width() - gutter) / 2), design().px(kButtonHeight));
    const QRectF save(QPointF(area.left(), area.bottom() - size.height()), size);
    m_save->setGeometry(save.toAlignedRect());
    m_end->setGeometry(QRectF(QPointF(area.right() - size.width(), save.top()), size).toAlignedRect());
    const double buttons = std::min(m_save->fittingScale(), m_end->fittingScale());
    m_save->setTextScale(buttons);
    m_end->setTextScale(buttons);
    const double scale = std::min(1.0, kMaxHeadingScale / design().textScale());
    m_note = TextBlock(savedText(), {design().font(kStateUnits, Weight::Regular, scale)}, area.width());
    m_note.moveTo({area.left(), save.top() - gutter / 2 - m_note.height()});
    m_fits = m_fits && m_note.fits();
    area.setBottom(m_note.box().top() - gutter / 2);
}

/// With the largest text at which all of it has room.
void ShiftView::layBody(const QRectF& area)
{
    bool fits = false;
    for (int percent = 100; percent >= kMinPercent && !fits; percent -= 5) {
        fits = layBody(area, percent / 100.0);
    }
    m_fits = m_fits && fits;
}

bool ShiftView::layBody(const QRectF& area, double scale)
{
    const QFont font = design().font(kStateUnits, Weight::Regular, scale);
    m_chartStyle = {design().font(kStateUnits, Weight::Regular, 1 / design().textScale()), design().px(1), design()};
    const ChartStyle style{font, design().px(1), design()};
    const double gap = design().px(kColumnGap);
    QRectF first = area;
    QRectF second = area;
    QRectF third = area;
    if (design().isPortrait()) {
        first.setHeight(area.height() * kPortraitChart);
        second.setTop(first.bottom() + gap);
    } else {
        const double column = (area.width() - 2 * gap) / 12;
        first.setWidth(std::floor(column * 4.6));
        second.setLeft(first.right() + gap);
        second.setWidth(std::floor(column * 3.4));
        third.setLeft(second.right() + gap);
    }
    if (m_purpose == Purpose::End) {
        const QRectF list = design().isPortrait() ? area : first;
        m_list = FigureList(figureLines(*m_figures), {}, list, style);
        QRectF code = area;
        design().isPortrait() ? code.setTop(m_list.bottom() + gap) : code.setLeft(list.right() + gap);
        return layCode(code, scale) && m_list.fits();
    }
    m_chart = first;
    m_list = FigureList(figureLines(*m_figures), {}, second, style);
    if (design().isPortrait()) {
        third.setTop(m_list.bottom() + gap / 2);
    }
    m_reasons = FigureList(reasonLines(*m_figures), QCoreApplication::translate("ui", "Other reasons"), third, style);
    const bool isEnough = m_reasons.lineCount() >= std::min(kLeastReasons, m_figures->reasons.size());
    return m_list.fits() && m_reasons.fits() && isEnough;
}

/// The record's code, and beside it (below it, where the window is upright) what it is good for.
bool ShiftView::layCode(const QRectF& area, double scale)
{
    const double gap = design().px(kGutter);
    const double side = std::floor(std::min({area.height(), area.width() / 2, design().px(kMostCode)}));
    const bool isThere = m_figures->checkpoint.side > 0;
    m_code = isThere ? QRectF(area.left(), area.top(), side, side) : QRectF();
    const QRectF words = isThere ? area.adjusted(side + gap, 0, 0, 0) : area;
    const QString about =
        isThere ? QCoreApplication::translate("ui", "Size and root of the record, signed by this till. Take a "
                                                    "picture of it, and keep it outside of the shop.")
                : QCoreApplication::translate("ui", "There is no record.");
    m_proof = TextBlock(about, {design().font(kStateUnits, Weight::Regular, scale)}, words.width());
    m_proof.moveTo(words.topLeft());
    return m_proof.fits() && m_proof.box().bottom() <= area.bottom();
}

} // namespace carded::ui
