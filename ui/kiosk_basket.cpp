// SPDX-License-Identifier: Apache-2.0
// What is being sold, in the cashier's window.
#include "ui/idle_view.h"
#include "ui/kiosk_window.h"

#include <algorithm>

namespace carded::ui {

void KioskWindow::setCategories(const std::vector<Category>& categories)
{
    const bool isOther = !std::ranges::equal(m_categories, categories, {}, &Category::id, &Category::id);
    m_categories = categories;
    retranslate();
    if (isOther && !m_basket.chosen().empty()) {
        m_basket.clear();
        showChosen();
        emit categoryChosen({});
    }
}

/// Over a verdict it begins the next check; for a code that waits it is the answer.
void KioskWindow::pressTile(int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_categories.size()) {
        return;
    }
    if (m_view == View::Verdict && m_slot.isLocked(m_now())) {
        return;
    }
    if (m_view == View::Idle) {
        m_basket.press(index);
    } else {
        goIdle();
        m_basket.choose(index);
    }
    showChosen();
    emit categoryChosen(idsOf(m_basket.chosen(), m_categories));
}

void KioskWindow::showChosen()
{
    const std::vector<int>& chosen = m_basket.chosen();
    m_idle->markChosen(chosen);
    m_idle->setQuestion(chosen.empty() ? IdleView::Question::WhatIsSold : IdleView::Question::ScanNow);
}

} // namespace carded::ui
