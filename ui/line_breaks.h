// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QChar>
#include <QString>
#include <QStringList>

namespace carded::ui {

/// Marks in a text where its line may break. Takes no room and is never drawn. In a translation file it is `|`.
inline constexpr QChar kBreakMark{0x200B};

/// Where a long word may be divided: a hyphen is drawn if a line ends there. In a translation file it is `&#xad;`.
inline constexpr QChar kSoftHyphen{0x00AD};

/// The parts of a text that no line end may divide, each with the spaces or the soft hyphen after it and without marks.
/// A line may end at a space, but not at one between a number and its unit, and at a mark. In Japanese and Chinese
/// without any mark it may end wherever Unicode lets it: the name of a category comes from a policy.
[[nodiscard]] QStringList unbrokenParts(const QString& text);

/// One after the other, as the language writes them: Japanese and Chinese have no space between them.
[[nodiscard]] QString joinedSentences(const QString& first, const QString& second);

/// For a text that is read aloud or compared rather than drawn: without soft hyphens, too.
[[nodiscard]] QString withoutBreakMarks(QString text);

} // namespace carded::ui
