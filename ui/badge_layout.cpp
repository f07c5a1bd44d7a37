// SPDX-License-Identifier: Apache-2.0
#include "ui/badge_layout.h"

#include "ui/row_stack.h"

#include <algorithm>

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
constexpr double kDemoWord = 15; // makes room for the band
constexpr double kMaxExtraGap = 3;

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
        if (badge.isDemo()) {
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

    /// The word is not scaled with the rest.
    [[nodiscard]] TextBlock word(double width, Qt::AlignmentFlag align) const
    {
        const double units = m_badge.isDemo() ? std::min(kDemoWord, m_design.wordUnits()) : m_design.wordUnits();
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
            m_badge.demoBand,
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
            left += pitch;
        }
    }

    /// `F2 Manual check` in a row of `height`, at the left or right end of `row`.
    void placeManual(const QRectF& row, Qt::AlignmentFlag align)
    {
        const double lead = KeyChip::widthFor(noteFont(kStateUnits)) + px(1.5);
        TextBlock words(m_badge.manual, {noteFont(kStateUnits), kTextPitch, Qt::AlignLeft}, row.width() - lead);
        const double spare = row.width() - lead - words.naturalWidth();
        const double left = row.left() + (align == Qt::AlignRight ? spare : align == Qt::AlignHCenter ? spare / 2 : 0);
        const double middle = std::min(row.center().y(), row.bottom() - words.height() / 2); // two lines reach upwards
        words.moveTo({left + lead, middle - words.height() / 2});
        m_layout.chips.push_back(
            KeyChip::at({left, middle}, QStringLiteral("F2"), noteFont(kStateUnits, Weight::Bold)));
        m_layout.notes.push_back(words);
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
        m_layout.symbol = QRectF(place.left(), place.center().y() - side / 2, side, side);
        layTexts(column, Qt::AlignLeft, kHeadlineUnits);
        stack({textRow(m_layout.word, column.left(), 0), textRow(m_layout.headline, column.left(), 0),
               textRow(m_layout.line, column.left(), 1), stepRow(column, Qt::AlignLeft, 1),
               textRow(m_layout.notes.front(), column.left(), 0)});
        if (!m_badge.manual.isEmpty()) {
            const double height = px(kStateUnits * 1.9) * noteScale();
            placeManual({place.left(), m_content.bottom() - height, side, height}, Qt::AlignLeft);
        }
    }

    /// Landscape, cannot tell: the symbol top centre between the notes, everything else centred below.
    void buildCentred()
    {
        const double side = m_design.textScale() >= kLargeText ? 12 : m_badge.isDemo() ? 15 : 19;
        layTexts(m_content, Qt::AlignHCenter, kLineUnits);
        m_layout.notes.clear();
        // The triangle's tip may reach into the space above the word's capitals.
        stack({triangleRow(side), textRow(m_layout.word, m_content.left(), 0),
               textRow(m_layout.headline, m_content.left(), 0), textRow(m_layout.line, m_content.left(), 1),
               stepRow(m_content, Qt::AlignHCenter, 0)});

        const double width = (m_content.width() - px(side)) / 2 - px(kColumnGap);
        const double row = px(kButtonUnits * kTextPitch) * noteScale();
        const QRectF left(m_content.left(), std::max(m_layout.symbol.top(), m_content.top()), width, row);
        QRectF right = left;
        right.moveRight(m_content.right());
        placeNote(m_badge.category, left.translated(0, row), Qt::AlignLeft);
        placeNote(m_badge.time, left, Qt::AlignLeft);
        placeNote(m_badge.placeAndShift(), right, Qt::AlignRight);
        if (!m_badge.manual.isEmpty()) {
            placeManual(right.translated(0, row), Qt::AlignRight);
        }
        for (const TextBlock& note : m_layout.notes) {
            m_layout.fits = m_layout.fits && note.box().bottom() <= m_layout.word.box().top() + px(2);
        }
    }

    void placeNote(const QString& words, const QRectF& row, Qt::AlignmentFlag align)
    {
        if (words.isEmpty()) {
            return;
        }
        TextBlock note(words, {noteFont(kButtonUnits), kTextPitch, align}, row.width());
        note.moveTo(row.topLeft());
        m_layout.notes.push_back(note);
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
        if (!m_badge.manual.isEmpty()) {
            const double height = px(kStateUnits * 1.9) * noteScale();
            rows.push_back({height, 0, [this, align, left, height](double top) {
                                placeManual({left, top, m_content.width(), height}, align);
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
