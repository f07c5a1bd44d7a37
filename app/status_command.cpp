// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"
#include "app/commands.h"
#include "app/open_store.h"
#include "app/readiness.h"
#include "base/rfc3339.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace carded::app {
namespace {

using Json = nlohmann::ordered_json;

Json describe(const revocation_cache::State& state, const PolicyChoice& choice, UnixTime now)
{
    const revocation_cache::StateInfo info = state.info();
    Json json;
    const auto ready = readiness(state, choice, now);
    json["state"] = ready ? *ready : "blocked";
    if (!ready) {
        json["problem"] = ready.error();
    }
    json["age_s"] = ageOf(info, now).count();
    json["verified_at"] = formatRfc3339(info.verifiedAt);
    json["generation"] = info.generation;
    json["repository"] = info.repositoryVersion;
    json["trust"] = info.trustVersion;
    json["issuers"] = state.trustList().issuers.size();
    json["status_lists"] = info.listsCount;
    json["policies"] = Json::array();
    for (const policy::Policy& policy : state.policies()) {
        json["policies"].push_back(policy.jurisdiction);
    }
    json["clock_floor"] = formatRfc3339(info.clockFloor);
    if (info.demo) {
        json["demo"] = true;
    }
    return json;
}

void print(const Json& json)
{
    for (const auto& [key, value] : json.items()) {
        std::cout << key << ": " << (value.is_string() ? value.get<std::string>() : value.dump()) << '\n';
    }
}

} // namespace

int runStatus(const CommonOptions& options)
{
    const OpenedStore store = openStore(options.store, options.demo ? DemoStores::Allowed : DemoStores::Refused);
    Json json;
    if (store.state) {
        json = describe(*store.state, options.policy, systemTime());
    } else {
        json["state"] = "blocked";
        json["problem"] = store.problem;
    }
    if (options.output == Output::Json) {
        std::cout << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    } else {
        print(json);
    }
    return json["state"] == "blocked" ? 2 : 0;
}

} // namespace carded::app
