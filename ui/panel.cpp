// SPDX-License-Identifier: Apache-2.0
#include "ui/panel.h"

#include "ui/action_button.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace carded::ui {

namespace {

// All lengths are in units.
constexpr double kMargin = 4;
constexpr double kTop = 3;
constexpr double kBarHeight = 0.75;
constexpr double kBarBottom = 1.5;

} // namespace

Panel::Panel(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setFocusPolicy(Qt::StrongFocus);
    hide();
}

void Panel::setDesign(const Design& design)
{
    m_design = design;
    for (ActionButton* button : findChildren<ActionButton*>()) {
        button->setDesign(design);
    }
    layParts();
    update();
}

void Panel::showPreview(const scanner::Frame& /*frame*/) {}

void Panel::setTimeLeft(double fraction)
{
    m_timeLeft = fraction;
    update(barRect().adjusted(-1, -1, 1, 1).toAlignedRect());
}

void Panel::press(const KeyStroke& stroke)
{
    if (stroke.key == Qt::Key_Escape || stroke.key == Qt::Key_0) {
        emit left();
        return;
    }
    if (stroke.key == Qt::Key_Right || stroke.key == Qt::Key_Down) {
        chooseByArrow(1);
    } else if (stroke.key == Qt::Key_Left || stroke.key == Qt::Key_Up) {
        chooseByArrow(-1);
    } else if (stroke.key == Qt::Key_Tab || stroke.key == Qt::Key_Backtab) {
        m_isChosen = false;
        focusNextPrevChild(stroke.key == Qt::Key_Tab);
    } else if (stroke.key == Qt::Key_Return || stroke.key == Qt::Key_Enter || stroke.key == Qt::Key_Space) {
        auto* const chosen = qobject_cast<ActionButton*>(focusWidget());
        if (m_isChosen && chosen != nullptr && chosen->isVisible()) {
            chosen->click();
        }
    } else {
        clickButton(stroke.key);
    }
}

void Panel::clickButton(int key)
{
    const auto all = buttons();
    const auto pressed = std::ranges::find(all, key, &ActionButton::key);
    if (pressed != all.end()) {
        (*pressed)->click();
    }
}

/// Those that can be pressed, in the order in which they are read.
std::vector<ActionButton*> Panel::buttons() const
{
    std::vector<ActionButton*> all;
    for (ActionButton* button : findChildren<ActionButton*>()) {
        if (button->isVisible() && button->isEnabled()) {
            all.push_back(button);
        }
    }
    return all;
}

void Panel::chooseByArrow(int step)
{
    const auto all = buttons();
    if (all.empty()) {
        return;
    }
    const auto focused = std::ranges::find(all, focusWidget());
    const auto count = static_cast<int>(all.size());
    int next = step > 0 ? 0 : count - 1;
    if (focused != all.end()) {
        next = (static_cast<int>(focused - all.begin()) + step + count) % count;
    }
    all[static_cast<std::size_t>(next)]->setFocus(Qt::TabFocusReason);
    m_isChosen = true;
}

void Panel::resizeEvent(QResizeEvent* /*event*/)
{
    layParts();
}

QRectF Panel::content() const
{
    const double margin =
        m_design.px(kMargin); // whole pixels, so that what is laid out in it stays apart as far as it must
    return {margin, m_design.px(kTop), width() - 2 * margin,
            std::floor(height() - m_design.px(kTop + kBarBottom + kBarHeight + 1.5))};
}

QRectF Panel::barRect() const
{
    const double margin = m_design.px(kMargin);
    return {margin, height() - m_design.px(kBarBottom + kBarHeight), width() - 2 * margin, m_design.px(kBarHeight)};
}

void Panel::paintGround(QPainter& painter) const
{
    painter.fillRect(rect(), color(Token::Ground));
}

void Panel::paintTimeLeft(QPainter& painter) const
{
    const QRectF bar = barRect();
    painter.setPen(QPen(color(Token::Ink), m_design.px(0.25)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * m_timeLeft, bar.height()), color(Token::Ink));
}

} // namespace carded::ui
