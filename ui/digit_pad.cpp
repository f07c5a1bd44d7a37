// SPDX-License-Identifier: Apache-2.0
#include "ui/digit_pad.h"

#include "ui/action_button.h"

#include <QCoreApplication>

#include <algorithm>

namespace carded::ui {

namespace {

// All lengths are in units.
constexpr double kGutter = 2;
constexpr double kPadWidth = 62;
constexpr double kMaxKeyHeight = 14;
constexpr int kRows = 4;
constexpr int kColumns = 3;

/// By digit; made in the order of the pad, in which they are read.
std::array<ActionButton*, 10> padButtons(QWidget* panel)
{
    std::array<ActionButton*, 10> buttons{};
    for (const std::size_t digit : {1, 2, 3, 4, 5, 6, 7, 8, 9, 0}) {
        buttons.at(digit) = new ActionButton(panel);
    }
    return buttons;
}

} // namespace

DigitPad::DigitPad(QWidget* panel)
    : QObject(panel), m_digits(padButtons(panel)), m_erase(new ActionButton(panel)), m_ok(new ActionButton(panel))
{
    for (std::size_t digit = 0; digit < m_digits.size(); ++digit) {
        connect(m_digits.at(digit), &QPushButton::clicked, this,
                [this, digit] { emit digitTyped(static_cast<int>(digit)); });
    }
    connect(m_erase, &QPushButton::clicked, this, &DigitPad::erased);
    connect(m_ok, &QPushButton::clicked, this, &DigitPad::entered);
}

DigitPad::Areas DigitPad::areasIn(const QRectF& content, const Design& design)
{
    const double gutter = design.px(kGutter);
    Areas areas{content, content};
    if (design.isPortrait()) {
        areas.pad.setTop(content.bottom() - kRows * design.px(kMaxKeyHeight) - (kRows - 1) * gutter);
        areas.words.setBottom(areas.pad.top() - 2 * gutter);
    } else {
        areas.pad.setLeft(content.right() - design.px(kPadWidth));
        areas.words.setRight(areas.pad.left() - 2 * gutter);
    }
    return areas;
}

void DigitPad::allow(const Allowed& allowed)
{
    for (ActionButton* digit : m_digits) {
        digit->setEnabled(allowed.digits);
    }
    m_erase->setEnabled(allowed.erase);
    m_ok->setEnabled(allowed.ok);
}

void DigitPad::retranslate()
{
    for (std::size_t digit = 0; digit < m_digits.size(); ++digit) {
        m_digits.at(digit)->setFace({0, QString::number(digit)});
    }
    m_erase->setFace({0, QCoreApplication::translate("ui", "Delete")});
    m_ok->setFace({Qt::Key_F9, QCoreApplication::translate("ui", "OK")});
}

void DigitPad::place(const QRectF& area, const Design& design)
{
    const double gutter = design.px(kGutter);
    const double width = (area.width() - (kColumns - 1) * gutter) / kColumns;
    const double height = std::min((area.height() + gutter) / kRows - gutter, design.px(kMaxKeyHeight));
    const auto put = [&](ActionButton* button, int row, int column) {
        button->setGeometry(
            QRectF(area.left() + column * (width + gutter), area.top() + row * (height + gutter), width, height)
                .toAlignedRect());
    };
    for (int digit = 1; digit < static_cast<int>(kDigits); ++digit) {
        put(m_digits.at(static_cast<std::size_t>(digit)), (digit - 1) / kColumns, (digit - 1) % kColumns);
    }
    put(m_erase, kRows - 1, 0);
    put(m_digits.front(), kRows - 1, 1);
    put(m_ok, kRows - 1, 2);
}

bool DigitPad::press(int key)
{
    if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        emit digitTyped(key - Qt::Key_0);
    } else if (key == Qt::Key_Backspace) {
        emit erased();
    } else if (key == Qt::Key_F9) {
        emit entered();
    } else {
        return false;
    }
    return true;
}

} // namespace carded::ui
