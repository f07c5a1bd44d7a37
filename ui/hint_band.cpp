// SPDX-License-Identifier: Apache-2.0
#include "ui/hint_band.h"

#include "ui/line_breaks.h"
#include "ui/text_block.h"

#include <QAccessible>
#include <QPainter>

#include <algorithm>
#include <limits>

namespace carded::ui {

namespace {

constexpr double kPad = 1;

} // namespace

HintBand::HintBand(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void HintBand::setHint(std::optional<Hint> hint)
{
    if (hint == m_hint) {
        return;
    }
    m_hint = hint;
    retranslate();
    if (m_hint && isVisible()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void HintBand::setDesign(const Design& design)
{
    m_design = design;
    update();
}

void HintBand::retranslate()
{
    m_text = m_hint ? hintText(*m_hint) : QString();
    setAccessibleName(withoutBreakMarks(m_text));
    update();
}

/// The text size of the window counts as far as there is room.
QFont HintBand::fittingFont() const
{
    QFont font = m_design.font(kButtonUnits, Weight::Bold);
    const TextBlock line(m_text, {font, kTextPitch, Qt::AlignHCenter}, std::numeric_limits<int>::max());
    const double room = width() - 2 * m_design.px(kPad);
    const double scale = std::min({1.0, room / std::max(1.0, line.naturalWidth()), height() / line.lineHeight()});
    font.setPixelSize(std::max(1, static_cast<int>(font.pixelSize() * scale)));
    return font;
}

TextBlock HintBand::line() const
{
    const double pad = m_design.px(kPad);
    TextBlock line(m_text, {fittingFont(), kTextPitch, Qt::AlignHCenter}, width() - 2 * pad);
    line.moveTo({pad, (height() - line.height()) / 2});
    return line;
}

int HintBand::textSize() const
{
    return fittingFont().pixelSize();
}

void HintBand::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_design.color(Token::Ink));
    line().draw(painter, m_design.color(Token::Surface));
}

} // namespace carded::ui
