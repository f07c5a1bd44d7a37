// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"

#include "app/clock.h"

#include <iostream>

namespace carded::app {
namespace {

verifier::Shown::Face faceOf(const std::string& answer)
{
    if (answer == "yes") {
        return verifier::Shown::Face::Same;
    }
    return answer == "no" ? verifier::Shown::Face::NotTheSame : verifier::Shown::Face::NotCompared;
}

} // namespace

UnixTime Session::now() const
{
    return at ? *at : systemTime();
}

Result<Session, std::string> openSession(const CommonOptions& options)
{
    const ClockFloor clockFloor = options.at ? ClockFloor::NotObeyed : ClockFloor::Obeyed;
    const verifier::Shown shown{false, faceOf(options.faceCheck)};
    OpenedStore store = openStore(options.store, options.demo ? DemoStores::Allowed : DemoStores::Refused);
    if (!store.state) {
        std::cerr << "carded: " << store.problem << '\n';
        return Session{std::move(store), nullptr, Checker(nullptr, nullptr, options.category, clockFloor), shown,
                       options.at};
    }
    const auto policy = choosePolicy(*store.state, options.policy);
    if (!policy) {
        return fail(policy.error());
    }
    auto category = chooseCategory(**policy, options.category, options.at ? *options.at : systemTime());
    if (!category) {
        return fail(category.error());
    }
    Checker checker(store.state.get(), policy->get(), *std::move(category), clockFloor);
    return Session{std::move(store), *policy, std::move(checker), shown, options.at};
}

} // namespace carded::app
