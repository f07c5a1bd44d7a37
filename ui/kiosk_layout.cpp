// SPDX-License-Identifier: Apache-2.0
// Where the parts of the cashier's window are.
#include "ui/badge_widget.h"
#include "ui/idle_view.h"
#include "ui/kiosk_window.h"
#include "ui/panel.h"
#include "ui/shapes.h"
#include "ui/state_line.h"

#include <QPainter>

#include <algorithm>

namespace carded::ui {

namespace {

constexpr double kMarkFrameUnits = 2;

} // namespace

void KioskWindow::stepTextSize(int direction)
{
    const auto* const at = std::ranges::find(kTextPercents, textPercent());
    const auto index =
        std::clamp<std::ptrdiff_t>(at - kTextPercents.begin() + direction, 0, std::ssize(kTextPercents) - 1);
    m_look.textPercent = kTextPercents[static_cast<std::size_t>(index)];
    layParts();
    emit textSizeChanged(textPercent());
}

/// What is on the screen was judged before the till's mode may have changed.
Mark KioskWindow::mark() const noexcept
{
    const Mark shown = m_shown ? markOf(*m_shown) : Mark::None;
    return std::max(shown, m_state.mark);
}

void KioskWindow::layParts()
{
    m_design = Design::of(size(), textPercent(), m_language.tag(), m_look.theme.value_or(themeOf(palette())));
    const int frame = mark() != Mark::None ? static_cast<int>(m_design.px(kMarkFrameUnits)) : 0;
    const QRect inner = rect().adjusted(frame, frame, -frame, -frame);
    m_stateLine->setDesign(m_design);
    const int foot = m_stateLine->heightForWidth(inner.width());
    const QRect body = inner.adjusted(0, 0, 0, -foot);
    m_stateLine->setGeometry(inner.left(), body.bottom() + 1, inner.width(), foot);
    m_idle->setGeometry(body);
    m_badge->setGeometry(body);
    m_idle->setDesign(m_design);
    m_badge->setDesign(m_design);
    if (m_panel != nullptr) {
        m_panel->setGeometry(body);
        m_panel->setDesign(m_design);
    }
    update();
}

void KioskWindow::resizeEvent(QResizeEvent* /*event*/)
{
    layParts();
}

void KioskWindow::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_design.color(Token::Ground));
    if (mark() != Mark::None) {
        drawMarkFrame(painter, mark(), rect(), m_design.px(kMarkFrameUnits));
    }
}

} // namespace carded::ui
