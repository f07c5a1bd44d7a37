// SPDX-License-Identifier: Apache-2.0
#include "tests/policy/agreement.h"

#include "tests/policy/random_age_case.h"

namespace carded::test {

Agreement compareAgeRules(int cases, std::uint64_t seed)
{
    const SlowAge slow;
    RandomAgeCases random(slow, seed);
    Agreement result;
    for (int i = 0; i < cases; ++i) {
        const AgeCase question = random.next();
        const auto answer = policy::decide(question.rule, question.leapDay, question.disclosed, question.today);
        const auto expected = slow.decide(question.rule, question.leapDay, question.disclosed, question.today);
        if (answer != expected) {
            result.disagreement = describe(question) + "; answer " + std::to_string(static_cast<int>(answer))
                                  + ", day by day " + std::to_string(static_cast<int>(expected));
            return result;
        }
        ++result.answers.at(static_cast<std::size_t>(answer));
    }
    return result;
}

} // namespace carded::test
