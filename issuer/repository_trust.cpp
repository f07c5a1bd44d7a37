// SPDX-License-Identifier: Apache-2.0
#include "issuer/repository_trust.h"

#include "crypto/encoding.h"
#include "issuer/files.h"
#include "issuer/repository_key.h"
#include "issuer/trust_list_writer.h"
#include "policy/layers.h"
#include "policy/read_policy.h"

#include <algorithm>
#include <map>
#include <set>

namespace carded::issuer {
namespace {

using credential::TrustList;
using nlohmann::json;

constexpr Seconds kMaxAhead{60};

IssuerError refused(std::string message)
{
    return {IssuerError::Cause::Refused, std::move(message)};
}

Result<TrustList, IssuerError> parse(const std::string& text, const std::string& where)
{
    auto list = credential::parseTrustList(text);
    if (!list) {
        return fail(refused(where + ": no till could read it as a trust list (docs/formats/trust-list.md)"));
    }
    return *std::move(list);
}

/// The same issuers, said in the same words.
bool isSameContent(const std::string& a, const std::string& b)
{
    auto left = json::parse(a, nullptr, false);
    auto right = json::parse(b, nullptr, false);
    for (auto* list : {&left, &right}) {
        if (list->is_object()) {
            list->erase("version");
            list->erase("issued");
        }
    }
    return left == right;
}

/// Those that are named now, or else those published before. One that was published stays as it was published: whoever
/// has revoked it has not changed their mind.
Result<std::vector<std::string>, IssuerError> setupKeysOf(const std::string& published, const PublishRequest& request)
{
    std::map<std::string, std::string> before;
    const auto list = json::parse(published, nullptr, false);
    for (const json& key : list.is_object() ? list.value("setup_keys", json::array()) : json::array()) {
        before.emplace(key.value("x", ""), key.dump());
    }
    std::map<std::string, std::string> named; // once each
    for (const auto& file : request.setupKeys) {
        const auto key = readPublicKey(file);
        if (!key) {
            return fail(key.error());
        }
        const std::string x = crypto::encodeBase64Url(key->span());
        const auto known = before.find(x);
        named.emplace(x, known == before.end() ? setupJwk(*key) : known->second);
    }
    std::vector<std::string> keys;
    for (auto& [x, key] : named.empty() ? before : named) {
        keys.push_back(std::move(key));
    }
    return keys;
}

Result<std::vector<std::string>, IssuerError> entriesOf(const PublishRequest& request)
{
    std::vector<std::string> entries;
    for (const auto& file : request.entries) {
        const auto content = readFile(file);
        if (!content) {
            return fail(content.error());
        }
        entries.emplace_back(asText(*content));
    }
    return entries;
}

/// The trust list of these issuers; `published` as it is if that says the same.
Result<std::string, IssuerError> listOf(std::span<const IssuerFolder> issuers, const std::string& published,
                                        const TrustList& publishedList, const PublishRequest& request)
{
    const bool isDemo = request.demo == DemoMark::Demo;
    if (!published.empty() && publishedList.demo != isDemo) {
        return fail(IssuerError{IssuerError::Cause::BadArgument,
                                isDemo ? "this repository is no demo's: publish without --demo, or make another one"
                                       : "this repository is a demo's: publish with --demo, or make another one"});
    }
    const auto issued = laterThan(publishedList.issued, request.now, "the trust list");
    if (!issued) {
        return fail(issued.error());
    }
    auto entries = entriesOf(request);
    if (!entries) {
        return fail(entries.error());
    }
    auto setupKeys = setupKeysOf(published, request);
    if (!setupKeys) {
        return fail(setupKeys.error());
    }
    auto list = writeTrustList(
        issuers, {publishedList.version + 1, *issued, request.demo, *std::move(entries), *std::move(setupKeys)});
    if (list && isSameContent(*list, published)) {
        return published;
    }
    return list;
}

/// A list from a file must follow the published one.
Result<std::string, IssuerError> listFrom(const std::filesystem::path& file, const std::string& published,
                                          const TrustList& publishedList)
{
    const auto content = readFile(file);
    if (!content) {
        return fail(content.error());
    }
    std::string text(asText(*content));
    if (text == published) {
        return text;
    }
    const auto list = parse(text, file.string());
    if (!list) {
        return fail(list.error());
    }
    if (list->version <= publishedList.version || list->issued <= publishedList.issued) {
        return fail(refused(file.string()
                            + ": its version and the time it was issued must be higher than the "
                              "published list's, version "
                            + std::to_string(publishedList.version)));
    }
    return text;
}

/// A forgotten --issuer must not take an issuer's credentials out of force everywhere.
Result<void, IssuerError> checkNobodyIsForgotten(const TrustList& before, const TrustList& after,
                                                 const PublishRequest& request)
{
    for (const auto& issuer : before.issuers) {
        const bool isMeant = std::ranges::find(request.removed, issuer.iss) != request.removed.end();
        if (after.issuer(issuer.iss) == nullptr && !isMeant) {
            return fail(IssuerError{IssuerError::Cause::BadArgument,
                                    issuer.iss
                                        + " is in the published trust list and would be in it no more: name "
                                          "its folder too, or say --remove "
                                        + issuer.iss});
        }
    }
    return {};
}

std::string policyTarget(const std::string& jurisdiction)
{
    return "policy/" + jurisdiction + ".toml";
}

} // namespace

Result<UnixTime, IssuerError> laterThan(UnixTime published, UnixTime now, const std::string& what)
{
    const auto time = std::max(now, published + Seconds{1});
    if (time > now + kMaxAhead) {
        return fail(refused(what + " was published with a later time than this machine's clock shows: set the clock"));
    }
    return time;
}

Result<TrustList, IssuerError> publishTrustList(TargetsDraft& draft, const std::string& published,
                                                std::span<const IssuerFolder> issuers, const PublishRequest& request)
{
    auto before = published.empty() ? Result<TrustList, IssuerError>(TrustList{}) : parse(published, kTrustListTarget);
    if (!before) {
        return before;
    }
    if (issuers.empty() && request.entries.empty() && request.trustList.empty()) {
        return request.setupKeys.empty()
                   ? before
                   : fail(IssuerError{IssuerError::Cause::BadArgument,
                                      "set-up keys stand in the trust list: name its issuers too, with --issuer"});
    }
    auto text = request.trustList.empty() ? listOf(issuers, published, *before, request)
                                          : listFrom(request.trustList, published, *before);
    if (!text) {
        return fail(text.error());
    }
    auto after = parse(*text, "the new trust list");
    if (!after) {
        return after;
    }
    if (auto checked = checkNobodyIsForgotten(*before, *after, request); !checked) {
        return fail(checked.error());
    }
    if (auto put = draft.put(kTrustListTarget, Bytes(text->begin(), text->end())); !put) {
        return fail(put.error());
    }
    return after;
}

/// Tills refuse policies that do not fit together, all of them: those published before are asked too.
Result<void, IssuerError> checkTogether(const TargetsDraft& draft, std::vector<policy::Policy> policies,
                                        const ReadPublished& readPublished)
{
    for (const std::string& name : draft.names()) {
        const bool isNew = std::ranges::any_of(
            policies, [&](const policy::Policy& policy) { return policyTarget(policy.jurisdiction) == name; });
        if (isNew || !name.starts_with("policy/")) {
            continue;
        }
        const auto content = readPublished(name);
        if (!content) {
            return fail(content.error());
        }
        auto policy = policy::readPolicy(asText(*content));
        if (!policy) {
            return fail(refused(name + ", which is published: " + policy.error().message));
        }
        policies.push_back(*std::move(policy));
    }
    const auto laid = policy::layTogether(std::move(policies));
    return laid ? Result<void, IssuerError>() : fail(refused(laid.error().message));
}

Result<void, IssuerError> publishPolicies(TargetsDraft& draft, const PublishRequest& request,
                                          const ReadPublished& readPublished)
{
    std::set<std::string> jurisdictions;
    std::vector<policy::Policy> policies;
    for (const auto& file : request.policies) {
        auto content = readFile(file);
        if (!content) {
            return fail(content.error());
        }
        auto policy = policy::readPolicy(asText(*content));
        if (!policy) {
            return fail(refused(file.string() + ", line " + std::to_string(policy.error().line) + ": "
                                + policy.error().message));
        }
        if (policy->jurisdiction.empty()) {
            return fail(
                refused(file.string() + ": it has no jurisdiction, so it is a shop's own and not to be published"));
        }
        if (!jurisdictions.insert(policy->jurisdiction).second) {
            return fail(IssuerError{IssuerError::Cause::BadArgument,
                                    file.string() + ": another policy is for " + policy->jurisdiction + " too"});
        }
        if (auto put = draft.put(policyTarget(policy->jurisdiction), *std::move(content)); !put) {
            return put;
        }
        policies.push_back(*std::move(policy));
    }
    return checkTogether(draft, std::move(policies), readPublished);
}

} // namespace carded::issuer
