// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace carded::evidence {

/// The sentences of a report; `{1}` to `{4}` in them stand for what the comment names.
enum class Text : std::uint8_t {
    // the head
    Title,
    TitleOfTill, ///< 1 title, 2 store, 3 till
    DemoTitle,
    DemoBand,
    Store,
    Till,
    Period,
    FromTo, ///< 1 first, 2 last moment
    TimeZone,
    Policy,
    Made,
    // the numbers at the top
    Checks,
    Pass,
    Refuse,
    CannotVerify,
    Manual,
    Gaps,
    None,
    ChecksAbout,
    NoChecks,
    // what an inspector asks first
    Findings,
    FindingClock,
    FindingPruned,
    FindingManual,
    FindingOverrides,
    FindingFaces,
    FindingRange,
    FindingDemo,
    FindingLive,
    Times,   ///< 1 how often
    Pruned,  ///< 1 how many
    Share,   ///< 1 part, 2 whole, 3 per cent
    Records, ///< 1 how many
    Range,   ///< 1 and 2 first number and time, 3 and 4 last ones
    // the hours
    Hours,
    Hour,
    Total,
    // the details
    RefuseReasons,
    CannotVerifyReasons,
    Reasons,
    Count,
    Faces,
    SamePerson,
    NotSamePerson,
    NobodySaid,
    ManualByDocument,
    Document,
    OldEnough,
    NotOldEnough,
    NothingRecorded,
    Categories,
    Category,
    CategoriesAbout,
    Events,
    EventTime,
    EventNumber,
    EventWhat,
    EventGap,
    EventClock,
    EventMode, ///< 1 mode
    ModeLive,
    ModeDemo,
    NoEvents,
    StartsAndStops, ///< 1 starts, 2 stops
    ListAges,
    ListAgesAbout,
    NoLists,
    WithoutList, ///< 1 how many
    Youngest,
    Median,
    Oldest,
    MoreRows,        ///< 1 how many
    DaysAndHours,    ///< 1 days, 2 hours
    HoursAndMinutes, ///< 1 hours, 2 minutes
    MinutesOnly,     ///< 1 minutes
    Basis,
    Formats,
    TrustVersions,
    RepositoryVersions,
    Versions, ///< 1 first, 2 last, 3 how many
    // what it is worth
    Proof,
    Proven,
    ProvenOrder,
    ProvenSince,
    NotProven,
    NotProvenTrue,
    NotProvenPerson,
    NotProvenPage,
    NothingPersonal,
    // how to check
    HowToCheck,
    CheckPack,
    CheckKey,
    CheckOlder,
    Origin,
    Size,
    Root,
    VerifierKey,
};

inline constexpr std::size_t kTextCount = static_cast<std::size_t>(Text::VerifierKey) + 1;

} // namespace carded::evidence
