// SPDX-License-Identifier: Apache-2.0
// Where the parts of the cashier's window are.
#include "ui/badge_widget.h"
#include "ui/idle_view.h"
#include "ui/kiosk_window.h"
#include "ui/shapes.h"
#include "ui/state_line.h"
#include "ui/typed_code.h"

#include <QPainter>

#include <algorithm>

namespace carded::ui {

namespace {

constexpr double kDemoFrameUnits = 2;

} // namespace

void KioskWindow::stepTextSize(int direction)
{
    constexpr int kSizes[] = {100, 125, 150, 200};
    const auto* const at = std::ranges::find(kSizes, m_textPercent);
    const auto index = std::clamp<std::ptrdiff_t>(at - std::begin(kSizes) + direction, 0, std::ssize(kSizes) - 1);
    m_textPercent = kSizes[index];
    layParts();
}

bool KioskWindow::isDemo() const noexcept
{
    return m_state.demo || (m_shown && m_shown->demo);
}

void KioskWindow::layParts()
{
    m_design = Design::of(size(), m_textPercent, m_language.tag());
    const int frame = isDemo() ? static_cast<int>(m_design.px(kDemoFrameUnits)) : 0;
    const QRect inner = rect().adjusted(frame, frame, -frame, -frame);
    m_stateLine->setDesign(m_design);
    const int foot = m_stateLine->heightForWidth(inner.width());
    const QRect body = inner.adjusted(0, 0, 0, -foot);
    m_stateLine->setGeometry(inner.left(), body.bottom() + 1, inner.width(), foot);
    m_idle->setGeometry(body);
    m_badge->setGeometry(body);
    m_typed->setGeometry(body);
    m_idle->setDesign(m_design);
    m_badge->setDesign(m_design);
    m_typed->setDesign(m_design);
    update();
}

void KioskWindow::resizeEvent(QResizeEvent* /*event*/)
{
    layParts();
}

void KioskWindow::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Ground));
    if (isDemo()) {
        drawDemoFrame(painter, rect(), m_design.px(kDemoFrameUnits));
    }
}

} // namespace carded::ui
