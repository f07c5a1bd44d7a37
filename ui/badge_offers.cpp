// SPDX-License-Identifier: Apache-2.0
#include "ui/badge_offers.h"

#include <QFontMetricsF>
#include <QKeySequence>

#include <algorithm>
#include <iterator>
#include <utility>

namespace carded::ui {

namespace {

struct Offer {
    QString key;
    QString words;
};

std::vector<Offer> offersOf(const Badge& badge)
{
    std::vector<Offer> offers;
    if (!badge.manual.isEmpty()) {
        offers.push_back({QStringLiteral("F2"), badge.manual});
    }
    if (!badge.manager.isEmpty()) {
        offers.push_back({QStringLiteral("F10"), badge.manager});
    }
    return offers;
}

double leadOf(const BadgeOffers::Style& style)
{
    return KeyChip::widthFor(style.key) + style.gap;
}

TextBlock wordsOf(const Offer& offer, double width, const BadgeOffers::Style& style)
{
    return {offer.words, {style.words, kTextPitch, Qt::AlignLeft}, width - leadOf(style)};
}

double rowHeightOf(const TextBlock& words, const BadgeOffers::Style& style)
{
    return std::max(style.rowHeight, words.height());
}

} // namespace

int keyNamed(const QString& name)
{
    const QKeySequence keys(name, QKeySequence::PortableText);
    return keys.isEmpty() ? 0 : keys[0].key();
}

double BadgeOffers::heightFor(const Badge& badge, double width, const Style& style)
{
    double height = 0;
    for (const Offer& offer : offersOf(badge)) {
        height += rowHeightOf(wordsOf(offer, width, style), style);
    }
    return height;
}

BadgeOffers BadgeOffers::of(const Badge& badge, const QRectF& area, Qt::AlignmentFlag align, const Style& style)
{
    BadgeOffers placed;
    const double lead = leadOf(style);
    double widest = 0;
    for (const Offer& offer : offersOf(badge)) {
        widest = std::max(widest, wordsOf(offer, area.width(), style).naturalWidth());
    }
    QRectF row(area.left(), area.top(), area.width(), style.rowHeight);
    for (const Offer& offer : offersOf(badge)) {
        TextBlock words = wordsOf(offer, row.width(), style);
        row.setHeight(rowHeightOf(words, style));
        // In the middle, the keys are one below the other.
        const double spare = row.width() - lead - (align == Qt::AlignHCenter ? widest : words.naturalWidth());
        const double left = row.left() + (align == Qt::AlignRight ? spare : align == Qt::AlignHCenter ? spare / 2 : 0);
        const double middle = row.center().y();
        words.moveTo({left + lead, middle - words.height() / 2});
        placed.chips.push_back(KeyChip::at({left, middle}, offer.key, style.key));
        placed.targets.push_back({keyNamed(offer.key), row});
        placed.words.push_back(std::move(words));
        row.translate(0, row.height());
    }
    return placed;
}

void BadgeOffers::addNote(const QString& note, const QRectF& row, Qt::AlignmentFlag align, const QFont& font)
{
    if (!note.isEmpty()) {
        words.emplace_back(note, TextBlock::Style{font, kTextPitch, align}, row.width());
        words.back().moveTo(row.topLeft());
    }
}

void BadgeOffers::add(BadgeOffers others)
{
    std::ranges::move(others.chips, std::back_inserter(chips));
    std::ranges::move(others.words, std::back_inserter(words));
    std::ranges::move(others.targets, std::back_inserter(targets));
}

BadgeOffers BadgeOffers::besideSymbol(const Badge& badge, const QRectF& left, const QRectF& right, const Style& style)
{
    const auto below = [&](const QRectF& row, int rows) { return row.translated(0, rows * style.rowHeight); };
    BadgeOffers placed;
    placed.addNote(badge.placeAndShift(), right, Qt::AlignRight, style.note);
    if (badge.manual.isEmpty() || badge.manager.isEmpty()) {
        placed.addNote(badge.time, left, Qt::AlignLeft, style.note);
        placed.addNote(badge.category, below(left, 1), Qt::AlignLeft, style.note);
        placed.add(of(badge, below(right, 1), Qt::AlignRight, style));
        return placed;
    }
    // One offer at each side. The second row is free for it where time and category have room in one.
    Badge manual = badge;
    manual.manager.clear();
    Badge manager = badge;
    manager.manual.clear();
    const QString both = badge.timeAndCategory();
    const bool isOneRow = QFontMetricsF(style.note).horizontalAdvance(both) <= left.width();
    placed.addNote(isOneRow ? both : badge.time, left, Qt::AlignLeft, style.note);
    placed.addNote(isOneRow ? QString() : badge.category, below(left, 1), Qt::AlignLeft, style.note);
    placed.add(of(manual, below(right, 1), Qt::AlignRight, style));
    placed.add(of(manager, below(left, isOneRow ? 1 : 2), Qt::AlignLeft, style));
    return placed;
}

} // namespace carded::ui
