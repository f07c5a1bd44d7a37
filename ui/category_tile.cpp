// SPDX-License-Identifier: Apache-2.0
#include "ui/category_tile.h"

#include "ui/text_block.h"

#include <QCoreApplication>
#include <QPainter>

namespace carded::ui {

namespace {

struct TileLayout {
    QRectF key;
    TextBlock keyLabel;
    TextBlock name;
    TextBlock age;
    bool fits = false;
};

TileLayout layTile(const CategoryTile::Face& face, const QRectF& tile, const Design& design, double scale)
{
    TileLayout layout;
    const double pad = design.px(2);
    const QRectF inner = tile.adjusted(pad, pad, -pad, -pad);
    const double text = design.textScale() * scale;
    const double chip = design.px(6) * text;

    layout.age = TextBlock(QStringLiteral("%1+").arg(face.minimumAge),
                           {design.font(kLineUnits, Weight::Bold, scale), kTextPitch, Qt::AlignRight}, inner.width());
    layout.age.moveTo({inner.left(), inner.bottom() - layout.age.height()});
    double left = inner.left();
    if (face.key > 0) {
        layout.key = QRectF(left, inner.top(), chip, chip);
        layout.keyLabel =
            TextBlock(QString::number(face.key),
                      {design.font(kButtonUnits, Weight::Bold, scale), kTextPitch, Qt::AlignHCenter}, chip);
        layout.keyLabel.moveTo({left, layout.key.center().y() - layout.keyLabel.height() / 2});
        left += chip + pad;
    }
    // In a low tile the age stands at the end of the name's row.
    const bool isLow = inner.height() < layout.age.height() + chip;
    const double width = inner.right() - left - (isLow ? layout.age.naturalWidth() + pad : 0);
    layout.name =
        TextBlock(face.name, {design.font(kLineUnits, Weight::Bold, scale), kTextPitch, Qt::AlignLeft}, width);
    const double nameTop = layout.name.lineCount() == 1 ? inner.top() + (chip - layout.name.height()) / 2 : inner.top();
    if (isLow) {
        const double middle = inner.center().y();
        layout.key.moveTop(middle - chip / 2);
        layout.keyLabel.moveTo({layout.key.left(), middle - layout.keyLabel.height() / 2});
        layout.name.moveTo({left, middle - layout.name.height() / 2});
        layout.age.moveTo({inner.left(), middle - layout.age.height() / 2});
        layout.fits = layout.name.fits() && layout.name.height() <= tile.height();
    } else {
        layout.name.moveTo({left, nameTop});
        layout.fits = layout.name.fits() && layout.name.box().bottom() <= layout.age.box().top() + design.px(0.5);
    }
    return layout;
}

} // namespace

CategoryTile::CategoryTile(QWidget* parent) : QPushButton(parent)
{
    setCheckable(true);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void CategoryTile::setFace(const Face& face)
{
    m_face = face;
    const QString name = QCoreApplication::translate("ui", "%1, %2 and over").arg(face.name).arg(face.minimumAge);
    setAccessibleName(face.key > 0 ? QCoreApplication::translate("ui", "%1, key %2").arg(name).arg(face.key) : name);
    update();
}

void CategoryTile::setDesign(const Design& design)
{
    m_design = design;
    update();
}

double CategoryTile::fittingScale() const
{
    for (const double scale : {1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3}) {
        if (layTile(m_face, rect(), m_design, scale).fits) {
            return scale;
        }
    }
    return 0;
}

void CategoryTile::setTextScale(double scale)
{
    m_scale = scale;
    update();
}

void CategoryTile::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const TileLayout layout = layTile(m_face, rect(), m_design, m_scale);
    const bool isInverse = isChecked() || isDown();
    const QColor ink = color(isInverse ? Token::Surface : Token::Ink);
    const QColor ground = color(isInverse ? Token::Ink : Token::Surface);
    const double line = m_design.px(0.25);
    const double radius = m_design.px(1);

    painter.setPen(QPen(color(Token::ControlLine), line));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(line, line, -line, -line), radius, radius);
    painter.setPen(QPen(ink, line));
    painter.setBrush(Qt::NoBrush);
    if (m_face.key > 0) {
        painter.drawRoundedRect(layout.key, radius, radius);
        layout.keyLabel.draw(painter, ink);
    }
    layout.name.draw(painter, ink);
    layout.age.draw(painter, ink);
    if (hasFocus()) {
        const double ring = m_design.px(0.5);
        painter.setPen(QPen(isInverse ? ink : color(Token::Focus), ring));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(ring, ring, -ring, -ring), radius, radius);
    }
}

} // namespace carded::ui
