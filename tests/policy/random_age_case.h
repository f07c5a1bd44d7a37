// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/decide.h"
#include "tests/policy/slow_age.h"

#include <cstdint>
#include <random>
#include <string>

namespace carded::test {

/// One question to policy::decide().
struct AgeCase {
    policy::Rule rule;
    policy::LeapDay leapDay = policy::LeapDay::Mar1;
    policy::Disclosed disclosed;
    policy::Date today;
};

/// All of it, for a person who looks for a mistake.
[[nodiscard]] std::string describe(const AgeCase& question);

/// Questions at random, the same ones for the same seed, most of them close to an edge: days around anniversaries, 29
/// February and its neighbours, ends of years, ages and marks one above and one below, dates that do not exist.
/// `calendar` must outlive it.
class RandomAgeCases {
public:
    RandomAgeCases(const SlowAge& calendar, std::uint64_t seed) : m_calendar(calendar), m_random(seed) {}

    [[nodiscard]] AgeCase next();

private:
    [[nodiscard]] int below(int limit); ///< 0 to limit - 1
    [[nodiscard]] int between(int least, int most);
    [[nodiscard]] bool oneIn(int times);

    [[nodiscard]] policy::Date dayInYear(int year);
    [[nodiscard]] policy::Date near(policy::Date date, int yearsBefore);
    [[nodiscard]] policy::Date oddDate();
    [[nodiscard]] policy::Date birthDate(policy::Date today);
    [[nodiscard]] int birthYear(policy::Date birthDate);
    void addMarks(policy::Disclosed& disclosed, int age);
    [[nodiscard]] std::optional<policy::Date> issueDate(policy::Date today, int heldYears);
    [[nodiscard]] std::optional<policy::Date> expiryDate(policy::Date today);
    void addDriving(AgeCase& question);

    const SlowAge& m_calendar;
    std::mt19937_64 m_random;
};

} // namespace carded::test
