// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"
#include "base/wiped_bytes.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carded::verifier {

/// The three answers a cashier can get. The zero value is the one that sells nothing and blames nobody.
enum class Outcome : std::uint8_t { CannotVerify, Refuse, Pass };

/// Why. The names in results and records are frozen (docs/formats/verdict.md); the order here is free, but the
/// zero value must not be a pass.
enum class Reason : std::uint8_t {
    // cannot_verify: this code says nothing either way
    StoreUnreadable,
    FaceCheckNeeded,
    UnknownIssuer,
    StatusUnknown,
    StatusStale,
    TrustStale,
    ClockNotTrusted,
    UnsupportedAlgorithm,
    UnsupportedDocument,
    OnlineCode,
    ShortCode,
    NotACredential,
    // refuse: do not sell on this code
    Underage,
    AgeNotProven,
    Expired,
    NotYetValid,
    Revoked,
    Suspended,
    BadSignature,
    BadHolderProof,
    HolderProofMissing,
    StaticNotAccepted,
    FaceCheckRefused,
    CodeTooOld,
    CodeFromFuture,
    WrongAudience,
    AlreadyUsed,
    KeyRevoked,
    AlgorithmMismatch,
    Malformed,
    LicenceNotValid,
    SaleHours,
    // pass
    OldEnough,
};

inline constexpr std::size_t kReasonCount = 33;

/// Every reason once, for tables and tests.
extern const std::array<Reason, kReasonCount> kAllReasons;

/// Total: a value outside the enum is CannotVerify.
[[nodiscard]] Outcome outcomeOf(Reason reason) noexcept;

/// The frozen string, `old_enough`; for results and records, never for a cashier's screen.
[[nodiscard]] std::string_view toString(Reason reason) noexcept;
/// `pass`, `refuse` or `cannot_verify`.
[[nodiscard]] std::string_view toString(Outcome outcome) noexcept;

/// One answer about one scanned text. Holds nothing about the person but the portrait that a face check needs,
/// and that only while the answer is Reason::FaceCheckNeeded.
struct Verdict {
    Reason reason = Reason::StoreUnreadable;
    UnixTime checkedAt{};
    std::string_view format;               ///< `age1`, ...: empty if the text is of no format we verify
    std::string_view document;             ///< `eu-dcc`, `truage`, ...: what another system's document is, if known
    std::string issuer;                    ///< `iss`; empty until the signatures held
    std::optional<int> minimumAge;         ///< years; empty until the signatures held
    std::string category;                  ///< the policy's name of what is sold, as asked
    bool isStatusNotChecked = false;       ///< the issuer could withdraw it, and no till without a network would know
    bool demo = false;                     ///< the trust list is marked as a demo's
    bool training = false;                 ///< somebody practises on this till: nothing of it counts
    std::optional<UnixTime> statusListIat; ///< `iat` of the status list that covers the credential, for the record
    std::optional<Seconds> maximumCodeAge; ///< the policy's limit, for the cashier's text
    std::optional<Seconds> stateAge;       ///< age of the till's own lists, for the cashier's text
    /// Years, by the birth date that an unsigned licence's barcode names: for a check of the card by eye. It decides
    /// nothing; the window alone shows it, and nothing prints, logs or keeps it.
    std::optional<int> unverifiedAge;
    WipedBytes portrait; ///< JPEG or WebP from verified claims, undecoded

    [[nodiscard]] Outcome outcome() const noexcept { return outcomeOf(reason); }
};

} // namespace carded::verifier
