// SPDX-License-Identifier: Apache-2.0
#include "app/readiness.h"

#include "app/open_store.h"
#include "policy/rules_in_force.h"
#include "policy/time_zone.h"
#include "verifier/verify.h"

#include <algorithm>

namespace carded::app {

Seconds ageOf(const revocation_cache::StateInfo& info, UnixTime now)
{
    return std::max(Seconds{0}, now - info.verifiedAt);
}

Result<std::string, std::string> readiness(const revocation_cache::State& state, const PolicyChoice& choice,
                                           UnixTime now)
{
    const auto policy = choosePolicy(state, choice);
    if (!policy) {
        return fail(policy.error());
    }
    const revocation_cache::StateInfo info = state.info();
    const std::string& leastTzVersion = (*policy)->leastTzVersion;
    if (!leastTzVersion.empty() && !policy::hasTzVersion(leastTzVersion)) {
        return fail("This computer's time zones are older than the policy asks for, " + leastTzVersion
                    + ". Update the package tzdata.");
    }
    const auto today = policy::localDate(**policy, now);
    if (now + verifier::kClockTolerance < info.clockFloor || !today) {
        return fail(std::string("This computer's clock cannot be right. Set the clock."));
    }
    if (std::ranges::all_of((*policy)->categories, [&](const policy::Category& category) {
            return policy::rulesInForce(category, *today).empty();
        })) {
        return fail(std::string("No rule of the policy is in force on this day. Tell whoever publishes it."));
    }
    const Seconds age = ageOf(info, now);
    if (age >= (*policy)->freshness.blockAfter) {
        return fail(std::string("The till's lists are too old. Bring them up to date."));
    }
    return std::string(age >= (*policy)->freshness.warnAfter ? "warning" : "ready");
}

} // namespace carded::app
