// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open_store.h"
#include "verifier/verify.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace carded::app {

/// Whether the clock floor counts: it does not where somebody tries out a chosen time.
enum class ClockFloor : std::uint8_t { Obeyed, NotObeyed };

/// What came of one scanned text.
struct Answer {
    bool ignored = false;      ///< an article's number: no verdict
    verifier::Verdict verdict; ///< meaningless if ignored
    std::chrono::microseconds elapsed{0};
};

/// Answers for scanned texts on one state, policy and category. Everything pointed to outlives it.
/// One thread at a time.
class Checker {
public:
    /// Null `state` or `policy`: the store cannot be read.
    Checker(revocation_cache::State* state, const policy::Policy* policy, std::string category, ClockFloor clockFloor);

    [[nodiscard]] Answer check(std::string_view text, const verifier::Shown& shown, UnixTime now);

    /// The answer for a bar code that holds too little for a signature.
    [[nodiscard]] Answer checkLinearCode(UnixTime now) const;

private:
    [[nodiscard]] verifier::Till till() const;

    revocation_cache::State* m_state;
    const policy::Policy* m_policy;
    std::string m_category;
    ClockFloor m_clockFloor;
};

} // namespace carded::app
