// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/badge.h"
#include "ui/design.h"
#include "ui/key_chip.h"
#include "ui/text_block.h"

#include <QRectF>

#include <vector>

namespace carded::ui {

/// Where a finger presses a key whose name the badge shows.
struct KeyTarget {
    int key = 0; ///< Qt::Key
    QRectF area;
};

/// Where everything of a badge goes, in pixels. A plain value: tests measure it without a window.
struct BadgeLayout {
    QRectF field;
    QRectF symbol;
    QRectF stepBox;
    QRectF bar;  ///< the time left
    QRectF band; ///< of a demo or of training; null if live
    TextBlock word;
    TextBlock headline;
    TextBlock line;
    TextBlock step;
    TextBlock bandText;
    std::vector<TextBlock> notes; ///< category, time, place, shift, and what keys offer
    std::vector<KeyChip> chips;
    std::vector<KeyTarget> targets;
    double scale = 1.0; ///< of all text but the word; below 1 if it had to shrink to fit
    bool fits = false;  ///< no text is wider or higher than its place

    /// Every text there is, the word first.
    [[nodiscard]] std::vector<const TextBlock*> texts() const
    {
        std::vector<const TextBlock*> all{&word, &headline, &line, &step};
        if (!bandText.isEmpty()) {
            all.push_back(&bandText);
        }
        for (const TextBlock& note : notes) {
            all.push_back(&note);
        }
        for (const KeyChip& chip : chips) {
            all.push_back(&chip.label);
        }
        return all;
    }

    /// Takes the largest text that fits into `field`.
    [[nodiscard]] static BadgeLayout of(const Badge& badge, const QRectF& field, const Design& design);
};

} // namespace carded::ui
