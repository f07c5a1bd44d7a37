// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/till_state.h"

#include <cstdint>
#include <string>
#include <vector>

namespace carded::ui {

/// What happens to the chosen categories when a check is over.
enum class AfterCheck : std::uint8_t { Forget, Keep };

/// Which categories are being sold, as the indices of their tiles, in order. One press puts a category in, another
/// takes it out again.
class Basket {
public:
    void setAfterCheck(AfterCheck after) noexcept { m_after = after; }

    /// A tile is pressed before the code is shown. What was kept from the last check makes way for the first.
    void press(int index);
    /// This one alone.
    void choose(int index);
    /// The next customer.
    void endCheck();
    void clear() noexcept;

    [[nodiscard]] const std::vector<int>& chosen() const noexcept { return m_chosen; }

private:
    AfterCheck m_after = AfterCheck::Forget;
    std::vector<int> m_chosen;
    bool m_isKept = false;
};

/// The ids of `chosen` with commas between.
[[nodiscard]] std::string idsOf(const std::vector<int>& chosen, const std::vector<Category>& categories);

} // namespace carded::ui
