// SPDX-License-Identifier: Apache-2.0
#include "ui/badge_layout.h"

#include "ui/badge_offers.h"
#include "ui/row_stack.h"

#include <algorithm>
#include <iterator>

namespace carded::ui {

namespace {

using verifier::Outcome;
constexpr double kSideMargin = 5; // in units, as all lengths here
constexpr double kTopMargin = 2.5;
constexpr double kBottomMargin = 5.25; // holds the bar
constexpr double kBarHeight = 0.75;
constexpr double kBarBottom = 3.5; // under it the frame of a refusal and the focus ring
constexpr double kColumnGap = 4;
constexpr double kSymbol = 34;
constexpr double kBandHeight = 6;
constexpr double kMarkedWord = 15; // makes room for the band
constexpr double kMaxExtraGap = 3;
constexpr double kFocusRing = 0.75; ///< to its inner edge, from that of the frame

/// Part of the triangle's square that is empty above it, and below.
constexpr double kTriangleEmpty = 0.08;

/// Text is made smaller in steps of this until it fits.
constexpr int kPercentStep = 5;
constexpr int kMinPercent = 40;

class Builder {
public:
    Builder(const Badge& badge, const QRectF& field, const Design& design, double scale)
        : m_badge(badge), m_design(design), m_scale(scale)
    {
        m_layout.field = field;
        m_layout.scale = scale;
        m_layout.fits = true;
        m_content = field.adjusted(px(kSideMargin), px(kTopMargin), -px(kSideMargin), -px(kBottomMargin));
        m_layout.bar =
            QRectF(m_content.left(), field.bottom() - px(kBarBottom + kBarHeight), m_content.width(), px(kBarHeight));
        if (badge.isMarked()) {
            layBand();
        }
    }

    BadgeLayout build()
    {
        if (m_design.isPortrait()) {
            buildPortrait();
        } else if (m_badge.outcome == Outcome::CannotVerify) {
            buildCentred();
        } else {
            buildBeside();
        }
        for (const TextBlock* text : m_layout.texts()) {
            m_layout.fits = m_layout.fits && text->fits();
        }
        return m_layout;
    }

private:
    [[nodiscard]] double px(double units) const { return m_design.px(units); }

    [[nodiscard]] TextBlock text(const QString& words, double units, double width, Weight weight,
                                 Qt::AlignmentFlag align) const
    {
        const double pitch = units >= kHeadlineUnits ? kHeadlinePitch : kTextPitch;
        return {words, {m_design.font(units, weight, m_scale), pitch, align}, width};
    }

    /// The word is not scaled with the rest, unless it is no real verdict's.
    [[nodiscard]] TextBlock word(double width, Qt::AlignmentFlag align) const
    {
        const double units =
            m_badge.isMarked() ? std::min(kMarkedWord, m_design.wordUnits()) * m_scale : m_design.wordUnits();
        QFont font = m_design.font(units, Weight::Bold, 1.0 / m_design.textScale());
        const TextBlock full(m_badge.word, {font, kWordPitch, align}, 1e6);
        if (full.naturalWidth() > width) {
            font.setPixelSize(static_cast<int>(font.pixelSize() * width / full.naturalWidth()));
        }
        return {m_badge.word, {font, kWordPitch, align}, width};
    }

    void layBand()
    {
        m_layout.band = QRectF(m_layout.field.left(), m_layout.field.top(), m_layout.field.width(), px(kBandHeight));
        m_layout.bandText = TextBlock(
            m_badge.band,
            {m_design.font(kButtonUnits, Weight::Bold, 1.0 / m_design.textScale()), kTextPitch, Qt::AlignHCenter},
            m_content.width());
        const double top = m_layout.band.center().y() - m_layout.bandText.height() / 2;
        m_layout.bandText.moveTo({m_content.left(), top});
        m_content.setTop(m_layout.band.bottom() + px(1));
    }

    Row textRow(TextBlock& block, double left, double gapAfter)
    {
        return {block.height(), px(gapAfter), [&block, left](double top) { block.moveTo({left, top}); }};
    }

    Row symbolRow(double side, double gapAfter)
    {
        return {px(side), px(gapAfter), [this, side](double top) {
                    m_layout.symbol = QRectF(m_content.center().x() - px(side) / 2, top, px(side), px(side));
                }};
    }

    /// The triangle without the empty parts of its square.
    Row triangleRow(double side)
    {
        Row row = symbolRow(side, -0.5);
        const double empty = px(side * kTriangleEmpty);
        row.height -= 2 * empty;
        row.place = [place = row.place, empty](double top) { place(top - empty); };
        return row;
    }

    /// The step in its box, its keys at the right.
    Row stepRow(const QRectF& column, Qt::AlignmentFlag align, double gapAfter)
    {
        const double pad = px(2);
        const QFont keyFont = m_design.font(kStateUnits, Weight::Bold, m_scale);
        const double keys = static_cast<double>(m_badge.keys.size()) * (KeyChip::widthFor(keyFont) + pad);
        m_layout.step = text(m_badge.step, kStepUnits, column.width() - 2 * pad - keys, Weight::Bold, Qt::AlignLeft);
        // A centred box is as wide as it needs to be; the others fill their column.
        const double wanted = m_layout.step.naturalWidth() + 2 * pad + keys + px(1);
        const double width = align == Qt::AlignHCenter ? std::min(column.width(), wanted) : column.width();
        const double left = column.left() + (column.width() - width) / 2;
        const double height = std::max(px(10) * std::min(1.0, textScale()), m_layout.step.height() + px(2));
        return {height, px(gapAfter), [this, pad, keyFont, left, width, height](double top) {
                    m_layout.stepBox = QRectF(left, top, width, height);
                    m_layout.step.moveTo({left + pad, top + (height - m_layout.step.height()) / 2});
                    placeChips(m_layout.stepBox, keyFont, pad);
                }};
    }

    [[nodiscard]] double textScale() const { return m_design.textScale() * m_scale; }

    void placeChips(const QRectF& box, const QFont& font, double pad)
    {
        const double pitch = KeyChip::widthFor(font) + pad;
        double left = box.right() - static_cast<double>(m_badge.keys.size()) * pitch;
        for (const QString& key : m_badge.keys) {
            m_layout.chips.push_back(KeyChip::at({left, box.center().y()}, key, font));
            m_layout.targets.push_back({keyNamed(key), QRectF(left - pad / 2, box.top(), pitch, box.height())});
            left += pitch;
        }
    }

    [[nodiscard]] double offerHeight() const { return px(kStateUnits * 1.9) * noteScale(); }
    [[nodiscard]] double offersHeight(double width) const
    {
        return BadgeOffers::heightFor(m_badge, width, offerStyle(offerHeight()));
    }

    [[nodiscard]] BadgeOffers::Style offerStyle(double rowHeight) const
    {
        return {noteFont(kButtonUnits), noteFont(kStateUnits), noteFont(kStateUnits, Weight::Bold), rowHeight, px(1.5)};
    }

    void placeOffers(const QRectF& area, Qt::AlignmentFlag align)
    {
        append(BadgeOffers::of(m_badge, area, align, offerStyle(offerHeight())));
    }

    void append(BadgeOffers offers)
    {
        std::ranges::move(offers.chips, std::back_inserter(m_layout.chips));
        std::ranges::move(offers.words, std::back_inserter(m_layout.notes));
        std::ranges::move(offers.targets, std::back_inserter(m_layout.targets));
    }

    /// Category, time, place and shift do not grow with the text: the room goes to what is read first.
    [[nodiscard]] double noteScale() const { return std::min(1.0, textScale()); }
    [[nodiscard]] QFont noteFont(double units, Weight weight = Weight::Regular) const
    {
        return m_design.font(units, weight, noteScale() / m_design.textScale());
    }

    void stack(const std::vector<Row>& rows)
    {
        const bool fit = placeRows(rows, m_content, px(kMaxExtraGap));
        m_layout.fits = m_layout.fits && fit;
    }

    void layTexts(const QRectF& column, Qt::AlignmentFlag align, double headlineUnits)
    {
        const double width = column.width();
        m_layout.word = word(width, align);
        m_layout.headline = text(m_badge.headline, headlineUnits, width, Weight::Bold, align);
        m_layout.line = text(m_badge.line, kLineUnits, width, Weight::Regular, align);
        m_layout.notes.push_back(TextBlock(m_badge.foot(), {noteFont(kStateUnits), kTextPitch, align}, width));
    }

    /// Landscape, refuse and pass: the symbol at one side, the texts at the other.
    void buildBeside()
    {
        // Large text needs the room more than the symbol does.
        const double side = px(m_design.textScale() >= kLargeText ? 24 : kSymbol);
        const bool symbolLeft = m_badge.outcome == Outcome::Refuse;
        QRectF column = m_content;
        QRectF place = m_content;
        if (symbolLeft) {
            column.setLeft(m_content.left() + side + px(kColumnGap));
            place.setRight(m_content.left() + side);
        } else {
            column.setRight(m_content.right() - side - px(kColumnGap));
            place.setLeft(m_content.right() - side);
        }
        place.setTop(m_content.bottom() - offersHeight(place.width()));
        const double middle = m_content.center().y() - side / 2;
        m_layout.symbol = QRectF(place.left(), std::min(middle, place.top() - side), side, side);
        layTexts(column, Qt::AlignLeft, kHeadlineUnits);
        stack({textRow(m_layout.word, column.left(), 0), textRow(m_layout.headline, column.left(), 0),
               textRow(m_layout.line, column.left(), 1), stepRow(column, Qt::AlignLeft, 1),
               textRow(m_layout.notes.front(), column.left(), 0)});
        placeOffers(place, Qt::AlignLeft);
    }

    /// Landscape, cannot tell: the symbol top centre between the notes, everything else centred below.
    void buildCentred()
    {
        const double side = m_design.textScale() >= kLargeText ? 12 : m_badge.isMarked() ? 15 * m_scale : 19;
        layTexts(m_content, Qt::AlignHCenter, kLineUnits);
        m_layout.notes.clear();
        // The triangle's top is a line, as the frame and the focus ring above it are.
        const FieldColors colors =
            m_badge.isMarked() ? m_design.hollowColors(m_badge.outcome) : m_design.fieldColors(m_badge.outcome);
        const double rings = std::max(m_layout.field.top(), m_layout.band.bottom()) + px(colors.edgeUnits + kFocusRing);
        m_content.setTop(std::max(m_content.top(), rings + px(1)));
        // The triangle's tip may reach into the space above the word's capitals.
        stack({triangleRow(side), textRow(m_layout.word, m_content.left(), 0),
               textRow(m_layout.headline, m_content.left(), 0), textRow(m_layout.line, m_content.left(), 1),
               stepRow(m_content, Qt::AlignHCenter, 0)});

        const double width = (m_content.width() - px(side)) / 2 - px(kColumnGap);
        const double row = px(kButtonUnits * kTextPitch) * noteScale();
        const QRectF left(m_content.left(), std::max(m_layout.symbol.top(), m_content.top()), width, row);
        QRectF right = left;
        right.moveRight(m_content.right());
        append(BadgeOffers::besideSymbol(m_badge, left, right, offerStyle(row)));
        for (const TextBlock& note : m_layout.notes) {
            m_layout.fits = m_layout.fits && note.box().bottom() <= m_layout.word.box().top() + px(2);
        }
    }

    /// Portrait: refuse has its symbol at the top, cannot tell in the middle, pass at the bottom.
    void buildPortrait()
    {
        const bool isCentred = m_badge.outcome == Outcome::CannotVerify;
        const auto align = isCentred ? Qt::AlignHCenter : Qt::AlignLeft;
        const double left = m_content.left();
        layTexts(m_content, align, kHeadlineUnits);
        const double side = m_design.textScale() >= kLargeText ? 24 : kSymbol;
        std::vector<Row> rows{textRow(m_layout.word, left, 0), textRow(m_layout.headline, left, 0),
                              textRow(m_layout.line, left, 2), stepRow(m_content, Qt::AlignLeft, 2),
                              textRow(m_layout.notes.front(), left, 0)};
        if (const double height = offersHeight(m_content.width()); height > 0) {
            rows.push_back({height, 0, [this, align, left, height](double top) {
                                placeOffers({left, top, m_content.width(), height}, align);
                            }});
            rows[4].gapAfter = px(1);
        }
        switch (m_badge.outcome) {
        case Outcome::Refuse:
            rows.insert(rows.begin(), symbolRow(side, 2));
            break;
        case Outcome::CannotVerify:
            std::rotate(rows.begin(), rows.begin() + 1, rows.begin() + 3); // headline and line first
            rows.insert(rows.begin() + 2, symbolRow(side, 1));
            rows[3].gapAfter = px(2); // the word, now between the symbol and the step
            break;
        case Outcome::Pass:
            rows.push_back(symbolRow(side, 0));
            break;
        }
        stack(rows);
    }

    const Badge& m_badge;
    const Design& m_design;
    double m_scale;
    QRectF m_content;
    BadgeLayout m_layout;
};

} // namespace

BadgeLayout BadgeLayout::of(const Badge& badge, const QRectF& field, const Design& design)
{
    BadgeLayout layout;
    for (int percent = 100; !layout.fits && percent >= kMinPercent; percent -= kPercentStep) {
        layout = Builder(badge, field, design, percent / 100.0).build();
    }
    return layout;
}

} // namespace carded::ui
