// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open_store.h"
#include "verifier/verify.h"

#include <chrono>
#include <cstdint>
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
    std::optional<std::uint64_t> record{}; ///< its place in the log; nothing if it was not recorded
};

/// What a handheld scanner has read: it does not say in what kind of symbol.
inline constexpr std::string_view kHandheldSymbology = "handheld";

/// A symbol as the decoder found it. Views.
struct Symbol {
    std::string_view symbology; ///< `qr`, `ean13`, ..., or kHandheldSymbology
    ByteSpan bytes;
};

/// Answers for scanned texts on one state, policy and category. Everything pointed to outlives it.
/// One thread at a time.
class Checker {
public:
    /// Null `state` or `policy`: the store cannot be read.
    Checker(revocation_cache::State* state, const policy::Policy* policy, std::string category, ClockFloor clockFloor);

    [[nodiscard]] Answer check(std::string_view text, const verifier::Shown& shown, UnixTime now);

    /// The same for a symbol of any kind: EAN and UPC codes lie on the counter and are ignored, other linear
    /// codes hold too little for a signature.
    [[nodiscard]] Answer checkSymbol(const Symbol& symbol, const verifier::Shown& shown, UnixTime now);

private:
    [[nodiscard]] verifier::Till till() const;
    [[nodiscard]] Answer answerShortCode(UnixTime now) const;

    revocation_cache::State* m_state;
    const policy::Policy* m_policy;
    std::string m_category;
    ClockFloor m_clockFloor;
};

} // namespace carded::app
