// SPDX-License-Identifier: Apache-2.0
#include "ui/action_button.h"

#include "ui/key_chip.h"
#include "ui/line_breaks.h"
#include "ui/text_block.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QPainter>

#include <optional>

namespace carded::ui {

namespace {

constexpr double kPad = 2; // in units
constexpr double kLeastScale = 0.25;

struct ButtonLayout {
    std::optional<KeyChip> chip;
    TextBlock words;
    TextBlock detail;
    bool fits = false;
};

ButtonLayout layButton(const ActionButton::Face& face, const QRectF& box, const Design& design, double scale)
{
    ButtonLayout layout;
    const double pad = design.px(kPad);
    const QRectF inner = box.adjusted(pad, 0, -pad, 0);
    double left = inner.left();
    if (face.key != 0) {
        const QFont font = design.font(kStateUnits, Weight::Bold, scale);
        layout.chip = KeyChip::at({left, inner.center().y()}, keyName(face.key), font);
        left += KeyChip::widthFor(font) + pad;
    }
    const double width = inner.right() - left;
    const auto align = face.key != 0 ? Qt::AlignLeft : Qt::AlignHCenter;
    layout.words = TextBlock(face.words, {design.font(kButtonUnits, Weight::Bold, scale), kTextPitch, align}, width);
    layout.detail =
        TextBlock(face.detail, {design.font(kStateUnits, Weight::Regular, scale), kTextPitch, align}, width);
    const double height = layout.words.height() + layout.detail.height();
    layout.words.moveTo({left, inner.center().y() - height / 2});
    layout.detail.moveTo({left, layout.words.box().bottom()});
    layout.fits = layout.words.fits() && layout.detail.fits() && height <= box.height() - pad;
    return layout;
}

} // namespace

QString keyName(int key)
{
    return key == Qt::Key_Escape ? QStringLiteral("Esc") : QKeySequence(key).toString(QKeySequence::PortableText);
}

ActionButton::ActionButton(QWidget* parent) : QPushButton(parent)
{
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void ActionButton::setFace(const Face& face)
{
    m_face = face;
    const QString words = withoutBreakMarks(face.words);
    setAccessibleName(face.key != 0 ? QCoreApplication::translate("ui", "%1, key %2").arg(words, keyName(face.key))
                                    : words);
    setAccessibleDescription(withoutBreakMarks(face.detail));
    update();
}

void ActionButton::setDesign(const Design& design)
{
    m_design = design;
    update();
}

double ActionButton::fittingScale() const
{
    constexpr int kStep = 5;
    const auto fits = [this](int percent) { return layButton(m_face, rect(), m_design, percent / 100.0).fits; };
    int percent = 100;
    while (!fits(percent)) {
        percent -= kStep;
        if (percent < static_cast<int>(kLeastScale * 100)) {
            return 0;
        }
    }
    while (percent < 100 && fits(percent + 1)) { // so that a larger text size never gives a smaller text
        ++percent;
    }
    return percent / 100.0;
}

void ActionButton::setTextScale(double scale)
{
    m_scale = scale;
    update();
}

void ActionButton::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = m_scale > 0 ? m_scale : std::max(kLeastScale, fittingScale());
    const ButtonLayout layout = layButton(m_face, rect(), m_design, scale);
    const bool isInverse = isChecked() || isDown();
    const QColor ink =
        !isEnabled() ? m_design.color(Token::ControlLine) : m_design.color(isInverse ? Token::Surface : Token::Ink);
    const double line = m_design.px(0.25);
    const double radius = m_design.px(1);
    painter.setPen(QPen(m_design.color(Token::ControlLine), line));
    painter.setBrush(m_design.color(isInverse ? Token::Ink : Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(line, line, -line, -line), radius, radius);
    painter.setBrush(Qt::NoBrush);
    if (layout.chip) {
        painter.setPen(QPen(ink, line));
        painter.drawRoundedRect(layout.chip->box, radius / 2, radius / 2);
        layout.chip->label.draw(painter, ink);
    }
    layout.words.draw(painter, ink);
    layout.detail.draw(painter, ink);
    if (hasFocus()) {
        const double ring = m_design.px(0.5);
        painter.setPen(QPen(isInverse ? ink : m_design.color(Token::Focus), ring));
        painter.drawRoundedRect(QRectF(rect()).adjusted(ring, ring, -ring, -ring), radius, radius);
    }
}

} // namespace carded::ui
