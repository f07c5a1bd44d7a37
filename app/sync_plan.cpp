// SPDX-License-Identifier: Apache-2.0
#include "app/sync_plan.h"

#include "credential/strict_json.h"
#include "crypto/encoding.h"

#include <algorithm>
#include <deque>
#include <nlohmann/json.hpp>
#include <string_view>

namespace carded::app {
namespace {

using crypto::Sha256Digest;
using Json = nlohmann::json;

constexpr std::string_view kPolicyPrefix = "policy/";
constexpr std::string_view kPolicySuffix = ".toml";
constexpr std::string_view kListPrefix = "status/";
constexpr std::string_view kDeltaSuffix = ".delta";
constexpr std::size_t kMaxCustomDepth = 32;
/// Steps from a stored list to the published one: a list that is further behind is fetched whole.
constexpr std::size_t kMaxChain = 64;
/// Deltas of one list that are looked at: whoever publishes more of them wants a till to search for long.
constexpr std::size_t kMaxDeltas = 256;

std::optional<Sha256Digest> digestOf(std::string_view hex)
{
    const auto bytes = crypto::decodeHex(hex);
    return bytes ? Sha256Digest::from(*bytes) : std::nullopt;
}

/// `custom.carded` if it is an object; null otherwise.
Json cardedPart(const std::string& custom)
{
    const auto json = credential::parseStrictJson(custom, kMaxCustomDepth);
    if (!json || !json->is_object() || !json->contains("carded") || !(*json)["carded"].is_object()) {
        return nullptr;
    }
    return (*json)["carded"];
}

std::string textOf(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Nothing if the target is no status list of a kind that we know.
std::optional<ListTarget> listTarget(const tuf::FoundTarget& target, const Sha256Digest& sha256)
{
    const Json carded = cardedPart(target.file->custom);
    const std::string uri = textOf(carded, "uri");
    if (!target.name.starts_with(kListPrefix) || textOf(carded, "kind") != "status-list" || uri.empty()) {
        return std::nullopt;
    }
    ListTarget list{std::string(target.name), uri, sha256, target.file->length, std::nullopt, std::nullopt};
    const auto iat = carded.find("iat");
    const auto entries = digestOf(textOf(carded, "entries"));
    if (iat != carded.end() && iat->is_number_integer() && entries) {
        list.iat = UnixTime{Seconds{iat->get<std::int64_t>()}};
        list.entries = entries;
    }
    return list;
}

/// A delta's list and what it changes, by its name: `status/<name>/<from>-<to>.delta`.
std::optional<std::pair<std::string, DeltaTarget>> deltaTarget(const tuf::FoundTarget& target)
{
    constexpr std::size_t kDigits = 2 * Sha256Digest::kSize;
    constexpr std::size_t kFileName = kDigits + 1 + kDigits + kDeltaSuffix.size();
    const std::string_view name = target.name;
    if (!name.starts_with(kListPrefix) || name.size() <= kFileName || name[name.size() - kFileName - 1] != '/') {
        return std::nullopt;
    }
    const std::string_view file = name.substr(name.size() - kFileName);
    const auto from = digestOf(file.substr(0, kDigits));
    const auto to = digestOf(file.substr(kDigits + 1, kDigits));
    if (!from || !to || file[kDigits] != '-' || !file.ends_with(kDeltaSuffix)) {
        return std::nullopt;
    }
    return std::pair(std::string(name.substr(0, name.size() - kFileName - 1)),
                     DeltaTarget{std::string(name), *from, *to, target.file->length});
}

bool isPolicy(std::string_view name)
{
    return name.starts_with(kPolicyPrefix) && name.ends_with(kPolicySuffix)
           && name.size() > kPolicyPrefix.size() + kPolicySuffix.size();
}

using Chain = std::vector<DeltaTarget>;

/// The shortest way of at least one step from `from` to `to`: a renewal goes from a list to itself.
Chain shortestWay(const std::vector<DeltaTarget>& deltas, const Sha256Digest& from, const Sha256Digest& to)
{
    std::deque<Chain> open{Chain{}};
    std::vector<bool> isUsed(deltas.size());
    while (!open.empty()) {
        Chain way = std::move(open.front());
        open.pop_front();
        const Sha256Digest end = way.empty() ? from : way.back().to;
        if (!way.empty() && end == to) {
            return way;
        }
        for (std::size_t i = 0; i < deltas.size() && way.size() < kMaxChain; ++i) {
            if (!isUsed[i] && deltas[i].from == end) {
                isUsed[i] = true;
                open.push_back(way);
                open.back().push_back(deltas[i]);
            }
        }
    }
    return {};
}

/// As far as the deltas lead from `from`, each taken once; a renewal only where nothing else leads on.
Chain longestWay(std::vector<DeltaTarget> deltas, Sha256Digest from)
{
    Chain way;
    std::stable_partition(deltas.begin(), deltas.end(),
                          [](const DeltaTarget& delta) { return delta.from != delta.to; });
    while (way.size() < kMaxChain) {
        const auto next = std::ranges::find(deltas, from, &DeltaTarget::from);
        if (next == deltas.end()) {
            break;
        }
        way.push_back(*next);
        from = next->to;
        deltas.erase(next);
    }
    return way;
}

} // namespace

bool ListTarget::isHeldAs(const revocation_cache::StoredList& list) const
{
    if (list.uri != uri) {
        return false;
    }
    return list.token == sha256 || (list.target == name && entries && list.entries == entries && list.iat == iat);
}

SyncPlan planSync(std::span<const tuf::FoundTarget> targets)
{
    SyncPlan plan;
    for (const tuf::FoundTarget& target : targets) {
        const auto sha256 = Sha256Digest::from(target.file->hashes.sha256);
        if (!sha256) {
            continue;
        }
        if (target.name == kTrustListTarget) {
            plan.hasTrustList = plan.hasTrustList || target.role == "targets";
        } else if (isPolicy(target.name)) {
            plan.policies.emplace_back(target.name);
        } else if (auto list = listTarget(target, *sha256)) {
            plan.lists.push_back(*std::move(list));
        } else if (auto delta = deltaTarget(target)) {
            std::vector<DeltaTarget>& deltas = plan.deltas[delta->first];
            if (deltas.size() < kMaxDeltas) {
                deltas.push_back(std::move(delta->second));
            }
        }
    }
    return plan;
}

std::vector<DeltaTarget> findDeltas(const SyncPlan& plan, const ListTarget& target, const Sha256Digest& from)
{
    const auto deltas = plan.deltas.find(target.name);
    if (deltas == plan.deltas.end()) {
        return {};
    }
    Chain way = target.entries ? shortestWay(deltas->second, from, *target.entries) : longestWay(deltas->second, from);
    std::uint64_t length = 0;
    for (const DeltaTarget& delta : way) { // no sum can overflow: each length is at most a metadata file's integer
        length += std::min(delta.length, target.length);
    }
    return length < target.length ? way : Chain{};
}

} // namespace carded::app
