// SPDX-License-Identifier: Apache-2.0
#include "ui/idle_view.h"

#include "ui/action_button.h"
#include "ui/line_breaks.h"
#include "ui/tile_grid.h"

#include <QCoreApplication>
#include <QPainter>

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
constexpr double kPortraitTiles = 0.45; ///< of the height, above the picture

/// The heading grows no further: the tiles need the room.
constexpr double kMaxHeadingScale = 1.25;

/// Of the height; the tiles need the rest.
constexpr double kMaxNoticePart = 0.42;

/// A name that does not fit even so is drawn over the edge rather than made unreadable.
constexpr double kLeastTileScale = 0.3;

} // namespace

IdleView::IdleView(QWidget* parent)
    : QWidget(parent), m_notice(new NoticeBar(this)), m_preview(new PreviewWidget(this)), m_band(new HintBand(this)),
      m_manual(new ActionButton(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_manual->hide();
    connect(m_manual, &QPushButton::clicked, this, [this] { emit keyPressed(Qt::Key_F2); });
}

void IdleView::setCategories(const std::vector<Category>& categories, const QString& language)
{
    while (m_tiles.size() > categories.size()) {
        delete m_tiles.back();
        m_tiles.pop_back();
    }
    while (m_tiles.size() < categories.size()) {
        const int index = static_cast<int>(m_tiles.size());
        auto* const tile = new CategoryTile(this);
        tile->setDesign(m_design);
        connect(tile, &QPushButton::clicked, this, [this, index] { emit tilePressed(index); });
        tile->show();
        m_tiles.push_back(tile);
    }
    for (std::size_t i = 0; i < categories.size(); ++i) {
        const int key = i < kKeyedTiles ? static_cast<int>(i) + 1 : 0;
        m_tiles[i]->setFace({key, categories[i].nameIn(language), categories[i].minimumAge});
        m_tiles[i]->setAccessibleDescription(QCoreApplication::translate("ui", "Chooses what is being sold."));
    }
    m_manual->setFace({Qt::Key_F2, QCoreApplication::translate("ui", "Manual check")});
    QWidget* before = m_preview;
    for (CategoryTile* tile : m_tiles) {
        setTabOrder(before, tile);
        before = tile;
    }
    setTabOrder(before, m_manual);
    m_preview->retranslate();
    m_band->retranslate();
    layParts();
}

void IdleView::setTillState(const TillState& state)
{
    m_shift = state.shiftNumber > 0
                  ? QCoreApplication::translate("ui", "Shift %1").arg(state.shiftNumber, 2, 10, QLatin1Char('0'))
                  : QString();
    const NoticeText notice = noticeText(state);
    m_camera = state.camera;
    m_isBlocked = notice.severity == Severity::Blocked;
    m_notice->setNotice(notice);
    m_manual->setVisible(state.functionKeys.contains(keyName(Qt::Key_F2)));
    layParts();
}

void IdleView::setDesign(const Design& design)
{
    m_design = design;
    m_notice->setDesign(design);
    m_preview->setDesign(design);
    m_band->setDesign(design);
    m_manual->setDesign(design);
    for (CategoryTile* tile : m_tiles) {
        tile->setDesign(design);
    }
    layParts();
}

void IdleView::setQuestion(Question question)
{
    m_question = question;
    m_timeLeft = 1.0;
    layParts();
}

void IdleView::setTimeLeft(double fraction)
{
    m_timeLeft = fraction;
    update(barRect().adjusted(-1, -1, 1, 1).toAlignedRect());
}

void IdleView::setHint(std::optional<Hint> hint)
{
    if (m_readingHint != hint) { // asked for every frame
        m_readingHint = hint;
        layHint();
    }
}

void IdleView::markChosen(const std::vector<int>& chosen)
{
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i]->setChecked(std::ranges::find(chosen, static_cast<int>(i)) != chosen.end());
    }
}

/// A till that cannot check codes needs the room for its notice.
bool IdleView::hasPicture() const
{
    return m_design.textScale() < kLargeText && !m_isBlocked && m_camera != Device::NotFitted;
}

TextBlock IdleView::shiftLine(Qt::AlignmentFlag align, double width) const
{
    const double scale = std::min(1.0, kMaxHeadingScale / m_design.textScale());
    return {m_shift, {m_design.font(kButtonUnits, Weight::Bold, scale), kTextPitch, align}, width};
}

QString IdleView::questionText() const
{
    switch (m_question) {
    case Question::WhatIsSold:
        return QCoreApplication::translate("ui", "What is being sold?");
    case Question::ScanNow:
        return QCoreApplication::translate("ui", "Scan the code now.");
    case Question::WhichProduct:
        break;
    }
    return QCoreApplication::translate("ui", "Code received. Which product?");
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
    const bool isManualInHead = m_manual->isVisibleTo(this) && !hasRoomForManual(area);
    const QSizeF manual = isManualInHead ? QSizeF(m_design.px(kManualWidth), m_design.px(kManualHeight)) : QSizeF();
    const double beside = isManualInHead ? manual.width() + gutter : 0;
    const double shift = hasPicture() ? 0 : shiftLine(Qt::AlignRight, area.width()).naturalWidth() + gutter;
    m_heading = TextBlock(questionText(), headingStyle, area.width() - shift - beside);
    m_heading.moveTo(area.topLeft());
    if (isManualInHead) {
        m_manual->setGeometry(QRectF({area.right() - manual.width(), area.top()}, manual).toAlignedRect());
    }
    area.setTop(area.top() + std::max(m_heading.height(), manual.height()) + gutter / 2);
    setAccessibleName(withoutBreakMarks(questionText()));

    m_preview->setVisible(hasPicture());
    QRectF tiles = area;
    QRectF picture = area;
    if (!hasPicture()) {
        picture = {};
    } else if (m_design.isPortrait()) {
        tiles.setHeight((area.height() - gutter) * kPortraitTiles);
        picture.setTop(tiles.bottom() + gutter);
    } else { // 7 of 12 columns to the tiles
        tiles.setWidth((area.width() + gutter) * 7 / 12 - gutter);
        picture.setLeft(tiles.right() + gutter);
    }
    layTiles(tiles, isManualInHead ? nullptr : m_manual);
    layPicture(picture, beside);
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

/// `beside`: what else is at the right of the heading.
void IdleView::layPicture(const QRectF& area, double beside)
{
    if (area.isEmpty()) { // the shift's number stays, at the right of the heading
        m_hint = {};
        m_shiftText = shiftLine(Qt::AlignRight, width() - 2 * m_design.px(kMargin) - beside);
        m_shiftText.moveTo(m_heading.box().topLeft());
        return;
    }
    m_hint = TextBlock(m_camera == Device::Ok ? QCoreApplication::translate("ui", "Hold the phone here") : QString(),
                       {m_design.font(kStateUnits, Weight::Regular), kTextPitch, Qt::AlignLeft}, area.width());
    m_shiftText = shiftLine(Qt::AlignLeft, area.width());
    const double gap = m_design.px(1);
    const double texts = gap + m_hint.height() + m_shiftText.height();
    const QRectF picture(area.left(), area.top(), area.width(), std::min(area.height() - texts, area.width() * 3 / 4));
    m_preview->setGeometry(picture.toAlignedRect());
    m_hint.moveTo({picture.left(), picture.bottom() + gap});
    m_shiftText.moveTo({picture.left(), m_hint.box().bottom()});
}

/// In place of the words below the picture; without a picture, in place of the question.
void IdleView::layHint()
{
    const QRect picture = m_preview->geometry();
    const double bottom = picture.y() + picture.height();
    const QRectF below(picture.x(), bottom, picture.width(), m_hint.box().bottom() - bottom);
    const bool isWaiting = m_camera == Device::Ok && !m_isBlocked && m_question != Question::WhichProduct;
    const std::optional<Hint> hint = isWaiting ? m_readingHint : std::nullopt;
    m_band->setGeometry((hasPicture() ? below : m_heading.box()).toAlignedRect());
    m_band->setVisible(hint.has_value());
    m_band->setHint(hint);
    m_preview->setAccessibleDescription(m_band->accessibleName());
}

void IdleView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_design.color(Token::Ground));
    m_heading.draw(painter, m_design.color(Token::Ink));
    m_hint.draw(painter, m_design.color(Token::Ink2));
    m_shiftText.draw(painter, m_design.color(Token::Ink));
    if (m_question == Question::WhichProduct) {
        const QRectF bar = barRect();
        painter.setPen(QPen(m_design.color(Token::Ink), m_design.px(0.25)));
        painter.drawRect(bar);
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * m_timeLeft, bar.height()),
                         m_design.color(Token::Ink));
    }
}

void IdleView::resizeEvent(QResizeEvent* /*event*/)
{
    layParts();
}

} // namespace carded::ui
