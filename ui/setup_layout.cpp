// SPDX-License-Identifier: Apache-2.0
// Where the parts of a step of set-up are.
#include "ui/action_button.h"
#include "ui/preview_widget.h"
#include "ui/setup_view.h"
#include "ui/tile_grid.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace carded::ui {

namespace {

// All lengths are in units.
constexpr double kFootHeight = 12;
constexpr double kApart = 24; ///< opposite answers
constexpr double kGutter = 2;
constexpr double kBackHeight = 8;
constexpr double kBackWidth = 28;
constexpr double kChoiceHeight = 12;
constexpr double kLowChoiceHeight = 8; ///< in several rows of a wide window
constexpr double kPictureShare = 0.45; ///< of the width, or the height
constexpr double kLargeTextShare = 0.3;
constexpr double kTickWidth = 6.5;
constexpr int kGroupColumns = 8;
constexpr int kNarrowGroupColumns = 4;
constexpr int kMinPercent = 25;

/// The heading grows no further: what is pressed needs the room.
constexpr double kMaxHeadingScale = 1.25;

} // namespace

void SetupView::layParts()
{
    QRectF area = content();
    layHead(area);
    layFoot(area);
    layPicture(area);
    layChoices(area);
    layTexts(area);
    update();
}

void SetupView::layHead(QRectF& area)
{
    const double gutter = design().px(kGutter);
    const QSizeF back(design().px(kBackWidth), design().px(kBackHeight));
    m_back->setGeometry(QRectF({area.right() - back.width(), area.top()}, back).toAlignedRect());
    const double width = area.width() - back.width() - gutter;
    for (int percent = 100; percent >= kMinPercent; percent -= 5) {
        const double scale = percent / 100.0 * std::min(1.0, kMaxHeadingScale / design().textScale());
        m_heading = TextBlock(m_words.heading, {design().font(kLineUnits, Weight::Bold, scale), kTextPitch}, width);
        if (m_heading.fits() && m_heading.height() <= 2 * back.height()) {
            break;
        }
    }
    const double height = std::max(back.height(), m_heading.height());
    m_heading.moveTo({area.left(), area.top() + (height - m_heading.height()) / 2});
    area.setTop(area.top() + height + gutter);
}

/// One above the other where the window is narrow.
void SetupView::layFoot(QRectF& area)
{
    const double height = design().px(kFootHeight);
    const bool isAnswer = m_page.step == SetupStep::Confirm;
    const double apart = design().px(isAnswer || !design().isPortrait() ? kApart : kGutter);
    QRectF first(area.left(), area.bottom() - height, std::floor((area.width() - apart) / 2), height);
    QRectF second = first.translated(first.width() + apart, 0);
    if (design().isPortrait()) {
        second = QRectF(area.left(), area.bottom() - height, area.width(), height);
        first = m_words.second.isEmpty() ? second : second.translated(0, -height - apart);
    }
    m_first->setGeometry(first.toAlignedRect());
    m_second->setGeometry(second.toAlignedRect());
    double scale = std::min(m_words.first.isEmpty() ? 1 : m_first->fittingScale(),
                            m_words.second.isEmpty() ? 1 : m_second->fittingScale());
    m_first->setTextScale(scale);
    m_second->setTextScale(scale);
    if (!m_words.first.isEmpty()) {
        area.setBottom(first.top() - design().px(kGutter));
    }
}

/// At the right, or at the top where the window is narrow. Large text needs the room more.
void SetupView::layPicture(QRectF& area)
{
    if (!m_words.hasPicture) {
        return;
    }
    const double share = design().textScale() >= kLargeText ? kLargeTextShare : kPictureShare;
    const double gutter = design().px(kGutter);
    QRectF picture = area;
    if (design().isPortrait()) {
        picture.setHeight(std::min(area.height() * share, area.width() * 3 / 4));
        area.setTop(picture.bottom() + gutter);
    } else {
        picture.setLeft(area.right() - std::floor(area.width() * share));
        area.setRight(picture.left() - gutter);
    }
    m_preview->setDesign(design());
    m_preview->setGeometry(picture.toAlignedRect());
}

/// At the foot of `area`, which is left with the rest.
void SetupView::layChoices(QRectF& area)
{
    const int count = static_cast<int>(std::min(m_words.choices.size(), m_choices.size()));
    if (count == 0) {
        return;
    }
    constexpr int kMany = 5; // in three columns the text above keeps its room
    constexpr int kMostUpright = 3;
    TileGrid grid = TileGrid::of(count, design());
    double unitsHigh = grid.rows > 1 && !design().isPortrait() ? kLowChoiceHeight : kChoiceHeight;
    if (m_words.hasPicture && !design().isPortrait()) {
        grid = count <= 2 ? TileGrid{1, count} : grid;
        unitsHigh = kChoiceHeight; // a device has two lines
    } else if (count >= kMany && !design().isPortrait()) {
        grid = {3, (count + 2) / 3};
    } else if (design().isPortrait() && count <= kMostUpright && !m_words.choices.front().detail.isEmpty()) {
        grid = {1, count}; // a device's name is long
    }
    const double height = grid.rows * design().px(unitsHigh + kGutter) - design().px(kGutter);
    QRectF place = area;
    place.setTop(area.bottom() - height);
    const auto places = grid.places(count, place, design(), unitsHigh);
    double scale = 1;
    for (int i = 0; i < count; ++i) {
        ActionButton* const button = m_choices[static_cast<std::size_t>(i)];
        button->setGeometry(places.at(static_cast<std::size_t>(i)));
        scale = std::min(scale, button->fittingScale());
    }
    for (ActionButton* button : m_choices) {
        button->setTextScale(scale);
    }
    area.setBottom(place.top() - design().px(kGutter));
}

void SetupView::layTexts(const QRectF& area)
{
    for (int percent = 100; percent >= kMinPercent; percent -= 5) {
        m_fits = placeTexts(area, percent / 100.0);
        if (m_fits) {
            break;
        }
    }
    m_fits = m_fits && m_heading.fits();
}

/// From the top: what to do, the facts, the fingerprint, and what the last try gave.
bool SetupView::placeTexts(const QRectF& area, double scale)
{
    const double gap = design().px(1.5) * scale;
    const auto block = [&](const QString& text, double width) {
        return TextBlock(text, {design().font(kButtonUnits, Weight::Regular, scale), kTextPitch}, width);
    };
    bool isWhole = true;
    double top = area.top();
    double bottom = top;
    m_lines.clear();
    for (const QString& text : QStringList{m_words.body} + m_words.facts) {
        if (text.isEmpty()) {
            continue;
        }
        TextBlock line = block(text, area.width());
        line.moveTo({area.left(), top});
        bottom = line.box().bottom();
        top = bottom + (m_lines.empty() ? gap : gap / 3);
        isWhole = isWhole && line.fits();
        m_lines.push_back(std::move(line));
    }
    top = placeGroups(area, top, scale);
    bottom = m_groups.empty() ? bottom : top;
    const double tick = m_words.isGood ? design().px(kTickWidth) * scale : 0;
    m_note = block(m_words.note, area.width() - tick);
    m_note.moveTo({area.left() + tick, top + gap});
    return isWhole && m_note.fits() && (m_note.isEmpty() ? bottom : m_note.box().bottom()) <= area.bottom()
           && std::ranges::all_of(m_groups, &TextBlock::fits);
}

/// In columns, so that a finger can follow. Where they end.
double SetupView::placeGroups(const QRectF& area, double top, double scale)
{
    m_groups.clear();
    const int columns = design().isPortrait() ? kNarrowGroupColumns : kGroupColumns;
    const double width = std::floor(area.width() / columns);
    double bottom = top;
    for (const QString& group : m_words.groups) {
        const auto index = static_cast<int>(m_groups.size());
        TextBlock block(group, {design().font(kLineUnits, Weight::Bold, scale), kTextPitch}, width);
        const int row = index / columns;
        block.moveTo({area.left() + (index % columns) * width, top + row * block.height()});
        bottom = block.box().bottom();
        m_groups.push_back(std::move(block));
    }
    return bottom;
}

void SetupView::paintTick(QPainter& painter) const
{
    const double side = m_note.lineHeight() * 0.8;
    const QPointF corner(m_note.box().left() - design().px(kTickWidth) * side / design().px(kButtonUnits * kTextPitch),
                         m_note.box().top() + m_note.lineHeight() * 0.1);
    QPainterPath tick;
    tick.moveTo(corner + QPointF(0.1, 0.55) * side);
    tick.lineTo(corner + QPointF(0.4, 0.85) * side);
    tick.lineTo(corner + QPointF(0.9, 0.15) * side);
    painter.setPen(QPen(design().color(Token::Ink), side * 0.14, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(tick);
}

} // namespace carded::ui
