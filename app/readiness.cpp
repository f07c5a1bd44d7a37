// SPDX-License-Identifier: Apache-2.0
#include "app/readiness.h"

#include "app/open_store.h"
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
    if (now + verifier::kClockTolerance < info.clockFloor || !policy::localDate(**policy, now)) {
        return fail(std::string("This computer's clock cannot be right. Set the clock."));
    }
    const auto category = chooseCategory(**policy, "", now);
    if (!category) {
        return fail(category.error());
    }
    const Seconds age = ageOf(info, now);
    if (age >= (*policy)->freshness.blockAfter) {
        return fail(std::string("The till's lists are too old. Bring them up to date."));
    }
    return std::string(age >= (*policy)->freshness.warnAfter ? "warning" : "ready");
}

} // namespace carded::app
