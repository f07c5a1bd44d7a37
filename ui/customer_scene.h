// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/design.h"
#include "ui/hint.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace carded::ui {

/// All that the customer's side is ever told of a check. It has no value for why: what was refused and what could not
/// be told are the same Help.
enum class CustomerScene : std::uint8_t {
    Closed,    ///< nobody is served here
    Idle,      ///< a code is waited for
    OneMoment, ///< a code waits for its product
    Checking,  ///< it takes a moment
    LookHere,  ///< the cashier compares a face
    Passed,    ///< the one thing that sounds like an answer
    Help,      ///< anything else
    ShowCard,  ///< the cashier looks at a card
    NoCodes,   ///< this till cannot check codes
};

/// What the customer sees.
struct CustomerView {
    CustomerScene scene = CustomerScene::Closed;
    std::optional<Hint> hint; ///< about a code in view that is not read
    bool hasPicture = false;  ///< a camera sees
    std::vector<int> chosen;  ///< of the products, in self-service
    bool isStaffCalled = false;
    Mark mark = Mark::None;

    friend bool operator==(const CustomerView&, const CustomerView&) = default;
};

} // namespace carded::ui
