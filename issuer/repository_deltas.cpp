// SPDX-License-Identifier: Apache-2.0
#include "issuer/repository_deltas.h"

#include "credential/inflate.h"
#include "crypto/encoding.h"
#include "crypto/sha256.h"
#include "issuer/status_delta.h"

#include <map>
#include <set>
#include <vector>

namespace carded::issuer {
namespace {

constexpr std::string_view kSuffix = ".delta";
constexpr std::size_t kDigestDigits = 64;

struct Step {
    std::string from;
    std::string name;
};

/// The steps that end at a digest, by that digest.
std::multimap<std::string, Step> stepsBelow(const TargetsDraft& draft, const std::string& target)
{
    std::multimap<std::string, Step> steps;
    for (const auto& name : draft.names()) {
        const auto prefix = target + "/";
        const std::string_view rest = name.starts_with(prefix) ? std::string_view(name).substr(prefix.size()) : "";
        if (rest.size() == 2 * kDigestDigits + 1 + kSuffix.size() && rest.ends_with(kSuffix)) {
            steps.emplace(rest.substr(kDigestDigits + 1, kDigestDigits),
                          Step{std::string(rest.substr(0, kDigestDigits)), name});
        }
    }
    return steps;
}

} // namespace

std::string digestOf(ByteSpan bytes)
{
    return crypto::encodeHex(crypto::sha256(bytes).span());
}

std::optional<NamedDelta> makeDelta(const IssuerFolder& issuer, const credential::StatusListToken& published,
                                    const StatusListTimes& times)
{
    const auto& list = issuer.statusList;
    const auto before = credential::inflateZlib(published.lst, credential::kMaxStatusListBytes);
    if (!before || before->size() != list.entries.size() || published.bits != list.bits || published.sub != list.uri) {
        return std::nullopt;
    }
    auto delta = makeStatusDelta({list.uri, list.bits, *before, list.entries}, times, issuer.statusKey);
    if (!delta) {
        return std::nullopt;
    }
    const auto name = digestOf(*before) + "-" + digestOf(list.entries) + std::string(kSuffix);
    return NamedDelta{name, *std::move(delta)};
}

void pruneDeltas(TargetsDraft& draft, const std::string& target, const std::string& current, std::size_t count)
{
    const auto steps = stepsBelow(draft, target);
    std::set<std::string> kept;
    std::set<std::string> seen{current};
    std::vector<std::string> ends{current}; // nearest first: a list may come back to what it was
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const auto [first, last] = steps.equal_range(ends[i]);
        for (auto step = first; step != last && kept.size() < count; ++step) {
            const bool isRenewal = step->second.from == ends[i];
            if (isRenewal && ends[i] != current) {
                continue; // whoever is there goes on by the next step
            }
            kept.insert(step->second.name);
            if (seen.insert(step->second.from).second) {
                ends.push_back(step->second.from);
            }
        }
    }
    for (const auto& [end, step] : steps) {
        if (!kept.contains(step.name)) {
            draft.remove(step.name);
        }
    }
}

} // namespace carded::issuer
