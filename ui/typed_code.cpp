// SPDX-License-Identifier: Apache-2.0
#include "ui/typed_code.h"

#include "ui/text_block.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <utility>

namespace carded::ui {

namespace {

constexpr double kMargin = 4;
constexpr double kFieldHeight = 10;
constexpr double kFieldPad = 2;
constexpr double kGap = 3;

} // namespace

TypedCode::TypedCode(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    hide();
    retranslate();
}

void TypedCode::setDesign(const Design& design)
{
    m_design = design;
    update();
}

void TypedCode::add(const QString& text)
{
    QString longer = m_text;
    for (const QChar c : text) {
        if (c.isPrint() && longer.size() < kMaxSize) {
            longer += c;
        }
    }
    change(longer);
}

void TypedCode::removeLast()
{
    change(m_text.chopped(std::min<qsizetype>(1, m_text.size())));
}

QString TypedCode::take()
{
    QString text = std::exchange(m_text, QString());
    retranslate();
    return text;
}

void TypedCode::change(const QString& text)
{
    m_text = text;
    retranslate();
}

/// How much was typed, not what: a code is nobody's to be read aloud.
void TypedCode::retranslate()
{
    setAccessibleName(QCoreApplication::translate("ui", "Type or paste the code's text."));
    setAccessibleDescription(QCoreApplication::translate("ui", "%1 characters").arg(m_text.size()));
    update();
}

void TypedCode::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Ground));
    const double margin = m_design.px(kMargin);
    const double column = width() - 2 * margin;
    TextBlock heading(accessibleName(), {m_design.font(kLineUnits, Weight::Bold), kTextPitch, Qt::AlignLeft}, column);
    heading.moveTo({margin, margin});
    heading.draw(painter, color(Token::Ink));

    const QRectF field(margin, heading.box().bottom() + m_design.px(kGap), column, m_design.px(kFieldHeight));
    painter.fillRect(field, color(Token::Surface));
    painter.setPen(QPen(color(Token::Focus), m_design.px(0.5)));
    painter.drawRect(field);
    const QFont font = m_design.font(kButtonUnits, Weight::Regular);
    const double pad = m_design.px(kFieldPad);
    // Its end is what is being typed, so its beginning makes room.
    const QString end = QFontMetricsF(font).elidedText(m_text, Qt::ElideLeft, field.width() - 3 * pad);
    const double textWidth = QFontMetricsF(font).horizontalAdvance(end);
    painter.setFont(font);
    painter.setPen(color(Token::Ink));
    painter.drawText(field.adjusted(pad, 0, -pad, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, end);
    painter.fillRect(
        QRectF(field.left() + pad + textWidth, field.top() + pad, m_design.px(0.25), field.height() - 2 * pad),
        color(Token::Ink));

    TextBlock hint(QCoreApplication::translate("ui", "%1. Ctrl+V pastes, Enter checks, Esc goes back.")
                       .arg(accessibleDescription()),
                   {m_design.font(kButtonUnits, Weight::Regular), kTextPitch, Qt::AlignLeft}, column);
    hint.moveTo({margin, field.bottom() + m_design.px(kGap)});
    hint.draw(painter, color(Token::Ink2));
}

} // namespace carded::ui
