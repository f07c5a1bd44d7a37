// SPDX-License-Identifier: Apache-2.0
#include "ui/design.h"

#include <algorithm>
#include <cmath>

namespace carded::ui {

namespace {

/// Its Latin letters and digits are the same in all of them.
QString familyFor(const QString& language)
{
    if (language == QLatin1String("ja")) {
        return QStringLiteral("Noto Sans CJK JP");
    }
    if (language == QLatin1String("zh")) {
        return QStringLiteral("Noto Sans CJK SC");
    }
    return QStringLiteral("Noto Sans CJK KR");
}

} // namespace

QColor color(Token token) noexcept
{
    switch (token) {
    case Token::Ground:
        return QColor::fromRgb(0xF3F5F7);
    case Token::Surface:
        return QColor::fromRgb(0xFFFFFF);
    case Token::QuietField:
        return QColor::fromRgb(0xD9DEE3);
    case Token::Ink:
        return QColor::fromRgb(0x14181D);
    case Token::Ink2:
        return QColor::fromRgb(0x46515C);
    case Token::ControlLine:
        return QColor::fromRgb(0x75808B);
    case Token::Focus:
        return QColor::fromRgb(0x0B57D0);
    case Token::PictureGround:
        return QColor::fromRgb(0x2A323A);
    case Token::PictureInk:
        return QColor::fromRgb(0xFFFFFF);
    }
    return QColor::fromRgb(0x14181D);
}

FieldColors fieldColors(verifier::Outcome outcome) noexcept
{
    switch (outcome) {
    case verifier::Outcome::Pass:
        return {QColor::fromRgb(0x007D6B), QColor::fromRgb(0xFFFFFF), QColor()};
    case verifier::Outcome::Refuse:
        return {QColor::fromRgb(0x7D0F17), QColor::fromRgb(0xFFFFFF), QColor::fromRgb(0xFF5449)};
    case verifier::Outcome::CannotVerify:
        break;
    }
    return {QColor::fromRgb(0xFFC61A), QColor::fromRgb(0x14181D), QColor::fromRgb(0x14181D)};
}

Mark markOf(const verifier::Verdict& verdict) noexcept
{
    if (verdict.demo) {
        return Mark::Demo;
    }
    return verdict.training ? Mark::Training : Mark::None;
}

MarkColors markColors(Mark mark) noexcept
{
    const QRgb field = mark == Mark::Demo ? 0x6A1B9A : 0x14181D;
    return {QColor::fromRgb(field), QColor::fromRgb(0xFFFFFF)};
}

FieldColors hollowColors(verifier::Outcome outcome) noexcept
{
    const FieldColors full = fieldColors(outcome);
    // Yellow on white cannot be read: there the ink stands for the outcome, and the triangle is an outline.
    const QColor ink = outcome == verifier::Outcome::CannotVerify ? full.ink : full.field;
    return {QColor::fromRgb(0xFFFFFF), ink, QColor()};
}

Design Design::of(QSize window, int textPercent, const QString& language)
{
    Design design;
    design.m_unit = std::max(2, 2 * (std::min(window.width(), window.height()) / 150));
    design.m_isPortrait = window.height() > window.width();
    design.m_textPercent = textPercent;
    design.m_family = familyFor(language);
    return design;
}

double Design::wordUnits() const noexcept
{
    // On the smallest panel the word keeps its size on the glass, so it takes more units.
    const double usual = m_isPortrait ? 14.0 : m_unit <= 6 ? 20.0 : 18.0;
    return textScale() >= kLargeText ? 0.8 * usual : usual;
}

QFont Design::font(double units, Weight weight, double scale) const
{
    QFont font(m_family);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(px(units) * textScale() * scale))));
    font.setBold(weight == Weight::Bold);
    return font;
}

} // namespace carded::ui
