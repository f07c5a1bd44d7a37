// SPDX-License-Identifier: Apache-2.0
#include "ui/category_tile.h"

#include "ui/text_block.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace carded::ui {

namespace {

struct TileLayout {
    QRectF key;
    TextBlock keyLabel;
    TextBlock name;
    TextBlock age;
    bool fits = false;
};

class TileLayouter {
public:
    TileLayouter(const CategoryTile::Face& face, const QRectF& tile, const Design& design, double scale)
        : m_face(face), m_design(design), m_scale(scale), m_pad(design.px(2)),
          m_inner(tile.adjusted(m_pad, m_pad, -m_pad, -m_pad)), m_chip(face.key > 0 ? chipSide() : 0)
    {
        m_layout.age = text(QStringLiteral("%1+").arg(face.minimumAge), m_inner.width(), Qt::AlignRight);
        if (face.key > 0) {
            m_layout.keyLabel = text(QString::number(face.key), m_chip, Qt::AlignHCenter);
        }
    }

    TileLayout lay(CategoryTile::NamePlace place)
    {
        if (place == CategoryTile::NamePlace::BelowKey) {
            layBelow();
        } else if (m_inner.height() < m_layout.age.height() + chipSide()) {
            layInRow();
        } else {
            layBeside();
        }
        return m_layout;
    }

private:
    [[nodiscard]] double chipSide() const { return m_design.px(6) * m_design.textScale() * m_scale; }
    [[nodiscard]] TextBlock text(const QString& words, double width, Qt::AlignmentFlag align) const
    {
        return {words, {m_design.font(kLineUnits, Weight::Bold, m_scale), kTextPitch, align}, width};
    }
    /// Where the name begins if it stands beside the key.
    [[nodiscard]] double afterKey() const { return m_inner.left() + (m_face.key > 0 ? m_chip + m_pad : 0); }

    void placeKey(double middle)
    {
        m_layout.key = QRectF(m_inner.left(), middle - m_chip / 2, m_chip, m_chip);
        m_layout.keyLabel.moveTo({m_inner.left(), middle - m_layout.keyLabel.height() / 2});
    }

    /// The age below, at the right.
    void layBeside()
    {
        placeKey(m_inner.top() + m_chip / 2);
        m_layout.age.moveTo({m_inner.left(), m_inner.bottom() - m_layout.age.height()});
        m_layout.name = text(m_face.name, m_inner.right() - afterKey(), Qt::AlignLeft);
        const bool isOneLine = m_layout.name.lineCount() == 1;
        const double spare = isOneLine ? chipSide() - m_layout.name.height() : 0;
        m_layout.name.moveTo({afterKey(), m_inner.top() + spare / 2});
        m_layout.fits =
            m_layout.name.fits() && m_layout.name.box().bottom() <= m_layout.age.box().top() + m_design.px(0.5);
    }

    /// In a low tile the age stands at the end of the name's row.
    void layInRow()
    {
        const double middle = m_inner.center().y();
        placeKey(middle);
        m_layout.age.moveTo({m_inner.left(), middle - m_layout.age.height() / 2});
        const double width = m_inner.right() - afterKey() - m_layout.age.naturalWidth() - m_pad;
        m_layout.name = text(m_face.name, width, Qt::AlignLeft);
        m_layout.name.moveTo({afterKey(), middle - m_layout.name.height() / 2});
        m_layout.fits = m_layout.name.fits() && m_layout.name.height() <= m_inner.height() + 2 * m_pad;
    }

    /// Key and age in one row, the name below them as wide as the tile.
    void layBelow()
    {
        const double row = std::max(m_chip, m_layout.age.height());
        placeKey(m_inner.top() + row / 2);
        m_layout.age.moveTo({m_inner.left(), m_inner.top() + (row - m_layout.age.height()) / 2});
        m_layout.name = text(m_face.name, m_inner.width(), Qt::AlignLeft);
        m_layout.name.moveTo({m_inner.left(), m_inner.top() + row});
        m_layout.fits = m_layout.name.fits() && m_layout.name.box().bottom() <= m_inner.bottom() + m_design.px(0.5);
    }

    const CategoryTile::Face& m_face;
    const Design& m_design;
    double m_scale;
    double m_pad;
    QRectF m_inner;
    double m_chip;
    TileLayout m_layout;
};

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

double CategoryTile::fittingScale(NamePlace place) const
{
    for (const double scale : {1.0, 0.9, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.4, 0.3}) {
        if (TileLayouter(m_face, rect(), m_design, scale).lay(place).fits) {
            return scale;
        }
    }
    return 0;
}

void CategoryTile::setText(NamePlace place, double scale)
{
    m_place = place;
    m_scale = scale;
    update();
}

void CategoryTile::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const TileLayout layout = TileLayouter(m_face, rect(), m_design, m_scale).lay(m_place);
    const bool isInverse = isChecked() || isDown();
    const QColor ink = m_design.color(isInverse ? Token::Surface : Token::Ink);
    const QColor ground = m_design.color(isInverse ? Token::Ink : Token::Surface);
    const double line = m_design.px(0.25);
    const double radius = m_design.px(1);

    painter.setPen(QPen(m_design.color(Token::ControlLine), line));
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
        painter.setPen(QPen(isInverse ? ink : m_design.color(Token::Focus), ring));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(ring, ring, -ring, -ring), radius, radius);
    }
}

} // namespace carded::ui
