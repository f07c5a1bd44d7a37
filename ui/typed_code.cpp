// SPDX-License-Identifier: Apache-2.0
#include "ui/typed_code.h"

#include "ui/line_breaks.h"
#include "ui/text_block.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

#include <utility>

namespace carded::ui {

namespace {

constexpr double kMargin = 4;
constexpr double kFieldHeight = 10;
constexpr double kFieldPad = 2;
constexpr double kGap = 3;

QString headingText()
{
    return QCoreApplication::translate("ui", "Type or paste the code's text.");
}

struct TypingLayout {
    TextBlock heading;
    QRectF field;
    TextBlock hint;
};

/// The text size of the window counts as far as there is room.
TypingLayout layTyping(const QString& hint, const QRectF& area, const Design& design)
{
    const double margin = design.px(kMargin);
    const double column = area.width() - 2 * margin;
    TypingLayout layout;
    for (const double scale : {1.0, 0.9, 0.8, 0.7, 0.6, 0.5}) {
        layout.heading =
            TextBlock(headingText(), {design.font(kLineUnits, Weight::Bold, scale), kTextPitch, Qt::AlignLeft}, column);
        layout.heading.moveTo({margin, margin});
        layout.field = QRectF(margin, layout.heading.box().bottom() + design.px(kGap), column, design.px(kFieldHeight));
        layout.hint =
            TextBlock(hint, {design.font(kButtonUnits, Weight::Regular, scale), kTextPitch, Qt::AlignLeft}, column);
        layout.hint.moveTo({margin, layout.field.bottom() + design.px(kGap)});
        if (layout.heading.fits() && layout.hint.fits() && layout.hint.box().bottom() <= area.height() - margin) {
            break;
        }
    }
    return layout;
}

} // namespace

TypedCode::TypedCode(QWidget* parent) : Panel(parent)
{
    retranslate();
}

void TypedCode::press(const KeyStroke& stroke)
{
    emit stirred();
    if (stroke.key == Qt::Key_Escape || stroke.key == Qt::Key_F4) {
        emit left();
    } else if (stroke.key == Qt::Key_Return || stroke.key == Qt::Key_Enter) {
        const QString text = take();
        emit left();
        if (!text.isEmpty()) {
            emit entered(text);
        }
    } else if (stroke.key == Qt::Key_Backspace) {
        removeLast();
    } else if (stroke.modifiers.testFlag(Qt::ControlModifier)) {
        if (stroke.key == Qt::Key_V) {
            add(QGuiApplication::clipboard()->text());
        }
    } else {
        add(stroke.text);
    }
}

void TypedCode::forget()
{
    (void)take();
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
    setAccessibleName(withoutBreakMarks(headingText()));
    setAccessibleDescription(QCoreApplication::translate("ui", "%1 characters").arg(m_text.size()));
    update();
}

void TypedCode::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), design().color(Token::Ground));
    const QString hint = QCoreApplication::translate("ui", "%1. Ctrl+V pastes, Enter checks, Esc goes back.")
                             .arg(accessibleDescription());
    const TypingLayout layout = layTyping(hint, rect(), design());
    layout.heading.draw(painter, design().color(Token::Ink));

    const QRectF field = layout.field;
    painter.fillRect(field, design().color(Token::Surface));
    painter.setPen(QPen(design().color(Token::Focus), design().px(0.5)));
    painter.drawRect(field);
    const QFont font = layout.hint.font();
    const double pad = design().px(kFieldPad);
    // Its end is what is being typed, so its beginning makes room.
    const QString end = QFontMetricsF(font).elidedText(m_text, Qt::ElideLeft, field.width() - 3 * pad);
    const double textWidth = QFontMetricsF(font).horizontalAdvance(end);
    painter.setFont(font);
    painter.setPen(design().color(Token::Ink));
    painter.drawText(field.adjusted(pad, 0, -pad, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, end);
    painter.fillRect(
        QRectF(field.left() + pad + textWidth, field.top() + pad, design().px(0.25), field.height() - 2 * pad),
        design().color(Token::Ink));
    layout.hint.draw(painter, design().color(Token::Ink2));
}

} // namespace carded::ui
