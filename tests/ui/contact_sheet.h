// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QString>

#include <map>
#include <optional>

namespace carded::test {

/// A window's picture made small: enough to see that a text or a part is another or elsewhere.
[[nodiscard]] QImage smallPicture(const QImage& shot);

/// A small picture in 64 colours: little enough for the repository to hold one of every scene, size and language.
[[nodiscard]] QImage coarsePicture(const QImage& small);

/// How far a small picture is from any that would have become `coarse`, where it is furthest, 0 to 255. Both of one
/// size. So a shade that lies between two of the 64 does not count for much because it fell to the other side.
[[nodiscard]] double differenceOf(const QImage& small, const QImage& coarse);

/// More than this counts. All scenes drawn again, on a busy machine, stayed below; another word in the state line,
/// which is the smallest text, comes to 17.
inline constexpr double kDifferenceSeen = 3;

/// The small pictures of all scenes in one language and size, by the scene's name; one under the other in one file, so
/// that what they have in common costs little.
using ContactSheet = std::map<QString, QImage>;

/// Nothing in it if the file is not there or is no sheet.
[[nodiscard]] ContactSheet readSheet(const QString& path);
[[nodiscard]] bool writeSheet(const ContactSheet& sheet, const QString& path);

} // namespace carded::test
