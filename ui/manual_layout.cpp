// SPDX-License-Identifier: Apache-2.0
// Where the parts of a manual check are.
#include "ui/action_button.h"
#include "ui/manual_view.h"
#include "ui/tile_grid.h"

#include <algorithm>
#include <cmath>

namespace carded::ui {

namespace {

// All lengths are in units.
constexpr double kAnswerHeight = 12;
constexpr double kDocumentHeight = 12;
constexpr double kLowDocumentHeight = 8; ///< in two rows of a wide window
constexpr double kMaxProductHeight = 16;
constexpr double kBackHeight = 8;
constexpr double kBackWidth = 28;
constexpr double kApart = 24; ///< opposite answers
constexpr double kGutter = 2;
constexpr double kMostDigits = 14; ///< the limit, which does not grow with the text: it is large as it is
constexpr double kLeastDigits = 6;
constexpr double kDigitsToCaption = 1.5; ///< at least: the limit is what is looked for
constexpr int kMinPercent = 30;

/// The heading grows no further, and upright not at all: what is pressed needs the room.
constexpr double kMaxHeadingScale = 1.25;

/// The same size for all of them.
void alignText(const std::vector<ActionButton*>& buttons)
{
    double scale = 1;
    for (const ActionButton* button : buttons) {
        scale = std::min(scale, button->fittingScale());
    }
    for (ActionButton* button : buttons) {
        button->setTextScale(scale);
    }
}

void place(const std::vector<ActionButton*>& buttons, const std::vector<QRect>& places)
{
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        buttons[i]->setGeometry(places.at(i));
    }
    alignText(buttons);
}

} // namespace

void ManualView::layParts()
{
    QRectF area = content();
    layHead(area);
    m_caption = {};
    m_digits = {};
    m_licence = {};
    if (isChoosing()) {
        layProducts(area);
    } else {
        if (!isClosed()) {
            layDocuments(area);
            layAnswers(area);
        }
        layLimit(area);
    }
    update();
}

void ManualView::layHead(QRectF& area)
{
    const double gutter = design().px(kGutter);
    const QSizeF back(design().px(kBackWidth), design().px(kBackHeight));
    m_back->setGeometry(QRectF({area.right() - back.width(), area.top()}, back).toAlignedRect());
    const double most = design().isPortrait() ? 1 : kMaxHeadingScale;
    const double scale = std::min(1.0, most / design().textScale());
    m_heading = TextBlock(headingText(), {design().font(kLineUnits, Weight::Bold, scale), kTextPitch, Qt::AlignLeft},
                          area.width() - back.width() - gutter);
    const double height = std::max(back.height(), m_heading.height());
    m_heading.moveTo({area.left(), area.top() + (height - m_heading.height()) / 2});
    area.setTop(area.top() + height + gutter / 2);
}

void ManualView::layProducts(const QRectF& area)
{
    const int count = static_cast<int>(m_products.size());
    place(m_products, TileGrid::of(count, design()).places(count, area, design(), kMaxProductHeight));
}

/// At the top of `area`, which is left with the rest.
void ManualView::layDocuments(QRectF& area)
{
    const int count = static_cast<int>(std::min(kMostDocuments, chosen().documents.size()));
    constexpr int kColumns = 2; // so that the longest name is not small
    const int rows = (count + kColumns - 1) / kColumns;
    const double height = rows > 1 && !design().isPortrait() ? kLowDocumentHeight : kDocumentHeight;
    place({m_documents.begin(), m_documents.begin() + count},
          TileGrid{kColumns, rows}.places(count, area, design(), height));
    area.setTop(area.top() + rows * design().px(height + kGutter));
}

/// At its foot. One above the other where the window is narrow.
void ManualView::layAnswers(QRectF& area)
{
    const double height = design().px(kAnswerHeight);
    const double apart = design().px(kApart);
    QRectF yes(area.left(), area.bottom() - height, std::floor((area.width() - apart) / 2), height);
    QRectF no = yes.translated(yes.width() + apart, 0);
    if (design().isPortrait()) {
        no = QRectF(area.left(), area.bottom() - height, area.width(), height);
        yes = no.translated(0, -height - apart);
    }
    m_oldEnough->setGeometry(yes.toAlignedRect());
    m_notOldEnough->setGeometry(no.toAlignedRect());
    alignText({m_oldEnough, m_notOldEnough});
    area.setBottom(yes.top() - design().px(kGutter));
}

/// What a birth date is compared with, as large as there is room for.
void ManualView::layLimit(const QRectF& area)
{
    double rest = 0;
    for (int percent = 100; percent >= kMinPercent; percent -= 5) {
        const double scale = percent / 100.0;
        const TextBlock::Style style{design().font(kButtonUnits, Weight::Regular, scale), kTextPitch, Qt::AlignHCenter};
        const TextBlock::Style alone{design().font(kHeadlineUnits, Weight::Bold, scale), kTextPitch, Qt::AlignHCenter};
        m_caption = TextBlock(captionText(), isClosed() ? alone : style, area.width());
        m_licence = TextBlock(licenceText(), style, area.width());
        rest = area.height() - m_caption.height() - m_licence.height();
        const double least = std::max(kLeastDigits, kDigitsToCaption * kButtonUnits * design().textScale() * scale);
        m_fits = m_caption.fits() && m_licence.fits() && rest >= design().px(least * kWordPitch);
        if (m_fits) {
            break;
        }
    }
    const auto digits = [&](double units) {
        return TextBlock(isClosed() ? QString() : chosen().limit,
                         {design().font(units, Weight::Bold, 1 / design().textScale()), kWordPitch, Qt::AlignHCenter},
                         area.width());
    };
    const double units = std::clamp(rest / design().px(1) / kWordPitch, kLeastDigits, kMostDigits);
    m_digits = digits(units);
    if (!m_digits.fits()) {
        m_digits = digits(std::floor(units * area.width() / m_digits.naturalWidth()));
    }
    m_fits = m_fits && m_digits.fits() && m_heading.fits();
    double top = area.top() + (rest - m_digits.height()) / 2;
    for (TextBlock* block : {&m_caption, &m_digits, &m_licence}) {
        block->moveTo({area.left(), top});
        top += block->height();
    }
}

} // namespace carded::ui
