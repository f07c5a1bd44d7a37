// SPDX-License-Identifier: Apache-2.0
#include "ui/notice_bar.h"

#include "ui/line_breaks.h"
#include "ui/shapes.h"
#include "ui/text_block.h"

#include <QAccessible>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace carded::ui {

namespace {

using verifier::Outcome;

constexpr double kPad = 3;
constexpr double kSymbol = 12;

struct NoticeLayout {
    QRectF symbol;
    TextBlock what;
    TextBlock why;
    TextBlock who;
    double height = 0;
};

NoticeLayout layNotice(const NoticeText& notice, int width, const Design& design, double scale)
{
    NoticeLayout layout;
    const double pad = design.px(kPad);
    const double left = pad + design.px(kSymbol) + pad;
    const double column = width - left - pad;
    layout.what =
        TextBlock(notice.what, {design.font(kLineUnits, Weight::Bold, scale), kHeadlinePitch, Qt::AlignLeft}, column);
    const TextBlock::Style style{design.font(kButtonUnits, Weight::Regular, scale), kTextPitch, Qt::AlignLeft};
    layout.why = TextBlock(notice.why, style, column);
    layout.who = TextBlock(notice.who, style, column);
    const double text = layout.what.height() + layout.why.height() + layout.who.height();
    layout.height = std::max(text, design.px(kSymbol)) + 2 * pad;
    const double top = (layout.height - text) / 2;
    layout.what.moveTo({left, top});
    layout.why.moveTo({left, layout.what.box().bottom()});
    layout.who.moveTo({left, layout.why.box().bottom()});
    layout.symbol = QRectF(pad, (layout.height - design.px(kSymbol)) / 2, design.px(kSymbol), design.px(kSymbol));
    return layout;
}

} // namespace

NoticeBar::NoticeBar(QWidget* parent) : QWidget(parent)
{
    hide();
}

void NoticeBar::setNotice(const NoticeText& notice)
{
    const bool isNews = notice.what != m_notice.what;
    m_notice = notice;
    setVisible(notice.severity != Severity::Calm);
    setAccessibleName(
        withoutBreakMarks(QStringLiteral("%1 %2 %3").arg(notice.what, notice.why, notice.who).simplified()));
    if (isNews && isVisible()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    update();
}

void NoticeBar::setDesign(const Design& design)
{
    m_design = design;
    update();
}

int NoticeBar::fitHeight(int width, int limit)
{
    double height = 0;
    for (const double scale : {1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4}) {
        m_scale = scale;
        height = layNotice(m_notice, width, m_design, scale).height;
        if (height <= limit) {
            break;
        }
    }
    return static_cast<int>(std::ceil(height));
}

void NoticeBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const Outcome outcome = m_notice.severity == Severity::Blocked ? Outcome::Refuse : Outcome::CannotVerify;
    const FieldColors paint = m_design.fieldColors(outcome);
    const NoticeLayout layout = layNotice(m_notice, width(), m_design, m_scale);
    const double edge = m_design.px(0.75);
    painter.fillRect(rect(), paint.edge);
    painter.fillRect(QRectF(rect()).adjusted(edge, edge, -edge, -edge), paint.field);
    drawSymbol(painter, outcome, layout.symbol, {paint.ink, paint.field});
    layout.what.draw(painter, paint.ink);
    layout.why.draw(painter, paint.ink);
    layout.who.draw(painter, paint.ink);
}

} // namespace carded::ui
