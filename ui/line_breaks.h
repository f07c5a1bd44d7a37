// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QChar>
#include <QString>
#include <QStringList>

namespace carded::ui {

/// Marks in a text where its line may break. Takes no room and is never drawn. In a translation file it is `|`.
inline constexpr QChar kBreakMark{0x200B};

/// The parts of a text that no line end may divide, each with the spaces after it and without marks. A line may end at
/// a space, but not at one between a number and its unit, and at a mark. In Japanese and Chinese without any mark it
/// may end wherever Unicode lets it: the name of a category comes from a policy.
[[nodiscard]] QStringList unbrokenParts(const QString& text);

/// For a text that is read aloud or compared rather than drawn.
[[nodiscard]] QString withoutBreakMarks(QString text);

} // namespace carded::ui
