// SPDX-License-Identifier: Apache-2.0
// Where the parts of the idle window are.
#include "ui/action_button.h"
#include "ui/idle_view.h"
#include "ui/line_breaks.h"
#include "ui/tile_grid.h"

#include <QCoreApplication>

#include <algorithm>

namespace carded::ui {

namespace {

// All lengths are in units.
constexpr double kMargin = 4;
constexpr double kGutter = 2;
constexpr double kMaxTileHeight = 24;
constexpr double kBarHeight = 1;
constexpr double kRoomyTile = 15; ///< with its gap
constexpr double kManualHeight = 8;
constexpr double kManualWidth = 36;
constexpr double kShiftWidth = 36;
constexpr double kNarrowShiftWidth = 28; ///< beside two others
constexpr double kPortraitTiles = 0.45;  ///< of the height, above the picture

/// The heading grows no further: the tiles need the room.
constexpr double kMaxHeadingScale = 1.25;

/// Of the height; the tiles need the rest.
constexpr double kMaxNoticePart = 0.42;

/// A name that does not fit even so is drawn over the edge rather than made unreadable.
constexpr double kLeastTileScale = 0.3;

} // namespace

/// A till that cannot check codes needs the room for its notice.
bool IdleView::hasPicture() const
{
    return m_design.textScale() < kLargeText && !m_isBlocked && m_camera != Device::NotFitted;
}

/// Under a notice it needs all of the height.
bool IdleView::isPictureLow() const
{
    return m_notice->isVisibleTo(this) && !m_design.isPortrait();
}

/// Its number does not stand below the picture.
bool IdleView::isShiftApart() const
{
    return m_shift->isVisibleTo(this) && (!hasPicture() || isPictureLow());
}

QRectF IdleView::barRect() const
{
    const double margin = m_design.px(kMargin);
    return {margin, height() - m_design.px(kMargin) + m_design.px(1), width() - 2 * margin, m_design.px(kBarHeight)};
}

void IdleView::layParts()
{
    const double margin = m_design.px(kMargin);
    const double gutter = m_design.px(kGutter);
    double top = 0;
    if (m_notice->isVisibleTo(this)) {
        const int noticeHeight = m_notice->fitHeight(width(), static_cast<int>(height() * kMaxNoticePart));
        m_notice->setGeometry(0, 0, width(), noticeHeight);
        top = noticeHeight;
    }
    QRectF area(margin, top + gutter, width() - 2 * margin, height() - top - gutter - margin);
    const double headingScale = std::min(1.0, kMaxHeadingScale / m_design.textScale());
    const TextBlock::Style headingStyle{m_design.font(kLineUnits, Weight::Bold, headingScale), kTextPitch,
                                        Qt::AlignLeft};
    // At the right of the heading stands what has no other place.
    QRectF head = area;
    double headHeight = 0;
    const auto putInHead = [&](ActionButton* button, double units) {
        const QSizeF size(m_design.px(units), m_design.px(kManualHeight));
        button->setGeometry(QRectF({head.right() - size.width(), head.top()}, size).toAlignedRect());
        head.setRight(head.right() - size.width() - gutter);
        headHeight = size.height();
    };
    const bool isManualInHead = m_manual->isVisibleTo(this) && !hasRoomForManual(area);
    if (isManualInHead) {
        putInHead(m_manual, kManualWidth);
    }
    if (isShiftApart() && m_design.isPortrait()) { // where a heading needs the width, there is height
        const QSizeF size(m_design.px(kShiftWidth), m_design.px(kManualHeight));
        m_shift->setGeometry(QRectF({area.left(), area.bottom() - size.height()}, size).toAlignedRect());
        area.setBottom(area.bottom() - size.height() - gutter);
    } else if (isShiftApart()) {
        putInHead(m_shift, isManualInHead ? kNarrowShiftWidth : kShiftWidth);
    }
    m_heading = TextBlock(questionText(), headingStyle, head.width());
    m_heading.moveTo(area.topLeft());
    area.setTop(area.top() + std::max(m_heading.height(), headHeight) + gutter / 2);
    setAccessibleName(withoutBreakMarks(questionText()));

    m_preview->setVisible(hasPicture());
    QRectF tiles = area;
    QRectF picture = area;
    if (!hasPicture()) {
        picture = {};
    } else if (m_design.isPortrait()) {
        const int rows = rowsOfTiles(isManualInHead ? nullptr : m_manual);
        tiles.setHeight(
            std::min((area.height() - gutter) * kPortraitTiles, rows * m_design.px(kMaxTileHeight + kGutter) - gutter));
        picture.setTop(tiles.bottom() + gutter);
    } else { // 7 of 12 columns to the tiles
        tiles.setWidth((area.width() + gutter) * 7 / 12 - gutter);
        picture.setLeft(tiles.right() + gutter);
    }
    layTiles(tiles, isManualInHead ? nullptr : m_manual);
    layPicture(picture);
    layHint();
    update();
}

/// Whether one more cell leaves the tiles as high as they should be.
bool IdleView::hasRoomForManual(const QRectF& area) const
{
    const double part = m_design.isPortrait() && hasPicture() ? kPortraitTiles : 1;
    const int rows = TileGrid::of(static_cast<int>(m_tiles.size()) + 1, m_design).rows;
    return rows * m_design.px(kRoomyTile) <= area.height() * part;
}

int IdleView::rowsOfTiles(const QWidget* manual) const
{
    const bool hasManual = manual != nullptr && manual->isVisibleTo(this);
    return TileGrid::of(static_cast<int>(m_tiles.size()) + (hasManual ? 1 : 0), m_design).rows;
}

/// `manual`, if there is one, is the last cell and has the rest of its row.
void IdleView::layTiles(const QRectF& area, QWidget* manual)
{
    std::vector<QWidget*> cells(m_tiles.begin(), m_tiles.end());
    if (manual != nullptr && manual->isVisibleTo(this)) {
        cells.push_back(manual);
    }
    const int count = static_cast<int>(cells.size());
    const auto places = TileGrid::of(count, m_design).places(count, area, m_design, kMaxTileHeight);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        cells[i]->setGeometry(places[i]);
    }
    if (!cells.empty() && cells.back() == manual) {
        QRect rest = places.back();
        rest.setRight(area.toAlignedRect().right());
        manual->setGeometry(rest);
    }
    layTileTexts();
}

/// The same in all tiles, as large as the longest name lets it.
void IdleView::layTileTexts()
{
    using Place = CategoryTile::NamePlace;
    const auto scaleWith = [this](Place place) {
        double scale = 1.0;
        for (const CategoryTile* tile : m_tiles) {
            scale = std::min(scale, tile->fittingScale(place));
        }
        return scale;
    };
    const double beside = scaleWith(Place::BesideKey);
    const double below = beside < 1.0 ? scaleWith(Place::BelowKey) : 0;
    for (CategoryTile* tile : m_tiles) {
        tile->setText(below > beside ? Place::BelowKey : Place::BesideKey, std::max({beside, below, kLeastTileScale}));
    }
}

void IdleView::layPicture(const QRectF& area)
{
    m_hint = {};
    if (area.isEmpty()) {
        return;
    }
    if (isPictureLow()) {
        m_preview->setGeometry(area.toAlignedRect());
        return;
    }
    m_hint = TextBlock(m_camera == Device::Ok ? QCoreApplication::translate("ui", "Hold the phone here") : QString(),
                       {m_design.font(kStateUnits, Weight::Regular), kTextPitch, Qt::AlignLeft}, area.width());
    const double gap = m_design.px(1);
    const QSizeF shift(m_design.px(kShiftWidth), m_design.px(kManualHeight));
    const double below = gap + m_hint.height() + gap + shift.height();
    const QRectF picture(area.left(), area.top(), area.width(), std::min(area.height() - below, area.width() * 3 / 4));
    m_preview->setGeometry(picture.toAlignedRect());
    m_hint.moveTo({picture.left(), picture.bottom() + gap});
    m_shift->setGeometry(QRectF({picture.left(), m_hint.box().bottom() + gap}, shift).toAlignedRect());
}

/// In place of the words below the picture; without a picture, in place of the question.
void IdleView::layHint()
{
    const QRect picture = m_preview->geometry();
    const double bottom = picture.y() + picture.height();
    const QRectF below(picture.x(), bottom, picture.width(), m_hint.box().bottom() - bottom);
    const bool isWaiting = m_camera == Device::Ok && !m_isBlocked && m_question != Question::WhichProduct;
    const std::optional<Hint> hint = isWaiting ? m_readingHint : std::nullopt;
    m_band->setGeometry((hasPicture() && !isPictureLow() ? below : m_heading.box()).toAlignedRect());
    m_band->setVisible(hint.has_value());
    m_band->setHint(hint);
    m_preview->setAccessibleDescription(m_band->accessibleName());
}

} // namespace carded::ui
