// SPDX-License-Identifier: Apache-2.0
#include "ui/basket.h"

#include <algorithm>

namespace carded::ui {

void Basket::press(int index)
{
    const auto place = std::ranges::lower_bound(m_chosen, index);
    if (place != m_chosen.end() && *place == index) {
        m_chosen.erase(place);
    } else if (m_isKept) {
        m_chosen = {index};
    } else {
        m_chosen.insert(place, index);
    }
    m_isKept = false;
}

void Basket::choose(int index)
{
    m_chosen = {index};
    m_isKept = false;
}

void Basket::endCheck()
{
    if (m_after == AfterCheck::Forget) {
        clear();
    }
    m_isKept = !m_chosen.empty();
}

void Basket::clear() noexcept
{
    m_chosen.clear();
    m_isKept = false;
}

std::string idsOf(const std::vector<int>& chosen, const std::vector<Category>& categories)
{
    std::string ids;
    for (const int index : chosen) {
        ids += ids.empty() ? "" : ",";
        ids += categories[static_cast<std::size_t>(index)].id;
    }
    return ids;
}

} // namespace carded::ui
