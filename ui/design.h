// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "verifier/verdict.h"

#include <QColor>
#include <QFont>
#include <QSize>
#include <QString>

#include <cstdint>

namespace carded::ui {

/// Every colour by what it is for. The three verdict hues are in FieldColors and nowhere else.
enum class Token : std::uint8_t {
    Ground,        ///< behind everything
    Surface,       ///< tiles, state line
    QuietField,    ///< the customer's side while staff helps: says nothing
    Ink,           ///< text
    Ink2,          ///< secondary text, 7:1 on the ground
    ControlLine,   ///< edges of controls, 3:1
    Focus,         ///< the focus ring
    PictureGround, ///< behind the live picture
    PictureInk,    ///< on the picture: aiming frame, "no picture"
};

[[nodiscard]] QColor color(Token token) noexcept;

/// The colours of one outcome, the same in every theme.
struct FieldColors {
    QColor field;
    QColor ink;  ///< text and symbol on the field
    QColor edge; ///< the frame inside the field; invalid if it has none
};

[[nodiscard]] FieldColors fieldColors(verifier::Outcome outcome) noexcept;

/// What says that nothing shown is a real check.
enum class Mark : std::uint8_t { None, Training, Demo };

[[nodiscard]] Mark markOf(const verifier::Verdict& verdict) noexcept;

/// The colours of a mark's frame and band.
struct MarkColors {
    QColor field;
    QColor ink; ///< text on the field, and its pattern
};

[[nodiscard]] MarkColors markColors(Mark mark) noexcept;

/// A marked face is hollow: a white field, and the outcome's colour on the word and the symbol.
[[nodiscard]] FieldColors hollowColors(verifier::Outcome outcome) noexcept;

enum class Weight : std::uint8_t { Regular, Bold };

/// The measures of one window: everything is a number of units, and a unit grows with the window.
class Design {
public:
    /// `textPercent` scales all text but the outcome word. The typeface follows the language, because the shapes of Han
    /// characters do.
    [[nodiscard]] static Design of(QSize window, int textPercent = 100, const QString& language = {});

    [[nodiscard]] int unit() const noexcept { return m_unit; }
    [[nodiscard]] bool isPortrait() const noexcept { return m_isPortrait; }
    [[nodiscard]] double textScale() const noexcept { return m_textPercent / 100.0; }
    [[nodiscard]] int textPercent() const noexcept { return m_textPercent; }

    /// `units` in pixels.
    [[nodiscard]] double px(double units) const noexcept { return units * m_unit; }

    /// The size of the outcome word, in units. Does not grow with the text size; gives way to large text.
    [[nodiscard]] double wordUnits() const noexcept;

    /// Text of a size in units; `scale` besides the text size, for text that must shrink to fit.
    [[nodiscard]] QFont font(double units, Weight weight, double scale = 1.0) const;

private:
    int m_unit = 6;
    bool m_isPortrait = false;
    int m_textPercent = 100;
    QString m_family = QStringLiteral("Noto Sans CJK KR");
};

/// Sizes of text in units, by what the text is.
inline constexpr double kHeadlineUnits = 7.0;
inline constexpr double kLineUnits = 5.0;
inline constexpr double kStepUnits = 4.5;
inline constexpr double kButtonUnits = 4.0;
inline constexpr double kStateUnits = 3.5;

/// From this text size on, text needs the room more than pictures, symbols and the outcome word do.
inline constexpr double kLargeText = 1.5;

/// Line pitch in parts of the text's size.
inline constexpr double kWordPitch = 1.15;
inline constexpr double kHeadlinePitch = 1.3;
inline constexpr double kTextPitch = 1.35;

} // namespace carded::ui
