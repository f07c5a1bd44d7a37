// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QString>

#include <map>
#include <optional>

namespace carded::test {

/// A window's picture made small, in 64 colours: enough to see that a text or a part is another or elsewhere, and
/// little enough for the repository to hold one of every scene, size and language.
[[nodiscard]] QImage smallPicture(const QImage& shot);

/// How much two small pictures of one size differ where they differ most, 0 to 255.
[[nodiscard]] double differenceOf(const QImage& a, const QImage& b);

/// More than this counts. The edges of large letters, which are not the same each time, came to 8 where white stands on
/// black; two other characters in the state line, which the fit test sees, come to 5.7 and are not seen here. (Letters
/// drawn without hinting would come to 14: so the fonts are set by fonts.conf.)
inline constexpr double kDifferenceSeen = 9;

/// The small pictures of all scenes in one language and size, by the scene's name; one under the other in one file, so
/// that what they have in common costs little.
using ContactSheet = std::map<QString, QImage>;

/// Nothing in it if the file is not there or is no sheet.
[[nodiscard]] ContactSheet readSheet(const QString& path);
[[nodiscard]] bool writeSheet(const ContactSheet& sheet, const QString& path);

} // namespace carded::test
