// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/badge_layout.h"

#include <vector>

namespace carded::ui {

/// What keys offer on a badge besides its step, one under the other: `F2 Manual check`, `F10 Manager`.
struct BadgeOffers {
    struct Style {
        QFont note; ///< of time, category, place and shift
        QFont words;
        QFont key;
        double rowHeight = 0; ///< in pixels, as the next; more where words take more
        double gap = 0;       ///< between a key and its words
    };

    std::vector<KeyChip> chips;
    std::vector<TextBlock> words; ///< and notes
    std::vector<KeyTarget> targets;

    /// What of() needs.
    [[nodiscard]] static double heightFor(const Badge& badge, double width, const Style& style);
    /// From the top of `area` on.
    [[nodiscard]] static BadgeOffers of(const Badge& badge, const QRectF& area, Qt::AlignmentFlag align,
                                        const Style& style);
    /// With the notes, in rows at both sides of a symbol; `left` and `right` are the first ones, as high as the style
    /// says.
    [[nodiscard]] static BadgeOffers besideSymbol(const Badge& badge, const QRectF& left, const QRectF& right,
                                                  const Style& style);

private:
    void addNote(const QString& words, const QRectF& row, Qt::AlignmentFlag align, const QFont& font);
    void add(BadgeOffers others);
};

/// Qt::Key of a name as it stands on a badge.
[[nodiscard]] int keyNamed(const QString& name);

} // namespace carded::ui
