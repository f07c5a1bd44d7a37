// SPDX-License-Identifier: Apache-2.0
#include "ui/design.h"

#include <algorithm>
#include <cmath>

namespace carded::ui {

namespace {

constexpr QRgb kInk = 0x14181D;
constexpr QRgb kWhite = 0xFFFFFF;
constexpr QRgb kBlack = 0x000000;
constexpr QRgb kYellow = 0xFFD400; ///< 14:1 on black

QRgb lightColor(Token token) noexcept
{
    switch (token) {
    case Token::Ground:
        return 0xF3F5F7;
    case Token::Surface:
    case Token::PictureInk:
        return kWhite;
    case Token::Ink:
        break;
    case Token::QuietField:
        return 0xD9DEE3;
    case Token::Ink2:
        return 0x46515C;
    case Token::ControlLine:
        return 0x75808B;
    case Token::Focus:
        return 0x0B57D0;
    case Token::PictureGround:
        return 0x2A323A;
    }
    return kInk;
}

QRgb darkColor(Token token) noexcept
{
    switch (token) {
    case Token::Ground:
        return 0x11161B;
    case Token::Surface:
        return 0x1B232B;
    case Token::Ink:
        break;
    case Token::QuietField:
        return 0x2E3842;
    case Token::Ink2:
        return 0xB3BEC9;
    case Token::ControlLine:
        return 0x7B8894;
    case Token::Focus:
        return 0x8AB4FF;
    case Token::PictureGround:
    case Token::PictureInk:
        return lightColor(token);
    }
    return 0xF2F5F7;
}

QRgb contrastColor(Token token) noexcept
{
    switch (token) {
    case Token::Ground:
    case Token::Surface:
    case Token::QuietField:
    case Token::PictureGround:
        return kBlack;
    case Token::Focus:
        return kYellow;
    case Token::Ink:
    case Token::Ink2:
    case Token::ControlLine:
    case Token::PictureInk:
        break;
    }
    return kWhite;
}

FieldColors contrastFields(verifier::Outcome outcome) noexcept
{
    const QColor ink = QColor::fromRgb(outcome == verifier::Outcome::CannotVerify ? kYellow : kWhite);
    const Qt::PenStyle line = outcome == verifier::Outcome::Refuse ? Qt::DashLine : Qt::SolidLine;
    return {QColor::fromRgb(kBlack), ink, ink, ink, 2, line};
}

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

Mark markOf(const verifier::Verdict& verdict) noexcept
{
    if (verdict.demo) {
        return Mark::Demo;
    }
    return verdict.training ? Mark::Training : Mark::None;
}

Theme themeOf(const QPalette& desktop) noexcept
{
    const QRgb ground = desktop.color(QPalette::Window).rgb() & RGB_MASK;
    const QRgb text = desktop.color(QPalette::WindowText).rgb() & RGB_MASK;
    if ((ground == kBlack && text == kWhite) || (ground == kWhite && text == kBlack)) {
        return Theme::HighContrast;
    }
    return qGray(ground) < qGray(text) ? Theme::Dark : Theme::Light;
}

MarkColors markColors(Mark mark) noexcept
{
    const QRgb field = mark == Mark::Demo ? 0x6A1B9A : 0x14181D;
    return {QColor::fromRgb(field), QColor::fromRgb(0xFFFFFF)};
}

Design Design::of(QSize window, int textPercent, const QString& language, Theme theme)
{
    Design design;
    design.m_unit = std::max(2, 2 * (std::min(window.width(), window.height()) / 150));
    design.m_isPortrait = window.height() > window.width();
    design.m_textPercent = textPercent;
    design.m_theme = theme;
    design.m_family = familyFor(language);
    return design;
}

QColor Design::color(Token token) const noexcept
{
    switch (m_theme) {
    case Theme::Light:
        break;
    case Theme::Dark:
        return QColor::fromRgb(darkColor(token));
    case Theme::HighContrast:
        return QColor::fromRgb(contrastColor(token));
    }
    return QColor::fromRgb(lightColor(token));
}

FieldColors Design::fieldColors(verifier::Outcome outcome) const noexcept
{
    if (m_theme == Theme::HighContrast) {
        return contrastFields(outcome);
    }
    const QColor white = QColor::fromRgb(kWhite);
    const QColor ink = QColor::fromRgb(kInk);
    switch (outcome) {
    case verifier::Outcome::Pass:
        return {QColor::fromRgb(0x007D6B), white, white, QColor()};
    case verifier::Outcome::Refuse:
        return {QColor::fromRgb(0x7D0F17), white, white, QColor::fromRgb(0xFF5449), 2};
    case verifier::Outcome::CannotVerify:
        break;
    }
    return {QColor::fromRgb(0xFFC61A), ink, ink, ink, 1};
}

FieldColors Design::hollowColors(verifier::Outcome outcome) const noexcept
{
    // Yellow on white cannot be read: there the ink stands for the outcome, and the triangle is an outline.
    const QColor ink = QColor::fromRgb(kInk);
    const bool isInk = outcome == verifier::Outcome::CannotVerify || m_theme == Theme::HighContrast;
    return {QColor::fromRgb(kWhite), isInk ? ink : fieldColors(outcome).field, ink, QColor()};
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
