// SPDX-License-Identifier: Apache-2.0
#include "ui/checking_view.h"

#include "ui/line_breaks.h"
#include "ui/text_block.h"

#include <QCoreApplication>
#include <QPainter>

namespace carded::ui {

namespace {

// In units.
constexpr double kDot = 4;
constexpr double kPitch = 9;
constexpr double kWordsBelow = 6;

QString wordsText()
{
    return QCoreApplication::translate("ui", "Checking the code");
}

} // namespace

CheckingView::CheckingView(QWidget* parent) : Panel(parent)
{
    retranslate();
}

void CheckingView::retranslate()
{
    setAccessibleName(withoutBreakMarks(wordsText()));
    update();
}

/// The answer comes whatever is pressed.
void CheckingView::press(const KeyStroke& /*stroke*/) {}

void CheckingView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    painter.setPen(Qt::NoPen);
    painter.setBrush(design().color(Token::ControlLine));
    const QPointF middle = QRectF(rect()).center();
    for (const int step : {-1, 0, 1}) {
        const double radius = design().px(kDot) / 2;
        painter.drawEllipse(middle + QPointF(step * design().px(kPitch), 0), radius, radius);
    }
    TextBlock words(wordsText(), {design().font(kLineUnits, Weight::Regular), kTextPitch, Qt::AlignHCenter},
                    content().width());
    words.moveTo({content().left(), middle.y() + design().px(kWordsBelow)});
    words.draw(painter, design().color(Token::Ink));
}

} // namespace carded::ui
