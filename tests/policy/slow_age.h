// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/decide.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace carded::test {

/// A second implementation of "What proves what" and "Driving" (docs/formats/policy.md), slow and obvious, to compare
/// the product's with. It makes a calendar by stepping from each day to the next, and finds every age, and every time
/// a licence has been held, by walking over that calendar day by day and counting the anniversaries. It takes the
/// product's structs and none of its arithmetic.
///
/// The calendar has the years kFirstYear to kLastYear; `today` is to be one of its days, but not the last one. A date
/// of birth or issue outside them counts as impossible or, after them, as still to come.
class SlowAge {
public:
    static constexpr int kFirstYear = 1870; ///< who was born before it is over 99 in 1970
    static constexpr int kLastYear = 2110;

    SlowAge();

    [[nodiscard]] policy::AgeAnswer decide(const policy::Rule& rule, policy::LeapDay leapDay,
                                           const policy::Disclosed& disclosed, policy::Date today) const;

    /// Every day of the calendar, in order.
    [[nodiscard]] const std::vector<policy::Date>& days() const noexcept { return m_days; }

    /// The place of `date` in days(); nothing for a day that the calendar does not have.
    [[nodiscard]] std::optional<int> placeOf(policy::Date date) const;

    /// The anniversaries of day `from` that are kept after it, up to and on day `to`: places in days().
    [[nodiscard]] int anniversaries(int from, int to, policy::LeapDay leapDay) const;

private:
    [[nodiscard]] int newYears(int from, int to) const;
    [[nodiscard]] int yearsSince(int year, int today) const; ///< New Year's days after that of `year`
    [[nodiscard]] int yearOf(int place) const;
    [[nodiscard]] policy::AgeAnswer decideAge(const policy::Rule& rule, policy::LeapDay leapDay,
                                              const policy::Disclosed& disclosed, int today) const;
    [[nodiscard]] policy::AgeAnswer byBirthDate(const policy::Rule& rule, policy::LeapDay leapDay,
                                                policy::Date birthDate, int today) const;
    [[nodiscard]] policy::AgeAnswer byBirthYear(const policy::Rule& rule, int birthYear, int today) const;
    [[nodiscard]] bool contradictsItself(const policy::Disclosed& disclosed, int today) const;
    [[nodiscard]] bool mayDrive(const policy::DrivingRule& rule, policy::LeapDay leapDay,
                                const policy::Disclosed& disclosed, int today) const;
    [[nodiscard]] bool isHeld(policy::Date issueDate, int years, policy::LeapDay leapDay, int today) const;
    [[nodiscard]] bool isInForce(policy::Date expiryDate, int today) const;

    std::vector<policy::Date> m_days;
    std::vector<int> m_places; ///< by year, month and day of the month

    // A label for each day of the calendar: 1123 for every 23 November. In the other two the day on which somebody born
    // on 29 February keeps the birthday in a common year is labelled 229 instead.
    std::vector<std::uint16_t> m_labels;
    std::vector<std::uint16_t> m_labelsFeb28;
    std::vector<std::uint16_t> m_labelsMar1;
};

} // namespace carded::test
